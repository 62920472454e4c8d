import { SverkaError } from '../error.js';
import type { Alignment } from './alignment.js';
import { apply, type Edit, type Restore } from './edit.js';
import { applyChanges, type Change } from './edit/change.js';

/**
 * An edit that was made, and what takes it back. It is made again by its changes: what a later version
 * of the program would make of the edit does not matter.
 */
export interface Step {
  readonly edit: Edit;
  readonly changes: readonly Change[];
  readonly inverse: Restore;
}

/** What is done with a history: a new step, the last one taken back, or made again. All of them in order are a journal. */
export type Deed = Step | 'undo' | 'redo';

/** An alignment, with all that was done to it and all that was taken back. Without end, and plain data. */
export interface History {
  readonly alignment: Alignment;
  /** Counts edits, undone and redone ones too: who names another version has seen another alignment. */
  readonly version: number;
  /** The last one is undone first. */
  readonly done: Chain;
  /** The last one is redone first; a new edit forgets them all. */
  readonly undone: Chain;
}

/** Steps, the last one on top: a list that is never copied, since a reviewer makes thousands. */
export type Chain = { readonly step: Step; readonly under: Chain; readonly count: number } | undefined;

/** @param version where counting goes on */
export const openHistory = (alignment: Alignment, version = 0): History => ({
  alignment,
  version,
  done: undefined,
  undone: undefined,
});

/** A history after one more deed, and what that changed. */
export interface Advance {
  readonly history: History;
  readonly changes: readonly Change[];
  readonly deed: Deed;
}

/** @throws SverkaError `edit/…` */
export function perform(history: History, edit: Edit): Advance {
  const { alignment, changes, inverse } = apply(history.alignment, edit);
  const deed = { edit, changes, inverse };
  return { history: { ...recall(history, deed), alignment }, changes, deed };
}

/** @throws SverkaError `edit/nothing-done` */
export function undo(history: History): Advance {
  if (history.done === undefined)
    throw new SverkaError('edit/nothing-done', 'There is nothing to undo.', 'This is the alignment as it was found.');
  return redoing(history, 'undo');
}

/** @throws SverkaError `edit/nothing-undone` */
export function redo(history: History): Advance {
  if (history.undone === undefined)
    throw new SverkaError(
      'edit/nothing-undone',
      'There is nothing to redo.',
      'Only what was undone can be redone, and no longer than until the next edit.',
    );
  return redoing(history, 'redo');
}

/** A deed of a journal is done again. */
export function redoing(history: History, deed: Deed): Advance {
  const changes =
    deed === 'undo'
      ? history.done!.step.inverse.changes
      : deed === 'redo'
        ? history.undone!.step.changes
        : deed.changes;
  return { history: { ...recall(history, deed), alignment: applyChanges(history.alignment, changes) }, changes, deed };
}

/** The history after a deed that the alignment has seen already. */
export function recall({ alignment, version, done, undone }: History, deed: Deed): History {
  const after = { alignment, version: version + 1 };
  if (deed === 'undo') return { ...after, done: done?.under, undone: put(undone, done!.step) };
  if (deed === 'redo') return { ...after, done: put(done, undone!.step), undone: undone?.under };
  return { ...after, done: put(done, deed), undone: undefined };
}

const put = (under: Chain, step: Step): Chain => ({ step, under, count: countSteps(under) + 1 });

export const countSteps = (chain: Chain): number => chain?.count ?? 0;
