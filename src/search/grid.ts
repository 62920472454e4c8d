import type { Span } from '../model/document.js';

/**
 * The cells of an alignment grid that are searched. Cell (i, j) stands between units: i units of the
 * source and j of the target lie before it. Row i holds columns `low[i]` to `high[i]`, both included.
 */
export interface Corridor {
  readonly rows: number;
  readonly columns: number;
  readonly low: Int32Array;
  readonly high: Int32Array;
}

/** All cells between `sources` and `targets` units. */
export function fullCorridor(sources: number, targets: number): Corridor {
  return {
    rows: sources + 1,
    columns: targets + 1,
    low: new Int32Array(sources + 1),
    high: new Int32Array(sources + 1).fill(targets),
  };
}

/** Where each row of a corridor begins when its cells are counted row by row. */
export function rowOffsets({ rows, low, high }: Corridor): Int32Array {
  const offset = new Int32Array(rows);
  for (let row = 1; row < rows; row++) offset[row] = offset[row - 1]! + high[row - 1]! - low[row - 1]! + 1;
  return offset;
}

/** How many cells a corridor holds. */
export function corridorArea({ rows, low, high }: Corridor): number {
  let area = 0;
  for (let row = 0; row < rows; row++) area += high[row]! - low[row]! + 1;
  return area;
}

/** Whether a marked cell lies at a side of the corridor that is not a side of the grid: there may be more beyond. */
export function touchesSide(corridor: Corridor, keep: ArrayLike<number>): boolean {
  const { rows, columns, low, high } = corridor;
  const offset = rowOffsets(corridor);
  for (let row = 0; row < rows; row++) {
    if (low[row]! > 0 && keep[offset[row]!]) return true;
    if (high[row]! < columns - 1 && keep[offset[row]! + high[row]! - low[row]!]) return true;
  }
  return false;
}

/** Cells that a corridor may hold, in what memory bears: a hundred thousand lines alike have no landmark. */
export const mostCells = 1e8;

/**
 * The corridor through points that the path is taken to pass near: straight between them, with
 * `margin` cells on either side, and wider where points lie far apart, since little is known there.
 * @param points cells in ascending order of both coordinates, without the two ends
 */
export function corridorAlong(sources: number, targets: number, points: readonly Span[], margin: number): Corridor {
  const low = new Int32Array(sources + 1).fill(targets);
  const high = new Int32Array(sources + 1).fill(0);
  const widen = (row: number, from: number, to: number): void => {
    if (row < 0 || row > sources) return;
    low[row] = Math.min(low[row]!, Math.max(0, from));
    high[row] = Math.max(high[row]!, Math.min(targets, to));
  };
  const ends: readonly Span[] = [[0, 0], ...points, [sources, targets]];
  for (let index = 1; index < ends.length; index++) {
    const [fromRow, fromColumn] = ends[index - 1]!;
    const [toRow, toColumn] = ends[index]!;
    const [tall, wide] = [toRow - fromRow, toColumn - fromColumn];
    // A straight line is wrong by at most the side of its box; past a few hundred it is taken to be less.
    const most = Math.max(50, mostCells / (4 * Math.max(1, tall)));
    const slack = margin + Math.min(Math.max(tall, wide), 50 + Math.max(tall, wide) / 4, most);
    for (let row = fromRow - margin; row <= toRow + margin; row++) {
      const share = tall === 0 ? 0 : Math.min(1, Math.max(0, (row - fromRow) / tall));
      const column = fromColumn + share * wide;
      if (tall === 0) widen(row, fromColumn - margin, toColumn + margin);
      else
        widen(
          row,
          Math.floor(Math.max(fromColumn - margin, column - slack)),
          Math.ceil(Math.min(toColumn + margin, column + slack)),
        );
    }
  }
  return connected({ rows: sources + 1, columns: targets + 1, low, high });
}

/** Makes bounds ascend and neighbouring rows overlap, so that a path leads through. */
function connected(corridor: Corridor): Corridor {
  const { rows, columns, low, high } = corridor;
  low[0] = 0;
  high[rows - 1] = columns - 1;
  for (let row = 1; row < rows; row++) {
    high[row] = Math.max(high[row]!, high[row - 1]!);
    if (low[row]! > high[row - 1]!) low[row] = high[row - 1]!;
  }
  for (let row = rows - 2; row >= 0; row--) low[row] = Math.min(low[row]!, low[row + 1]!);
  return corridor;
}
