import type { Bitext } from '../feature/bitext.js';
import type { BeadColumns, Feature } from '../feature/feature.js';
import { glanceFeatures } from '../feature/features.js';
import { freedomOf } from '../feature/freedom.js';
import { type Corridor, corridorAlong, corridorArea, fullCorridor, mostCells, touchesSide } from '../search/grid.js';
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
  const keep = wanted?.slice() ?? new Uint8Array(posterior.length);
  for (let arc = 0; arc < keep.length; arc++) if (posterior[arc]! >= leastGlance) keep[arc] = 1;
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
  return {
    lattice,
    beads: {
      count: lattice.arcFrom.length,
      englishFrom: valuesAt(lattice.row, lattice.arcFrom),
      englishTo: valuesAt(lattice.row, lattice.arcTo),
      russianFrom: valuesAt(lattice.column, lattice.arcFrom),
      russianTo: valuesAt(lattice.column, lattice.arcTo),
      freedom,
    },
  };
}

/** The values of a column at some indices. */
function valuesAt(column: Int32Array, indices: Int32Array): Int32Array {
  const values = new Int32Array(indices.length);
  for (let at = 0; at < indices.length; at++) values[at] = column[indices[at]!]!;
  return values;
}
