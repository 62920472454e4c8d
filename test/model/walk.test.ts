import fc from 'fast-check';
import { expect, test } from 'vitest';
import { SverkaError } from '../../src/error.js';
import { json } from '../../src/format/json.js';
import type { Alignment } from '../../src/model/alignment.js';
import { apply, type Edit, editKinds, type Restore } from '../../src/model/edit.js';
import { settle } from '../../src/model/edit/settle.js';
import { applyChanges } from '../../src/model/edit/change.js';
import { alignment as anyAlignment } from '../format/arbitraries.js';
import { full, small } from '../format/fixtures.js';
import { faultOf, holdsWords, someEdit, withWords, write } from './edits.js';

/** As plain data: what a journal keeps is what it gives back. */
const plain = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

/**
 * Walks by dice until so many edits are made; each refusal is an error of edits and leaves all as it was.
 * @returns kinds of edits that were made, and the lists that they changed
 */
function walk(start: Alignment, dice: () => readonly number[], edits: number, looks: number): ReadonlySet<string> {
  const before = write(start);
  let state = start;
  const inverses: Restore[] = [];
  const made = new Set<string>();
  let refused = 0;
  while (inverses.length < edits && refused < edits * 20) {
    const edit: Edit = someEdit(state, dice());
    try {
      const before = state;
      const edited = apply(state, plain(edit));
      state = edited.alignment;
      // No more goes than what is no longer so.
      const kept = new Set(state.words);
      expect(before.words!.filter((link) => !kept.has(link) && holdsWords(state, link) === true)).toEqual([]);
      inverses.push(plain(edited.inverse));
      for (const name of [edit.kind, ...edited.changes.map(({ list }) => list)]) made.add(name);
    } catch (error) {
      if (!(error instanceof SverkaError) || !error.code.startsWith('edit/')) throw error;
      refused++;
      continue;
    }
    expect(faultOf(state), JSON.stringify(edit)).toBeUndefined();
    if (inverses.length % looks === 0) expect(write(json.read!(write(state)))).toBe(write(state));
  }
  const after = write(state);
  const redo: Restore[] = [];
  for (const inverse of inverses.reverse()) {
    const undone = apply(state, inverse);
    state = undone.alignment;
    redo.push(undone.inverse);
  }
  expect(write(state)).toBe(before);
  for (const inverse of redo.reverse()) state = apply(state, inverse).alignment;
  expect(write(state)).toBe(after);
  return made;
}

test('edits of any alignment keep its ladders whole, and undone they leave no trace', () => {
  fc.assert(
    fc.property(
      anyAlignment,
      fc.array(fc.array(fc.nat(), { minLength: 8, maxLength: 8 }), { minLength: 1, maxLength: 40 }),
      (start, dice) => {
        // The levels of an arbitrary alignment need not agree; after the first edit they do.
        const agreed = withWords(applyChanges(start, settle(start)));
        let next = 0;
        walk(agreed, () => dice[next++ % dice.length]!, dice.length, 5);
      },
    ),
    { numRuns: 100 },
  );
});

test.each([
  ['a small text', small, 1],
  ['a text with everything', full, 2],
])('ten thousand edits of %s', (_, start, seed) => {
  let state = seed;
  // Of Numerical Recipes: good enough for dice, the same everywhere.
  const next = (): number => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) >>> 8;
  const made = walk(withWords(applyChanges(start, settle(start))), () => Array.from({ length: 8 }, next), 10_000, 100);
  // Each kind of edit was among them; the small text has no turn of two paragraphs that could become one.
  const kinds = editKinds.filter((kind) => kind !== 'realign' && kind !== 'several');
  expect(kinds.filter((kind) => !made.has(kind))).toEqual([]);
  expect(made.has('paragraph')).toBe(start === full);
  expect(made.has('words')).toBe(true);
});
