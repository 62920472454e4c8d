import { describe, expect, test } from 'vitest';
import type { Placed } from '../../src/evaluate/place.js';
import { calibrationError, wrongAmongLeastSure } from '../../src/evaluate/calibration.js';
import { addScores, compareLadders, laxRates, omissionRates, strictRates } from '../../src/evaluate/scores.js';

/** `0-1:0-1 1-3:1-2` as beads in their places. */
const placed = (beads: string): Placed[] =>
  beads.split(' ').map((bead) => {
    const [source, target] = bead.split(':').map((span) => span.split('-').map(Number));
    return { source: source as [number, number], target: target as [number, number] };
  });

describe('scores', () => {
  const gold = placed('0-1:0-1 1-3:1-2 3-4:2-2 4-5:2-3');

  test('the gold itself is all right', () => {
    const scores = compareLadders(gold, gold);
    for (const rates of [strictRates(scores), laxRates(scores), omissionRates(scores)]) expect(rates.f1).toBe(1);
  });

  test('strict wants both sides equal, lax a share of both, and nulls count apart', () => {
    const found = placed('0-1:0-1 1-2:1-2 2-3:2-2 3-5:2-3');
    const scores = compareLadders(found, gold);
    expect(scores.strict).toEqual({ right: 1, found: 3, wanted: 3 });
    expect(scores.lax).toEqual({ rightFound: 3, found: 3, rightWanted: 3, wanted: 3 });
    expect(scores.omission).toEqual({ right: 0, found: 1, wanted: 1 });
  });

  test('a link in quite another place is not lax either', () => {
    expect(laxRates(compareLadders(placed('0-1:2-3'), gold)).precision).toBe(0);
  });

  test('several documents are summed link by link', () => {
    const sum = addScores([compareLadders(gold, gold), compareLadders(placed('0-1:2-3'), gold)]);
    expect(sum.strict).toEqual({ right: 3, found: 4, wanted: 6 });
  });

  test('nothing found and nothing wanted is no error', () => {
    expect(strictRates(compareLadders([], [])).f1).toBe(1);
  });
});

describe('calibration', () => {
  test('is perfect when of ten links at .8 eight are right', () => {
    const judged = Array.from({ length: 10 }, (_, index) => ({ posterior: 0.8, right: index < 8 }));
    expect(calibrationError(judged)).toBeCloseTo(0, 12);
    expect(calibrationError(judged.map(({ right }) => ({ posterior: 1, right })))).toBeCloseTo(0.2, 12);
  });

  test('the least sure are read first', () => {
    const judged = Array.from({ length: 20 }, (_, index) => ({ posterior: index / 20, right: index > 1 }));
    expect(wrongAmongLeastSure(judged, 0.05)).toBe(0.5);
    expect(wrongAmongLeastSure(judged, 0.1)).toBe(1);
  });
});
