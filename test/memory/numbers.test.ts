import { expect, test } from 'vitest';
import { numbersThatDiffer } from '../../src/memory/numbers.js';

const differ = (en: string, ru: string): string =>
  numbersThatDiffer([en, ru], ['en', 'ru'])
    ?.map((values) => values.join(' '))
    .join(' / ') ?? '';

test.each([
  ['35,000 people and 2.5 per cent', '35 000 человек и 2,5 процента'],
  ['It cost $35bn.', 'Это стоило 35 млрд долларов.'],
  ['£2bn and £1.4bn', '2 и 1,4 миллиарда фунтов'],
  ['in the mid-1980s, and the 90s', 'в середине 1980-х и в 1990-е'],
  ['at 5.30 p.m.', 'в 17:30'],
  ['at 3 p.m.', 'в 15.00'],
  ['at 9:05', 'в 9.05'],
  ['on 1 March 2021', '01.03.2021'],
  ['They met 12 times.', 'Они встречались двенадцать раз.'],
  ['200 years', 'двести лет'],
  ['the top 50', 'топ-50'],
  ['COP26', 'КС-26'],
  ['a photograph of 20x16', 'снимок 20 × 16'],
  ['No numbers', 'Без чисел'],
])('%s – %s: the same', (en, ru) => {
  expect(differ(en, ru)).toBe('');
});

test.each([
  ['17 ships', '19 судов', '17 / 19'],
  ['3 ships', '5 судов', '3 / 5'],
  ['in 2021', 'в 2012 году', '2021 / 2012'],
  ['45 ships', 'много судов', '45 / '],
  ['1,250 tons', '1250,5 тонны', '1250 / 1250.5'],
  ['2.5 million', '2,5 млн и 300 тыс.', ''],
])('%s – %s: %s', (en, ru, left) => {
  expect(differ(en, ru)).toBe(left);
});

test('of other languages the digits are compared', () => {
  expect(numbersThatDiffer(['1.250,50 €', '1,250.50 €'], [undefined, undefined])).toBeUndefined();
  expect(numbersThatDiffer(['17 Schiffe', '19 navires'], [undefined, undefined])).toEqual([['17'], ['19']]);
});
