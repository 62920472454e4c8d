import { expect, test } from 'vitest';
import { question } from '../../src/check/question.js';
import type { Alignment } from '../../src/model/alignment.js';
import { options } from '../align/cases.js';
import { alignmentOf } from './alignments.js';

const find = (...pairs: (readonly [string, string])[]) => question.find(alignmentOf(pairs), options);

test('a question mark on one side alone', () => {
  expect(find(['Will you come?', 'Вы приедете.'])).toMatchObject([
    { message: 'The sentence is a question in the first text alone.', source: [0, 1], target: [0, 1], certainty: 0.9 },
  ]);
  expect(find(['You will come.', '«Вы приедете?»'])).toMatchObject([
    { message: 'The sentence is a question in the second text alone.' },
  ]);
});

test('not where both ask, neither does, or one is missing', () => {
  expect(find(['Will you come?', 'Вы приедете?'], ['Yes.', 'Да.'], ['Why?', ''])).toEqual([]);
});

test('not where sentences were joined', () => {
  const alignment = alignmentOf([
    ['Will you come?', 'Приезжайте.'],
    ['Please do.', ''],
  ]);
  const joined: Alignment = {
    ...alignment,
    ladders: { sentence: [{ source: [0, 2], target: [0, 1], posterior: 1, by: 'search' }] },
  };
  expect(question.find(joined, options)).toEqual([]);
});
