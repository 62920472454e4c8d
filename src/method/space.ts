import type { Bitext } from '../feature/bitext.js';
import type { BeadColumns, Feature } from '../feature/feature.js';
import { glanceFeatures } from '../feature/features.js';
import { freedomOf } from '../feature/freedom.js';
import { sizesOf, squaredDelta } from '../feature/length.js';
import { likenessOf } from '../feature/likeness.js';
import {
  type Corridor,
  corridorAlong,
  corridorArea,
  fullCorridor,
  mostCells,
  rowOffsets,
  touchesSide,
} from '../search/grid.js';
import { buildLattice, type Lattice, type Shape, sublattice } from '../search/lattice.js';
import { bestPath } from '../search/path.js';
import type { Ends, Piece } from '../search/piece.js';
import { arcPosteriors, sumPaths } from '../search/posterior.js';
import { type FillScores, prune } from '../search/prune.js';
import type { Leg } from './cuts.js';
import { scoreBeads } from './weigh.js';
import type { Glance } from './weights.js';

/** Atoms on either side of the straight line between landmarks, at first. */
const margin = 5;

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
  const { low, high } = corridor;
  const english = sizesOf(bitext).english.subarray(rows[0]);
  const russian = sizesOf(bitext).russian.subarray(columns[0]);
  const offset = rowOffsets(corridor);
  const sums = likenessSums(bitext, rows[0], columns[0], corridor, offset);
  const tall = Int32Array.from(shapes, ([down]) => down);
  const wide = Int32Array.from(shapes, ([, across]) => across);
  const cost = Float64Array.from(shapes, ([t, w]) => rough.more * (t + w - 2));
  const share = Float64Array.from(shapes, ([t, w]) => rough.likeness / Math.min(t, w));
  const most = Math.max(...tall);
  /** Of the last t atoms together, the running sums up to each column; that of column c at `t * width + c`. */
  const width = corridor.columns;
  const together = new Float64Array((most + 1) * width);
  let ready = -1;
  const gather = (row: number): void => {
    const top = Math.max(0, row - most);
    for (let i = row - 1; i >= top; i--) {
      const at = (row - i) * width;
      const base = offset[i]! - low[i]!;
      for (let column = low[top]!; column <= high[row]!; column++) {
        const value = sums[base + Math.min(high[i]!, Math.max(low[i]!, column))]!;
        together[at + column] = together[at - width + column]! + value;
      }
    }
    ready = row;
  };
  return (row, shape, from, to, into, at) => {
    const t = tall[shape]!;
    const w = wide[shape]!;
    if (t === 0 || w === 0) {
      into.fill(rough.null, at, at + to - from + 1);
      return;
    }
    if (row !== ready) gather(row);
    const e = english[row]! - english[row - t]!;
    for (let column = from, index = at; column <= to; column++, index++) {
      const alike = together[t * width + column]! - together[t * width + column - w]!;
      const squared = squaredDelta(e, russian[column]! - russian[column - w]!);
      into[index] = cost[shape]! + rough.delta * Math.min(25, squared) + share[shape]! * alike;
    }
  };
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

/** Cells and arcs that are looked at, and the arcs as beads for the features. Both count atoms of the whole text. */
export interface Space {
  readonly lattice: Lattice;
  readonly beads: BeadColumns;
}

/** The lattice of all cells of a piece, pruned. */
export function findLattice(
  { rows, columns }: Piece,
  shapes: readonly Shape[],
  score: (corridor: Corridor) => FillScores,
  beam: number,
): Space {
  const corridor = fullCorridor(rows[1] - rows[0], columns[1] - columns[0]);
  const keep = prune(corridor, shapes, score(corridor), beam);
  return withBeads(buildLattice(corridor, keep, shapes, [rows[0], columns[0]]));
}

/**
 * The same, along landmarks: a corridor about them is searched, and a wider one when what is kept of it
 * touches its sides.
 */
export function findLatticeAlong(
  { piece, points }: Leg,
  shapes: readonly Shape[],
  score: (corridor: Corridor) => FillScores,
  beam: number,
): Space {
  const [tall, wide] = [piece.rows[1] - piece.rows[0], piece.columns[1] - piece.columns[0]];
  for (let near = margin; ; near *= 2) {
    const corridor = corridorAlong(tall, wide, points, near);
    const keep = prune(corridor, shapes, score(corridor), beam);
    const isWidest = near >= Math.max(tall, wide) || corridorArea(corridor) * 2 > mostCells;
    if (!isWidest && touchesSide(corridor, keep)) continue;
    return withBeads(buildLattice(corridor, keep, shapes, [piece.rows[0], piece.columns[0]]));
  }
}

/**
 * Beads less probable than this at a glance are not looked at again. On the gold documents they hold
 * one hundred-thousandth of what the full model gives to all.
 */
const leastGlance = 1e-5;

/**
 * Leaves the beads that are worth the full model: those that a model of a few cheap features finds possible.
 * @param wanted 1 for arcs that stay, however improbable
 * @param table what the quick model looks at
 */
export function thin(
  bitext: Bitext,
  { lattice, beads }: Space,
  glance: Glance,
  ends: Ends = {},
  wanted?: Uint8Array,
  table: readonly Feature[] = glanceFeatures,
): Space {
  const score = scoreBeads(table, bitext, beads, glance);
  const transition = Float64Array.from(glance.transitions);
  const posterior = arcPosteriors(lattice, sumPaths(lattice, score, transition, ends));
  const keep = Uint8Array.from(posterior, (p, arc) => (p >= leastGlance || wanted?.[arc] ? 1 : 0));
  // Where nothing is probable, some path must be left all the same.
  for (const arc of bestPath(lattice, score, transition) ?? []) keep[arc] = 1;
  return withBeads(sublattice(lattice, keep), freedomAt(beads, posterior));
}

/** How freely the text is rendered, by the probabilities of its beads. */
function freedomAt(beads: BeadColumns, posterior: Float64Array): number {
  let [links, several] = [0, 0];
  for (let b = 0; b < beads.count; b++) {
    const tall = beads.englishTo[b]! - beads.englishFrom[b]!;
    const wide = beads.russianTo[b]! - beads.russianFrom[b]!;
    if (tall === 0 || wide === 0) continue;
    links += posterior[b]!;
    if (tall > 1 || wide > 1) several += posterior[b]!;
  }
  return freedomOf(links, several);
}

function withBeads(lattice: Lattice, freedom = 0): Space {
  const ends = (cells: Int32Array, column: Int32Array): Int32Array => cells.map((cell) => column[cell]!);
  return {
    lattice,
    beads: {
      count: lattice.arcFrom.length,
      englishFrom: ends(lattice.arcFrom, lattice.row),
      englishTo: ends(lattice.arcTo, lattice.row),
      russianFrom: ends(lattice.arcFrom, lattice.column),
      russianTo: ends(lattice.arcTo, lattice.column),
      freedom,
    },
  };
}
