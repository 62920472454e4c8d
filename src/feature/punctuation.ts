import { oncePerBitext } from './bitext.js';
import { type Feature, isNullBead } from './feature.js';
import type { Side } from './side.js';
import { signCount, signNames } from './sign.js';

/** Signs on one side and not on the other, and questions and exclamations that answer each other. */
export const punctuationFeature: Feature = {
  name: 'sign',
  columns: [...signNames, 'both ask', 'both exclaim'],
  favours: ['both ask', 'both exclaim'],
  opposes: signNames,
  fill(bitext, beads, into) {
    const { english, russian } = bitext;
    const present = signsPresent(bitext);
    for (let b = 0; b < beads.count; b++) {
      if (isNullBead(beads, b)) continue;
      let signs = 0;
      for (let atom = beads.englishFrom[b]!; atom < beads.englishTo[b]!; atom++) signs |= present.english[atom]!;
      for (let atom = beads.russianFrom[b]!; atom < beads.russianTo[b]!; atom++) signs |= present.russian[atom]!;
      // Most beads have two or three of the signs.
      for (; signs !== 0; signs &= signs - 1) {
        const sign = 31 - Math.clz32(signs & -signs);
        const e = total(english, sign, beads.englishFrom[b]!, beads.englishTo[b]!);
        const r = total(russian, sign, beads.russianFrom[b]!, beads.russianTo[b]!);
        into[sign]![b] = Math.min(4, Math.abs(e - r));
        if (sign < 2) into[signCount + sign]![b] = Math.min(e, r, 2);
      }
    }
  },
};

/** By atom, which signs stand in it, a bit each. */
const signsPresent = oncePerBitext(({ english, russian }) => ({
  english: presence(english),
  russian: presence(russian),
}));

function presence({ count, sign }: Side): Uint16Array {
  const present = new Uint16Array(count);
  for (let at = 0; at < count * signCount; at++)
    if (sign[at]) present[Math.floor(at / signCount)]! |= 1 << (at % signCount);
  return present;
}

function total(side: Side, sign: number, from: number, to: number): number {
  let sum = 0;
  for (let atom = from; atom < to; atom++) sum += side.sign[atom * signCount + sign]!;
  return sum;
}
