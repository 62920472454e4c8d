import {
  closeSync,
  fchmodSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
  type BigIntStats,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { SverkaError } from '../index.js';

/** Puts a file in the place of another: whoever reads it finds the old one or the new one, whole, also after a power cut. */
export function replaceFile(path: string, content: string | Uint8Array): void {
  const temporary = join(dirname(path), `.${basename(path)}-${process.pid}.tmp`);
  try {
    const file = openSync(temporary, 'w');
    try {
      writeFileSync(file, content);
      const mode = statSync(path, { throwIfNoEntry: false })?.mode;
      if (mode !== undefined) fchmodSync(file, mode & 0o777);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(temporary, path);
    syncFolder(path);
  } catch (error) {
    rmSync(temporary, { force: true });
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
  for (;;) {
    try {
      const file = openSync(name, 'wx');
      writeFileSync(file, `${process.pid}\n`);
      closeSync(file);
      return () => rmSync(name, { force: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw notSaved(name, error);
    }
    const holder = holderOf(name);
    if (holder !== undefined && isAlive(holder))
      throw new SverkaError(
        'desk/in-use',
        `Process ${holder} is at work on this project.`,
        `Close the review page or the command that has it open; when there is none, delete ${name}.`,
        { file: path },
      );
    rmSync(name, { force: true });
  }
}

function holderOf(name: string): number | undefined {
  try {
    const number = Number(readFileSync(name, 'utf8'));
    return Number.isSafeInteger(number) && number > 0 ? number : undefined;
  } catch {
    return undefined;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
