import { readFileSync } from 'node:fs';
import { parseWeights, unpackLexicon, type AlignOptions } from '../index.js';
import { version } from './version.js';

/** What a method needs beside the texts: the data that ship with the program, beside the code that uses them. */
export function resources(): Omit<AlignOptions, 'method'> {
  return {
    lexicon: unpackLexicon(data('lexicon/en-ru.stems.txt')),
    weights: parseWeights(data('method/weights.json')),
    version: version(),
  };
}

const data = (path: string): string => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8');
