import { describe, expect, test } from 'vitest';
import { number } from '../../src/check/number.js';
import { swap } from '../../src/model/alignment.js';
import { options } from '../align/cases.js';
import { alignmentOf } from './alignments.js';

const messages = (...pairs: (readonly [string, string])[]): string[] =>
  number.find(alignmentOf(pairs), options).map(({ message }) => message);

describe('what does not agree', () => {
  test.each([
    ['They sent 250 letters.', 'Они отправили 350 писем.', 'Numbers differ: 250 in the first text, 350 in the second.'],
    ['It rose by 15 percent.', 'Рост составил 16 %.', 'Numbers differ: 15 in the first text, 16 in the second.'],
    ['It was in 1956.', 'Это было тогда.', 'The second text has no 1956.'],
    ['It was then.', 'Это было 21 октября.', 'The first text has no 21.'],
    [
      'It cost 2.5 billion.',
      'Это стоило 3,5 млрд.',
      'Numbers differ: 2500000000 in the first text, 3500000000 in the second.',
    ],
  ])('%s %s', (english, russian, message) => {
    expect(messages([english, russian])).toEqual([message]);
    expect(number.find(swap(alignmentOf([[english, russian]])), options)).toHaveLength(1);
  });
});

describe('what agrees', () => {
  test.each([
    ['35,000 people came.', 'Пришли 35 тыс. человек.'],
    ['It is 2.5 times more.', 'Это в 2,5 раза больше.'],
    ['Twenty countries signed.', 'Подписали 20 стран.'],
    ['In the 21st century.', 'В XXI веке.'],
    ['They met 2 times.', 'Они встретились дважды.'],
    ['Two countries signed.', 'Подписали 2 страны.'],
    ['Half of the sum was paid.', 'Выплатили 50 % суммы, то есть половину.'],
    ['It lost 50 percent.', 'Он потерял половину.'],
    ['One hundred letters came.', 'Пришло 100 писем.'],
    ['On May 9, 1945.', '9 мая 1945 года.'],
    ['3. Sign the treaty.', 'Подписать договор.'],
    ['The 7th session ended.', 'Седьмая сессия завершилась.'],
    ['It lies 30 miles away.', 'До него 48 км.'],
    ['A. S. Pushkin wrote it.', 'Это написал А. С. Пушкин.'],
  ])('%s %s', (english, russian) => {
    expect(messages([english, russian])).toEqual([]);
  });

  test('a number that went to the next sentence', () => {
    expect(
      messages(['In 1956 he left.', 'Он уехал.'], ['He came back soon.', 'В 1956 году; вскоре вернулся.']),
    ).toEqual([]);
  });
});

test('the certainty is that of the bead', () => {
  expect(number.find(alignmentOf([['It was 40.', 'Было 50.']], 0.7), options)).toMatchObject([
    { certainty: 0.7, source: [0, 1], target: [0, 1] },
  ]);
});
