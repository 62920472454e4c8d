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
