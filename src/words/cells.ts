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
  const pair = new Int32Array(start[pieces.count]!);
  /** By Russian type: the last pair with it, and which English type that was with. */
  const latest = new Int32Array(russianTypes);
  const withType = new Int32Array(russianTypes).fill(-1);
  const [english, russian] = [new Int32Array(pair.length), new Int32Array(pair.length)];
  let count = 0;
  const piece = piecesOfTokens(pieces);
  // One English type after the other, so that those that a Russian type was paired with need not be kept.
  for (const i of byType(pieces.english)) {
    const type = pieces.english[i]!;
    const [at, first] = [piece[i]!, pieces.russianStart[piece[i]!]!];
    const end = pieces.russianStart[at + 1]!;
    let cell = start[at]! + (i - pieces.englishStart[at]!) * (end - first);
    for (let j = first; j < end; j++) {
      const other = pieces.russian[j]!;
      if (withType[other] !== type) {
        withType[other] = type;
        latest[other] = count;
        english[count] = type;
        russian[count++] = other;
      }
      pair[cell++] = latest[other]!;
    }
  }
  const prior = new Float64Array(count);
  for (let at = 0; at < count; at++) prior[at] = least + strengthOf(evidence, english[at]!, russian[at]!);
  return { start, pair, english: english.slice(0, count), russian: russian.slice(0, count), prior };
}

/** The piece of each English token. */
function piecesOfTokens({ count, englishStart, english }: Pieces): Int32Array {
  const piece = new Int32Array(english.length);
  for (let at = 0; at < count; at++) piece.fill(at, englishStart[at], englishStart[at + 1]);
  return piece;
}

/** Places of a column in the order of what it holds, of equals in their own. */
function byType(types: Int32Array): Int32Array {
  const start = new Int32Array(types.reduce((most, type) => Math.max(most, type), -1) + 2);
  for (const type of types) start[type + 1]!++;
  for (let type = 0; type + 1 < start.length; type++) start[type + 1]! += start[type]!;
  const order = new Int32Array(types.length);
  for (let at = 0; at < types.length; at++) order[start[types[at]!]!++] = at;
  return order;
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
