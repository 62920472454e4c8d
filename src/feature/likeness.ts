import type { Span } from '../model/document.js';
import { type Bitext, oncePerBitext } from './bitext.js';

/** In nats. Words that every other sentence has cost most of the time and tell nothing. */
const leastValue = 0.6;

/** Adds what an English atom has in common with Russian atoms [from, to): that with atom j to `into[at + j - from]`. */
export type FillLikeness = (atom: number, from: number, to: number, into: Float32Array, at: number) => void;

/**
 * What two atoms have in common, for whole stretches of the grid at once: the sum over English
 * tokens of the best match in the Russian atom, strength times information. A rough measure (a
 * Russian word may serve twice, and no oftener: of a list that says `dh` forty times, one `dh` elsewhere is no likeness),
 * to find where it is worth looking closely.
 *
 * A piece is asked for several times, for its landmarks, its corridor and two features: rows that were filled lately are kept.
 */
export const likenessOf = oncePerBitext((bitext): FillLikeness => {
  const fill = fillLikeness(bitext);
  const kept: (Row | undefined)[] = new Array<Row | undefined>(keptRows);
  return (atom, from, to, into, base) => {
    if (to - from > widestRow) {
      fill(atom, from, to, into, base);
      return;
    }
    let row = kept[atom % keptRows];
    if (row?.atom !== atom || from < row.from || to > row.to) {
      const end = Math.min(bitext.russian.count, to + rowMargin);
      const before = row?.atom === atom ? row : { from: end, to: end, value: none };
      const left = from < before.from ? Math.max(0, from - rowMargin) : before.from;
      const right = to > before.to ? end : before.to;
      row = { atom, from: left, to: right, value: new Float32Array(right - left) };
      // What is known already is not looked for again.
      row.value.set(before.value, before.from - left);
      if (left < before.from) fill(atom, left, before.from, row.value, 0);
      if (before.to < right) fill(atom, before.to, right, row.value, before.to - left);
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

const none = new Float32Array(0);

const keptRows = 2048;
/** Wider rows are asked for once. */
const widestRow = 2048;
/** Columns on either side that are likely to be asked for next. */
const rowMargin = 8;

/** The same, of which nothing is kept. */
export function fillLikeness(bitext: Bitext): FillLikeness {
  const { english, russian, postingStart, posting, postingTimes } = bitext;
  const { tokenStart, tokenType } = english;
  const { start, partner, value } = tellingPairs(bitext);
  /** By Russian atom: the best match of the token at hand; zero between tokens. */
  const best = new Float32Array(russian.count);
  const touched = new Int32Array(russian.count);
  /** How many words the atom has for a token that is met for the third time, or more often; zero between tokens. */
  const serving = new Int32Array(russian.count);
  /** By English type, the row for which it was met last, and how often there. */
  let asked = 0;
  const met = new Int32Array(english.types.length);
  const times = new Int32Array(english.types.length);
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
    asked++;
    const tokenEnd = tokenStart[atom + 1]!;
    for (let token = tokenStart[atom]!; token < tokenEnd; token++) {
      const type = tokenType[token]!;
      if (met[type] !== asked) times[type] = 0;
      met[type] = asked;
      const time = ++times[type]!;
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
          if (time > 2) serving[column]! += postingTimes[post]!;
        }
      }
      for (let index = 0; index < count; index++) {
        const column = touched[index]!;
        if (time <= 2 || time <= 2 * serving[column]!) into[base + column - from]! += best[column]!;
        best[column] = 0;
        serving[column] = 0;
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
