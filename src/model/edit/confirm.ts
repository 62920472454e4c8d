import type { Alignment } from '../alignment.js';
import type { Span } from '../document.js';
import type { Bead, Ladder } from '../ladder.js';
import { beadAt, ladderOf } from './fault.js';

/** Links are right as they are. */
export interface Confirm {
  readonly kind: 'confirm';
  /** Of beads. */
  readonly beads: Span;
}

/** Links are open again. What the search had said of them is said again; of a link that a person made, nothing is known. */
export interface Unconfirm {
  readonly kind: 'unconfirm';
  /** Of beads. */
  readonly beads: Span;
}

/** All links at least so probable are right as they are. */
export interface ConfirmAbove {
  readonly kind: 'confirm-above';
  readonly posterior: number;
}

export const confirm = (alignment: Alignment, { beads }: Confirm): Ladder => within(alignment, beads, confirmed);

export const unconfirm = (alignment: Alignment, { beads }: Unconfirm): Ladder => within(alignment, beads, reopened);

export const confirmAbove = (alignment: Alignment, { posterior }: ConfirmAbove): Ladder =>
  ladderOf(alignment).map((bead) => ((bead.posterior ?? 0) >= posterior ? confirmed(bead) : bead));

export function confirmed(bead: Bead): Bead {
  const { by, posterior } = bead;
  if (by === 'person') return bead;
  return { ...bead, posterior: 1, by: 'person', was: { by, ...(posterior !== undefined && { posterior }) } };
}

export function reopened(bead: Bead): Bead {
  if (bead.by !== 'person') return bead;
  const { was, posterior, ...rest } = bead;
  return was === undefined ? { ...rest, by: 'search' } : { ...rest, ...was };
}

function within(alignment: Alignment, [from, to]: Span, change: (bead: Bead) => Bead): Ladder {
  const ladder = ladderOf(alignment);
  if (to > from) beadAt(ladder, to - 1);
  return ladder.map((bead, index) => (index >= from && index < to ? change(bead) : bead));
}
