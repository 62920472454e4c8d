import { type Corridor, corridorArea, rowOffsets } from './grid.js';
import type { Shape } from './lattice.js';

/**
 * Gives the logarithms of the weights of the beads of one shape that end in a row, at columns `from` to `to`, both
 * included: that at column c to `into[at + c - from]`.
 */
export type FillScores = (row: number, shape: number, from: number, to: number, into: Float32Array, at: number) => void;

/** So many scores are kept from the way forward to the way back; of more they are asked for again. */
const mostKept = 2 ** 22;

/**
 * Finds the beads of a corridor worth a close look: those on some path whose score is at most `beam`
 * below that of the best path.
 * @returns by cell, row by row, the shapes of the beads that end there, a bit each; the first cell has all
 */
export function prune(corridor: Corridor, shapes: readonly Shape[], fillScores: FillScores, beam: number): Uint32Array {
  const { rows } = corridor;
  const area = corridorArea(corridor);
  const count = shapes.length;
  const isKept = area * count <= mostKept;
  const tall = Int32Array.from(shapes, ([down]) => down);
  const pass: Pass = {
    corridor,
    offset: rowOffsets(corridor),
    count,
    tall,
    wide: Int32Array.from(shapes, ([, across]) => across),
    fillScores,
    isKept,
    scores: new Float32Array((isKept ? area : corridor.columns) * count),
    forward: new Float32Array(area).fill(-Infinity),
    backward: new Float32Array(area).fill(-Infinity),
    kept: new Uint32Array(area),
  };
  // Beads within a row lead from cell to cell of it: forward they come last, column by column, and backward first.
  const order = [...shapes.keys()].sort((a, b) => Number(tall[a] === 0) - Number(tall[b] === 0));
  pass.forward[0] = 0;
  pass.backward[area - 1] = 0;
  for (let row = 0; row < rows; row++) for (const shape of order) goForward(pass, row, shape);
  // A little is allowed for what single precision loses.
  const least = pass.forward[area - 1]! - beam - 1e-3;
  order.reverse();
  for (let row = rows - 1; row >= 0; row--) for (const shape of order) goBackward(pass, row, shape, least);
  pass.kept[0] = 2 ** count - 1;
  return pass.kept;
}

/** What the way forward and the way back go by, a row and a shape at a time. */
interface Pass {
  readonly corridor: Corridor;
  readonly offset: Int32Array;
  /** How many shapes there are, and the units of each on either side. */
  readonly count: number;
  readonly tall: Int32Array;
  readonly wide: Int32Array;
  readonly fillScores: FillScores;
  /** Whether scores are kept from the way forward; else they are those of the row at hand. */
  readonly isKept: boolean;
  readonly scores: Float32Array;
  /** By cell, the score of the best path from the first cell, and of that to the last. */
  readonly forward: Float32Array;
  readonly backward: Float32Array;
  readonly kept: Uint32Array;
}

/** Carries the best scores over the beads of a shape that end in a row and begin within the corridor. */
function goForward(pass: Pass, row: number, shape: number): void {
  const { corridor, offset, forward, scores } = pass;
  const { low, high } = corridor;
  const across = pass.wide[shape]!;
  const above = row - pass.tall[shape]!;
  if (above < 0) return;
  const first = Math.max(low[row]!, low[above]! + across);
  const last = Math.min(high[row]!, high[above]! + across);
  if (first > last) return;
  const score = placeOf(pass, row, shape);
  pass.fillScores(row, shape, first, last, scores, score + first);
  const here = offset[row]! - low[row]!;
  const there = offset[above]! - low[above]! - across;
  for (let column = first; column <= last; column++) {
    const value = forward[there + column]! + scores[score + column]!;
    if (value > forward[here + column]!) forward[here + column] = value;
  }
}

/** The same from the last cell, and keeps the beads on paths that come to `least` or more. */
function goBackward(pass: Pass, row: number, shape: number, least: number): void {
  const { corridor, offset, forward, backward, scores, kept } = pass;
  const { low, high } = corridor;
  const across = pass.wide[shape]!;
  const above = row - pass.tall[shape]!;
  if (above < 0) return;
  const first = Math.max(low[row]!, low[above]! + across);
  const last = Math.min(high[row]!, high[above]! + across);
  if (first > last) return;
  const score = placeOf(pass, row, shape);
  if (!pass.isKept) pass.fillScores(row, shape, first, last, scores, score + first);
  const here = offset[row]! - low[row]!;
  const there = offset[above]! - low[above]! - across;
  for (let column = last; column >= first; column--) {
    const value = backward[here + column]! + scores[score + column]!;
    if (value > backward[there + column]!) backward[there + column] = value;
    if (value + forward[there + column]! >= least) kept[here + column]! |= 1 << shape;
  }
}

/** Where the scores of a shape in a row stand: that of column c is at this place and c more. */
function placeOf({ corridor: { low, high }, offset, count, isKept }: Pass, row: number, shape: number): number {
  return (isKept ? offset[row]! * count : 0) + shape * (high[row]! - low[row]! + 1) - low[row]!;
}
