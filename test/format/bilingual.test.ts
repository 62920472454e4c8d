import { expect, test } from 'vitest';
import { isIn, partBlocks, partText } from '../../src/format/bilingual.js';
import type { Block } from '../../src/format/office/blocks.js';
import { errorOf } from './errors.js';

test('paragraphs in turn, and lines where a paragraph has both', () => {
  const text =
    'Министр прибыл в Москву.\r\n \r\nThe minister arrived\nin Moscow.\n\n* * *\n\nОн уехал в COVAX.\nHe left for COVAX.\n\nДа.\n';
  expect(partText(text)).toEqual({
    languages: ['ru', 'en'],
    texts: [
      'Министр прибыл в Москву.\n\n* * *\n\nОн уехал в COVAX.\n\nДа.\n',
      'The minister arrived\nin Moscow.\n\n* * *\n\nHe left for COVAX.\n',
    ],
  });
});

/** Rows of cells of a table. */
const table = (...rows: readonly (readonly string[])[]): Block[] =>
  rows.flatMap((cells, row) =>
    cells.flatMap((text, column) => (text === '' ? [] : [{ text, cell: { table: 0, row, column } }])),
  );

test('columns of a table, whatever single cells hold', () => {
  const blocks = [
    { text: 'The talks' },
    { text: 'Переговоры' },
    ...table(
      ['№', 'Русский', 'English'],
      ['1', 'Он пришёл.', 'He came.'],
      ['2', 'BBC', 'BBC'],
      ['3', '', 'He left the town.'],
      ['4', 'Потом уехал.', '2021'],
      ['5', 'И всё.', 'And that is all.'],
      ['6', 'Да.', 'Yes.'],
      ['7', 'Нет.', 'No.'],
    ),
  ];
  expect(partBlocks(blocks)).toEqual({
    languages: ['en', 'ru'],
    texts: [
      'The talks\n\nHe came.\n\nBBC\n\nHe left the town.\n\n2021\n\nAnd that is all.\n\nYes.\n\nNo.\n',
      'Переговоры\n\nОн пришёл.\n\nBBC\n\nПотом уехал.\n\nИ всё.\n\nДа.\n\nНет.\n',
    ],
  });
});

test('a table that has no column of one language is read cell by cell', () => {
  const [texts, languages] = [
    ['He came.', 'Он пришёл.', 'He left.', 'Он ушёл.'],
    ['en', 'ru'],
  ];
  expect(partBlocks(table([texts[0]!], [texts[1]!], [texts[2]!], [texts[3]!]))).toEqual({
    languages,
    texts: ['He came.\n\nHe left.\n', 'Он пришёл.\n\nОн ушёл.\n'],
  });
});

test('a text in one language with words of another is refused', () => {
  for (const text of [
    'Он сказал: «О’кей».\n\nWell, yes.\n\nИ так далее, и тому подобное, до самого конца речи.',
    'One.',
    '12',
  ])
    expect(errorOf(() => partText(text)).code).toBe('input/not-bilingual');
});

test('what has no letters is in both languages', () => {
  expect([isIn('12.', 'en'), isIn('12.', 'ru'), isIn('Да', 'en'), isIn('Да', 'ru')]).toEqual([true, true, false, true]);
});
