import { expect, test } from 'vitest';
import { tsv } from '../../src/format/tsv.js';
import { full, options, small } from './fixtures.js';

const table = (text: string) =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => line.split('\t'));

test('each line has all columns, whatever the text', () => {
  for (const level of ['sentence', 'paragraph'] as const) {
    const rows = table(tsv.write!(full, { ...options, level }).parts[0]!.text);
    expect(new Set(rows.map(({ length }) => length))).toEqual(new Set([11]));
    expect(rows.length).toBe(full.ladders[level]!.length + 1);
  }
});

test('a null bead has an empty cell and no ids there', () => {
  const row = table(tsv.write!(small, options).parts[0]!.text)[4]!;
  expect(row).toEqual(['4', 'sentence', '0:1', '0.6', 'search', '', 'ru.u2.p1.s3', '', 'С.В.Лавров', '', 'Было тихо.']);
});
