import { SverkaError } from '../error.js';
import type { Alignment } from './alignment.js';
import { apply, type Edit, type Restore } from './edit.js';
import type { Change } from './edit/change.js';

/** An edit that was made, and what takes it back. */
export interface Step {
  readonly edit: Edit;
  readonly inverse: Restore;
}

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

export const openHistory = (alignment: Alignment): History => ({
  alignment,
  version: 0,
  done: undefined,
  undone: undefined,
});

/** A history after one more edit, undoing or redoing, and what that changed. */
export interface Advance {
  readonly history: History;
  readonly changes: readonly Change[];
  /** The step that was made, taken back or made again. */
  readonly step: Step;
}

/** @throws SverkaError `edit/…` */
export function perform({ alignment, version, done }: History, edit: Edit): Advance {
  const edited = apply(alignment, edit);
  const step = { edit, inverse: edited.inverse };
  return {
    history: { alignment: edited.alignment, version: version + 1, done: put(done, step), undone: undefined },
    changes: edited.changes,
    step,
  };
}

/** @throws SverkaError `edit/nothing-done` */
export function undo({ alignment, version, done, undone }: History): Advance {
  if (done === undefined)
    throw new SverkaError('edit/nothing-done', 'There is nothing to undo.', 'This is the alignment as it was found.');
  const { step, under } = done;
  const edited = apply(alignment, step.inverse);
  return {
    history: { alignment: edited.alignment, version: version + 1, done: under, undone: put(undone, step) },
    changes: edited.changes,
    step,
  };
}

/** @throws SverkaError `edit/nothing-undone` */
export function redo({ alignment, version, done, undone }: History): Advance {
  if (undone === undefined)
    throw new SverkaError(
      'edit/nothing-undone',
      'There is nothing to redo.',
      'Only what was undone can be redone, and no longer than until the next edit.',
    );
  const { step, under } = undone;
  const edited = apply(alignment, step.edit);
  return {
    history: { alignment: edited.alignment, version: version + 1, done: put(done, step), undone: under },
    changes: edited.changes,
    step,
  };
}

const put = (under: Chain, step: Step): Chain => ({ step, under, count: countSteps(under) + 1 });

export const countSteps = (chain: Chain): number => chain?.count ?? 0;
