import {
  closeSync,
  fstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  realpathSync,
  statSync,
  type BigIntStats,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { doAll, replacing, writing } from '../editor/disk.js';
import { sweepLeft, turnDue } from '../editor/temporary.js';
import { contentOf, SverkaError, type Format } from '../index.js';
import { nearest } from './suggestion.js';

/** What stands for standard input and standard output. */
export const dash = '-';

/** A saved alignment that was packed: its text, and the format whose reader takes it. */
export interface Unpacked {
  readonly format: Format;
  readonly text: string;
}

/** A file as the user named it, with what it holds; `id` tells whether another name leads to the same file. */
export interface Input {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly id: string | undefined;
  /** What it holds, where it is packed and was unpacked. */
  readonly unpacked?: Unpacked | undefined;
}

/** A file to be written: of text, of pieces of text, or of bytes. */
export type Output = { readonly path: string } & Held;
type Held = { readonly text: string } | { readonly pieces: Iterable<string> } | { readonly bytes: Uint8Array };

/** How a file is called in messages. */
export const display = (path: string): string => (path === dash ? 'standard input' : path);

/** The bytes of a file, or of standard input. */
export function readInput(name: string): Input {
  try {
    // Asked of the name and not of the open file: Windows cannot open a folder at all.
    const stats = name === dash ? fstatSync(0, { bigint: true }) : statSync(name, { bigint: true });
    if (stats.isDirectory()) throw folderGiven(name);
    const bytes = name === dash ? readStandardInput() : readFileSync(name);
    if (name !== dash && stats.isFile()) requireUnchanged(name, stats);
    return { name, bytes, id: identity(stats) };
  } catch (error) {
    if (!isSystemError(error)) throw error;
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') throw notFound(name);
    // A closed standard input is an empty one.
    if (name === dash && error.code === 'EBADF') return { name, bytes: new Uint8Array(), id: undefined };
    throw new SverkaError('file/unreadable', 'The file cannot be read.', reason(error), { file: display(name) });
  }
}

/** Gives back what the bytes of a file take, once they are read: those of a long text are as much as the text itself. */
export function forget({ bytes: { buffer, byteLength } }: Input): void {
  // What is handed over is gone here, and nobody takes it. Small files share one buffer.
  if (buffer instanceof ArrayBuffer && byteLength === buffer.byteLength)
    structuredClone(buffer, { transfer: [buffer] });
}

/** What is written while it is read is half of one state and half of another. */
export function requireUnchanged(name: string, before: BigIntStats): void {
  const after = statSync(name, { bigint: true, throwIfNoEntry: false });
  if (after?.size === before.size && after.mtimeNs === before.mtimeNs && after.ino === before.ino) return;
  throw new SverkaError(
    'file/changed',
    'The file changed while it was read.',
    'Wait until it is written, and try again.',
    {
      file: name,
    },
  );
}

/** To the end, also where the other program is slow and the pipe does not block, which readFileSync takes for an error. */
function readStandardInput(): Uint8Array {
  const pieces: Uint8Array[] = [];
  for (;;) {
    const piece = new Uint8Array(65_536);
    try {
      const size = readSync(0, piece);
      if (size === 0) break;
      pieces.push(piece.subarray(0, size));
    } catch (error) {
      if (!isSystemError(error)) throw error;
      // So Windows tells the end of a pipe.
      if (error.code === 'EOF') break;
      if (error.code !== 'EAGAIN') throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10);
    }
  }
  return Buffer.concat(pieces);
}

/** Writes all the files or none, as `replaceFiles` does. Folders that are missing are made. */
export function writeOutputs(outputs: readonly Output[], inputs: readonly Input[], isLasting = true): void {
  doAll(puttingOut(outputs, inputs, isLasting));
}

/** The same; pieces that take long to make are written so that signals are heard meanwhile. */
export async function writeLongOutputs(
  outputs: readonly Output[],
  inputs: readonly Input[],
  isLasting: boolean,
): Promise<void> {
  const steps = puttingOut(outputs, inputs, isLasting);
  while (steps.next().done !== true) await turnDue();
}

function* puttingOut(outputs: readonly Output[], inputs: readonly Input[], isLasting: boolean): Generator<void, void> {
  let path = '';
  try {
    const targets = outputs.map((output) => ({
      content: 'pieces' in output ? output.pieces : contentOf(output),
      ...settle((path = output.path), inputs),
      name: output.path,
    }));
    const files = targets.filter(({ special }) => !special);
    for (const { name, place } of files) {
      path = name;
      mkdirSync(dirname(place), { recursive: true });
      sweepLeft(dirname(place));
    }
    // A device or a pipe has no contents to keep whole, and must not be replaced by a file.
    for (const { name, place, content } of targets.filter(({ special }) => special)) {
      path = name;
      const file = openSync(place, 'w');
      try {
        yield* writing(file, content);
      } finally {
        closeSync(file);
      }
    }
    yield* replacing(
      files.map(({ place, content, mode }) => ({ path: place, content, mode })),
      (place) => (path = place),
      isLasting,
    );
  } catch (error) {
    throw notWritten(error, path);
  }
}

/** Refuses an output that cannot be written, as far as can be told without writing. */
export function checkOutput(path: string, inputs: readonly Input[]): void {
  try {
    settle(path, inputs);
  } catch (error) {
    throw notWritten(error, path);
  }
}

/** Whether the path is a folder now. */
export function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    // Nothing is there, or it cannot be looked at: opening it will tell why.
    return false;
  }
}

/** Where an output really goes, through links, once it is sure that it may go there. */
export function settle(path: string, inputs: readonly Input[]) {
  requireFolder(dirname(resolve(path)));
  const stats = statSync(path, { throwIfNoEntry: false, bigint: true });
  if (stats === undefined) return { place: path, mode: undefined, special: false };
  if (stats.isDirectory())
    throw new SverkaError('file/is-folder', 'The output is a folder.', 'Name a file, or end the path with /.', {
      file: path,
    });
  const input = inputs.find(({ id }) => id !== undefined && id === identity(stats));
  if (input !== undefined)
    throw new SverkaError(
      'file/is-input',
      input.name === path ? 'The output is an input.' : `The output is an input: ${display(input.name)}.`,
      'Choose another name for the output; inputs are never overwritten.',
      { file: path },
    );
  if (!stats.isFile()) return { place: path, mode: undefined, special: true };
  // Without this, renaming would replace a file that is protected from writing.
  closeSync(openSync(path, 'a'));
  return { place: realpathSync(path), mode: Number(stats.mode) & 0o777, special: false };
}

/** A file that stands where a folder is wanted, at any height, would give a riddle of an error later. */
function requireFolder(path: string): void {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats?.isDirectory()) return;
  if (stats !== undefined)
    throw new SverkaError('file/not-folder', 'A file stands where a folder is wanted.', 'Choose another folder.', {
      file: path,
    });
  if (dirname(path) !== path) requireFolder(dirname(path));
}

/** Device and number: the same through symbolic links, hard links and any spelling. Pipes have none that matters. */
const identity = (stats: BigIntStats): string | undefined => (stats.isFile() ? `${stats.dev}:${stats.ino}` : undefined);

export const notWritten = (error: unknown, file: string): unknown =>
  isSystemError(error)
    ? new SverkaError('file/not-written', 'The file cannot be written.', reason(error), { file })
    : error;

function notFound(name: string): SverkaError {
  const folder = dirname(name);
  const inside = contents(folder);
  if (inside === undefined)
    return new SverkaError('file/not-found', 'There is no such file.', `There is no folder ${folder} either.`, {
      file: name,
    });
  const similar = nearest(basename(name), inside);
  const hint =
    similar === undefined ? `${sentence(listing(inside), resolve(folder))}` : `Did you mean ${join(folder, similar)}?`;
  return new SverkaError('file/not-found', 'There is no such file.', hint, { file: name });
}

function folderGiven(name: string): SverkaError {
  const files = listing(contents(name) ?? []);
  return new SverkaError('file/is-folder', 'This is a folder, not a file.', sentence(files, name), { file: name });
}

const listing = (names: readonly string[]): readonly string[] => names.filter((name) => !name.startsWith('.'));

function sentence(names: readonly string[], folder: string): string {
  if (names.length === 0) return `${folder} is empty.`;
  const shown = names.slice(0, 5).join(', ');
  return `In ${folder} there is ${shown}${names.length > 5 ? ` and ${names.length - 5} more` : ''}.`;
}

function contents(folder: string): readonly string[] | undefined {
  try {
    return readdirSync(folder).sort();
  } catch {
    return undefined;
  }
}

export const isSystemError = (error: unknown): error is NodeJS.ErrnoException =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' && !(error instanceof SverkaError);

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'You have no permission.',
  EPERM: 'The system does not permit it.',
  EROFS: 'The disk is read-only.',
  ENOSPC: 'No space is left on the disk.',
  EDQUOT: 'Your quota of disk space is used up.',
  EMFILE: 'Too many files are open.',
  ENAMETOOLONG: 'The name is too long.',
  EBUSY: 'Another program is using it.',
  ETXTBSY: 'Another program is using it.',
  ERR_FS_FILE_TOO_LARGE: 'It is larger than 2 GiB; sverka align --piecewise takes plain text and lines of any length.',
};

export const reason = (error: NodeJS.ErrnoException): string => reasons[error.code ?? ''] ?? error.message;
