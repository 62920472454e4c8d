import { expect, test } from 'vitest';
import { numberValue, romanValue } from '../../src/lexicon/number.js';

test.each([
  ['35,000', 'en', '', '35000'],
  ['35 000', 'ru', '', '35000'],
  ['35\u00a0000', 'ru', '', '35000'],
  ['35', 'ru', 'тыс', '35000'],
  ['2.5', 'en', 'billion', '2500000000'],
  ['2,5', 'ru', 'млрд', '2500000000'],
  ['2.5', 'en', '', '2.5'],
  ['2,5', 'ru', '', '2.5'],
  ['1,250,000', 'en', '', '1250000'],
  ['1.250.000', 'ru', '', '1250000'],
  ['2021', 'en', 'year', '2021'],
] as const)('%s in %s before «%s» is %s', (digits, lang, next, value) => {
  expect(numberValue(digits, lang, next)).toBe(value);
});

test.each([
  ['XXI', '21'],
  ['XIX', '19'],
  ['IV', '4'],
  ['I', undefined],
  ['IIII', undefined],
  ['CIS', undefined],
  ['VIP', undefined],
])('%s is %s', (word, value) => {
  expect(romanValue(word)).toBe(value);
});
