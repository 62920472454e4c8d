import { readFileSync } from 'node:fs';
import { parseWeights, unpackLexicon, type AlignOptions, type Lexicon } from '../index.js';
import { version } from './version.js';

/** The lexicon that ships with the program. */
export const ownLexicon = (): Lexicon => unpackLexicon(data('lexicon/en-ru.stems.txt'));

/** What a method needs beside the texts: the data that ship with the program, beside the code that uses them. */
export function resources(lexicon = ownLexicon()): Omit<AlignOptions, 'method'> {
  return {
    lexicon,
    weights: parseWeights(data('method/weights.json')),
    version: version(),
  };
}

const data = (path: string): string => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8');
