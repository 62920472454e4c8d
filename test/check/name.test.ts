import { expect, test } from 'vitest';
import { name } from '../../src/check/name.js';
import { swap } from '../../src/model/alignment.js';
import { options } from '../align/cases.js';
import { alignmentOf } from './alignments.js';

const find = (english: string, russian: string) => name.find(alignmentOf([[english, russian]]), options);

test('one name in place of another', () => {
  const pair = ['Yesterday we spoke with Whitcombe.', 'Вчера мы беседовали с Прокопчуком.'] as const;
  expect(find(...pair)).toMatchObject([{ check: 'name', source: [0, 1], target: [0, 1], certainty: 0.9 }]);
  expect(find(...pair)[0]!.message).toMatch(/^Names differ: whitcomb\p{L}* in English, прокопчук\p{L}* in Russian/u);
  expect(name.find(swap(alignmentOf([pair])), options)).toHaveLength(1);
});

test.each([
  ['Yesterday we spoke with Lavrov.', 'Вчера мы беседовали с Лавровым.'],
  ['Yesterday we spoke with Tchaikovsky.', 'Вчера мы беседовали с Чайковским.'],
  ['Yesterday we spoke with Whitcombe.', 'Вчера мы беседовали с ним.'],
  ['They talked of the Middle East.', 'Они говорили о Ближнем Востоке.'],
  ['We met on Monday in March.', 'Мы встретились в понедельник в марте.'],
])('%s %s', (english, russian) => {
  expect(find(english, russian)).toEqual([]);
});
