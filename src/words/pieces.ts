import type { Bitext } from '../feature/bitext.js';
import { firstAtom, type Side } from '../feature/side.js';
import { type Bead, isNull, type Ladder } from '../model/ladder.js';

/** Beads as the words of their two sides: piece p has English tokens `englishStart[p]` to `englishStart[p + 1]`. */
export interface Pieces {
  readonly count: number;
  readonly englishStart: Int32Array;
  readonly russianStart: Int32Array;
  /** Types of the tokens, one piece after the other. */
  readonly english: Int32Array;
  readonly russian: Int32Array;
  /** The tokens themselves, as the sides of the bitext number them. */
  readonly englishToken: Int32Array;
  readonly russianToken: Int32Array;
}

/** Words of a bead beyond this on a side are no sentence's, and are left without links. */
const longest = 400;

/** @param ladder of sentences, English as the source */
export function piecesOf({ english, russian }: Bitext, ladder: Ladder): Pieces {
  const tokens = (side: Side, [from, to]: Bead['source']): readonly [number, number] => [
    side.tokenStart[firstAtom(side, from)]!,
    side.tokenStart[firstAtom(side, to)]!,
  ];
  const spans = ladder
    .filter((bead) => !isNull(bead))
    .map((bead) => [tokens(english, bead.source), tokens(russian, bead.target)] as const)
    .filter((both) => both.every(([from, to]) => to > from && to - from <= longest));
  const column = (side: Side, which: 0 | 1) => {
    const start = new Int32Array(spans.length + 1);
    for (const [piece, both] of spans.entries()) start[piece + 1] = start[piece]! + both[which][1] - both[which][0];
    const token = new Int32Array(start[spans.length]!);
    for (const [piece, both] of spans.entries())
      for (let at = start[piece]!; at < start[piece + 1]!; at++) token[at] = both[which][0] + at - start[piece]!;
    return { start, token, type: token.map((index) => side.tokenType[index]!) };
  };
  const [one, other] = [column(english, 0), column(russian, 1)];
  return {
    count: spans.length,
    englishStart: one.start,
    russianStart: other.start,
    english: one.type,
    russian: other.type,
    englishToken: one.token,
    russianToken: other.token,
  };
}
