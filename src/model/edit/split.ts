import { SverkaError } from '../../error.js';
import type { Alignment } from '../alignment.js';
import { type Bead, type Ladder, length } from '../ladder.js';
import type { Side } from './change.js';
import { beadAt, ladderOf } from './fault.js';
import { madeBead, other, replaceBeads } from './made.js';

/** One link becomes two. */
export interface Split {
  readonly kind: 'split';
  readonly bead: number;
  /**
   * Index of the source sentence that the second link begins with, and of the target sentence. One
   * may be left out: that side is then cut where its share of the characters is most like the other's.
   */
  readonly source?: number;
  readonly target?: number;
}

export function split(alignment: Alignment, edit: Split): Ladder {
  const ladder = ladderOf(alignment);
  const bead = beadAt(ladder, edit.bead);
  const source = edit.source ?? evenCut(alignment, bead, 'source', edit.target);
  const target = edit.target ?? evenCut(alignment, bead, 'target', edit.source);
  const pieces = [
    madeBead([bead.source[0], source], [bead.target[0], target], bead),
    madeBead([source, bead.source[1]], [target, bead.target[1]]),
  ];
  const inside = (['source', 'target'] as const).every((side) => {
    const cut = side === 'source' ? source : target;
    return bead[side][0] <= cut && cut <= bead[side][1];
  });
  if (!inside || pieces.some((piece) => length(piece.source) + length(piece.target) === 0))
    throw new SverkaError(
      'edit/no-cut',
      `Link ${edit.bead} cannot be split at ${source}:${target}.`,
      `It goes from ${bead.source[0]}:${bead.target[0]} to ${bead.source[1]}:${bead.target[1]}; split it in between.`,
      {},
      { form: 'link' },
    );
  return replaceBeads(ladder, edit.bead, 1, pieces);
}

/** Where one side is cut, when the other is cut at `cut`. */
function evenCut(alignment: Alignment, bead: Bead, side: Side, cut: number | undefined): number {
  if (cut === undefined) return bead[side][0];
  const there = bead[other(side)];
  const share = lengthOf(alignment, other(side), there[0], cut) / lengthOf(alignment, other(side), ...there);
  const whole = lengthOf(alignment, side, ...bead[side]);
  const [from, to] = bead[side];
  let best = from;
  for (let place = from; place <= to; place++) if (off(place) < off(best)) best = place;
  return best;

  function off(place: number): number {
    return whole === 0 ? 0 : Math.abs(lengthOf(alignment, side, from, place) / whole - share);
  }
}

/** Characters of the sentences from one index to another. */
function lengthOf(alignment: Alignment, side: Side, from: number, to: number): number {
  const sentences = alignment[side].units.sentence.slice(from, Math.max(from, to));
  return sentences.reduce((sum, { at }) => sum + at[1] - at[0], 0);
}
