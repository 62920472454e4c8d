import { closeSync, mkdirSync, openSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { SverkaError } from '../index.js';
import { isUnfinished } from './files.js';

/**
 * Keeps other batches from a folder as long as this one works on it.
 * @returns what ends it
 * @throws SverkaError `batch/in-use`
 */
export function lockFolder(path: string): () => void {
  mkdirSync(dirname(path), { recursive: true });
  for (;;) {
    try {
      const file = openSync(path, 'wx');
      writeFileSync(file, `${process.pid} ${startOf(process.pid) ?? ''}\n`);
      closeSync(file);
      return () => rmSync(path, { force: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    const [pid = NaN, start = ''] = readFileSync(path, 'utf8').trim().split(' ');
    if (Number(pid) !== process.pid && isAlive(Number(pid), start))
      throw new SverkaError(
        'batch/in-use',
        `Process ${pid} is at work on this folder.`,
        `Wait for it, or give another folder; when there is none, delete ${path}.`,
        { file: path },
      );
    rmSync(path, { force: true });
  }
}

/** By its number and when it began: after a restart of the machine another has the number. */
function isAlive(pid: number, start: string): boolean {
  if (!Number.isSafeInteger(pid) || pid < 1) return false;
  const now = startOf(pid);
  if (now !== undefined && start !== '') return now === start;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** In ticks since the machine began; Linux alone tells. */
function startOf(pid: number): string | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name of the program, in brackets, may hold anything.
    return text.slice(text.lastIndexOf(')') + 2).split(' ')[19];
  } catch {
    return undefined;
  }
}

/** Takes away what a killed process left half written, at any depth. */
export function sweep(folder: string): void {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) sweep(path);
    else if (entry.isFile() && isUnfinished(entry.name)) rmSync(path, { force: true });
  }
}
