import type { Bitext } from '../feature/bitext.js';
import { likenessOf, likenessWindow } from '../feature/likeness.js';
import { rarePairs } from '../feature/rare.js';
import type { Span } from '../model/document.js';
import { findLandmarks, heaviestChain, type Landmark } from '../search/landmark.js';
import type { Piece } from '../search/piece.js';

/** A piece with landmarks that the path is taken to pass near, counted from the piece's first cell. */
export interface Leg {
  readonly piece: Piece;
  readonly points: readonly Span[];
}

/** Atoms on a side of the window in which landmarks are looked for; texts half as long again are not cut. */
const window = 128;
/** A larger window than this is not filled: its landmarks are words that are rare in both texts. */
const largestWindow = 1024;
/** What two atoms must have in common to be a landmark, in nats. */
const leastLandmark = 4;
/** How many times as much as any other pair of either atom: to be a landmark, and to stand next to a cut. */
const clear = 1.25;
const clearNext = 1.5;
/** Landmarks that must follow a cut before it is believed, and those in a row on either side of it. */
const followers = 4;
const inRow = 2;
/** A piece of fewer atoms than this is not worth a cut. */
const leastPiece = 24;
/** In nats. A landmark of rare words that rests on one word is not trusted. */
const leastRare = 5.5;

/**
 * Cuts a long piece where it is sure which atoms belong together, and finds landmarks for its corridor.
 * A window goes over the texts; it begins at the last cut, so that no landmark is sought far from where
 * the path is known to pass, and a passage that comes again elsewhere does no harm. Where it finds no
 * sure place, as where a chapter is missing, it grows.
 */
export function* cutLegs(bitext: Bitext, { rows, columns, before, after }: Piece): Generator<Leg> {
  const fill = likenessOf(bitext);
  let [row, column, state] = [rows[0], columns[0], before];
  let size = window;
  for (;;) {
    const isLast = rows[1] - row <= size * 1.5 && columns[1] - column <= size * 1.5;
    const bottom = isLast ? rows[1] : Math.min(rows[1], row + size);
    const right = isLast ? columns[1] : Math.min(columns[1], column + size);
    const rest = { rows: [row, rows[1]], columns: [column, columns[1]], before: state, after } as const;
    if (size > largestWindow) {
      yield { piece: rest, points: rareChain(bitext, rest) };
      return;
    }
    const value = likenessWindow(fill, [row, bottom], [column, right]);
    const chain = heaviestChain(findLandmarks(value, bottom - row, right - column, leastLandmark, clear));
    if (isLast) {
      yield { piece: rest, points: chain.map(place) };
      return;
    }
    const at = lastCut(bitext, chain, [row, column]);
    if (at < 0) {
      size *= 2;
      continue;
    }
    const [down, across] = place(chain[at]!);
    yield {
      piece: { rows: [row, row + down], columns: [column, column + across], before: state, after: 0 },
      points: chain.slice(0, at).map(place),
    };
    [row, column, state] = [row + down, column + across, 0];
    size = window;
  }
}

const place = ({ row, column }: Pick<Landmark, 'row' | 'column'>): Span => [row, column];

/**
 * The last landmark of a chain before which the texts may be cut: sentences begin there on both sides,
 * and atoms before and after it belong together one by one for certain.
 * @returns its index, -1 when there is none
 */
function lastCut({ english, russian }: Bitext, chain: readonly Landmark[], [top, left]: Span): number {
  for (let at = chain.length - 1 - followers; at >= inRow; at--) {
    const { row, column } = chain[at]!;
    if (row < leastPiece && column < leastPiece) break;
    if (!(english.seam[top + row]! & russian.seam[left + column]!)) continue;
    let isSure = true;
    for (let near = -inRow; near < inRow; near++) {
      const mark = chain[at + near]!;
      isSure &&= mark.row === row + near && mark.column === column + near;
      if (near === -1 || near === 0) isSure &&= mark.clear >= clearNext;
    }
    if (isSure) return at;
  }
  return -1;
}

/** The heaviest chain of pairs of atoms that share words which are rare in both texts. */
function rareChain(bitext: Bitext, { rows, columns }: Piece): Span[] {
  const landmarks = rarePairs(bitext)
    .filter(({ english, russian, value }) => value >= leastRare && within(english, rows) && within(russian, columns))
    .map(({ english, russian, value }) => ({ row: english - rows[0], column: russian - columns[0], weight: value }));
  return heaviestChain(landmarks).map(place);
}

const within = (index: number, [from, to]: Span): boolean => from <= index && index < to;
