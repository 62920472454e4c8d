import type { Span } from '../model/document.js';
import { type Bitext, oncePerBitext } from './bitext.js';
import type { BeadColumns } from './feature.js';

/** In nats. Words that every other sentence has cost most of the time and tell nothing. */
const leastValue = 0.6;

/** Adds what an English atom has in common with Russian atoms [from, to): that with atom j to `into[at + j - from]`. */
export type FillLikeness = (atom: number, from: number, to: number, into: Float32Array, at: number) => void;

/**
 * What two atoms have in common, for whole stretches of the grid at once: the sum over English
 * tokens of the best match in the Russian atom, strength times information. A rough measure (a
 * Russian word may serve twice), to find where it is worth looking closely.
 *
 * A piece is asked for several times, for its landmarks, its corridor and two features: rows that were filled lately are kept.
 */
export const likenessOf = oncePerBitext((bitext): FillLikeness => {
  const fill = createFill(bitext);
  const kept: (Row | undefined)[] = new Array<Row | undefined>(keptRows);
  return (atom, from, to, into, base) => {
    if (to - from > widestRow) {
      fill(atom, from, to, into, base);
      return;
    }
    let row = kept[atom % keptRows];
    if (row?.atom !== atom || from < row.from || to > row.to) {
      const before = row?.atom === atom ? row : { from, to };
      const left = Math.max(0, Math.min(from, before.from) - rowMargin);
      const right = Math.min(bitext.russian.count, Math.max(to, before.to) + rowMargin);
      row = { atom, from: left, to: right, value: new Float32Array(right - left) };
      fill(atom, left, right, row.value, 0);
      kept[atom % keptRows] = row;
    }
    const { value } = row;
    for (let at = base, column = from - row.from; column < to - row.from; at++, column++) into[at]! += value[column]!;
  };
});

/** The likeness of an English atom to the Russian atoms [from, to). */
interface Row {
  readonly atom: number;
  readonly from: number;
  readonly to: number;
  readonly value: Float32Array;
}

const keptRows = 2048;
/** Wider rows are asked for once. */
const widestRow = 2048;
/** Columns on either side that are likely to be asked for next. */
const rowMargin = 8;

function createFill(bitext: Bitext): FillLikeness {
  const { english, russian, postingStart, posting } = bitext;
  const { tokenStart, tokenType } = english;
  const { start, partner, value } = tellingPairs(bitext);
  /** By Russian atom: the best match of the token at hand; zero between tokens. */
  const best = new Float32Array(russian.count);
  const touched = new Int32Array(russian.count);
  /** The Russian atoms that are looked at; the mark of types that stand in them, and the first posting there. */
  let [left, right, mark] = [0, 0, 0];
  const seen = new Int32Array(russian.types.length);
  const first = new Int32Array(russian.types.length);
  const enter = (from: number, to: number): void => {
    [left, right] = [from, to];
    mark++;
    for (let token = russian.tokenStart[from]!; token < russian.tokenStart[to]!; token++) {
      const type = russian.tokenType[token]!;
      if (seen[type] === mark) continue;
      seen[type] = mark;
      first[type] = firstFrom(posting, postingStart[type]!, postingStart[type + 1]!, from);
    }
  };
  return (atom, from, to, into, base) => {
    if (from < left || to > right) enter(from, to);
    const tokenEnd = tokenStart[atom + 1]!;
    for (let token = tokenStart[atom]!; token < tokenEnd; token++) {
      const type = tokenType[token]!;
      let count = 0;
      for (let at = start[type]!, end = start[type + 1]!; at < end; at++) {
        const other = partner[at]!;
        if (seen[other] !== mark) continue;
        const worth = value[at]!;
        for (let post = first[other]!, last = postingStart[other + 1]!; post < last; post++) {
          const column = posting[post]!;
          if (column >= to) break;
          if (column < from) continue;
          if (best[column] === 0) touched[count++] = column;
          if (worth > best[column]!) best[column] = worth;
        }
      }
      for (let index = 0; index < count; index++) {
        const column = touched[index]!;
        into[base + column - from]! += best[column]!;
        best[column] = 0;
      }
    }
  };
}

/** The evidence that tells something: of the partners of common words little is left. Columns are those of `Evidence`. */
function tellingPairs({ evidence: { start, partner }, value }: Bitext) {
  const telling = { start: new Int32Array(start.length), partner: partner.slice(), value: value.slice() };
  let count = 0;
  for (let type = 0; type + 1 < start.length; type++) {
    for (let at = start[type]!; at < start[type + 1]!; at++) {
      if (value[at]! < leastValue) continue;
      telling.partner[count] = partner[at]!;
      telling.value[count++] = value[at]!;
    }
    telling.start[type + 1] = count;
  }
  return telling;
}

/** First index in [low, high) of an ascending column whose value is `least` or more. */
function firstFrom(column: Int32Array, low: number, high: number, least: number): number {
  while (low < high) {
    const middle = (low + high) >> 1;
    if (column[middle]! < least) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** What all pairs of English atoms and Russian atoms of two stretches have in common, row by row. */
export function likenessWindow(fill: FillLikeness, [top, bottom]: Span, [left, right]: Span): Float32Array {
  const value = new Float32Array((bottom - top) * (right - left));
  for (let atom = top; atom < bottom; atom++) fill(atom, left, right, value, (atom - top) * (right - left));
  return value;
}

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
