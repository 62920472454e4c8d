import { describe, expect, test } from 'vitest';
import { title } from '../../src/check/title.js';
import { swap } from '../../src/model/alignment.js';
import { options } from '../align/cases.js';
import { alignmentOf } from './alignments.js';

const messages = (...pairs: (readonly [string, string])[]): string[] =>
  title.find(alignmentOf(pairs), options).map(({ message }) => message);

test.each([
  [
    'Minister Orlov arrived.',
    'Прибыл президент Орлов.',
    'Titles differ: minist in English, президент in Russian (as stems).',
  ],
  [
    'The Governor spoke to us.',
    'С нами говорил министр.',
    'Titles differ: governor in English, министр in Russian (as stems).',
  ],
])('%s %s', (english, russian, message) => {
  expect(messages([english, russian])).toEqual([message]);
  expect(title.find(swap(alignmentOf([[english, russian]])), options)).toMatchObject([{ message, certainty: 0.9 }]);
});

describe('what agrees', () => {
  test.each([
    ['The Minister arrived.', 'Министр прибыл.'],
    ['The President and the Minister met.', 'Встретились министр и президент.'],
    ['The Prime Minister left.', 'Премьер-министр уехал.'],
    ['The Ambassador left.', 'Посол уехал.'],
    ['The head of state met him.', 'Его принял президент.'],
    ['The President left.', 'Он уехал.'],
  ])('%s %s', (english, russian) => expect(messages([english, russian])).toEqual([]));
});
