import { expect, test } from 'vitest';
import { linesOf, markedPieces, renderingText, sortLines } from '../../src/corpus/concordance.js';
import { frequencies } from '../../src/corpus/frequency.js';
import { matchPair } from '../../src/corpus/match.js';
import { concordancePage } from '../../src/corpus/page.js';
import { parseQuery } from '../../src/corpus/query.js';
import { resolveQuery } from '../../src/corpus/resolve.js';
import { createTokenizer } from '../../src/corpus/token.js';
import type { WordLink } from '../../src/index.js';

const tokenize = createTokenizer();

const shown = (pair: { en: string; ru: string }, query: string, links: WordLink[] = []) => {
  const tokens = { en: tokenize(pair.en), ru: tokenize(pair.ru) };
  const resolved = resolveQuery(parseQuery(query), (word) => (word.kind === 'form' ? [word.form] : []));
  const match = matchPair(resolved, { en: tokens.en.forms, ru: tokens.ru.forms });
  return match === undefined ? [] : linesOf(pair, match, tokens, links);
};

const pair = { en: 'Observers, or rather: observers of observers.', ru: 'Наблюдатели, а точнее: наблюдатели за ними.' };

test('a line for each place, with what stands around it, nearest first', () => {
  const lines = shown(pair, 'observers ru:наблюдатели');
  expect(lines.map(({ hit }) => pair.en.slice(...hit))).toEqual(['Observers', 'observers', 'observers']);
  expect(lines[1]!.before).toEqual(['rather', 'or', 'observers']);
  expect(lines[1]!.after).toEqual(['of', 'observers']);
  expect(lines[1]!.other.map((span) => pair.ru.slice(...span))).toEqual(['Наблюдатели', 'наблюдатели']);
});

test('what is near is one hit from the first word to the last; places do not overlap', () => {
  const [line, ...rest] = shown(pair, 'rather NEAR/1 observers');
  expect(pair.en.slice(...line!.hit)).toBe('rather: observers');
  expect(line!.own.map((span) => pair.en.slice(...span))).toEqual(['rather', 'observers']);
  expect(rest).toEqual([]);
  expect(shown(pair, 'rather NEAR/0 or NEAR/0 observers')).toHaveLength(1);
  expect(shown(pair, 'observers NEAR/0 rather NEAR/0 of')).toEqual([]);
});

test('a rendering is of the words that are linked to the hit; a gap between them shows', () => {
  const at = (text: string, word: string, from = 0): [number, number] => {
    const start = text.indexOf(word, from);
    return [start, start + word.length];
  };
  const links = [
    { source: at(pair.en, 'observers', 12), target: at(pair.ru, 'наблюдатели'), posterior: 1 },
    { source: at(pair.en, 'observers', 12), target: at(pair.ru, 'ними'), posterior: 1 },
    { source: at(pair.en, 'of'), target: at(pair.ru, 'за'), posterior: 1 },
  ];
  const lines = shown(pair, 'observers', links);
  expect(lines.map(renderingText)).toEqual(['', 'наблюдатели … ними', '']);
  expect(shown(pair, '"observers of"', links).map(renderingText)).toEqual(['наблюдатели за ними']);
});

test('orders: what has nothing comes last, and equal ones stay', () => {
  const lines = shown(pair, 'observers');
  const starts = (order: 'left' | 'right' | 'hit') => sortLines(lines, order).map(({ hit }) => hit[0]);
  const [a, b, c] = lines.map(({ hit }) => hit[0]);
  expect(starts('left')).toEqual([c, b, a]);
  expect(starts('right')).toEqual([b, a, c]);
  expect(starts('hit')).toEqual([a, b, c]);
});

test('pieces are the text again', () => {
  expect(
    markedPieces('abcdef', [
      [0, 1],
      [3, 5],
    ]),
  ).toEqual([
    { text: 'a', marked: true },
    { text: 'bc', marked: false },
    { text: 'de', marked: true },
    { text: 'f', marked: false },
  ]);
});

test('frequencies are in order of count, then of letters', () => {
  expect(frequencies(['b', 'a', '', 'b', 'c'])).toEqual([
    { name: 'b', count: 2 },
    { name: 'a', count: 1 },
    { name: 'c', count: 1 },
  ]);
});

test('a page holds no markup of the texts', () => {
  const wild = {
    en: 'a <b> & "c"',
    ru: 'и',
    document: '<x>',
    number: 1,
    date: null,
    speaker: undefined,
    confidence: 0.5,
  };
  const [line] = shown(wild, 'c');
  const page = concordancePage('<q>', '1 & 1', [line as never]);
  expect(page).toContain('a &lt;b&gt; &amp; &quot;<mark>c</mark>&quot;');
  expect(page).not.toMatch(/<b>|<q>|<x>/u);
});

test('a page cuts what is nearly certain, and does not round it', () => {
  const pair = { en: 'c', ru: 'и', document: 'd', number: 1, date: null, speaker: undefined, confidence: 0.9996 };
  const [line] = shown(pair, 'c');
  expect(concordancePage('c', '1', [line as never])).toContain('&gt;0.999');
});
