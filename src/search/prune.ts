import { type Corridor, corridorArea, rowOffsets } from './grid.js';
import type { Shape } from './lattice.js';

/**
 * Gives the logarithms of the weights of all beads that end in a row: that of shape s at column c to
 * `into[(c - low[row]) * shapes + s]`. What it gives for beads that begin outside the corridor counts nothing.
 */
export type FillRow = (row: number, into: Float32Array) => void;

/** So many scores are kept from the way forward to the way back; of more they are asked for again. */
const mostKept = 2 ** 22;

/**
 * Finds the beads of a corridor worth a close look: those on some path whose score is at most `beam`
 * below that of the best path.
 * @returns by cell, row by row, the shapes of the beads that end there, a bit each; the first cell has all
 */
export function prune(corridor: Corridor, shapes: readonly Shape[], fillRow: FillRow, beam: number): Uint32Array {
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
  const scoresOf = (row: number): Float32Array => (isKept ? scores.subarray(offset[row]! * count) : scores);
  forward[0] = 0;
  backward[area - 1] = 0;
  for (let row = 0; row < rows; row++) {
    const score = scoresOf(row);
    fillRow(row, score);
    for (let column = low[row]!, cell = offset[row]!, at = 0; column <= high[row]!; column++, cell++) {
      let best = forward[cell]!;
      for (let shape = 0; shape < count; shape++, at++) {
        const i = row - tall[shape]!;
        const j = column - wide[shape]!;
        if (i < 0 || j < low[i]! || j > high[i]!) continue;
        const value = forward[offset[i]! + j - low[i]!]! + score[at]!;
        if (value > best) best = value;
      }
      forward[cell] = best;
    }
  }
  // A little is allowed for what single precision loses.
  const least = forward[area - 1]! - beam - 1e-3;
  const kept = new Uint32Array(area);
  for (let row = rows - 1; row >= 0; row--) {
    const score = scoresOf(row);
    if (!isKept) fillRow(row, score);
    for (let column = high[row]!; column >= low[row]!; column--) {
      const here = offset[row]! + column - low[row]!;
      const after = backward[here]!;
      if (after === -Infinity) continue;
      let bits = 0;
      for (let shape = 0, at = (column - low[row]!) * count; shape < count; shape++, at++) {
        const i = row - tall[shape]!;
        const j = column - wide[shape]!;
        if (i < 0 || j < low[i]! || j > high[i]!) continue;
        const cell = offset[i]! + j - low[i]!;
        const value = after + score[at]!;
        if (value > backward[cell]!) backward[cell] = value;
        if (value + forward[cell]! >= least) bits |= 1 << shape;
      }
      kept[here] = bits;
    }
  }
  kept[0] = 2 ** count - 1;
  return kept;
}
