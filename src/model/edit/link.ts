import { SverkaError } from '../../error.js';
import type { Alignment, Move } from '../alignment.js';
import type { Span } from '../document.js';
import { type Bead, beadOf, isNull, type Ladder } from '../ladder.js';
import { type Change, ladderChanges, type Side } from './change.js';
import { idle, ladderOf, requireSpan } from './fault.js';
import { aloneBeads, madeBead, other, replaceBeads } from './made.js';

/**
 * Sentences of both sides are made each other's partners, wherever they stand, and taken out of the
 * links they were in. Where no link lies between them they become one; where one does, it is a move.
 */
export interface Link {
  readonly kind: 'link';
  readonly source: Span;
  readonly target: Span;
}

export function link(alignment: Alignment, { source, target }: Link): Change[] {
  requireSpan(alignment, 'source', source);
  requireSpan(alignment, 'target', target);
  const before = ladderOf(alignment);
  const bead = before[beadOf(before, 'source', source[0])]!;
  if (bead.by === 'person' && isSame(bead.source, source) && isSame(bead.target, target)) throw idle();
  const apart = separate(separate(before, 'source', source), 'target', target);
  const from = Math.min(beadOf(apart, 'source', source[0]), beadOf(apart, 'target', target[0]));
  const to = Math.max(beadOf(apart, 'source', source[1] - 1), beadOf(apart, 'target', target[1] - 1)) + 1;
  const between = apart.slice(from, to);
  if (between.every(isNull)) {
    const [first, last] = [between[0]!, between.at(-1)!];
    const beads = [
      ...within(between, 'source', [first.source[0], source[0]], first.target[0]),
      ...within(between, 'target', [first.target[0], target[0]], source[0]),
      madeBead(source, target),
      ...within(between, 'source', [source[1], last.source[1]], target[1]),
      ...within(between, 'target', [target[1], last.target[1]], last.source[1]),
    ];
    return ladderChanges('sentence', before, replaceBeads(apart, from, to - from, beads));
  }
  const taken = alignment.moves.findIndex((move) => meet(move.source, source) || meet(move.target, target));
  if (taken >= 0)
    throw new SverkaError(
      'edit/moved-already',
      `Some of these sentences are in move ${taken}.`,
      'Confirm that move, or take it back first.',
      {},
      { values: { index: taken } },
    );
  const move: Move = { source, target, posterior: 1, by: 'person' };
  const place = alignment.moves.findIndex((each) => each.source[0] > source[0]);
  const at = place < 0 ? alignment.moves.length : place;
  return [...ladderChanges('sentence', before, apart), { list: 'moves', at, remove: 0, insert: [move] }];
}

/** What null beads hold of a span, beside another place. */
const within = (nulls: Ladder, side: Side, [from, to]: Span, place: number): Bead[] =>
  nulls.flatMap((bead): Bead[] => {
    const here: Span = [Math.max(from, bead[side][0]), Math.min(to, bead[side][1])];
    return here[0] < here[1] ? [{ ...bead, [side]: here, [other(side)]: [place, place] }] : [];
  });

const isSame = (one: Span, two: Span): boolean => one[0] === two[0] && one[1] === two[1];

const meet = (one: Span, two: Span): boolean => one[0] < two[1] && two[0] < one[1];

/** The ladder in which the sentences of a span have no partner; what was linked with nothing else has none either. */
function separate(ladder: Ladder, side: Side, [from, to]: Span): Ladder {
  const first = beadOf(ladder, side, from);
  const last = beadOf(ladder, side, to - 1);
  const beads = ladder.slice(first, last + 1).flatMap((bead): Bead[] => {
    if (isNull(bead)) return [bead];
    const here: Span = [Math.max(from, bead[side][0]), Math.min(to, bead[side][1])];
    const there = bead[other(side)];
    const rest = (span: Span): Bead => (side === 'source' ? madeBead(span, there, bead) : madeBead(there, span, bead));
    const [isFirst, isLast] = [here[0] === bead[side][0], here[1] === bead[side][1]];
    if (isFirst && isLast) return [...aloneBeads(side, here, there[0]), ...aloneBeads(other(side), there, here[1])];
    if (isFirst) return [...aloneBeads(side, here, there[0]), rest([here[1], bead[side][1]])];
    if (isLast) return [rest([bead[side][0], here[0]]), ...aloneBeads(side, here, there[1])];
    throw new SverkaError(
      'edit/inside-link',
      'These sentences stand between others of one link, and cannot be taken out of it.',
      'Split that link before or after them first.',
    );
  });
  return replaceBeads(ladder, first, last + 1 - first, beads);
}
