import { SverkaError } from '../index.js';
import { untag, untagPath } from './name.js';
import type { Pair } from './pairs.js';

const columns = ['source', 'target', 'name', 'meta'] as const;

/**
 * Reads a list of pairs: a line each, with tabs between the paths of source and target and, if wanted, a name for the
 * outputs and a file of metadata. A first line with the names of the columns may put them in another order; `#` begins
 * a remark.
 * @param at makes a path of the list one that can be opened
 * @throws SverkaError `batch/manifest` with the line
 */
export function readManifest(text: string, at: (path: string) => string): Pair[] {
  const pairs: Pair[] = [];
  let order: readonly string[] = columns;
  let isFirst = true;
  for (const [index, line] of text.split(/\r\n|\n|\r/u).entries()) {
    if (line.trim() === '' || line.startsWith('#')) continue;
    const cells = line.split('\t').map((cell) => cell.trim());
    const wrong = (message: string): SverkaError =>
      new SverkaError(
        'batch/manifest',
        message,
        'A line is SOURCE, tab, TARGET, and if need be tab, NAME, tab, META.',
        { line: index + 1 },
      );
    if (isFirst && cells.includes('source') && cells.includes('target')) {
      const unknown = cells.find((cell) => !(columns as readonly string[]).includes(cell));
      if (unknown !== undefined) throw wrong(`There is no column ${unknown}.`);
      order = cells;
      isFirst = false;
      continue;
    }
    isFirst = false;
    if (cells.length > order.length) throw wrong(`The line has ${cells.length} columns.`);
    const { source, target, name, meta } = Object.fromEntries(
      order.map((column, place) => [column, cells[place] || undefined]),
    );
    if (source === undefined || target === undefined) throw wrong('The line lacks a source or a target.');
    if (name !== undefined && !isName(name)) throw wrong(`${name} cannot be a name of outputs.`);
    pairs.push({
      name: name ?? nameOf(source),
      source: at(source),
      target: at(target),
      ...(meta !== undefined && { meta: at(meta) }),
    });
  }
  return pairs;
}

/** Outputs stay in their folder, hidden files are not theirs, and every system can hold them. */
export const isName = (name: string): boolean =>
  name.split('/').every((part) => /^[^.\s\\:*?"<>|\p{Cc}][^\\:*?"<>|\p{Cc}]*$/u.test(part) && !/[.\s]$/u.test(part));

/** As the path says, where it stays below the list; else as the file says. */
function nameOf(path: string): string {
  const plain = path.replaceAll('\\', '/').replace(/^(?:\.\/)+/u, '');
  const { rest } = untagPath(plain);
  if (isName(rest)) return rest;
  const parts = plain.split('/');
  const file = untag(parts.at(-1)!.replace(/(?<=.)\.[^.]*$/u, '')).rest;
  const name = (file === '' ? (parts.at(-2) ?? '') : file).replace(/[\\:*?"<>|\p{Cc}]/gu, '-');
  return isName(name) ? name : 'alignment';
}
