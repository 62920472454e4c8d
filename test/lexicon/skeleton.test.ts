import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { likeness, phonetic, skeleton } from '../../src/lexicon/skeleton.js';
import { foldWord, stem } from '../../src/lexicon/stem.js';

const alike = (english: string, russian: string): number =>
  likeness(phonetic(stem(foldWord(english), 'en')), phonetic(stem(foldWord(russian), 'ru')));

describe('names of both alphabets', () => {
  const cases = readFileSync('test/cases/names.txt', 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));
  test.each(cases)('%s', (line) => {
    const [english, russian, not] = line.split(/ = | (?=!)/u) as [string, string, string?];
    if (not) expect(alike(english, russian)).toBeLessThan(0.6);
    else expect(alike(english, russian)).toBeGreaterThanOrEqual(0.6);
  });
});

test('both alphabets come to one', () => {
  expect(phonetic('lavrov')).toBe(phonetic('лавров'));
  expect(phonetic('shcherbakov')).toBe(phonetic('щербаков'));
  expect(skeleton(phonetic('uzbekistan'))).toBe(skeleton(phonetic('узбекистан')));
});
