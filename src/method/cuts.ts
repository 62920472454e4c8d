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
/** In nats: what two atoms must have in common to be a landmark, and to be a sure one. */
const leastLandmark = 4;
const leastSure = 8;
/** How many times as much as any other pair of either atom. */
const clearLandmark = 1.25;
const clearSure = 2;
/** Landmarks that must follow a cut before it is believed, and sure ones in a row on either side of it. */
const followers = 4;
const sureInRow = 2;
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
    const marks = (least: number, clear: number): Landmark[] =>
      findLandmarks(value, bottom - row, right - column, least, clear);
    const chain = heaviestChain(marks(leastLandmark, clearLandmark));
    if (isLast) {
      yield { piece: rest, points: chain.map(place) };
      return;
    }
    const sure = new Set(marks(leastSure, clearSure).map(({ row, column }) => row * value.length + column));
    const at = lastCut(bitext, chain, [row, column], (mark) => sure.has(mark.row * value.length + mark.column));
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

const place = ({ row, column }: Landmark): Span => [row, column];

/**
 * The last landmark of a chain before which the texts may be cut: sentences begin there on both sides,
 * and atoms before and after it belong together one by one for certain.
 * @returns its index, -1 when there is none
 */
function lastCut(
  { english, russian }: Bitext,
  chain: readonly Landmark[],
  [top, left]: Span,
  isSure: (mark: Landmark) => boolean,
): number {
  for (let at = chain.length - 1 - followers; at >= sureInRow; at--) {
    const { row, column } = chain[at]!;
    if (row < leastPiece && column < leastPiece) break;
    if (!(english.seam[top + row]! & russian.seam[left + column]!)) continue;
    let good = true;
    for (let near = -sureInRow; near < sureInRow && good; near++) {
      const mark = chain[at + near]!;
      good = mark.row === row + near && mark.column === column + near && isSure(mark);
    }
    if (good) return at;
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
