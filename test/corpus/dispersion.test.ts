import { describe, expect, test } from 'vitest';
import { deviationOfProportions } from '../../src/corpus/dispersion.js';
import { movingTypeTokenRatio, typeTokenRatio } from '../../src/corpus/richness.js';

describe('the deviation of proportions', () => {
  const parts = (sizes: number[], counts: number[]) => sizes.map((size, index) => ({ size, count: counts[index]! }));

  test('is 0 for what is spread as the words are, and 1 for what is all in the smallest part', () => {
    expect(deviationOfProportions(parts([100, 300], [1, 3]))).toBe(0);
    expect(deviationOfProportions(parts([100, 300], [4, 0]))).toBe(1);
  });

  test('is what Gries counts', () => {
    // Gries (2008: 415 f.): a corpus of five parts of 9, 10, 10, 10 and 11 words, "a" in them 1, 2, 3, 4 and 5 times.
    const dp = (0.18 - 1 / 15 + 0.2 - 2 / 15 + (4 / 15 - 0.2) + (5 / 15 - 0.22)) / 2;
    expect(dp).toBeCloseTo(0.18, 2);
    expect(deviationOfProportions(parts([9, 10, 10, 10, 11], [1, 2, 3, 4, 5]))).toBeCloseTo(dp / (1 - 9 / 50), 12);
  });

  test('is not there where there is nothing to spread', () => {
    expect(deviationOfProportions(parts([100], [4]))).toBeUndefined();
    expect(deviationOfProportions(parts([100, 0], [4, 0]))).toBeUndefined();
    expect(deviationOfProportions(parts([100, 100], [0, 0]))).toBeUndefined();
  });
});

describe('type–token ratios', () => {
  test('count different words', () => {
    expect(typeTokenRatio(['a', 'b', 'a', 'c'])).toBe(0.75);
    expect(typeTokenRatio([])).toBeUndefined();
  });

  test('the moving one is the mean over windows, counted one by one', () => {
    const forms = 'a b a c a a b d e a b c a a d'.split(' ');
    const windows = Array.from(
      { length: forms.length - 4 },
      (_, from) => new Set(forms.slice(from, from + 5)).size / 5,
    );
    const mean = windows.reduce((sum, ratio) => sum + ratio, 0) / windows.length;
    expect(movingTypeTokenRatio(forms, 5)).toBeCloseTo(mean, 12);
    expect(movingTypeTokenRatio(forms, 16)).toBeUndefined();
  });
});
