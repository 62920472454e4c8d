import { describe, expect, test } from 'vitest';
import { findSentences } from '../../src/segment/sentences.js';
import { readSentenceCase, readSentenceLines } from './notation.js';

describe.each(['en', 'ru'] as const)('sentences, %s', (lang) => {
  const lines = readSentenceLines(lang);

  test.each(lines)('%s', (line) => {
    const { text, sentences } = readSentenceCase(line);
    expect(findSentences(text, [0, text.length], lang).map((at) => text.slice(...at))).toEqual(sentences);
  });

  test('there are at least 150 cases', () => {
    expect(lines.length).toBeGreaterThanOrEqual(150);
  });
});

test('only the span given is split', () => {
  const text = 'A label: One. Two. Three.';
  expect(findSentences(text, [8, 18], 'en')).toEqual([
    [9, 13],
    [14, 18],
  ]);
});

test('nothing but white space has no sentence', () => {
  expect(findSentences(' \n\t ', [0, 4], 'en')).toEqual([]);
});
