import { expect, test } from 'vitest';
import { count, hasColour, table, widthOf } from '../../src/cli/terminal.js';

const terminal = { isTTY: true, columns: 80 };
const pipe = { isTTY: false, columns: 0 };

test('colour is for terminals that can, and for those who did not say no', () => {
  expect(hasColour(terminal, {})).toBe(true);
  expect(hasColour(pipe, {})).toBe(false);
  expect(hasColour(terminal, { NO_COLOR: '1' })).toBe(false);
  expect(hasColour(terminal, { NO_COLOR: '' })).toBe(true);
  expect(hasColour(terminal, { TERM: 'dumb' })).toBe(false);
});

test('the width is that of the terminal, or a page', () => {
  expect(widthOf(terminal)).toBe(80);
  expect(widthOf(pipe)).toBe(100);
});

test('numbers and nouns', () => {
  expect([0, 1, 2, 12345].map((number) => count(number, 'bead'))).toEqual([
    '0 beads',
    '1 bead',
    '2 beads',
    '12,345 beads',
  ]);
});

test('a table', () => {
  expect(
    table(
      [
        ['a', '1'],
        ['bcd', '100'],
      ],
      [1],
    ),
  ).toEqual(['a      1', 'bcd  100']);
});
