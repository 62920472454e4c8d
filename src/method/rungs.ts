import type { Bitext } from '../feature/bitext.js';
import { firstAtom } from '../feature/side.js';
import type { Anchor } from '../model/anchor.js';
import { ancestors, type Document, type Level } from '../model/document.js';
import { type Bead, blockOf, closesBlock, type Ladder } from '../model/ladder.js';
import { stateOf } from '../search/lattice.js';
import { piecesBetween, type Settled } from '../search/piece.js';
import { cutLegs, type Leg } from './cuts.js';

/** Some beads of a ladder, in order, with what is known of the paths that they were chosen from. */
export interface Rungs {
  /** Spans are of sentence units, English as the source. */
  readonly ladder: Ladder;
  /** Probability that the path passes the place where bead `index` begins; for the number of beads, where they end. */
  readonly cornerPosterior: (index: number) => number;
  /** Probability that it passes the beginnings of both beads, whatever lies between. */
  readonly blockPosterior: (from: number, to: number) => number;
}

/**
 * Climbs piece by piece what lies between the anchors, and joins what was found to the ladders of all
 * levels. Each piece may be forgotten when the next begins.
 * @yields after each piece the share of the texts that is behind it
 */
export function* joinPieces(
  bitext: Bitext,
  anchors: readonly Anchor[],
  climb: (leg: Leg) => Rungs,
): Generator<number, Record<Level, Ladder>> {
  const { english, russian } = bitext;
  const settled = anchors.map((anchor) => settle(bitext, anchor));
  const sentence: Bead[] = [];
  const paragraph = createBlocks(english.document, russian.document, 'paragraph');
  const turn = createBlocks(english.document, russian.document, 'turn');
  const join = (rungs: Rungs): void => {
    for (const bead of rungs.ladder) sentence.push(bead);
    paragraph.join(rungs);
    turn.join(rungs);
  };
  for (const [index, piece] of piecesBetween(settled, english.count, russian.count).entries()) {
    if (index > 0) join(certain(anchors[index - 1]!));
    if (piece.rows[0] === piece.rows[1] && piece.columns[0] === piece.columns[1]) continue;
    for (const leg of cutLegs(bitext, piece)) {
      join(climb(leg));
      yield (leg.piece.rows[1] + leg.piece.columns[1]) / (english.count + russian.count);
    }
  }
  return { sentence, paragraph: paragraph.ladder, turn: turn.ladder };
}

/** An anchor in atoms. */
export function settle({ english, russian }: Bitext, { source, target }: Anchor): Settled {
  return {
    rows: [firstAtom(english, source[0]), firstAtom(english, source[1])],
    columns: [firstAtom(russian, target[0]), firstAtom(russian, target[1])],
    state: stateOf([source[1] - source[0], target[1] - target[0]]),
  };
}

const certain = (anchor: Anchor): Rungs => ({
  ladder: [{ ...anchor, posterior: anchor.posterior ?? 1 }],
  cornerPosterior: () => 1,
  blockPosterior: () => 1,
});

/**
 * The ladder of a coarser level, as the beads of sentences come in: its smallest blocks that no bead
 * leaves, with the probability that the path passes both their corners.
 */
function createBlocks(english: Document, russian: Document, level: Exclude<Level, 'sentence'>) {
  const parents = [ancestors(english, level), ancestors(russian, level)] as const;
  const ladder: Bead[] = [];
  let first: Bead | undefined;
  /** Bead of the present rungs that the block begins with; -1 when it began earlier, and `corner` is known. */
  let from = 0;
  let corner = 1;
  const join = (rungs: Rungs): void => {
    from = first === undefined ? 0 : -1;
    for (const [index, bead] of rungs.ladder.entries()) {
      first ??= bead;
      if (!closesBlock(bead, ...parents)) continue;
      // What lies on the two sides of a settled place is independent.
      const posterior = from >= 0 ? rungs.blockPosterior(from, index + 1) : corner * rungs.cornerPosterior(index + 1);
      ladder.push({ ...blockOf(first, bead, ...parents), posterior, by: 'search' });
      first = undefined;
      from = index + 1;
    }
    if (first !== undefined && from >= 0) corner = rungs.cornerPosterior(from);
  };
  return { ladder, join };
}
