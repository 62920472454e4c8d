import type { BeadColumns } from '../feature/feature.js';
import type { Bitext } from '../feature/bitext.js';
import type { Span } from '../model/document.js';
import { lengthDelta, runningSums } from '../feature/length.js';
import { fillLikeness } from '../feature/likeness.js';
import { rarePairs } from '../feature/rare.js';
import { heaviestChain } from '../search/anchor.js';
import { type Corridor, corridorAlong, corridorArea, fullCorridor, rowOffsets } from '../search/grid.js';
import type { Piece } from '../search/piece.js';
import { buildLattice, type Lattice, type Shape } from '../search/lattice.js';
import { type CellScore, prune } from '../search/prune.js';

/** Up to this many cells the whole grid is searched. */
const fullArea = 250_000;
/** Atoms on either side of the straight line between landmarks. */
const margin = 24;
/** In nats. A landmark that rests on one word is not trusted. */
const leastLandmark = 5.5;

/** The cells of a piece to search: all of a small one, else a band along the landmarks. */
function findCorridor(bitext: Bitext, { rows, columns }: Piece): Corridor {
  const [tall, wide] = [rows[1] - rows[0], columns[1] - columns[0]];
  if ((tall + 1) * (wide + 1) <= fullArea) return fullCorridor(tall, wide);
  const landmarks = rarePairs(bitext)
    .filter(
      ({ english, russian, value }) => value >= leastLandmark && within(english, rows) && within(russian, columns),
    )
    .map(({ english, russian, value }) => ({ row: english - rows[0], column: russian - columns[0], weight: value }));
  const points = heaviestChain(landmarks).map(({ row, column }) => [row, column] as const);
  return corridorAlong(tall, wide, points, margin);
}

const within = (index: number, [from, to]: Span): boolean => from <= index && index < to;

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
): CellScore {
  const english = runningSums(bitext.english.size.subarray(...rows));
  const russian = runningSums(bitext.russian.size.subarray(...columns));
  const likeness = likenessSums(bitext, rows[0], columns[0], corridor);
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

/** Likeness of English atom i to the Russian atoms [from, to) together, counted from the piece's first, where the corridor has it. */
function likenessSums(
  bitext: Bitext,
  top: number,
  left: number,
  corridor: Corridor,
): (i: number, from: number, to: number) => number {
  const { rows, low, high } = corridor;
  const offset = rowOffsets(corridor);
  const sums = new Float32Array(corridorArea(corridor));
  // The row of atom i runs from the first column a bead with it may begin at to the last it may end at.
  for (let i = 0; i + 1 < rows; i++) {
    const width = high[i]! - low[i]!;
    const row = sums.subarray(offset[i]! + 1, offset[i]! + 1 + width);
    if (width > 0) fillLikeness(bitext, top + i, left + low[i]!, left + high[i]!, row);
    for (let at = 1; at < width; at++) row[at]! += row[at - 1]!;
  }
  const upTo = (i: number, column: number): number =>
    sums[offset[i]! + Math.min(high[i]!, Math.max(low[i]!, column)) - low[i]!]!;
  return (i, from, to) => upTo(i, to) - upTo(i, from);
}

/** The lattice of a piece of a bitext, pruned, and its arcs as beads for the features. Both count atoms of the whole text. */
export function findLattice(
  bitext: Bitext,
  piece: Piece,
  shapes: readonly Shape[],
  score: (corridor: Corridor) => CellScore,
  beam: number,
): { readonly lattice: Lattice; readonly beads: BeadColumns } {
  const corridor = findCorridor(bitext, piece);
  const keep = prune(corridor, shapes, score(corridor), beam);
  const lattice = buildLattice(corridor, keep, shapes, [piece.rows[0], piece.columns[0]]);
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
