import {
  chmodSync,
  closeSync,
  createReadStream,
  createWriteStream,
  fsyncSync,
  mkdirSync,
  openSync,
  renameSync,
  statSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { dropTemporary, holdTemporary, sweepLeft, temporaryName } from '../../editor/temporary.js';
import { filePieces } from '../input/source.js';
import { notWritten, settle, type Input } from '../files.js';

/** Files that grow while a larger one is read, and come to their places when all of it went well. */
export interface Spool {
  readonly append: (name: string, text: string) => void;
  /** What was appended under a name, once no more is; nothing of one to which nothing was. */
  readonly pieces: (name: string) => Iterable<string>;
  /** The names so far, in the order in which they came. */
  readonly names: () => readonly string[];
  /**
   * Gives the files their places: all, or none.
   * @param places of the names, in their order; nothing for the one file that goes to standard output
   */
  readonly settle: (places: readonly string[] | undefined, inputs: readonly Input[]) => Promise<void>;
  /** Takes all away; does nothing after all is settled. */
  readonly discard: () => void;
}

/**
 * @param beside a path in whose folder they are kept meanwhile; a folder for passing files, when there is none, or
 * when it is of a device or a pipe: beside those is no place for files
 */
export function openSpool(beside: string | undefined): Spool {
  const isFile = beside !== undefined && statSync(beside, { throwIfNoEntry: false })?.isFile() !== false;
  const folder = isFile ? dirname(resolve(beside)) : tmpdir();
  const files = new Map<string, { readonly path: string; readonly file: number }>();
  /** Nobody knows of a temporary file: what cannot be written is told by its folder, or the output that stands for it. */
  const guarded = <T>(path: string, work: () => T): T => {
    try {
      return work();
    } catch (error) {
      throw notWritten(error, path);
    }
  };
  const discard = (): void => {
    for (const { path, file } of files.values()) {
      try {
        closeSync(file);
      } catch {
        // It was closed when it was settled.
      }
      dropTemporary(path);
    }
    files.clear();
  };
  return {
    names: () => [...files.keys()],
    *pieces(name) {
      const found = files.get(name);
      if (found !== undefined) yield* filePieces(found.path, 'utf-8');
    },
    append: (name, text) => {
      let found = files.get(name);
      if (found === undefined) {
        const path = temporaryName(join(folder, name));
        found = guarded(beside ?? folder, () => {
          mkdirSync(folder, { recursive: true });
          sweepLeft(folder);
          holdTemporary(path);
          return { path, file: openSync(path, 'wx') };
        });
        files.set(name, found);
      }
      const { file } = found;
      guarded(beside ?? folder, () => {
        const bytes = Buffer.from(text);
        for (let at = 0; at < bytes.length;) at += writeSync(file, bytes, at);
      });
    },
    settle: async (places, inputs) => {
      const all = [...files.values()];
      for (const { file } of all) closeSync(file);
      if (places === undefined) {
        for (const { path } of all) await pipeline(createReadStream(path), process.stdout, { end: false });
        return discard();
      }
      const targets = places.map((place) => guarded(place, () => ({ name: place, ...settle(place, inputs) })));
      for (const [index, { path }] of all.entries()) {
        const { name, place, mode, special } = targets[index]!;
        if (special) await pipeline(createReadStream(path), createWriteStream(place));
        else guarded(name, () => finish(path, mode));
      }
      for (const [index, { path }] of all.entries())
        if (!targets[index]!.special)
          guarded(targets[index]!.name, () => {
            mkdirSync(dirname(targets[index]!.place), { recursive: true });
            renameSync(path, targets[index]!.place);
          });
      discard();
    },
    discard,
  };
}

/** On the disk, with the rights of the file that it replaces. */
function finish(path: string, mode: number | undefined): void {
  if (mode !== undefined) chmodSync(path, mode);
  const file = openSync(path, 'r+');
  fsyncSync(file);
  closeSync(file);
}
