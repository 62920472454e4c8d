import { type Bitext, oncePerBitext } from './bitext.js';
import { type BeadColumns, type Feature, isNullBead } from './feature.js';
import type { Side } from './side.js';
import { signCount, signNames } from './sign.js';

/** Signs on one side and not on the other, and questions and exclamations that answer each other. */
export const punctuationFeature: Feature = {
  name: 'sign',
  columns: [...signNames, 'both ask', 'both exclaim'],
  favours: ['both ask', 'both exclaim'],
  opposes: signNames,
  fill(bitext, beads, into) {
    forSigns(bitext, beads, (b, column, value) => (into[column]![b] = value));
  },
  score(bitext, beads, weights, score) {
    forSigns(bitext, beads, (b, column, value) => (score[b]! += weights[column]! * value));
  },
};

/** Tells each bead's columns that may not be zero: most beads have two or three of the signs. */
function forSigns(bitext: Bitext, beads: BeadColumns, tell: (b: number, column: number, value: number) => void): void {
  const { english, russian } = bitext;
  const { englishFrom, englishTo, russianFrom, russianTo } = beads;
  const present = signsPresent(bitext);
  for (let b = 0; b < beads.count; b++) {
    if (isNullBead(beads, b)) continue;
    let signs = 0;
    for (let atom = englishFrom[b]!; atom < englishTo[b]!; atom++) signs |= present.english[atom]!;
    for (let atom = russianFrom[b]!; atom < russianTo[b]!; atom++) signs |= present.russian[atom]!;
    for (; signs !== 0; signs &= signs - 1) {
      const sign = 31 - Math.clz32(signs & -signs);
      const e = total(english, sign, englishFrom[b]!, englishTo[b]!);
      const r = total(russian, sign, russianFrom[b]!, russianTo[b]!);
      tell(b, sign, Math.min(4, Math.abs(e - r)));
      if (sign < 2) tell(b, signCount + sign, Math.min(e, r, 2));
    }
  }
}

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
