import { oncePerBitext } from './bitext.js';
import { type Feature, isNullBead } from './feature.js';

/**
 * Russian characters for each English one, white space left out, and the variance of that per
 * character: fitted on the 1:1 links of the training documents by `npm run train`.
 */
export const lengthRatio = 1.04;
export const lengthVariance = 2.9;

/** A bead's length as statistic δ of Gale and Church (1993), eq. 4. */
export function lengthDelta(english: number, russian: number): number {
  return (russian - english * lengthRatio) / Math.sqrt(((english + russian / lengthRatio) / 2 || 1) * lengthVariance);
}

/** δ². */
export function squaredDelta(english: number, russian: number): number {
  const more = russian - english * lengthRatio;
  return (more * more) / (((english + russian / lengthRatio) / 2 || 1) * lengthVariance);
}

/** log of the chance that two renderings of one thing differ so in length: 2 (1 - Φ(|δ|)). */
export function lengthChance(delta: number): number {
  // Abramowitz and Stegun (1964), 26.2.17; its error of 7.5e-8 matters only where the chance is floored.
  const t = 1 / (1 + 0.2316419 * Math.abs(delta));
  const tail =
    0.3989423 *
    Math.exp((-delta * delta) / 2) *
    t *
    (0.3193815 + t * (-0.3565638 + t * (1.781478 + t * (-1.821256 + t * 1.330274))));
  return Math.log(Math.max(2 * tail, 1e-12));
}

/** Sums of a column's first values: `sums[i]` is that of the i first. */
export function runningSums(values: ArrayLike<number>): Float64Array {
  const sums = new Float64Array(values.length + 1);
  for (let index = 0; index < values.length; index++) sums[index + 1] = sums[index]! + values[index]!;
  return sums;
}

/** Running sums of the atoms' sizes. */
export const sizesOf = oncePerBitext(({ english, russian }) => ({
  english: runningSums(english.size),
  russian: runningSums(russian.size),
}));

/** Lengths that do not fit each other. */
export const lengthFeature: Feature = {
  name: 'length',
  columns: ['delta²', 'ratio', 'short'],
  opposes: ['delta²', 'ratio'],
  fill(bitext, beads, [delta, ratio, short]) {
    const { english, russian } = sizesOf(bitext);
    for (let b = 0; b < beads.count; b++) {
      if (isNullBead(beads, b)) continue;
      const e = english[beads.englishTo[b]!]! - english[beads.englishFrom[b]!]!;
      const r = russian[beads.russianTo[b]!]! - russian[beads.russianFrom[b]!]!;
      delta![b] = Math.min(25, squaredDelta(e, r));
      ratio![b] = Math.abs(Math.log((r + 4) / (e * lengthRatio + 4)));
      // Of two short sentences the lengths say little: Yes. – Да.
      short![b] = Math.min(e, r) < 15 ? ratio![b]! : 0;
    }
  },
};

/** Gale and Church's probability, as it stands. */
export const chanceFeature: Feature = {
  name: 'chance',
  columns: ['log'],
  fill(bitext, beads, [log]) {
    const { english, russian } = sizesOf(bitext);
    for (let b = 0; b < beads.count; b++) {
      const e = english[beads.englishTo[b]!]! - english[beads.englishFrom[b]!]!;
      const r = russian[beads.russianTo[b]!]! - russian[beads.russianFrom[b]!]!;
      log![b] = lengthChance(lengthDelta(e, r));
    }
  },
};
