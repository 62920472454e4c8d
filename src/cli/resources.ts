import { readFileSync } from 'node:fs';
import { parseWeights, unpackLexicon, type AlignOptions, type Weights } from '../index.js';
import { inFile, textOf } from './documents.js';
import type { Input } from './files.js';
import { version } from './version.js';

/**
 * What a method needs beside the texts: the data that ship with the program, beside the code that uses them.
 * @param weights of the user's, in place of ours
 */
export function resources(weights?: Input): Omit<AlignOptions, 'method'> {
  return {
    lexicon: unpackLexicon(data('lexicon/en-ru.stems.txt')),
    weights: weights === undefined ? parseWeights(data('method/weights.json')) : readWeights(weights),
    version: version(),
  };
}

const data = (path: string): string => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8');

const readWeights = (input: Input): Weights => inFile(input.name, () => parseWeights(textOf(input)));
