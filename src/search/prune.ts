import { type Corridor, corridorArea, rowOffsets } from './grid.js';
import type { Shape } from './lattice.js';

/** Logarithm of the weight of a bead of shape `shape` that ends at a cell. */
export type CellScore = (row: number, column: number, shape: number) => number;

/**
 * Marks the cells of a corridor worth a close look: those on some path whose score is at most `beam`
 * below that of the best path.
 * @returns one byte a cell, row by row
 */
export function prune(corridor: Corridor, shapes: readonly Shape[], score: CellScore, beam: number): Uint8Array {
  const { rows, low, high } = corridor;
  const offset = rowOffsets(corridor);
  const area = corridorArea(corridor);
  const forward = new Float32Array(area).fill(-Infinity);
  const backward = new Float32Array(area).fill(-Infinity);
  forward[0] = 0;
  backward[area - 1] = 0;
  for (let row = 0; row < rows; row++)
    for (let column = low[row]!; column <= high[row]!; column++) {
      const cell = offset[row]! + column - low[row]!;
      let best = forward[cell]!;
      for (let shape = 0; shape < shapes.length; shape++) {
        const i = row - shapes[shape]![0];
        const j = column - shapes[shape]![1];
        if (i < 0 || j < low[i]! || j > high[i]!) continue;
        const before = forward[offset[i]! + j - low[i]!]!;
        if (before === -Infinity) continue;
        const value = before + score(row, column, shape);
        if (value > best) best = value;
      }
      forward[cell] = best;
    }
  for (let row = rows - 1; row >= 0; row--)
    for (let column = high[row]!; column >= low[row]!; column--) {
      const after = backward[offset[row]! + column - low[row]!]!;
      if (after === -Infinity) continue;
      for (let shape = 0; shape < shapes.length; shape++) {
        const i = row - shapes[shape]![0];
        const j = column - shapes[shape]![1];
        if (i < 0 || j < low[i]! || j > high[i]!) continue;
        const cell = offset[i]! + j - low[i]!;
        const value = after + score(row, column, shape);
        if (value > backward[cell]!) backward[cell] = value;
      }
    }
  const least = forward[area - 1]! - beam;
  const keep = new Uint8Array(area);
  for (let cell = 0; cell < area; cell++) if (forward[cell]! + backward[cell]! >= least - 1e-3) keep[cell] = 1;
  return keep;
}
