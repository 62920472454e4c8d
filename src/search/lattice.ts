import type { Span } from '../model/document.js';
import { type Corridor, rowOffsets } from './grid.js';

/** A kind of bead: so many units of the source, so many of the target. */
export type Shape = readonly [source: number, target: number];

/**
 * What a bead leaves behind it for the next: 0 after a match, 1 after source units without a
 * partner, 2 after target units without one. A run of nulls is likelier than nulls strewn about.
 */
export type State = 0 | 1 | 2;
export const states = 3;

export const stateOf = ([source, target]: Shape): State => (source === 0 ? 2 : target === 0 ? 1 : 0);

/**
 * The cells kept for a close look, and the beads (arcs) that lead from cell to cell. Cells are
 * sorted by row, then column, so that every arc leads from a smaller index to a larger one. Arcs are
 * sorted by the cell they lead to: those into cell c are `arcStart[c]` to `arcStart[c + 1]`.
 */
export interface Lattice {
  readonly shapes: readonly Shape[];
  readonly row: Int32Array;
  readonly column: Int32Array;
  readonly arcStart: Int32Array;
  readonly arcFrom: Int32Array;
  readonly arcTo: Int32Array;
  readonly arcShape: Uint8Array;
  /** `stateOf` each arc's shape. */
  readonly arcState: Uint8Array;
  /** Arcs that lead out of cell c: `outArc[outStart[c]]` to `outArc[outStart[c + 1]]`, exclusive, ascending. */
  readonly outStart: Int32Array;
  readonly outArc: Int32Array;
}

/**
 * The lattice of some beads of a corridor.
 * @param keep by cell, row by row, the shapes of the beads that end there, a bit each; a cell with none is left out
 * @param origin row and column of the corridor's first cell in the whole grid: the lattice counts from there
 */
export function buildLattice(
  corridor: Corridor,
  keep: Uint32Array,
  shapes: readonly Shape[],
  [top, left]: Span = [0, 0],
): Lattice {
  const { rows, low, high } = corridor;
  const offset = rowOffsets(corridor);
  let cells = 0;
  let most = 0;
  for (let at = 0; at < keep.length; at++) {
    if (keep[at]) cells++;
    for (let bits = keep[at]!; bits !== 0; bits &= bits - 1) most++;
  }
  const row = new Int32Array(cells);
  const column = new Int32Array(cells);
  const index = new Int32Array(keep.length).fill(-1);
  let cell = 0;
  for (let i = 0; i < rows; i++)
    for (let j = low[i]!; j <= high[i]!; j++) {
      const at = offset[i]! + j - low[i]!;
      if (!keep[at]) continue;
      row[cell] = i;
      column[cell] = j;
      index[at] = cell++;
    }
  const arcStart = new Int32Array(cells + 1);
  const from = new Int32Array(most);
  const kind = new Uint8Array(most);
  let arcs = 0;
  for (cell = 0; cell < cells; cell++) {
    arcStart[cell] = arcs;
    const bits = keep[offset[row[cell]!]! + column[cell]! - low[row[cell]!]!]!;
    for (let shape = 0; shape < shapes.length; shape++) {
      if (!(bits & (1 << shape))) continue;
      const i = row[cell]! - shapes[shape]![0];
      const j = column[cell]! - shapes[shape]![1];
      if (i < 0 || j < low[i]! || j > high[i]!) continue;
      const start = index[offset[i]! + j - low[i]!]!;
      if (start < 0) continue;
      from[arcs] = start;
      kind[arcs++] = shape;
    }
  }
  arcStart[cells] = arcs;
  const arcFrom = from.slice(0, arcs);
  const arcShape = kind.slice(0, arcs);
  const stateByShape = Uint8Array.from(shapes, stateOf);
  const arcState = new Uint8Array(arcs);
  for (let arc = 0; arc < arcs; arc++) arcState[arc] = stateByShape[arcShape[arc]!]!;
  return {
    shapes,
    row: top === 0 ? row : row.map((i) => i + top),
    column: left === 0 ? column : column.map((j) => j + left),
    arcStart,
    arcFrom,
    arcTo: arcTargets(arcStart),
    arcShape,
    arcState,
    ...outgoing(arcFrom, cells),
  };
}

/** The lattice of the arcs marked in `keep` alone, with the cells that they join, and the first and the last. */
export function sublattice(lattice: Lattice, keep: Uint8Array): Lattice {
  const { row, column, arcStart, arcFrom, arcTo, arcShape, arcState } = lattice;
  const cells = row.length;
  const index = new Int32Array(cells);
  index[0] = 1;
  index[cells - 1] = 1;
  let arcs = 0;
  for (let arc = 0; arc < keep.length; arc++) {
    if (!keep[arc]) continue;
    index[arcFrom[arc]!] = 1;
    index[arcTo[arc]!] = 1;
    arcs++;
  }
  let count = 0;
  for (let cell = 0; cell < cells; cell++) if (index[cell]) index[cell] = ++count;
  const kept = {
    row: new Int32Array(count),
    column: new Int32Array(count),
    arcStart: new Int32Array(count + 1),
    arcFrom: new Int32Array(arcs),
    arcShape: new Uint8Array(arcs),
    arcState: new Uint8Array(arcs),
  };
  let next = 0;
  for (let cell = 0; cell < cells; cell++) {
    const at = index[cell]! - 1;
    if (at < 0) continue;
    kept.row[at] = row[cell]!;
    kept.column[at] = column[cell]!;
    for (let arc = arcStart[cell]!; arc < arcStart[cell + 1]!; arc++) {
      if (!keep[arc]) continue;
      kept.arcFrom[next] = index[arcFrom[arc]!]! - 1;
      kept.arcShape[next] = arcShape[arc]!;
      kept.arcState[next++] = arcState[arc]!;
    }
    kept.arcStart[at + 1] = next;
  }
  return { shapes: lattice.shapes, ...kept, arcTo: arcTargets(kept.arcStart), ...outgoing(kept.arcFrom, count) };
}

function arcTargets(arcStart: Int32Array): Int32Array {
  const cells = arcStart.length - 1;
  const targets = new Int32Array(arcStart[cells]!);
  for (let cell = 0; cell < cells; cell++) targets.fill(cell, arcStart[cell], arcStart[cell + 1]);
  return targets;
}

function outgoing(arcFrom: Int32Array, cells: number): Pick<Lattice, 'outStart' | 'outArc'> {
  const outStart = new Int32Array(cells + 1);
  for (const from of arcFrom) outStart[from + 1]!++;
  for (let cell = 0; cell < cells; cell++) outStart[cell + 1]! += outStart[cell]!;
  const next = outStart.slice();
  const outArc = new Int32Array(arcFrom.length);
  for (let arc = 0; arc < arcFrom.length; arc++) outArc[next[arcFrom[arc]!]!++] = arc;
  return { outStart, outArc };
}
