import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import {
  parseWeights,
  readGlossary,
  unpackLexicon,
  type AlignOptions,
  type Lexicon,
  type Term,
  type Weights,
} from '../index.js';
import { inFile, textOf } from './input/documents.js';
import type { Input } from './files.js';
import { version } from './version.js';
import { partAt } from './part.js';

/** The lexicon that ships with the program. */
export const ownLexicon = (): Lexicon => unpackLexicon(data('lexicon/en-ru.stems.txt'));

/** The terms of the tables that it is made from, as people read them. */
export const ownTerms = (): Term[] => ['en-ru', 'places'].flatMap((name) => readGlossary(data(`lexicon/${name}.tsv`)));

/** The user's, in place of ours. */
interface Given {
  readonly lexicon?: Lexicon;
  readonly weights?: Input | undefined;
}

/** What a method needs beside the texts: the data that ship with the program, beside the code that uses them. */
export function resources({ lexicon = ownLexicon(), weights }: Given = {}): Omit<AlignOptions, 'method'> {
  return {
    lexicon,
    weights: weights === undefined ? parseWeights(data('method/weights.json')) : readWeights(weights),
    version: version(),
  };
}

/** What tells the data that ship with this program from those of another. */
export const ownDigest = (): string =>
  ['lexicon/en-ru.stems.txt', 'method/weights.json']
    .reduce((hash, path) => hash.update(data(path)), createHash('sha256'))
    .digest('hex');

const data = (path: string): string => readFileSync(partAt(path), 'utf8');

const readWeights = (input: Input): Weights => inFile(input.name, () => parseWeights(textOf(input)));
