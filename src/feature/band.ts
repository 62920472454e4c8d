import type { Bitext } from './bitext.js';
import type { BeadColumns } from './feature.js';
import { likenessOf } from './likeness.js';

/** Likeness of atoms that stand near each other, kept: of English atom `top + i` to the Russian atoms `from[i]` to `to[i]`. */
export interface Band {
  readonly top: number;
  readonly from: Int32Array;
  readonly to: Int32Array;
  /** The pair with Russian atom j is at `start[i] + j - from[i]`. */
  readonly start: Int32Array;
  readonly value: Float32Array;
}

/**
 * The likeness of nulls to the atoms within `reach` of where they stand, and of all pairs of atoms
 * within a bead unless only nulls are asked for.
 */
export function likenessBand(bitext: Bitext, beads: BeadColumns, reach: number, of: 'all' | 'nulls' = 'all'): Band {
  let [top, bottom] = [bitext.english.count, 0];
  for (let b = 0; b < beads.count; b++) {
    top = Math.min(top, beads.englishFrom[b]!);
    bottom = Math.max(bottom, beads.englishTo[b]!);
  }
  top = Math.max(0, top - reach);
  bottom = Math.min(bitext.english.count, bottom + reach);
  const rows = Math.max(0, bottom - top);
  const from = new Int32Array(rows).fill(bitext.russian.count);
  const to = new Int32Array(rows);
  for (let b = 0; b < beads.count; b++) {
    let i = beads.englishFrom[b]!;
    let end = beads.englishTo[b]!;
    let left = beads.russianFrom[b]!;
    let right = beads.russianTo[b]!;
    if (left === right) {
      left = Math.max(0, left - reach);
      right = Math.min(bitext.russian.count, right + reach);
    } else if (i === end) {
      i = Math.max(top, i - reach);
      end = Math.min(bottom, end + reach);
    } else if (of === 'nulls') continue;
    for (let row = i - top; row < end - top; row++) {
      if (left < from[row]!) from[row] = left;
      if (right > to[row]!) to[row] = right;
    }
  }
  const start = new Int32Array(rows + 1);
  for (let i = 0; i < rows; i++) start[i + 1] = start[i]! + Math.max(0, to[i]! - from[i]!);
  const value = new Float32Array(start[rows]!);
  const fill = likenessOf(bitext);
  for (let i = 0; i < rows; i++) if (to[i]! > from[i]!) fill(top + i, from[i]!, to[i]!, value, start[i]!);
  return { top, from, to, start, value };
}

/** The largest likeness of an English atom to the Russian atoms [from, to), all of which the band has. */
export function bestInRow(band: Band, atom: number, from: number, to: number): number {
  const row = atom - band.top;
  let best = 0;
  for (let at = band.start[row]! + from - band.from[row]!, end = at + to - from; at < end; at++)
    if (band.value[at]! > best) best = band.value[at]!;
  return best;
}

/** The largest likeness of a Russian atom to the English atoms [from, to), all of which the band has. */
export function bestInColumn(band: Band, atom: number, from: number, to: number): number {
  let best = 0;
  for (let row = from - band.top; row < to - band.top; row++) {
    const value = band.value[band.start[row]! + atom - band.from[row]!]!;
    if (value > best) best = value;
  }
  return best;
}
