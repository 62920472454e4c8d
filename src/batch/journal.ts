import { closeSync, fstatSync, ftruncateSync, mkdirSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
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
  /** The pairs that were done before, in a round. */
  readonly names: (round: number) => readonly string[];
  /** The last word on a pair, if it was done before. */
  readonly find: (round: number, name: string) => Entry | undefined;
  readonly append: (entry: Entry) => void;
  readonly close: () => void;
}

/** Of the file's form. */
const edition = 1;

/** Where a line of a file stands. */
interface Place {
  readonly at: number;
  readonly size: number;
}

/**
 * Opens the journal of a folder, or begins one. What a process wrote that was killed in the middle of a line is cut off.
 * Of a million pairs it keeps in memory where their lines are, and no more.
 * @param settings what the outputs depend on beside the texts
 * @throws SverkaError `batch/changed` when it was begun with other settings, `batch/journal` when it is none
 */
export function openJournal(path: string, settings: Settings): Journal {
  mkdirSync(dirname(path), { recursive: true });
  const file = openSync(path, 'a+');
  try {
    const write = (line: unknown): void => {
      const text = Buffer.from(`${JSON.stringify(line)}\n`);
      for (let at = 0; at < text.length;) at += writeSync(file, text, at);
    };
    const rounds = new Map<number, Map<string, Place>>();
    let [number, end] = [0, 0];
    for (const { text, at, size } of linesOf(file)) {
      const line = parsed(text, path, ++number);
      end = at + size;
      if (number === 1) {
        requireSame(line as { sverka?: unknown; settings?: Settings }, settings, path);
        continue;
      }
      const { round, name } = line as Entry;
      if (!rounds.has(round)) rounds.set(round, new Map());
      rounds.get(round)!.set(name, { at, size });
    }
    if (end < fstatSync(file).size) ftruncateSync(file, end);
    if (number === 0) write({ sverka: edition, settings });
    return {
      names: (round) => [...(rounds.get(round)?.keys() ?? [])],
      find: (round, name) => {
        const place = rounds.get(round)?.get(name);
        return place === undefined ? undefined : (JSON.parse(readPiece(file, place).toString('utf8')) as Entry);
      },
      append: write,
      close: () => closeSync(file),
    };
  } catch (error) {
    closeSync(file);
    throw error;
  }
}

/** The whole lines of a file, piece by piece: together they may be longer than a string can be. */
function* linesOf(file: number): Generator<Place & { readonly text: string }> {
  let begin = 0;
  let rest: Buffer = Buffer.alloc(0);
  for (let at = 0; ;) {
    const piece = readPiece(file, { at, size: 1 << 20 });
    if (piece.length === 0) return;
    at += piece.length;
    rest = Buffer.concat([rest, piece]);
    let from = 0;
    for (let end = rest.indexOf(0x0a); end >= 0; end = rest.indexOf(0x0a, from)) {
      const size = end + 1 - from;
      yield { text: rest.toString('utf8', from, end), at: begin + from, size };
      from = end + 1;
    }
    rest = rest.subarray(from);
    begin += from;
  }
}

function readPiece(file: number, { at, size }: Place): Buffer {
  const piece = Buffer.alloc(size);
  return piece.subarray(0, readSync(file, piece, 0, size, at));
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
