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
  const { rows, columns, low, high } = corridor;
  const offset = rowOffsets(corridor);
  const area = corridorArea(corridor);
  const count = shapes.length;
  const tall = Int32Array.from(shapes, ([down]) => down);
  const wide = Int32Array.from(shapes, ([, across]) => across);
  const forward = new Float32Array(area).fill(-Infinity);
  const backward = new Float32Array(area).fill(-Infinity);
  const isKept = area * count <= mostKept;
  const scores = new Float32Array((isKept ? area : columns) * count);
  /** Where a shape's score at the first column of a row stands. */
  const place = (row: number, shape: number): number =>
    (isKept ? offset[row]! * count : 0) + shape * (high[row]! - low[row]! + 1);
  /** The columns in a row at which beads of a shape end that begin within the corridor. */
  const firstOf = (row: number, shape: number): number => Math.max(low[row]!, low[row - tall[shape]!]! + wide[shape]!);
  const lastOf = (row: number, shape: number): number => Math.min(high[row]!, high[row - tall[shape]!]! + wide[shape]!);
  const fill = (row: number, shape: number): void => {
    const [from, to] = [firstOf(row, shape), lastOf(row, shape)];
    if (from <= to) fillScores(row, shape, from, to, scores, place(row, shape) + from - low[row]!);
  };
  // Beads within a row lead from cell to cell of it: forward they come last, column by column, and backward first.
  const order = [...shapes.keys()].sort((a, b) => Number(tall[a] === 0) - Number(tall[b] === 0));
  forward[0] = 0;
  backward[area - 1] = 0;
  for (let row = 0; row < rows; row++)
    for (const shape of order) {
      const above = row - tall[shape]!;
      if (above < 0) continue;
      fill(row, shape);
      const last = lastOf(row, shape);
      const here = offset[row]! - low[row]!;
      const there = offset[above]! - low[above]! - wide[shape]!;
      const score = place(row, shape) - low[row]!;
      for (let column = firstOf(row, shape); column <= last; column++) {
        const value = forward[there + column]! + scores[score + column]!;
        if (value > forward[here + column]!) forward[here + column] = value;
      }
    }
  // A little is allowed for what single precision loses.
  const least = forward[area - 1]! - beam - 1e-3;
  const kept = new Uint32Array(area);
  order.reverse();
  for (let row = rows - 1; row >= 0; row--)
    for (const shape of order) {
      const above = row - tall[shape]!;
      if (above < 0) continue;
      if (!isKept) fill(row, shape);
      const first = firstOf(row, shape);
      const here = offset[row]! - low[row]!;
      const there = offset[above]! - low[above]! - wide[shape]!;
      const score = place(row, shape) - low[row]!;
      for (let column = lastOf(row, shape); column >= first; column--) {
        const value = backward[here + column]! + scores[score + column]!;
        if (value > backward[there + column]!) backward[there + column] = value;
        if (value + forward[there + column]! >= least) kept[here + column]! |= 1 << shape;
      }
    }
  kept[0] = 2 ** count - 1;
  return kept;
}
