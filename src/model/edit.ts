import type { Alignment } from './alignment.js';
import { type Change, ladderChanges, makeChanges } from './edit/change.js';
import { type Confirm, confirm, type ConfirmAbove, confirmAbove, type Unconfirm, unconfirm } from './edit/confirm.js';
import { idle, ladderOf } from './edit/fault.js';
import { type Link, link } from './edit/link.js';
import { type Merge, merge } from './edit/merge.js';
import { type ConfirmMove, confirmMove, type UnconfirmMove, unconfirmMove, type Unmove, unmove } from './edit/move.js';
import { type Realign, realign } from './edit/realign.js';
import { type Correct, correct, type Flag, flag, type Note, note } from './edit/remark.js';
import { type JoinSentences, joinSentences, type SplitSentence, splitSentence } from './edit/sentence.js';
import { settle } from './edit/settle.js';
import { type Shift, shift } from './edit/shift.js';
import { type Split, split } from './edit/split.js';
import { type Unlink, unlink } from './edit/unlink.js';
import { wordChanges } from './edit/words.js';
import type { Ladder } from './ladder.js';

/** Some edits that are one: all of them are made, or none, and they are undone together. */
export interface Several {
  readonly kind: 'several';
  readonly edits: readonly Edit[];
}

/** What takes an edit back: changes to be made one after the other. No person writes these. */
export interface Restore {
  readonly kind: 'restore';
  readonly changes: readonly Change[];
}

/**
 * What a person does to an alignment, as plain data. Links (`bead`, `beads`) are indexes of the ladder
 * of sentences, sentences are indexes of their side's sentences, moves are indexes of the moves.
 */
export type Edit =
  | Merge
  | Split
  | Shift
  | Unlink
  | Link
  | ConfirmMove
  | UnconfirmMove
  | Unmove
  | Confirm
  | Unconfirm
  | ConfirmAbove
  | SplitSentence
  | JoinSentences
  | Correct
  | Note
  | Flag
  | Realign
  | Several
  | Restore;

export interface Edited {
  readonly alignment: Alignment;
  /** What was done: `applyChanges` makes the same of the same alignment. */
  readonly changes: readonly Change[];
  /** Takes it back, to the last field. */
  readonly inverse: Restore;
}

/** An edit of the ladder alone, as the ladder that comes of it. */
const relinked =
  <E extends Edit>(plan: (alignment: Alignment, edit: E) => Ladder) =>
  (alignment: Alignment, edit: E): Change[] => {
    const changes = ladderChanges('sentence', ladderOf(alignment), plan(alignment, edit));
    if (changes.length === 0) throw idle();
    return changes;
  };

/** What each kind of edit changes, before what follows from it. */
const plans: { readonly [K in Exclude<Edit['kind'], 'several' | 'restore'>]: Plan<Extract<Edit, { kind: K }>> } = {
  merge: relinked(merge),
  split: relinked(split),
  shift: relinked(shift),
  unlink: relinked(unlink),
  link,
  'confirm-move': confirmMove,
  'unconfirm-move': unconfirmMove,
  unmove,
  confirm: relinked(confirm),
  unconfirm: relinked(unconfirm),
  'confirm-above': relinked(confirmAbove),
  'split-sentence': splitSentence,
  'join-sentences': joinSentences,
  correct,
  note,
  flag,
  realign,
};

type Plan<E> = (alignment: Alignment, edit: E) => readonly Change[];

/** Names of all edits that a person makes. */
export const editKinds: readonly Edit['kind'][] = [...(Object.keys(plans) as Edit['kind'][]), 'several'];

/**
 * Makes an edit. The alignment given stays as it is. Afterwards its ladders tile as before, and those
 * of turns and paragraphs are the smallest blocks closed under the sentences; links of words that the edit made untrue
 * are gone until it is undone.
 * @throws SverkaError `edit/…` when the edit cannot be made; docs/errors.md lists them
 */
export function apply(alignment: Alignment, edit: Edit): Edited {
  if (edit.kind === 'restore') return make(alignment, edit.changes);
  if (edit.kind === 'several') {
    if (edit.edits.length === 0) throw idle();
    return edit.edits.reduce<Edited>((sofar, each) => chain(sofar, apply(sofar.alignment, each)), make(alignment, []));
  }
  const plan = plans[edit.kind] as Plan<Edit>;
  const planned = make(alignment, plan(alignment, edit));
  const changed = new Set(planned.changes.map(({ list }) => list));
  const settled = changed.has('ladder') ? chain(planned, make(planned.alignment, settle(planned.alignment))) : planned;
  const isOfWords = changed.has('ladder') || changed.has('sentence');
  if (!isOfWords) return settled;
  return chain(settled, make(settled.alignment, wordChanges(alignment, planned.changes, settled.alignment)));
}

function make(alignment: Alignment, changes: readonly Change[]): Edited {
  const { after, back } = makeChanges(alignment, changes);
  return { alignment: after, changes, inverse: { kind: 'restore', changes: back } };
}

const chain = (first: Edited, then: Edited): Edited => ({
  alignment: then.alignment,
  changes: [...first.changes, ...then.changes],
  inverse: { kind: 'restore', changes: [...then.inverse.changes, ...first.inverse.changes] },
});
