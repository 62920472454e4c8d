import { describe, expect, test } from 'vitest';
import { glossaryCheck } from '../../src/check/glossary.js';
import { swap } from '../../src/model/alignment.js';
import { options } from '../align/cases.js';
import { alignmentOf } from './alignments.js';

const terms = [
  { english: 'sanction', russian: 'санкция' },
  { english: 'joint statement', russian: 'совместное заявление' },
  { english: 'statement', russian: 'заявление' },
  { english: 'statement', russian: 'высказывание' },
  { english: 'people', russian: 'люди' },
];
const check = glossaryCheck(terms);
const messages = (...pairs: (readonly [string, string])[]): string[] =>
  check.find(alignmentOf(pairs), options).map(({ message }) => message);

describe('a term is rendered as the glossary has it', () => {
  test.each([
    ['They lifted the sanctions.', 'С них сняли санкции.'],
    ['We adopted a Joint Statement.', 'Мы приняли совместное заявление.'],
    ['Two joint statements were read.', 'Зачитали два совместных заявления.'],
    ['His statements were short.', 'Его высказывания были короткими.'],
    ['There were few people.', 'Людей было мало.'],
    ['Nothing was said.', 'Ничего не было сказано.'],
  ])('%s %s', (english, russian) => expect(messages([english, russian])).toEqual([]));
  test('or the next sentence has it', () => {
    expect(messages(['The sanctions stay.', 'Они остаются.'], ['We regret it.', 'О санкциях мы сожалеем.'])).toEqual(
      [],
    );
  });
});

describe('it is not', () => {
  test.each([
    ['They lifted the sanctions.', 'С них сняли ограничения.', '“sanction” is not rendered as «санкция».'],
    [
      'His statement was short.',
      'Его речь была короткой.',
      '“statement” is not rendered as «заявление» or «высказывание».',
    ],
    // Of terms that hold one another the longest counts.
    [
      'A joint statement came.',
      'Вышло заявление обеих сторон.',
      '“joint statement” is not rendered as «совместное заявление».',
    ],
  ])('%s %s', (english, russian, message) => {
    expect(messages([english, russian])).toEqual([message]);
    expect(check.find(swap(alignmentOf([[english, russian]])), options)).toMatchObject([{ message, certainty: 0.9 }]);
  });
});
