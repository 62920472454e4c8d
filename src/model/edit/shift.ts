import { SverkaError } from '../../error.js';
import type { Alignment } from '../alignment.js';
import { type Bead, type Ladder, length } from '../ladder.js';
import type { Side } from './change.js';
import { beadAt, ladderOf } from './fault.js';
import { madeBead, replaceBeads } from './made.js';
import { requireNeighbour } from './merge.js';

/** The first sentence of one side goes to the link above, or the last to the one below. */
export interface Shift {
  readonly kind: 'shift';
  readonly bead: number;
  readonly side: Side;
  readonly to: 'up' | 'down';
}

export function shift(alignment: Alignment, { bead: index, side, to }: Shift): Ladder {
  const ladder = ladderOf(alignment);
  const bead = beadAt(ladder, index);
  requireNeighbour(ladder, index, to);
  if (length(bead[side]) === 0)
    throw new SverkaError(
      'edit/no-sentence',
      `Link ${index} has no ${side} sentence to shift.`,
      'Shift one of the other side, or one of a neighbour.',
      {},
      { form: 'shift' },
    );
  const first = to === 'up' ? index - 1 : index;
  const cut = to === 'up' ? bead[side][0] + 1 : bead[side][1] - 1;
  const [above, below] = [ladder[first]!, ladder[first + 1]!];
  const parted = (piece: Bead, span: readonly [number, number]): Bead =>
    side === 'source' ? madeBead(span, piece.target, piece) : madeBead(piece.source, span, piece);
  return replaceBeads(ladder, first, 2, [parted(above, [above[side][0], cut]), parted(below, [cut, below[side][1]])]);
}
