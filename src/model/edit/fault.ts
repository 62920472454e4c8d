import { SverkaError } from '../../error.js';
import type { Alignment } from '../alignment.js';
import type { Span, Unit } from '../document.js';
import type { Bead, Ladder } from '../ladder.js';
import type { Side } from './change.js';

/** An edit names something that is not there. */
export const missing = (what: string, index: number, count: number): SverkaError =>
  new SverkaError(
    'edit/missing',
    `There is no ${what} ${index}: there are ${count}, numbered from 0.`,
    'Look again what the alignment holds now; an earlier edit may have changed the numbers.',
    {},
    { form: what, values: { index, count } },
  );

/** @throws SverkaError `edit/no-ladder` */
export function ladderOf(alignment: Alignment): Ladder {
  const ladder = alignment.ladders.sentence;
  if (ladder === undefined)
    throw new SverkaError(
      'edit/no-ladder',
      'The sentences are not aligned, and only sentences are edited.',
      'Align the texts anew with sverka align.',
    );
  return ladder;
}

/** @throws SverkaError `edit/missing` */
export function beadAt(ladder: Ladder, index: number): Bead {
  const bead = ladder[index];
  if (bead === undefined) throw missing('link', index, ladder.length);
  return bead;
}

/** @throws SverkaError `edit/missing` */
export function sentenceAt(alignment: Alignment, side: Side, index: number): Unit {
  const { sentence } = alignment[side].units;
  const unit = sentence[index];
  if (unit === undefined) throw missing(`${side} sentence`, index, sentence.length);
  return unit;
}

/** @throws SverkaError `edit/missing`, `edit/no-sentence` when the span is empty */
export function requireSpan(alignment: Alignment, side: Side, [from, to]: Span): void {
  const count = alignment[side].units.sentence.length;
  if (to > count) throw missing(`${side} sentence`, to - 1, count);
  if (from >= to)
    throw new SverkaError(
      'edit/no-sentence',
      `No ${side} sentence is named.`,
      'Name one or more on each side.',
      {},
      { form: 'unnamed' },
    );
}

/** An edit that leaves everything as it is would be one that undoing does not show. */
export const idle = (): SverkaError =>
  new SverkaError('edit/nothing', 'The edit changes nothing.', 'It is so already; leave the edit out.');
