import { type Bitext, pairSides } from '../feature/bitext.js';
import type { Feature } from '../feature/feature.js';
import { features, fillColumns } from '../feature/features.js';
import { shapes } from '../feature/shape.js';
import { firstAtom, readSide } from '../feature/side.js';
import type { Gold } from '../model/gold.js';
import type { Lexicon } from '../lexicon/lexicon.js';
import { rough, roughScore } from '../method/rough.js';
import { findLattice, thin } from '../method/space.js';
import type { Glance } from '../method/weights.js';
import type { Lattice } from '../search/lattice.js';
import type { Piece } from '../search/piece.js';

/** One gold document, ready for fitting: its lattice, its columns, and which arcs the gold allows. */
export interface Sample {
  readonly lattice: Lattice;
  readonly columns: readonly Float32Array[];
  /** 1 for arcs that may lie on a path with the gold's links. */
  readonly allowed: Uint8Array;
  /** Corners of gold beads that pruning lost; a sample with any is of no use. */
  readonly lost: number;
  readonly bitext: Bitext;
  /** How many documents it counts for; one when left out. */
  readonly weight?: number;
}

/** @param glance the quick model that thins the lattice; what the gold allows is always left */
export function makeSample(
  gold: Gold,
  lexicon: Lexicon,
  table: readonly Feature[] | ((bitext: Bitext) => readonly Feature[]) = features,
  glance?: Glance,
): Sample {
  const bitext = pairSides(readSide(gold.source), readSide(gold.target), lexicon);
  const own = typeof table === 'function' ? table(bitext) : table;
  const whole: Piece = { rows: [0, bitext.english.count], columns: [0, bitext.russian.count] };
  const all = findLattice(whole, shapes, (corridor) => roughScore(bitext, whole, corridor, shapes), rough.beam);
  const { lattice, beads } = glance
    ? thin(bitext, all, glance, {}, allowedArcs(gold, bitext, all.lattice).allowed)
    : all;
  return { lattice, columns: fillColumns(own, bitext, beads), ...allowedArcs(gold, bitext, lattice), bitext };
}

/**
 * A path agrees with the gold when it passes every corner of its beads and, within a bead, no other
 * cell where sentences end on both sides (that would be two links).
 */
function allowedArcs(
  { ladders }: Gold,
  { english, russian }: Bitext,
  lattice: Lattice,
): { allowed: Uint8Array; lost: number } {
  const cells = lattice.row.length;
  const width = russian.count + 1;
  const cellAt = new Map<number, number>();
  for (let cell = 0; cell < cells; cell++) cellAt.set(lattice.row[cell]! * width + lattice.column[cell]!, cell);
  const beads = ladders.sentence ?? [];
  const rows = [...beads.map(({ source }) => firstAtom(english, source[0])), english.count];
  const columns = [...beads.map(({ target }) => firstAtom(russian, target[0])), russian.count];
  /** Bead that begins at a cell, and bead that a cell lies within; -1 for none. */
  const begins = new Int32Array(cells).fill(-1);
  const within = new Int32Array(cells).fill(-1);
  let lost = 0;
  for (let bead = 0; bead <= beads.length; bead++) {
    const corner = cellAt.get(rows[bead]! * width + columns[bead]!);
    if (corner === undefined) lost++;
    else begins[corner] = bead;
  }
  for (let bead = 0; bead < beads.length; bead++)
    for (let row = rows[bead]!; row <= rows[bead + 1]!; row++)
      for (let column = columns[bead]!; column <= columns[bead + 1]!; column++) {
        const cell = cellAt.get(row * width + column);
        if (cell !== undefined && !(english.seam[row]! & russian.seam[column]!)) within[cell] = bead;
      }
  const allowed = lattice.arcFrom.map((from, arc) => {
    const to = lattice.arcTo[arc]!;
    const left = begins[from]! >= 0 ? begins[from]! : within[from]!;
    const reached = begins[to]! >= 0 ? begins[to]! - 1 : within[to]!;
    return left >= 0 && left === reached ? 1 : 0;
  });
  return { allowed: Uint8Array.from(allowed), lost };
}
