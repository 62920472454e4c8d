import type { BeadColumns } from '../feature/feature.js';
import type { Bitext } from '../feature/bitext.js';
import type { Span } from '../model/document.js';
import { fillColumns, glanceFeatures } from '../feature/features.js';
import { lengthDelta, runningSums } from '../feature/length.js';
import { createLikeness } from '../feature/likeness.js';
import { rarePairs } from '../feature/rare.js';
import { heaviestChain } from '../search/anchor.js';
import { type Corridor, corridorAlong, corridorArea, fullCorridor, rowOffsets } from '../search/grid.js';
import type { Ends, Piece } from '../search/piece.js';
import { buildLattice, type Lattice, type Shape, sublattice } from '../search/lattice.js';
import { bestPath } from '../search/path.js';
import { arcPosteriors, sumPaths } from '../search/posterior.js';
import { type CellScore, prune } from '../search/prune.js';
import { weigh } from './weigh.js';
import type { Glance } from './weights.js';

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
  const fill = createLikeness(bitext);
  // The row of atom i runs from the first column a bead with it may begin at to the last it may end at.
  for (let i = 0; i + 1 < rows; i++) {
    const width = high[i]! - low[i]!;
    const row = sums.subarray(offset[i]! + 1, offset[i]! + 1 + width);
    if (width > 0) fill(top + i, left + low[i]!, left + high[i]!, row, 0);
    for (let at = 1; at < width; at++) row[at]! += row[at - 1]!;
  }
  const upTo = (i: number, column: number): number =>
    sums[offset[i]! + Math.min(high[i]!, Math.max(low[i]!, column)) - low[i]!]!;
  return (i, from, to) => upTo(i, to) - upTo(i, from);
}

/** Cells and arcs that are looked at, and the arcs as beads for the features. Both count atoms of the whole text. */
export interface Space {
  readonly lattice: Lattice;
  readonly beads: BeadColumns;
}

/** The lattice of a piece of a bitext, pruned. */
export function findLattice(
  bitext: Bitext,
  piece: Piece,
  shapes: readonly Shape[],
  score: (corridor: Corridor) => CellScore,
  beam: number,
): Space {
  const corridor = findCorridor(bitext, piece);
  const keep = prune(corridor, shapes, score(corridor), beam);
  return withBeads(buildLattice(corridor, keep, shapes, [piece.rows[0], piece.columns[0]]));
}

/**
 * Beads less probable than this at a glance are not looked at again. On the gold documents they hold
 * one hundred-thousandth of what the full model gives to all.
 */
const leastGlance = 1e-5;

/** Leaves the beads that are worth the full model: those that a model of a few cheap features finds possible. */
export function thin(bitext: Bitext, { lattice, beads }: Space, glance: Glance, ends: Ends): Space {
  const score = weigh(glanceFeatures, fillColumns(glanceFeatures, bitext, beads), glance);
  const transition = Float64Array.from(glance.transitions);
  const posterior = arcPosteriors(lattice, score, sumPaths(lattice, score, transition, ends));
  const keep = Uint8Array.from(posterior, (p) => (p >= leastGlance ? 1 : 0));
  // Where nothing is probable, some path must be left all the same.
  for (const arc of bestPath(lattice, score, transition) ?? []) keep[arc] = 1;
  return withBeads(sublattice(lattice, keep));
}

function withBeads(lattice: Lattice): Space {
  const ends = (cells: Int32Array, column: Int32Array): Int32Array => cells.map((cell) => column[cell]!);
  return {
    lattice,
    beads: {
      count: lattice.arcFrom.length,
      englishFrom: ends(lattice.arcFrom, lattice.row),
      englishTo: ends(lattice.arcTo, lattice.row),
      russianFrom: ends(lattice.arcFrom, lattice.column),
      russianTo: ends(lattice.arcTo, lattice.column),
    },
  };
}
