import { closeSync, fdatasyncSync, ftruncateSync, openSync, readFileSync, writeSync } from 'node:fs';
import { SverkaError, type Deed } from '../index.js';
import { notSaved, replaceFile } from './disk.js';

/** The first line: what the journal is about. */
export interface Head {
  readonly journal: 1;
  /** SHA-256 of the project file when the journal began. */
  readonly base: string;
  /** Its bytes in Base64, where sverka would write the same project otherwise: undoing all brings them back. */
  readonly bytes?: string;
}

/** A deed, or the SHA-256 of what the project file is about to hold: all deeds above it. */
export type Entry = Deed | { readonly writes: string };

export interface Journal {
  readonly head: Head;
  readonly entries: readonly Entry[];
  /** Bytes that hold whole lines; what follows was being written when the program was killed. */
  readonly size: number;
}

/**
 * Reads a journal: lines of JSON, of which the last may be torn.
 * @throws SverkaError `desk/journal`
 */
export function readJournal(path: string): Journal | undefined {
  let bytes: Buffer;
  try {
    bytes = readFileSync(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw damaged(path, 1, error);
  }
  const lines = bytes.toString('utf8').split('\n');
  lines.pop();
  const entries: unknown[] = [];
  let size = 0;
  for (const [index, line] of lines.entries()) {
    const value = parsed(line);
    if (!isEntry(value, index)) {
      // A disk that loses power may keep the length of the last line and not what it says.
      if (index === lines.length - 1 && index > 0) break;
      throw damaged(path, index + 1, value);
    }
    entries.push(value);
    size += Buffer.byteLength(line) + 1;
  }
  const [head, ...rest] = entries;
  if (head === undefined) throw damaged(path, 1, 'it is empty');
  return { head: head as Head, entries: rest as Entry[], size };
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

function isEntry(value: unknown, index: number): boolean {
  if (value === 'undo' || value === 'redo') return index > 0;
  if (typeof value !== 'object' || value === null) return false;
  if (index === 0) return 'journal' in value && value.journal === 1 && 'base' in value;
  return 'writes' in value || ('edit' in value && 'changes' in value && 'inverse' in value);
}

const damaged = (path: string, line: number, reason: unknown): SverkaError =>
  new SverkaError(
    'desk/journal',
    'The journal of this project cannot be read.',
    reason instanceof Error
      ? reason.message
      : 'Move it away to go on without it; what it says below this line is lost.',
    { file: path, line },
  );

/** Appends to a journal; each line is on the disk when `append` returns. */
export interface Writer {
  readonly append: (entry: Entry) => void;
  readonly close: () => void;
}

/** @param journal what was read of it; a new one is begun when there is none */
export function openWriter(path: string, head: () => Head, journal: Journal | undefined): Writer {
  let file: number | undefined;
  let size = journal?.size ?? 0;
  const open = (): number => {
    if (journal === undefined && size === 0) {
      const line = `${JSON.stringify(head())}\n`;
      replaceFile(path, line);
      size = Buffer.byteLength(line);
    }
    const opened = openSync(path, 'r+');
    ftruncateSync(opened, size);
    return opened;
  };
  return {
    append(entry) {
      const line = Buffer.from(`${JSON.stringify(entry)}\n`);
      try {
        file ??= open();
        for (let done = 0; done < line.length;) done += writeSync(file, line, done, line.length - done, size + done);
        fdatasyncSync(file);
        size += line.length;
      } catch (error) {
        // Half a line would spoil the next one.
        if (file !== undefined) ftruncateSync(file, size);
        throw error instanceof SverkaError ? error : notSaved(path, error);
      }
    },
    close() {
      if (file !== undefined) closeSync(file);
      file = undefined;
    },
  };
}
