import { expect, test } from 'vitest';
import { countSteps, openHistory, perform, redo, undo, type History } from '../../src/model/history.js';
import { errorOf } from '../format/errors.js';
import { small } from '../format/fixtures.js';
import { write } from './edits.js';

const counts = ({ version, done, undone }: History): number[] => [version, countSteps(done), countSteps(undone)];

test('what was done is undone and redone, and a new edit forgets what was undone', () => {
  const first = perform(openHistory(small), { kind: 'merge', bead: 0, with: 'down' }).history;
  const second = perform(first, { kind: 'confirm', beads: [0 + 1, 2] }).history;
  const back = undo(second).history;
  expect(write(back.alignment)).toBe(write(first.alignment));
  expect(write(undo(back).history.alignment)).toBe(write(small));
  const again = redo(back).history;
  expect(write(again.alignment)).toBe(write(second.alignment));
  expect([second, back, again].map(counts)).toEqual([
    [2, 2, 0],
    [3, 1, 1],
    [4, 2, 0],
  ]);
  const other = perform(back, { kind: 'unlink', bead: 0 }).history;
  expect(counts(other)).toEqual([4, 2, 0]);
  expect(errorOf(() => redo(other)).code).toBe('edit/nothing-undone');
  expect(errorOf(() => undo(openHistory(small))).code).toBe('edit/nothing-done');
});
