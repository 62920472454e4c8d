import { closeSync, ftruncateSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { SverkaError } from '../index.js';

/** A file of an output or input, with the SHA-256 of its bytes. */
export interface Stamp {
  readonly path: string;
  readonly hash: string;
}

/** What became of a pair. */
export interface Entry {
  readonly name: string;
  /** Which of several rounds over all pairs. */
  readonly round: number;
  readonly inputs: readonly Stamp[];
  readonly outputs: readonly Stamp[];
  readonly figures: Figures;
  readonly warnings: readonly string[];
}

export interface Figures {
  /** Sentences of each text. */
  readonly source: number;
  readonly target: number;
  readonly beads: number;
  /** Mean posterior of the beads. */
  readonly confidence: number;
}

export type Settings = Readonly<Record<string, string>>;

export interface Journal {
  /** What was done before, the last word on each pair. */
  readonly done: readonly Entry[];
  readonly append: (entry: Entry) => void;
  readonly close: () => void;
}

/** Of the file's form. */
const edition = 1;

/**
 * Opens the journal of a folder, or begins one. What a process wrote that was killed in the middle of a line is cut off.
 * @param settings what the outputs depend on beside the texts
 * @throws SverkaError `batch/changed` when it was begun with other settings, `batch/journal` when it is none
 */
export function openJournal(path: string, settings: Settings): Journal {
  mkdirSync(dirname(path), { recursive: true });
  const file = openSync(path, 'a+');
  try {
    const bytes = readFileSync(path);
    const end = bytes.lastIndexOf(0x0a) + 1;
    if (end < bytes.length) ftruncateSync(file, end);
    const lines = bytes.subarray(0, end).toString('utf8').split('\n').slice(0, -1);
    const write = (line: unknown): void => {
      const text = Buffer.from(`${JSON.stringify(line)}\n`);
      for (let at = 0; at < text.length;) at += writeSync(file, text, at);
    };
    const [head, ...entries] = lines.map((line, index) => parsed(line, path, index + 1));
    if (head === undefined) write({ sverka: edition, settings });
    else requireSame(head as { sverka?: unknown; settings?: Settings }, settings, path);
    return {
      done: [...new Map((entries as Entry[]).map((entry) => [`${entry.round} ${entry.name}`, entry])).values()],
      append: write,
      close: () => closeSync(file),
    };
  } catch (error) {
    closeSync(file);
    throw error;
  }
}

function parsed(line: string, file: string, number: number): unknown {
  try {
    return JSON.parse(line);
  } catch {
    throw damaged(file, number);
  }
}

const damaged = (file: string, line: number): SverkaError =>
  new SverkaError('batch/journal', 'The journal of the folder is damaged.', '--again does all anew.', { file, line });

function requireSame(
  head: { readonly sverka?: unknown; readonly settings?: Settings },
  settings: Settings,
  file: string,
): void {
  if (head.sverka !== edition || typeof head.settings !== 'object') throw damaged(file, 1);
  const before = head.settings;
  const other = [...new Set([...Object.keys(before), ...Object.keys(settings)])].filter(
    (key) => before[key] !== settings[key],
  );
  if (other.length === 0) return;
  const told = other.map((key) => `${key} was ${before[key] ?? 'not given'} and is ${settings[key] ?? 'not given'}`);
  throw changed(`The folder was begun with other options: ${told.join('; ')}.`, dirname(dirname(file)));
}

export const changed = (message: string, file: string): SverkaError =>
  new SverkaError('batch/changed', message, 'Give another folder, or do all anew with --again.', { file });

/** Forgets what was done. */
export const removeJournal = (folder: string): void => rmSync(folder, { recursive: true, force: true });
