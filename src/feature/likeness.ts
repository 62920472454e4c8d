import type { Bitext } from './bitext.js';

/** In nats. Words that every other sentence has cost most of the time and tell nothing. */
const leastValue = 0.6;

/**
 * What two atoms have in common, for whole stretches of the grid at once: the sum over English
 * tokens of the best match in the Russian atom, strength times information. A rough measure (a
 * Russian word may serve twice), to find where it is worth looking closely.
 * @param into one row of the grid; the pair with Russian atom j goes to `into[j - from]`
 */
export function fillLikeness(bitext: Bitext, atom: number, from: number, to: number, into: Float32Array): void {
  const { english, evidence, postingStart, posting } = bitext;
  const best = new Float32Array(to - from);
  const touched: number[] = [];
  for (let token = english.tokenStart[atom]!; token < english.tokenStart[atom + 1]!; token++) {
    const type = english.tokenType[token]!;
    for (let at = evidence.start[type]!; at < evidence.start[type + 1]!; at++) {
      const partner = evidence.partner[at]!;
      const value = bitext.value[at]!;
      if (value < leastValue) continue;
      const end = postingStart[partner + 1]!;
      for (let post = firstFrom(posting, postingStart[partner]!, end, from); post < end; post++) {
        const column = posting[post]! - from;
        if (column >= best.length) break;
        if (best[column] === 0) touched.push(column);
        if (value > best[column]!) best[column] = value;
      }
    }
    for (const column of touched) {
      into[column]! += best[column]!;
      best[column] = 0;
    }
    touched.length = 0;
  }
}

/** First index in [low, high) of an ascending column whose value is `least` or more. */
function firstFrom(column: Int32Array, low: number, high: number, least: number): number {
  while (low < high) {
    const middle = (low + high) >> 1;
    if (column[middle]! < least) low = middle + 1;
    else high = middle;
  }
  return low;
}
