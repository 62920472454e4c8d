import type { Alignment } from '../alignment.js';
import { isNull, type Ladder } from '../ladder.js';
import { beadAt, idle, ladderOf } from './fault.js';
import { aloneBeads, replaceBeads } from './made.js';

/** The sentences of a link are left without a partner, each for itself: those of the source first. */
export interface Unlink {
  readonly kind: 'unlink';
  readonly bead: number;
}

export function unlink(alignment: Alignment, edit: Unlink): Ladder {
  const ladder = ladderOf(alignment);
  const { source, target, ...bead } = beadAt(ladder, edit.bead);
  if (isNull({ source, target, ...bead })) throw idle();
  return replaceBeads(ladder, edit.bead, 1, [
    ...aloneBeads('source', source, target[0]),
    ...aloneBeads('target', target, source[1]),
  ]);
}
