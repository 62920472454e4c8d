import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { editKinds } from '../../src/model/edit.js';
import { parseEdit } from '../../src/model/edit/parse.js';
import { errorOf } from '../format/errors.js';

const known = readFileSync(new URL('../cases/edits.txt', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('{'))
  .map((line) => JSON.parse(line) as { readonly kind: string });

test('edits out of JSON are what they were', () => {
  const others = [
    { kind: 'split-sentence', side: 'source', sentence: 1, at: 5 },
    { kind: 'join-sentences', side: 'target', sentence: 0 },
    { kind: 'correct', side: 'source', sentence: 0, text: '' },
    { kind: 'note', side: 'source', sentence: 0, text: 'x' },
    { kind: 'flag', side: 'source', sentence: 0, on: false },
  ];
  for (const edit of [...known, ...others]) expect(parseEdit(edit)).toEqual(edit);
  expect(new Set([...known, ...others].map(({ kind }) => kind))).toEqual(new Set(editKinds));
});

test.each([
  null,
  5,
  'merge',
  [],
  {},
  { kind: 'restore', changes: [] },
  { kind: 'toString' },
  { kind: 'merge', bead: 0 },
  { kind: 'merge', bead: -1, with: 'up' },
  { kind: 'merge', bead: 0.5, with: 'up' },
  { kind: 'merge', bead: '0', with: 'up' },
  { kind: 'merge', bead: 0, with: 'left' },
  { kind: 'merge', bead: 0, with: 'up', also: 1 },
  { kind: 'confirm', beads: [2, 1] },
  { kind: 'confirm', beads: [1] },
  { kind: 'confirm-above', posterior: 1.5 },
  { kind: 'correct', side: 'source', sentence: 0, text: 5 },
  { kind: 'correct', side: 'middle', sentence: 0, text: '' },
  { kind: 'several', edits: [{ kind: 'restore', changes: [] }] },
  { kind: 'several', edits: [{ kind: 'several', edits: [] }] },
  { kind: 'several' },
  { kind: 'realign', spans: [{ at: 0, remove: 1, insert: [{ source: [0, 1], target: [0, 1], by: 'person' }] }] },
  { kind: 'realign', spans: [], moves: [{ source: [0, 1], target: [0, 1], posterior: 2 }] },
])('%j is no edit', (value) => expect(errorOf(() => parseEdit(value)).code).toBe('edit/invalid'));
