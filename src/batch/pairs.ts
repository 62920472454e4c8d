import { SverkaError, type Language } from '../index.js';
import { untagPath } from './name.js';

/** A pair of files to align; the paths are as the user wrote them, or found. */
export interface Pair {
  /** What its outputs are called, with slashes and without ending; no two pairs have one. */
  readonly name: string;
  readonly source: string;
  readonly target: string;
  /** A file with metadata. */
  readonly meta?: string;
  /** That the two belong together, where only what they hold says so. */
  readonly probability?: number;
}

/** A file without a partner; its language is known when its name tells it. */
export interface Lone {
  readonly path: string;
  readonly name: string;
  readonly lang: Language | undefined;
}

export interface Found {
  readonly pairs: readonly Pair[];
  readonly lone: readonly Lone[];
}

/** What texts are called, and what their metadata. */
const ending = /\.(?:txt|text|html?|xhtml|md|markdown|docx|odt|epub|srt|vtt)$/iu;
const isText = (path: string): boolean => ending.test(path) || !/.\.[^./]+$/u.test(path) || /\.(?:en|ru)$/iu.test(path);

/** By code points, the same on every machine. */
export const inOrder = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/**
 * Pairs the files of a folder by their names.
 * @param root what to put before the paths
 * @param paths of all files below it, with slashes
 * @param whole name of the pair whose files are called by nothing but their languages
 */
export function pairByName(root: string, paths: readonly string[], whole: string): Found {
  const all = new Set(paths);
  const groups = new Map<string, { readonly path: string; readonly lang: Language }[]>();
  const lone: Lone[] = [];
  const loneOf = (path: string, lang: Language | undefined): Lone => ({
    path: root + path,
    name: untagPath(path).rest || whole,
    lang,
  });
  for (const path of [...paths].sort(inOrder)) {
    if (!isText(path)) continue;
    const { rest, lang } = untagPath(path);
    if (lang === undefined) lone.push(loneOf(path, lang));
    else groups.set(rest, [...(groups.get(rest) ?? []), { path, lang }]);
  }
  const pairs: Pair[] = [];
  for (const [rest, files] of groups) {
    const [english, russian] = (['en', 'ru'] as const).map((lang) => files.filter((file) => file.lang === lang));
    const pair = partners(english!, russian!);
    for (const file of files) if (!pair?.includes(file)) lone.push(loneOf(file.path, file.lang));
    if (pair === undefined) continue;
    const folder = pair[0].path.slice(0, pair[0].path.lastIndexOf('/') + 1);
    const meta = [`${rest}.meta.json`, `${folder}meta.json`].find(
      // One file of metadata for a folder of one pair.
      (path, index) => all.has(path) && (index === 0 || /^(?:en|ru)[^/]*$/u.test(pair[0].path.slice(folder.length))),
    );
    pairs.push({
      name: rest || whole,
      source: root + pair[0].path,
      target: root + pair[1].path,
      ...(meta !== undefined && { meta: root + meta }),
    });
  }
  return { pairs, lone: lone.sort((a, b) => inOrder(a.path, b.path)) };
}

interface Tagged {
  readonly path: string;
}

/** Those of one name that end alike, the first of several; else the two, when there are only two. */
function partners(english: readonly Tagged[], russian: readonly Tagged[]): readonly [Tagged, Tagged] | undefined {
  const endingOf = ({ path }: Tagged): string | undefined => ending.exec(path)?.[0].toLowerCase();
  for (const one of english) {
    const other = russian.find((file) => endingOf(file) === endingOf(one));
    if (other !== undefined) return [one, other];
  }
  return english.length === 1 && russian.length === 1 ? [english[0]!, russian[0]!] : undefined;
}

/** @throws SverkaError `batch/same-name` when the outputs of two pairs would be one file on some disk */
export function requireOwnNames(pairs: readonly Pair[]): void {
  const seen = new Map<string, Pair>();
  for (const pair of pairs) {
    const key = pair.name.normalize('NFC').toLowerCase().replace(/\s+/gu, '-');
    const other = seen.get(key);
    if (other !== undefined)
      throw new SverkaError(
        'batch/same-name',
        `Two pairs are called ${pair.name}: ${other.source} and ${pair.source}.`,
        'Give them names in the third column of a manifest, or do them apart.',
        { file: pair.source },
      );
    seen.set(key, pair);
  }
}
