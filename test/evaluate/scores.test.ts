import { describe, expect, test } from 'vitest';
import type { Placed } from '../../src/evaluate/place.js';
import {
  bySureness,
  calibrationError,
  rankingArea,
  reliability,
  wrongAmongLeastSure,
} from '../../src/evaluate/calibration.js';
import { generator } from '../../src/model/random.js';
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

  test('is of the right bins: each link is in the one that holds its confidence', () => {
    const bins = reliability([0, 0.5, 0.999, 1].map((posterior) => ({ posterior, right: posterior > 0.7 })));
    expect(bins).toHaveLength(15);
    expect(bins.flatMap(({ count, right }, at) => (count > 0 ? [[at, count, right]] : []))).toEqual([
      [0, 1, 0],
      [7, 1, 0],
      [14, 2, 2],
    ]);
  });

  test('the least sure are read first', () => {
    const judged = Array.from({ length: 20 }, (_, index) => ({ posterior: index / 20, right: index > 1 }));
    expect(wrongAmongLeastSure(judged, 0.05)).toBe(0.5);
    expect(wrongAmongLeastSure(judged, 0.1)).toBe(1);
  });

  test('of links equally sure, one reads a part with its part of the wrong ones', () => {
    const judged = Array.from({ length: 20 }, (_, index) => ({ posterior: 0.9, right: index > 1 }));
    expect(wrongAmongLeastSure(judged, 0.05)).toBeCloseTo(0.05, 12);
  });

  test('what there is none of has no share', () => {
    expect(wrongAmongLeastSure([{ posterior: 1, right: true }], 0.05)).toBeUndefined();
    expect(rankingArea([{ posterior: 1, right: true }])).toBeUndefined();
  });
});

describe('ranking', () => {
  const ranked = (...rows: [posterior: number, right: boolean][]) =>
    rankingArea(bySureness(rows.map(([posterior, right]) => ({ posterior, right }))));

  test('is 1 when all right links are surer, ½ when they are as sure, 0 when less', () => {
    expect(ranked([0.9, true], [0.8, true], [0.2, false])).toBe(1);
    expect(ranked([0.9, true], [0.9, false])).toBe(0.5);
    expect(ranked([0.9, false], [0.2, true])).toBe(0);
  });

  test('is the share of pairs in the right order', () => {
    const random = generator(7);
    const judged = Array.from({ length: 60 }, () => ({
      posterior: Math.round(random() * 20) / 20,
      right: random() < 0.7,
    }));
    let [pairs, good] = [0, 0];
    for (const one of judged)
      for (const other of judged)
        if (one.right && !other.right) {
          pairs++;
          good += one.posterior > other.posterior ? 1 : one.posterior === other.posterior ? 0.5 : 0;
        }
    expect(rankingArea(bySureness(judged))).toBeCloseTo(good / pairs, 12);
  });

  test('a link that counts twice is two links', () => {
    const judged = bySureness(
      [0.1, 0.4, 0.4, 0.8, 0.95].map((posterior, index) => ({ posterior, right: index % 2 === 1 })),
    );
    const times = [2, 0, 3, 1, 2];
    const twice = judged.flatMap((one, index) => Array.from({ length: times[index]! }, () => one));
    expect(rankingArea(judged, times)).toBe(rankingArea(twice));
    expect(wrongAmongLeastSure(judged, 0.3, times)).toBe(wrongAmongLeastSure(twice, 0.3));
    expect(calibrationError(judged, 15, times)).toBeCloseTo(calibrationError(twice), 12);
  });
});
