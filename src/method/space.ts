import type { BeadColumns } from '../feature/feature.js';
import type { Bitext } from '../feature/bitext.js';
import { lengthDelta, runningSums } from '../feature/length.js';
import { fillLikeness } from '../feature/likeness.js';
import { rarePairs } from '../feature/rare.js';
import { heaviestChain } from '../search/anchor.js';
import { type Corridor, corridorAlong, corridorArea, fullCorridor, rowOffsets } from '../search/grid.js';
import { buildLattice, type Lattice, type Shape } from '../search/lattice.js';
import { type CellScore, prune } from '../search/prune.js';

/** Up to this many cells the whole grid is searched. */
const fullArea = 250_000;
/** Atoms on either side of the straight line between landmarks. */
const margin = 24;
/** In nats. A landmark that rests on one word is not trusted. */
const leastLandmark = 5.5;

/** The cells to search: all of a small grid, else a band along the landmarks. */
export function findCorridor(bitext: Bitext): Corridor {
  const { english, russian } = bitext;
  if ((english.count + 1) * (russian.count + 1) <= fullArea) return fullCorridor(english.count, russian.count);
  const landmarks = rarePairs(bitext)
    .filter(({ value }) => value >= leastLandmark)
    .map(({ english: row, russian: column, value }) => ({ row, column, weight: value }));
  const points = heaviestChain(landmarks).map(({ row, column }) => [row, column] as const);
  return corridorAlong(english.count, russian.count, points, margin);
}

/**
 * A rough score, to find the cells worth a close look: shapes dear by their size, lengths, words in
 * common. Its numbers need not be right, only generous: on the training documents no cell of the
 * gold path is lost at `beam` (`npm run train` counts them).
 */
export const rough = { beam: 24, null: -3.2, more: -2.2, delta: -0.22, likeness: 0.3 } as const;

export function roughScore(bitext: Bitext, corridor: Corridor, shapes: readonly Shape[]): CellScore {
  const english = runningSums(bitext.english.size);
  const russian = runningSums(bitext.russian.size);
  const likeness = likenessSums(bitext, corridor);
  return (row, column, shape) => {
    const [tall, wide] = shapes[shape]!;
    if (tall === 0 || wide === 0) return rough.null;
    const e = english[row]! - english[row - tall]!;
    const r = russian[column]! - russian[column - wide]!;
    const delta = Math.min(25, lengthDelta(e, r) ** 2);
    let alike = 0;
    for (let i = row - tall; i < row; i++) alike += likeness(i, column - wide, column);
    return rough.more * (tall + wide - 2) + rough.delta * delta + (rough.likeness * alike) / Math.min(tall, wide);
  };
}

/** Likeness of English atom i to the Russian atoms [from, to) together, where the corridor has it. */
function likenessSums(bitext: Bitext, corridor: Corridor): (i: number, from: number, to: number) => number {
  const { rows, low, high } = corridor;
  const offset = rowOffsets(corridor);
  const sums = new Float32Array(corridorArea(corridor));
  // The row of atom i runs from the first column a bead with it may begin at to the last it may end at.
  for (let i = 0; i + 1 < rows; i++) {
    const width = high[i]! - low[i]!;
    const row = sums.subarray(offset[i]! + 1, offset[i]! + 1 + width);
    if (width > 0) fillLikeness(bitext, i, low[i]!, high[i]!, row);
    for (let at = 1; at < width; at++) row[at]! += row[at - 1]!;
  }
  const upTo = (i: number, column: number): number =>
    sums[offset[i]! + Math.min(high[i]!, Math.max(low[i]!, column)) - low[i]!]!;
  return (i, from, to) => upTo(i, to) - upTo(i, from);
}

/** The lattice of a bitext, pruned, and its arcs as beads for the features. */
export function findLattice(
  bitext: Bitext,
  shapes: readonly Shape[],
  score: (corridor: Corridor) => CellScore,
  beam: number,
): { readonly lattice: Lattice; readonly beads: BeadColumns } {
  const corridor = findCorridor(bitext);
  const lattice = buildLattice(corridor, prune(corridor, shapes, score(corridor), beam), shapes);
  const ends = (cells: Int32Array, column: Int32Array): Int32Array => cells.map((cell) => column[cell]!);
  const beads: BeadColumns = {
    count: lattice.arcFrom.length,
    englishFrom: ends(lattice.arcFrom, lattice.row),
    englishTo: ends(lattice.arcTo, lattice.row),
    russianFrom: ends(lattice.arcFrom, lattice.column),
    russianTo: ends(lattice.arcTo, lattice.column),
  };
  return { lattice, beads };
}
