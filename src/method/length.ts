import { emptyLexicon } from '../lexicon/lexicon.js';
import { pairSides } from '../feature/bitext.js';
import { chanceFeature, lengthChance, lengthDelta, sizesOf } from '../feature/length.js';
import { readSide } from '../feature/side.js';
import type { Shape } from '../search/lattice.js';
import { findLadder } from './ladder.js';
import { joinPieces } from './rungs.js';
import type { Method } from './method.js';
import { findLatticeAlong } from './space.js';

/** Gale and Church (1993), table 5: how often each shape occurs; a pair of shapes shares its figure. */
const prior: readonly (readonly [Shape, number])[] = [
  [[1, 1], 0.89],
  [[1, 0], 0.0099 / 2],
  [[0, 1], 0.0099 / 2],
  [[1, 2], 0.089 / 2],
  [[2, 1], 0.089 / 2],
  [[2, 2], 0.011],
];
const shapes = prior.map(([shape]) => shape);
const logPrior = prior.map(([, share]) => Math.log(share));

/** By length alone, as Gale and Church (1993) did: the baseline. */
export const length: Method = {
  name: 'length',
  description: 'lengths in characters alone (Gale and Church 1993), a baseline',
  signature: () => 'shapes:1-2',
  *find(english, russian, _, anchors) {
    const bitext = pairSides(readSide(english, { whole: true }), readSide(russian, { whole: true }), emptyLexicon);
    const ladders = yield* joinPieces(bitext, anchors, (leg) => {
      const { piece } = leg;
      const englishSums = sizesOf(bitext).english.subarray(piece.rows[0]);
      const russianSums = sizesOf(bitext).russian.subarray(piece.columns[0]);
      const { lattice, beads } = findLatticeAlong(
        leg,
        shapes,
        () => (row, shape, from, to, into, at) => {
          const [tall, wide] = shapes[shape]!;
          const e = englishSums[row]! - englishSums[row - tall]!;
          for (let column = from; column <= to; column++) {
            const r = russianSums[column]! - russianSums[column - wide]!;
            into[at + column - from] = logPrior[shape]! + lengthChance(lengthDelta(e, r));
          }
        },
        30,
      );
      const chance = [new Float32Array(beads.count)];
      chanceFeature.fill(bitext, beads, chance);
      const score = Float64Array.from(chance[0]!, (log, b) => logPrior[lattice.arcShape[b]!]! + log);
      return findLadder(bitext.english, bitext.russian, lattice, score, new Float64Array(9), piece);
    });
    return { ladders };
  },
};
