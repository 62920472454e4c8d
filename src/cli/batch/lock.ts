import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { holdFile } from '../../editor/lock.js';
import { isUnfinished } from '../../editor/temporary.js';
import { SverkaError } from '../../index.js';

/**
 * Keeps other batches from a folder as long as this one works on it.
 * @returns what ends it
 * @throws SverkaError `batch/in-use`
 */
export function lockFolder(path: string): () => void {
  mkdirSync(dirname(path), { recursive: true });
  return holdFile(
    path,
    (pid) =>
      new SverkaError(
        'batch/in-use',
        `Process ${pid} is at work on this folder.`,
        `Wait for it, or give another folder; when there is none, delete ${path}.`,
        { file: path },
      ),
  );
}

/** Takes away what a killed process left half written, at any depth. */
export function sweep(folder: string): void {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) sweep(path);
    else if (entry.isFile() && isUnfinished(entry.name)) rmSync(path, { force: true });
  }
}
