import { expect, test } from 'vitest';
import { align } from '../../src/align.js';
import { pairSides } from '../../src/feature/bitext.js';
import { readSide } from '../../src/feature/side.js';
import { findMoves } from '../../src/method/moves.js';
import type { Bead } from '../../src/model/ladder.js';
import { documentOf, options } from './cases.js';

const passage = {
  en: [
    'The President of Uzbekistan visited Tashkent University in March 2021.',
    'He spoke to 350 students about the vaccine against the coronavirus.',
    'The rector thanked him for the new library.',
  ],
  ru: [
    'В марте 2021 года Президент Узбекистана посетил Ташкентский университет.',
    'Он рассказал 350 студентам о вакцине от коронавируса.',
    'Ректор поблагодарил его за новую библиотеку.',
  ],
};
const rest = {
  en: [
    'Good afternoon.',
    'The talks were held in a friendly atmosphere.',
    'We discussed trade between Russia and Germany.',
    'The sanctions of the European Union are unlawful.',
    'We will respond to them.',
    'Lavrov informed Kamilov about the conference in Geneva on 12 May.',
    'Our ambassador in Berlin received the note on Monday.',
    'Thank you for your attention.',
  ],
  ru: [
    'Добрый день.',
    'Переговоры прошли в дружеской атмосфере.',
    'Обсудили торговлю между Россией и Германией.',
    'Санкции Евросоюза неправомерны.',
    'Мы ответим на них.',
    'Лавров проинформировал Камилова о конференции в Женеве 12 мая.',
    'Наш посол в Берлине получил ноту в понедельник.',
    'Спасибо за внимание.',
  ],
};
const text = (sentences: readonly string[]): string[] => [sentences.join(' | ')];

test('a passage that stands elsewhere is reported, and is without a partner in the ladder', () => {
  const english = documentOf('en', text([...rest.en.slice(0, 2), ...passage.en, ...rest.en.slice(2)]));
  const russian = documentOf('ru', text([...rest.ru, ...passage.ru]));
  const { moves, ladders } = align(english, russian, options);
  expect(moves.map(({ source, target }) => [source, target])).toEqual([
    [
      [2, 5],
      [8, 11],
    ],
  ]);
  expect(moves[0]!.posterior).toBeGreaterThan(0.5);
  expect(
    ladders
      .sentence!.filter(({ source }) => source[0] >= 2 && source[1] <= 5 && source[1] > source[0])
      .every(({ target }) => target[0] === target[1]),
  ).toBe(true);
  const turned = align(russian, english, options).moves;
  expect(turned.map(({ source, target }) => [source, target])).toEqual([
    [
      [8, 11],
      [2, 5],
    ],
  ]);
});

test('what is only left out, or stands in order, is no move', () => {
  expect(align(documentOf('en', text(rest.en)), documentOf('ru', text(rest.ru)), options).moves).toEqual([]);
  expect(
    align(documentOf('en', text([...passage.en, ...rest.en])), documentOf('ru', text(rest.ru)), options).moves,
  ).toEqual([]);
});

test('sentences that stand in order did not move, though a ladder leaves both alone', () => {
  const english = documentOf('en', text([...rest.en.slice(0, 2), ...passage.en, ...rest.en.slice(2)]));
  const bitextOf = (lines: readonly string[]) =>
    pairSides(readSide(english), readSide(documentOf('ru', text(lines))), options.lexicon);
  const link = (source: number, target: number): Bead => ({
    source: [source, source + 1],
    target: [target, target + 1],
    by: 'search',
  });
  const alone = { source: [2, 5], target: [2, 2], by: 'search' } as const;
  // The passage stands where it should, or at the end.
  const inOrder = [link(0, 0), link(1, 1), alone, { source: [5, 5], target: [2, 5], by: 'search' } as const];
  const there = [...inOrder, ...rest.en.slice(2).map((_, at) => link(at + 5, at + 5))];
  expect(
    findMoves(bitextOf([...rest.ru.slice(0, 2), ...passage.ru, ...rest.ru.slice(2)]), there, options.weights),
  ).toEqual([]);
  const elsewhere = [link(0, 0), link(1, 1), alone, ...rest.en.slice(2).map((_, at) => link(at + 5, at + 2))];
  const last = { source: [11, 11], target: [8, 11], by: 'search' } as const;
  expect(findMoves(bitextOf([...rest.ru, ...passage.ru]), [...elsewhere, last], options.weights)).toHaveLength(1);
});
