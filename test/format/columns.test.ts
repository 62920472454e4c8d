import { describe, expect, test } from 'vitest';
import { columns, wrap } from '../../src/format/columns.js';
import { full, options } from './fixtures.js';

describe('wrap', () => {
  test.each([
    ['one two three', 7, ['one two', 'three']],
    ['exactly', 7, ['exactly']],
    ['overlong', 4, ['over', 'long']],
    ['an overlong word', 4, ['an', 'over', 'long', 'word']],
    ['😀😀😀', 2, ['😀😀', '😀']],
    ['', 5, ['']],
  ])('%j at %i', (text, width, lines) => expect(wrap(text, width)).toEqual(lines));
});

test.each([40, 60, 100, 200])('no line is longer than the terminal: %i', (width) => {
  const { text } = columns.write!(full, { ...options, width }).parts[0]!;
  for (const line of text.split('\n')) expect([...line].length).toBeLessThanOrEqual(Math.max(width, 47));
});

test('colour changes no letter', () => {
  const [plain, coloured] = [false, true].map((colour) => columns.write!(full, { ...options, colour }).parts[0]!.text);
  // eslint-disable-next-line no-control-regex
  expect(coloured!.replace(/\u001B\[\d+m/g, '')).toBe(plain);
});

test('nothing of the text drives the terminal', () => {
  // eslint-disable-next-line no-control-regex
  expect(columns.write!(full, options).parts[0]!.text).not.toMatch(/[\u0000-\u0009\u000B-\u001F\u007F-\u009F]/);
});
