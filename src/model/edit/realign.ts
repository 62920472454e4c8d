import { SverkaError } from '../../error.js';
import type { Alignment, Move } from '../alignment.js';
import { type Bead, beadsAt, type Ladder } from '../ladder.js';
import { type Change, ladderChanges } from './change.js';
import { idle, ladderOf, missing, requireSpan } from './fault.js';

/** Links that the search found anew, in place of some that follow each other. */
export interface Found {
  /** Index of the first bead that they replace. */
  readonly at: number;
  readonly remove: number;
  readonly insert: readonly Bead[];
}

/** What the search found between links that a person made or confirmed is taken. */
export interface Realign {
  readonly kind: 'realign';
  /** In order, of beads as they are now; none meets another. */
  readonly spans: readonly Found[];
  /** Moves found beside them, in place of all that no person made; left out, the moves stay. */
  readonly moves?: readonly Move[];
}

export function realign(alignment: Alignment, { spans, moves }: Realign): Change[] {
  const before = ladderOf(alignment);
  const after: Bead[] = [];
  let next = 0;
  for (const { at, remove, insert } of spans) {
    if (at < next || at + remove > before.length) throw missing('link', at + remove - 1, before.length);
    for (const bead of before.slice(next, at)) after.push(bead);
    requireFit(before.slice(at, at + remove), insert);
    for (const bead of insert) after.push(bead);
    next = at + remove;
  }
  for (const bead of before.slice(next)) after.push(bead);
  const changes = ladderChanges('sentence', before, after);
  if (moves !== undefined) {
    for (const side of ['source', 'target'] as const)
      for (const { [side]: span } of moves) requireSpan(alignment, side, span);
    const all = movesAfter(alignment, moves);
    if (all !== undefined) changes.push({ list: 'moves', at: 0, remove: alignment.moves.length, insert: all });
  }
  if (changes.length === 0) throw idle();
  return changes;
}

/**
 * The moves of a person with those found beside them, in order; undefined when they are those that are there. A move
 * that a person took back, and left its sentences without a partner, does not come again.
 */
export function movesAfter(alignment: Alignment, found: readonly Move[]): readonly Move[] | undefined {
  const ladder = alignment.ladders.sentence ?? [];
  const kept = alignment.moves.filter(({ by }) => by === 'person');
  const settled = (move: Move): boolean => beadsAt(ladder, move).every((index) => ladder[index]!.by === 'person');
  const others = found.filter(
    (move) => !kept.some((each) => meets(each, move)) && (!settled(move) || alignment.moves.some(isSame(move))),
  );
  const all = [...kept, ...others].sort((a, b) => a.source[0] - b.source[0]);
  return JSON.stringify(all) === JSON.stringify(alignment.moves) ? undefined : all;
}

const isSame = (one: Move) => (two: Move) =>
  one.source.join() === two.source.join() && one.target.join() === two.target.join();

const meets = (one: Move, two: Move): boolean =>
  (one.source[0] < two.source[1] && two.source[0] < one.source[1]) ||
  (one.target[0] < two.target[1] && two.target[0] < one.target[1]);

/** @throws SverkaError `edit/no-fit` */
function requireFit(old: Ladder, found: Ladder): void {
  const fault = (): SverkaError =>
    new SverkaError(
      'edit/no-fit',
      'What was found anew does not fit in the place of what is there.',
      'Align again: the links have changed since.',
    );
  const [first, last] = [old[0], old.at(-1)];
  if (first === undefined || last === undefined || old.some(({ by }) => by === 'person')) throw fault();
  let [source, target] = [first.source[0], first.target[0]];
  for (const bead of found) {
    const isEmpty = bead.source[0] === bead.source[1] && bead.target[0] === bead.target[1];
    const isNext = bead.source[0] === source && bead.target[0] === target;
    if (isEmpty || !isNext || bead.source[1] < source || bead.target[1] < target) throw fault();
    [source, target] = [bead.source[1], bead.target[1]];
  }
  if (source !== last.source[1] || target !== last.target[1]) throw fault();
}
