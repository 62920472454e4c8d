import { SverkaError } from '../../error.js';
import type { Alignment } from '../alignment.js';
import type { Ladder } from '../ladder.js';
import { beadAt, ladderOf } from './fault.js';
import { joinedBead, replaceBeads } from './made.js';

/** Two links that follow each other become one. */
export interface Merge {
  readonly kind: 'merge';
  readonly bead: number;
  /** Up: with the one before it. */
  readonly with: 'up' | 'down';
}

export function merge(alignment: Alignment, edit: Merge): Ladder {
  const ladder = ladderOf(alignment);
  beadAt(ladder, edit.bead);
  const first = edit.with === 'up' ? edit.bead - 1 : edit.bead;
  requireNeighbour(ladder, edit.bead, edit.with);
  return replaceBeads(ladder, first, 2, [joinedBead(ladder.slice(first, first + 2))]);
}

/** @throws SverkaError `edit/no-neighbour` */
export function requireNeighbour(ladder: Ladder, bead: number, direction: 'up' | 'down'): void {
  if (ladder[direction === 'up' ? bead - 1 : bead + 1] === undefined)
    throw new SverkaError(
      'edit/no-neighbour',
      direction === 'up' ? 'No link stands above the first one.' : 'No link stands below the last one.',
      'Go the other way.',
      {},
      { form: direction },
    );
}
