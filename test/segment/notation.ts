import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Language } from '../../src/model/document.js';

export const readCases = (name: string): string => readFileSync(join('test', 'cases', 'segment', name), 'utf8');

export interface Case {
  readonly name: string;
  readonly lang: Language;
  readonly body: string;
}

/** Cases that begin with `# name (language)` and are parted by lines of `=====`; comments stand above the first. */
export function splitCases(file: string): Case[] {
  return file
    .replace(/^(?:#[^\n]*\n)+\n/u, '')
    .split(/^=====\n/mu)
    .map((part) => {
      const [, name, lang, body] = /^# (.*) \((en|ru)\)\n([\s\S]*?)\n*$/u.exec(part)!;
      return { name: name!, lang: lang as Language, body: body! };
    });
}

/** The lines of a file of sentences that are cases; those under its last heading only where regular expressions are not asked. */
export function readSentenceLines(lang: Language, forPatterns = false): readonly string[] {
  const [file, unsayable] = readCases(`sentences.${lang}.txt`).split('# What no regular expression can say\n');
  const lines = (part: string): string[] =>
    part.split('\n').filter((line) => line.trim() !== '' && !line.startsWith('#'));
  return [...lines(file!), ...(forPatterns ? [] : lines(unsayable!))];
}

/** One case a line: a bar and the space after it stand between sentences. */
export function readSentenceCase(line: string): { readonly text: string; readonly sentences: readonly string[] } {
  const unescape = (part: string): string => part.replace(/\\n/gu, '\n').replace(/\\\|/gu, '|');
  return {
    text: unescape(line.replace(/(?<!\\)\|\s?/gu, '')),
    sentences: line.split(/(?<!\\)\|\s?/u).map((part) => unescape(part).trim()),
  };
}
