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
    stretch: { first: 0, last: 0, here: 0, there: 0, score: 0 },
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
  /** Of the row and the shape at hand. */
  readonly stretch: Stretch;
}

/** Carries the best scores over the beads of a shape that end in a row. */
function goForward(pass: Pass, row: number, shape: number): void {
  if (!meet(pass, row, shape)) return;
  const { forward, scores, stretch } = pass;
  const { first, last, here, there, score } = stretch;
  pass.fillScores(row, shape, first, last, scores, score + first);
  for (let column = first; column <= last; column++) {
    const value = forward[there + column]! + scores[score + column]!;
    if (value > forward[here + column]!) forward[here + column] = value;
  }
}

/** The same from the last cell, and keeps the beads on paths that come to `least` or more. */
function goBackward(pass: Pass, row: number, shape: number, least: number): void {
  if (!meet(pass, row, shape)) return;
  const { forward, backward, scores, kept, stretch } = pass;
  const { first, last, here, there, score } = stretch;
  if (!pass.isKept) pass.fillScores(row, shape, first, last, scores, score + first);
  for (let column = last; column >= first; column--) {
    const value = backward[here + column]! + scores[score + column]!;
    if (value > backward[there + column]!) backward[there + column] = value;
    if (value + forward[there + column]! >= least) kept[here + column]! |= 1 << shape;
  }
}

/** Beads of one shape that end in one row: of that which ends at column c what is at a place is at this and c more. */
interface Stretch {
  first: number;
  last: number;
  /** The cells where they end and begin, and their scores. */
  here: number;
  there: number;
  score: number;
}

/**
 * Finds the beads of a shape that end in a row and begin within the corridor.
 * @returns whether there are any
 */
function meet(pass: Pass, row: number, shape: number): boolean {
  const { corridor, offset, stretch } = pass;
  const { low, high } = corridor;
  const across = pass.wide[shape]!;
  const above = row - pass.tall[shape]!;
  if (above < 0) return false;
  stretch.first = Math.max(low[row]!, low[above]! + across);
  stretch.last = Math.min(high[row]!, high[above]! + across);
  stretch.here = offset[row]! - low[row]!;
  stretch.there = offset[above]! - low[above]! - across;
  stretch.score = placeOf(pass, row, shape);
  return stretch.first <= stretch.last;
}

/** Where the scores of a shape in a row stand: that of column c is at this place and c more. */
function placeOf({ corridor: { low, high }, offset, count, isKept }: Pass, row: number, shape: number): number {
  return (isKept ? offset[row]! * count : 0) + shape * (high[row]! - low[row]! + 1) - low[row]!;
}
