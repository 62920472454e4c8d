import { type Corridor, corridorArea, rowOffsets } from './grid.js';
import type { Shape } from './lattice.js';

/**
 * Gives the logarithms of the weights of all beads that end in a row: that of shape s at column c to
 * `into[(c - low[row]) * shapes + s]`. What it gives for beads that begin outside the corridor counts nothing.
 */
export type FillRow = (row: number, into: Float32Array) => void;

/**
 * Marks the cells of a corridor worth a close look: those on some path whose score is at most `beam`
 * below that of the best path.
 * @returns one byte a cell, row by row
 */
export function prune(corridor: Corridor, shapes: readonly Shape[], fillRow: FillRow, beam: number): Uint8Array {
  const { rows, columns, low, high } = corridor;
  const offset = rowOffsets(corridor);
  const area = corridorArea(corridor);
  const count = shapes.length;
  const tall = Int32Array.from(shapes, ([down]) => down);
  const wide = Int32Array.from(shapes, ([, across]) => across);
  const forward = new Float32Array(area).fill(-Infinity);
  const backward = new Float32Array(area).fill(-Infinity);
  const score = new Float32Array(columns * count);
  forward[0] = 0;
  backward[area - 1] = 0;
  for (let row = 0; row < rows; row++) {
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
  for (let row = rows - 1; row >= 0; row--) {
    fillRow(row, score);
    for (let column = high[row]!; column >= low[row]!; column--) {
      const after = backward[offset[row]! + column - low[row]!]!;
      if (after === -Infinity) continue;
      for (let shape = 0, at = (column - low[row]!) * count; shape < count; shape++, at++) {
        const i = row - tall[shape]!;
        const j = column - wide[shape]!;
        if (i < 0 || j < low[i]! || j > high[i]!) continue;
        const cell = offset[i]! + j - low[i]!;
        const value = after + score[at]!;
        if (value > backward[cell]!) backward[cell] = value;
      }
    }
  }
  const least = forward[area - 1]! - beam;
  const keep = new Uint8Array(area);
  for (let cell = 0; cell < area; cell++) if (forward[cell]! + backward[cell]! >= least - 1e-3) keep[cell] = 1;
  return keep;
}
