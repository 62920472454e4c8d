import { readFileSync } from 'node:fs';
import { align, type AlignOptions } from '../../src/align.js';
import { fromSentences } from '../../src/format/gold.js';
import { parseLexicon } from '../../src/lexicon/lexicon.js';
import { parseWeights } from '../../src/method/weights.js';
import type { Alignment } from '../../src/model/alignment.js';
import type { Document, Language } from '../../src/model/document.js';

const lexiconTable = (name: string): string => readFileSync(`src/lexicon/${name}.tsv`, 'utf8');

/** What the command line gives the aligner. */
export const options: AlignOptions = {
  lexicon: parseLexicon(lexiconTable('en-ru'), { en: lexiconTable('forms.en'), ru: lexiconTable('forms.ru') }),
  weights: parseWeights(readFileSync('src/method/weights.json', 'utf8')),
  version: 'test',
};

export interface Case {
  readonly name: string;
  readonly english: readonly string[];
  readonly russian: readonly string[];
  readonly shapes: string;
}

/** The cases of a file: `# name`, a line for each paragraph, and what is to come out. */
export function readCases(path: string): Case[] {
  return readFileSync(path, 'utf8')
    .split(/\n{2,}/u)
    .slice(1)
    .map((block) => {
      const lines = block.trim().split('\n');
      const of = (mark: string): string[] =>
        lines.filter((line) => line.startsWith(mark)).map((line) => line.slice(mark.length).trim());
      return { name: of('#')[0]!, english: of('en:'), russian: of('ru:'), shapes: of('==>')[0]! };
    });
}

export const documentOf = (lang: Language, paragraphs: readonly string[]): Document =>
  fromSentences(
    lang,
    paragraphs.map((line) => line.split('|').map((sentence) => sentence.trim())),
    true,
  );

export const alignCase = (one: Case, more: Partial<AlignOptions> = {}): Alignment =>
  align(documentOf('en', one.english), documentOf('ru', one.russian), { ...options, ...more });
