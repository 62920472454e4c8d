import { existsSync, readdirSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import {
  isRungs,
  readGoldJson,
  readGoldTable,
  recognizeFormat,
  SverkaError,
  type Gold,
  type GoldLabel,
} from '../../index.js';
import { companionsOf, inFile, textOf } from './documents.js';
import { display, isFolder, readInput, type Input } from '../files.js';

/** A gold document with what it is called; `texts` are the whole pages of a corpus, English first. */
export interface GoldItem {
  readonly name: string;
  readonly label: GoldLabel;
  readonly gold: Gold;
  readonly texts?: readonly [english: string, russian: string];
}

/** The alignment of a corpus by hand, between its pages. */
const tableName = 'gold.tsv';

/** What a file may be to `evaluate` and `train`. */
export type Kind = 'gold' | 'alignment' | 'rungs';

/** Told by what the file holds; by its name only where two plain texts with a unit a line stand together. */
export function kindOf(input: Input): Kind {
  if (input.unpacked !== undefined) return 'alignment';
  const text = textOf(input);
  if (isGoldTable(text) || isGoldJson(text)) return 'gold';
  // Ladders have no texts of their own: here they are of the gold's.
  if (isRungs(text)) return 'rungs';
  return recognizeFormat(text) === undefined && companionsOf(input.name) === undefined ? 'gold' : 'alignment';
}

const isGoldTable = (text: string): boolean => /^\uFEFF?(?:(?:#.*)?\r?\n)*unit\t/u.test(text);
export const isGoldJson = (text: string): boolean =>
  /^\uFEFF?\s*\{/u.test(text) && !/^\uFEFF?\s*\{\s*"sverka"/u.test(text) && recognizeFormat(text)?.name !== 'jsonl';

/**
 * The gold documents of a file, of the folder of a corpus, or of a folder that holds gold documents
 * or corpora, in the order of their names.
 * @throws SverkaError `gold/none` for a folder without any
 */
export function readGoldItems(place: string | Input): GoldItem[] {
  if (typeof place !== 'string') return [readGoldItem(place)];
  if (!isFolder(place)) return [readGoldItem(readInput(place))];
  if (existsSync(join(place, tableName))) return [readCorpus(place)];
  const inside = readdirSync(place, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  const items = inside.flatMap((entry) => {
    const path = join(place, entry.name);
    if (entry.isDirectory()) return existsSync(join(path, tableName)) ? [readCorpus(path)] : [];
    return entry.name.endsWith('.json') ? [readGoldItem(readInput(path))] : [];
  });
  if (items.length > 0) return items;
  throw new SverkaError(
    'gold/none',
    'There is no gold document in this folder.',
    'Gold is a document in JSON, or a folder with gold.tsv, en.txt and ru.txt, as corpora/README.md describes it.',
    { file: place },
  );
}

export function readGoldItem(input: Input): GoldItem {
  const text = textOf(input);
  if (isGoldTable(text)) return readCorpus(dirname(input.name));
  const gold = inFile(input.name, () => readGoldJson(text));
  const id = basename(input.name, '.json');
  return { name: display(input.name), label: gold.label ?? { id, set: id, variant: 'plain' }, gold };
}

function readCorpus(folder: string): GoldItem {
  const read = (name: string): string => textOf(readInput(join(folder, name)));
  const table = join(folder, tableName);
  const texts = [read('en.txt'), read('ru.txt')] as const;
  const gold = inFile(table, () => readGoldTable(textOf(readInput(table)), ...texts));
  const path = resolve(folder);
  return {
    name: folder,
    label: { id: basename(path), set: basename(dirname(path)), variant: 'pages' },
    gold,
    texts,
  };
}
