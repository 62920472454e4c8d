import type { Bitext } from '../feature/bitext.js';
import { sizesOf, squaredDelta } from '../feature/length.js';
import { likenessOf } from '../feature/likeness.js';
import { type Corridor, corridorArea, rowOffsets } from '../search/grid.js';
import type { Shape } from '../search/lattice.js';
import type { Piece } from '../search/piece.js';
import type { FillScores } from '../search/prune.js';

/**
 * A rough score, to find the cells worth a close look: shapes dear by their size, lengths, words in
 * common. Its numbers need not be right, only generous: on the training documents no cell of the
 * gold path is lost at `beam` (`npm run train` counts them).
 */
export const rough = { beam: 24, null: -3.2, more: -2.2, delta: -0.22, likeness: 0.3 } as const;

export function roughScore(
  bitext: Bitext,
  { rows, columns }: Piece,
  corridor: Corridor,
  shapes: readonly Shape[],
): FillScores {
  const offset = rowOffsets(corridor);
  const tall = Int32Array.from(shapes, ([down]) => down);
  const most = Math.max(...tall);
  const grid: RoughGrid = {
    corridor,
    offset,
    english: sizesOf(bitext).english.subarray(rows[0]),
    russian: sizesOf(bitext).russian.subarray(columns[0]),
    sums: likenessSums(bitext, rows[0], columns[0], corridor, offset),
    tall,
    wide: Int32Array.from(shapes, ([, across]) => across),
    cost: Float64Array.from(shapes, ([t, w]) => rough.more * (t + w - 2)),
    share: Float64Array.from(shapes, ([t, w]) => rough.likeness / Math.min(t, w)),
    most,
    together: new Float64Array((most + 1) * corridor.columns),
    ready: -1,
  };
  return (row, shape, from, to, into, at) => {
    fillRough(grid, row, shape, from, to, into, at);
  };
}

/** What the rough scores of a corridor are made of. */
interface RoughGrid {
  readonly corridor: Corridor;
  readonly offset: Int32Array;
  /** Running sums of the atoms' sizes. */
  readonly english: Float64Array;
  readonly russian: Float64Array;
  /** As `likenessSums` has them. */
  readonly sums: Float32Array;
  /** By shape, its atoms on either side, what its size costs, and what likeness counts for. */
  readonly tall: Int32Array;
  readonly wide: Int32Array;
  readonly cost: Float64Array;
  readonly share: Float64Array;
  /** The most atoms that a shape has on the English side. */
  readonly most: number;
  /** Of the last t atoms before row `ready` together, the running sums up to each column; that of column c at `t * columns + c`. */
  readonly together: Float64Array;
  ready: number;
}

/** A function of its own and not one for each corridor, which V8 would optimise anew. */
function fillRough(
  grid: RoughGrid,
  row: number,
  shape: number,
  from: number,
  to: number,
  into: Float32Array,
  at: number,
): void {
  const t = grid.tall[shape]!;
  const w = grid.wide[shape]!;
  if (t === 0 || w === 0) {
    into.fill(rough.null, at, at + to - from + 1);
    return;
  }
  if (row !== grid.ready) gather(grid, row);
  const { english, russian, together } = grid;
  const e = english[row]! - english[row - t]!;
  const cost = grid.cost[shape]!;
  const share = grid.share[shape]!;
  const base = t * grid.corridor.columns;
  for (let column = from, index = at; column <= to; column++, index++) {
    const alike = together[base + column]! - together[base + column - w]!;
    const squared = squaredDelta(e, russian[column]! - russian[column - w]!);
    into[index] = cost + rough.delta * Math.min(25, squared) + share * alike;
  }
}

function gather(grid: RoughGrid, row: number): void {
  const { offset, sums, together, most } = grid;
  const { columns: width, low, high } = grid.corridor;
  const top = Math.max(0, row - most);
  for (let i = row - 1; i >= top; i--) {
    const at = (row - i) * width;
    const base = offset[i]! - low[i]!;
    for (let column = low[top]!; column <= high[row]!; column++) {
      const value = sums[base + Math.min(high[i]!, Math.max(low[i]!, column))]!;
      together[at + column] = together[at - width + column]! + value;
    }
  }
  grid.ready = row;
}

/**
 * Running sums of likeness along the rows of a corridor: the likeness of English atom i to the Russian
 * atoms [from, to) together is that at column `to` of row i less that at column `from`.
 */
function likenessSums(bitext: Bitext, top: number, left: number, corridor: Corridor, offset: Int32Array): Float32Array {
  const { rows, low, high } = corridor;
  const sums = new Float32Array(corridorArea(corridor));
  const fill = likenessOf(bitext);
  // The row of atom i runs from the first column a bead with it may begin at to the last it may end at.
  for (let i = 0; i + 1 < rows; i++) {
    const [from, width] = [offset[i]! + 1, high[i]! - low[i]!];
    if (width > 0) fill(top + i, left + low[i]!, left + high[i]!, sums, from);
    for (let at = from + 1; at < from + width; at++) sums[at]! += sums[at - 1]!;
  }
  return sums;
}
