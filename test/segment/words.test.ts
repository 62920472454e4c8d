import { expect, test } from 'vitest';
import { findWords, listWords } from '../../src/segment/words.js';

test.each([
  ["Don't stop, O’Neill!", ["Don't", 'stop', 'O’Neill']],
  ['кто-то из-за угла — там', ['кто-то', 'из-за', 'угла', 'там']],
  ['35,000 and 35 000 and 1.5', ['35,000', 'and', '35 000', 'and', '1.5']],
  ['35\u00a0000 студентов, 2,5 млн', ['35\u00a0000', 'студентов', '2,5', 'млн']],
  ['1 000 000 или 2021 100', ['1 000 000', 'или', '2021', '100']],
  ['the U.S. and the U.S.A.', ['the', 'U.S', 'and', 'the', 'U.S.A']],
  ['т.е. да', ['т.е', 'да']],
  ['end.Start', ['end', 'Start']],
  ['at 10:30, on 02.03.2021', ['at', '10:30', 'on', '02.03.2021']],
  ['the 5th, 1990-х', ['the', '5th', '1990', 'х']],
  ['и\u0306од', ['и\u0306од']],
  ['', []],
])('%s', (text, words) => {
  expect(listWords(text)).toEqual(words);
});

test('places are of the whole text', () => {
  expect(findWords('One two three', [4, 7])).toEqual([4, 7]);
});
