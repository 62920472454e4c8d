import { expect, test } from 'vitest';
import { nameLikeness, phonetic, skeleton } from '../../src/lexicon/skeleton.js';

test('both alphabets come to one', () => {
  expect(phonetic('lavrov')).toBe(phonetic('лавров'));
  expect(phonetic('shcherbakov')).toBe(phonetic('щербаков'));
  expect(phonetic('johnson')).toBe(phonetic('джонсон'));
  expect(phonetic('washington')).toBe(phonetic('вашингтон'));
  expect(phonetic('çavuşoğlu')).toBe(phonetic('чавушоглу'));
  expect(skeleton(phonetic('uzbekistan'))).toBe(skeleton(phonetic('узбекистан')));
});

test('short names are told apart by any consonant, longer ones are not', () => {
  expect(nameLikeness(phonetic('iran'), phonetic('ирак'))).toBeLessThan(0.6);
  expect(nameLikeness(phonetic('guterres'), phonetic('гутерриш'))).toBeGreaterThan(0.8);
});

test('surnames of one stem are told apart by their endings, adjectives of places are not', () => {
  expect(nameLikeness(phonetic('kovalchuk'), phonetic('коваленк'))).toBeLessThan(0.6);
  expect(nameLikeness(phonetic('ivanov'), phonetic('иваненк'))).toBeLessThan(0.6);
  expect(nameLikeness(phonetic('korolyov'), phonetic('королев'))).toBeGreaterThan(0.8);
  expect(nameLikeness(phonetic('saratov'), phonetic('саратовск'))).toBeGreaterThan(0.6);
});

test('of what is too long for a word the beginning is heard', () => {
  expect(phonetic('lavrov'.repeat(100_000)).length).toBeLessThanOrEqual(1000);
  expect(nameLikeness(phonetic('lavrov'.repeat(100_000)), phonetic('лавров'.repeat(100_000)))).toBe(1);
});
