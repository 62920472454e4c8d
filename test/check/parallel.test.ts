import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { align } from '../../src/align.js';
import { checks, findConcerns } from '../../src/check/checks.js';
import { judgeParallel, leastParallel, leastRefused, surelyParallel } from '../../src/check/parallel.js';
import { swap } from '../../src/model/alignment.js';
import type { Document } from '../../src/model/document.js';
import { segmentTranscript } from '../../src/segment/segment.js';
import { documentOf, options, readCases } from '../align/cases.js';

const read = (lang: 'en' | 'ru'): Document =>
  segmentTranscript(readFileSync(`corpora/2021-03-02-lavrov-kamilov/${lang}.txt`, 'utf8'), lang);
const [english, russian] = [read('en'), read('ru')];

/** The sentences for which `keeps` holds, in one paragraph. */
function only(document: Document, keeps: (index: number, all: number) => boolean): Document {
  const all = document.units.sentence;
  const sentence = all.filter((_, index) => keeps(index, all.length)).map((unit) => ({ ...unit, parent: 0 }));
  const { turn, paragraph } = document.units;
  return { ...document, units: { turn: turn.slice(0, 1), paragraph: paragraph.slice(0, 1), sentence } };
}

const probability = (source: Document, target: Document): number =>
  judgeParallel(align(source, target, options), options.lexicon).probability;
const gradesOf = (source: Document, target: Document): string[] =>
  findConcerns(align(source, target, options), options)
    .filter(({ check }) => check === 'parallel')
    .map(({ grade }) => grade);

const first = (share: number) => (index: number, all: number) => index < share * all;
const last = (share: number) => (index: number, all: number) => index >= (1 - share) * all;

describe('translations are never refused', () => {
  test.each<[string, Document, Document]>([
    ['whole', english, russian],
    ['the first 40 % of one side', only(english, first(0.4)), russian],
    ['the last 40 % of one side', english, only(russian, last(0.4))],
    ['two sentences of five, here and there', english, only(russian, (index) => index % 5 < 2)],
    ['a quarter missing at either end', only(english, first(0.75)), only(russian, last(0.75))],
    ['the first 8 sentences', only(english, (index) => index < 8), only(russian, (index) => index < 8)],
    ['the first 3 sentences', only(english, (index) => index < 3), only(russian, (index) => index < 3)],
  ])('%s', (_, source, target) => {
    expect(probability(source, target)).toBeGreaterThan(surelyParallel);
    expect(gradesOf(source, target)).toEqual([]);
  });
});

describe('texts that are none are refused', () => {
  /** A text of the kind and length of the transcript about something else. */
  const other = documentOf('ru', [
    readFileSync('test/cases/segment/sentences.ru.txt', 'utf8')
      .split('\n')
      .filter((line) => /^\p{Lu}/u.test(line))
      .map((line) => line.replace(/\|/gu, ' '))
      .slice(0, 60)
      .join('|'),
  ]);

  test.each<[string, Document, Document]>([
    ['the wrong half', only(english, first(0.5)), only(russian, last(0.5))],
    ['the other wrong half', only(english, last(0.5)), only(russian, first(0.5))],
    ['another text', english, other],
  ])('%s', (_, source, target) => {
    expect(probability(source, target)).toBeLessThan(leastParallel);
    expect(gradesOf(source, target)).toEqual(['refusal']);
  });

  test('in either order', () => {
    const alignment = align(english, other, options);
    expect(judgeParallel(swap(alignment), options.lexicon)).toEqual(judgeParallel(alignment, options.lexicon));
  });
});

test('a text of few sentences is warned of and never refused', () => {
  const few = documentOf('en', [
    'The cat sleeps on the sofa. | Rain fell in the evening. | Dinner is ready. | Wash the car.',
  ]);
  const strange = documentOf('ru', [
    'Парламент отклонил бюджет. | Шахматисты сыграли вничью. | Завод закрыт. | Акции упали.',
  ]);
  expect(few.units.sentence.length).toBeLessThan(leastRefused);
  expect(gradesOf(few, strange)).toEqual(['warning']);
});

test('the cases of the aligner are all translations', () => {
  for (const one of readCases('test/cases/align.txt'))
    expect(gradesOf(documentOf('en', one.english), documentOf('ru', one.russian)), one.name).toEqual([]);
});

test('every check has a name of its own and is documented', () => {
  const docs = readFileSync('docs/methods.md', 'utf8');
  expect(new Set(checks.map(({ name }) => name)).size).toBe(checks.length);
  for (const { name } of checks) expect(docs).toContain(`\`${name}\``);
});
