import {
  closeSync,
  fchmodSync,
  fsyncSync,
  openSync,
  renameSync,
  statSync,
  writeFileSync,
  type BigIntStats,
} from 'node:fs';
import { open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { SverkaError } from '../index.js';
import { holdFile } from './lock.js';
import { dropTemporary, holdTemporary, sweepLeft, temporaryName } from './temporary.js';

/** Text, bytes, or pieces of text that are made when they are written: of a long text not all at once. */
export type Content = string | Uint8Array | Iterable<string>;

/** What a file is to hold; `mode` are its permissions, where they are not to be the usual ones. */
export interface Replacement {
  readonly path: string;
  readonly content: Content;
  readonly mode?: number | undefined;
}

/**
 * Puts files in their places, all of them or none: each is written whole beside its place, and only when all are there
 * are they given their names. Whoever reads one finds the old or the new, whole, also after a power cut.
 * @param now is told which is being written: when this throws, that one could not be
 * @param isLasting not to wait until it is on the disk is for those who see to that later, with `flush`
 */
export function replaceFiles(
  files: readonly Replacement[],
  now: (path: string) => void = () => {},
  isLasting = true,
): void {
  doAll(replacing(files, now, isLasting));
}

/** The same in steps, for what is long: between them signals may be heard. */
export function* replacing(
  files: readonly Replacement[],
  now: (path: string) => void,
  isLasting: boolean,
): Generator<void, void> {
  const staged: string[] = [];
  try {
    for (const { path, content, mode } of files) {
      now(path);
      const temporary = temporaryName(path);
      staged.push(temporary);
      holdTemporary(temporary);
      yield* writeStaged(temporary, content, mode, isLasting);
    }
    for (const [index, { path }] of files.entries()) {
      now(path);
      renameSync(staged[index]!, path);
      if (isLasting) syncFolder(path);
    }
  } finally {
    // What was renamed is here no longer.
    staged.forEach(dropTemporary);
  }
}

/** Takes all steps one after another. */
export function doAll(steps: Generator<void, void>): void {
  while (steps.next().done !== true);
}

function* writeStaged(
  path: string,
  content: Content,
  mode: number | undefined,
  isLasting: boolean,
): Generator<void, void> {
  const file = openSync(path, 'wx');
  try {
    yield* writing(file, content);
    if (mode !== undefined) fchmodSync(file, mode);
    if (isLasting) fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** Waits until files are on the disk with their names, and does not keep this thread. */
export async function flush(paths: readonly string[]): Promise<void> {
  const folders = process.platform === 'win32' ? [] : new Set(paths.map((path) => dirname(path)));
  await Promise.all([...paths, ...folders].map(flushOne));
}

async function flushOne(path: string): Promise<void> {
  const file = await open(path, process.platform === 'win32' ? 'r+' : 'r');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Writes all of it, to a file that is open; a step for each handful. */
export function* writing(file: number, content: Content): Generator<void, void> {
  if (typeof content === 'string' || content instanceof Uint8Array) writeFileSync(file, content);
  else
    for (const some of gathered(content)) {
      writeFileSync(file, some);
      yield;
    }
}

/** Characters that are written at a time. */
const handful = 1 << 18;

/** Pieces of text put together to fewer and larger ones. */
export function* gathered(pieces: Iterable<string>): Generator<string> {
  let some: string[] = [];
  let size = 0;
  for (const piece of pieces) {
    some.push(piece);
    size += piece.length;
    if (size < handful) continue;
    yield some.join('');
    [some, size] = [[], 0];
  }
  if (size > 0) yield some.join('');
}

/** Puts a file in the place of another, with its permissions. @throws SverkaError `desk/not-saved` */
export function replaceFile(path: string, content: string | Uint8Array): void {
  try {
    sweepLeft(dirname(path));
    const mode = statSync(path, { throwIfNoEntry: false })?.mode;
    replaceFiles([{ path, content, mode: mode === undefined ? undefined : mode & 0o777 }]);
  } catch (error) {
    throw notSaved(path, error);
  }
}

/** That a file has a new name is written in its folder; Windows has no such thing to sync. */
function syncFolder(path: string): void {
  if (process.platform === 'win32') return;
  const folder = openSync(dirname(path), 'r');
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}

export const notSaved = (path: string, error: unknown): SverkaError =>
  new SverkaError(
    'desk/not-saved',
    'The edit cannot be saved, and was not made.',
    `${error instanceof Error ? error.message : String(error)}. Make room or mend the permissions, and try again.`,
    { file: path },
  );

/** By which a file is told to be the one that was written: whoever changes it changes one of these. */
export const signOf = (path: string): string => {
  const stats: BigIntStats | undefined = statSync(path, { bigint: true, throwIfNoEntry: false });
  return stats === undefined ? 'none' : [stats.dev, stats.ino, stats.size, stats.mtimeNs, stats.ctimeNs].join(' ');
};

/**
 * Keeps other processes from a project as long as this one works on it.
 * @returns what ends it
 * @throws SverkaError `desk/in-use`
 */
export function lock(path: string): () => void {
  const name = `${path}.lock`;
  const taken = (pid: number): SverkaError =>
    new SverkaError(
      'desk/in-use',
      `Process ${pid} is at work on this project.`,
      `Close the review page or the command that has it open; when there is none, delete ${name}.`,
      { file: path },
    );
  try {
    return holdFile(name, taken);
  } catch (error) {
    throw error instanceof SverkaError ? error : notSaved(name, error);
  }
}
