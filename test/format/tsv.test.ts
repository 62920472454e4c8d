import { describe, expect, test } from 'vitest';
import { csv } from '../../src/format/csv.js';
import { tsv } from '../../src/format/tsv.js';
import type { Alignment } from '../../src/model/alignment.js';
import { alignCorpora } from '../roundtrip/corpora.js';
import { errorOf } from './errors.js';
import { bare, full, options, small } from './fixtures.js';

const table = (text: string) =>
  text
    .replace(/\n$/u, '')
    .split('\n')
    .map((line) => line.split('\t'));

test('each line has all columns, whatever the text', () => {
  for (const level of ['sentence', 'paragraph'] as const) {
    const rows = table(tsv.write!(full, { ...options, level }).parts[0]!.text);
    expect(new Set(rows.map(({ length }) => length))).toEqual(new Set([13]));
    expect(rows.length).toBe(full.ladders[level]!.length + 1);
  }
});

test('a null bead has an empty cell and no ids there', () => {
  const row = table(tsv.write!(small, options).parts[0]!.text)[4]!;
  expect(row).toEqual([
    '4',
    'sentence',
    '0:1',
    '0.6',
    'search',
    '',
    'ru.u2.p1.s3',
    '',
    'С.В.Лавров',
    '',
    'Было тихо.',
    '',
    '',
  ]);
});

describe('read back', () => {
  const write = (value: Alignment, more = {}) => tsv.write!(value, { ...options, ...more }).parts[0]!.text;
  const tables: [name: string, value: Alignment, more: object][] = [
    ['small', small, {}],
    ['small, by paragraphs', small, { level: 'paragraph' }],
    ['bare', bare, {}],
    ...alignCorpora().map(([name, value]): [string, Alignment, object] => [name, value, {}]),
  ];
  test.each(tables)('%s: the same bytes', (_, value, more) => {
    const text = write(value, more);
    expect(write(tsv.read!(text), more)).toBe(text);
  });
  test.each([
    ['bead\tlevel', /columns are not/, 1],
    [write(small).replace('\tsentence\t', '\tword\t'), /"word" is no level/, 2],
    [write(small).replace('0.74', 'much'), /"much" is not a number/, 4],
    [write(small).replace('person', 'me'), /"me" is not search/, 6],
    [write(small).replace('\tWhy?', ''), /12 cells, not 13/, 6],
    [write(small).replace('\tWhy?', '\t'), /ids without text/, 6],
    [write(small).split('\n')[0]!, /no beads/, 1],
  ])('%j is refused', (text, message, line) => {
    const error = errorOf(() => tsv.read!(text));
    expect([error.code, error.message, error.at.line]).toEqual(['tsv/invalid', expect.stringMatching(message), line]);
  });
});

test('a table of two columns and more rows than V8 takes arguments', () => {
  const many = 150_000;
  expect(csv.read!('He came.,Он пришёл.\n'.repeat(many)).ladders.sentence).toHaveLength(many);
});
