import { readdirSync, statSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, resolve, sep } from 'node:path';
import { readManifest } from '../../batch/manifest.js';
import { folderLanguage } from '../../batch/name.js';
import { inOrder, pairByName, type Found, type Lone, type Pair } from '../../batch/pairs.js';
import { inFile, textOf } from '../input/documents.js';
import { display, isFolder, isSystemError, readInput, reason } from '../files.js';
import { SverkaError } from '../../index.js';

/**
 * The pairs of manifests and folders, in the order of their names.
 * @param except a folder that is not looked into: that of the outputs
 */
export function findPairs(names: readonly string[], except: string): Found {
  const pairs: Pair[] = [];
  const lone: Lone[] = [];
  const folders = new Map<string, string[]>();
  for (const name of names) {
    if (!isFolder(name)) {
      const input = readInput(name);
      const at = (path: string): string => (isAbsolute(path) ? path : join(dirname(name), path));
      for (const pair of inFile(display(name), () => readManifest(textOf(input), at))) pairs.push(pair);
      continue;
    }
    // Of en/ and ru/ it is the folder above that holds pairs.
    const isSide = folderLanguage(basename(resolve(name))) !== undefined;
    const root = isSide ? resolve(name, '..') : resolve(name);
    const before = isSide ? `${basename(resolve(name))}/` : '';
    const shown = isSide ? dirname(name.replace(/(?<=[^\\/])[\\/]+$|(?<=^[\\/])[\\/]+$/u, '')) : name;
    const key = `${root}\0${shown === '.' ? '' : shown.replace(/(?<![\\/])$/u, '/')}`;
    const found = listFiles(name, resolve(except)).map((path) => before + path);
    folders.set(key, [...new Set([...(folders.get(key) ?? []), ...found])]);
  }
  for (const [key, paths] of folders) {
    const [root, shown] = key.split('\0') as [string, string];
    const found = pairByName(shown, paths, basename(root) || 'alignment');
    // Two folders may each have an x.
    const prefix = folders.size > 1 ? `${basename(root)}/` : '';
    for (const pair of found.pairs) pairs.push({ ...pair, name: prefix + pair.name });
    for (const file of found.lone) lone.push({ ...file, name: prefix + file.name });
  }
  return { pairs: pairs.sort((a, b) => inOrder(a.name, b.name)), lone };
}

/** All files below a folder, with slashes; hidden ones and circles of links are left out. */
function listFiles(folder: string, except: string): string[] {
  const files: string[] = [];
  const walk = (path: string, above: readonly string[]): void => {
    const full = join(folder, path);
    const stats = statSync(full, { throwIfNoEntry: false, bigint: true });
    // A link that leads nowhere.
    if (stats === undefined) return;
    const id = `${stats.dev}:${stats.ino}`;
    if (stats.isFile()) files.push(path.split(sep).join('/'));
    if (!stats.isDirectory() || above.includes(id) || resolve(full) === except) return;
    for (const name of readdirSync(full).sort(inOrder))
      if (!name.startsWith('.') && name !== 'node_modules') walk(join(path, name), [...above, id]);
  };
  try {
    walk('', []);
  } catch (error) {
    if (!isSystemError(error)) throw error;
    throw new SverkaError('file/unreadable', 'The folder cannot be read.', reason(error), { file: folder });
  }
  return files;
}
