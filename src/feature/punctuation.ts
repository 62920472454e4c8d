import { type Feature, isNullBead } from './feature.js';
import type { Side } from './side.js';
import { signCount, signNames } from './sign.js';

/** Signs on one side and not on the other, and questions and exclamations that answer each other. */
export const punctuationFeature: Feature = {
  name: 'sign',
  columns: [...signNames, 'both ask', 'both exclaim'],
  favours: ['both ask', 'both exclaim'],
  opposes: signNames,
  fill({ english, russian }, beads, into) {
    for (let b = 0; b < beads.count; b++) {
      if (isNullBead(beads, b)) continue;
      for (let sign = 0; sign < signCount; sign++) {
        const e = total(english, sign, beads.englishFrom[b]!, beads.englishTo[b]!);
        const r = total(russian, sign, beads.russianFrom[b]!, beads.russianTo[b]!);
        into[sign]![b] = Math.min(4, Math.abs(e - r));
        if (sign < 2) into[signCount + sign]![b] = Math.min(e, r, 2);
      }
    }
  },
};

function total(side: Side, sign: number, from: number, to: number): number {
  let sum = 0;
  for (let atom = from; atom < to; atom++) sum += side.sign[atom * signCount + sign]!;
  return sum;
}
