import { expect, test } from 'vitest';
import { nearest } from '../../src/cli/suggestion.js';

const options = ['--to', '--level', '--min-confidence', '--quiet'];

test.each([
  ['--ot', '--to'],
  ['--lvel', '--level'],
  ['--LEVEL', '--level'],
  ['--min-confidense', '--min-confidence'],
  ['--min', '--min-confidence'],
  ['--quite', '--quiet'],
  ['--colour', undefined],
  ['--xyzzy', undefined],
])('%s is meant to be %s', (typed, meant) => {
  expect(nearest(typed, options)).toBe(meant);
});

test('a file is found by a swapped letter, another case, another ending', () => {
  expect(nearest('ne.txt', ['en.txt', 'ru.txt'])).toBe('en.txt');
  expect(nearest('EN.TXT', ['en.txt', 'ru.txt'])).toBe('en.txt');
  expect(nearest('talks.txt', ['talks.text', 'other'])).toBe('talks.text');
});
