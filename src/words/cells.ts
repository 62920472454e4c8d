import type { Evidence } from '../feature/evidence.js';
import type { Pieces } from './pieces.js';

/**
 * Every pair of words that share a piece, as cells: of piece p, English word i and Russian word j at
 * `start[p] + i * n + j`, n being the Russian words of the piece. Cells of the same two types are one pair.
 */
export interface Cells {
  /** First cell of each piece, and the number of all. */
  readonly start: Float64Array;
  /** Pair of each cell. */
  readonly pair: Int32Array;
  /** Types of each pair. */
  readonly english: Int32Array;
  readonly russian: Int32Array;
  /** What a pair is believed to be worth before any text is read: 1 for a translation, a little for what only a bead binds. */
  readonly prior: Float64Array;
}

/** What two words are worth that nothing but their bead binds, beside a translation's 1. */
const least = 0.002;

/** @param russianTypes how many there are */
export function cellsOf(pieces: Pieces, evidence: Evidence, russianTypes: number): Cells {
  const start = new Float64Array(pieces.count + 1);
  for (let piece = 0; piece < pieces.count; piece++)
    start[piece + 1] =
      start[piece]! +
      (pieces.englishStart[piece + 1]! - pieces.englishStart[piece]!) *
        (pieces.russianStart[piece + 1]! - pieces.russianStart[piece]!);
  const keys = new Float64Array(start[pieces.count]!);
  let cell = 0;
  for (let piece = 0; piece < pieces.count; piece++)
    for (let i = pieces.englishStart[piece]!; i < pieces.englishStart[piece + 1]!; i++)
      for (let j = pieces.russianStart[piece]!; j < pieces.russianStart[piece + 1]!; j++)
        keys[cell++] = pieces.english[i]! * russianTypes + pieces.russian[j]!;
  const pairs = distinct(keys);
  const english = Int32Array.from(pairs, (key) => Math.floor(key / russianTypes));
  const russian = Int32Array.from(pairs, (key) => key % russianTypes);
  return {
    start,
    pair: Int32Array.from(keys, (key) => placeOf(pairs, key)),
    english,
    russian,
    prior: Float64Array.from(english, (type, pair) => least + strengthOf(evidence, type, russian[pair]!)),
  };
}

function distinct(keys: Float64Array): Float64Array {
  const sorted = keys.slice().sort();
  let count = 0;
  for (let at = 0; at < sorted.length; at++)
    if (at === 0 || sorted[at] !== sorted[at - 1]) sorted[count++] = sorted[at]!;
  return sorted.slice(0, count);
}

function placeOf(ascending: Float64Array, key: number): number {
  let [low, high] = [0, ascending.length];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (ascending[middle]! <= key) low = middle;
    else high = middle;
  }
  return low;
}

/** Partners of a type are ascending. */
function strengthOf({ start, partner, strength }: Evidence, type: number, other: number): number {
  let [low, high] = [start[type]!, start[type + 1]!];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (partner[middle]! < other) low = middle + 1;
    else high = middle;
  }
  return low < start[type + 1]! && partner[low] === other ? strength[low]! : 0;
}
