import { expect, test } from 'vitest';
import { differences } from '../../src/evaluate/difference.js';
import { evaluate } from '../../src/evaluate/evaluate.js';
import { swap } from '../../src/model/alignment.js';
import { type Ladder, shape } from '../../src/model/ladder.js';
import { alignment } from './ladders.js';

const read = (beads: Ladder): string => beads.map((bead) => shape(bead)).join(' ');

test('ladders that agree have no difference, whichever side is the source', () => {
  expect(differences(alignment('1:1 2:2 1:1'), alignment('1:1 2:2 1:1'), 'sentence')).toEqual([]);
  expect(differences(swap(alignment('1:1 2:1 1:2')), alignment('1:1 2:1 1:2'), 'sentence')).toEqual([]);
});

test('each place where they part comes once, with the beads of both', () => {
  const parts = differences(alignment('2:1 1:1 1:1 0:1'), alignment('1:1 1:0 1:1 1:2'), 'sentence');
  expect(parts.map(({ found, wanted }) => `${read(found)} / ${read(wanted)}`)).toEqual([
    '2:1 / 1:1 1:0',
    '1:1 0:1 / 1:2',
  ]);
});

test('where nulls of both sides meet, their order is no difference', () => {
  expect(differences(alignment('1:1 0:1 1:0 1:1 1:1'), alignment('1:1 1:0 0:1 1:1 1:1'), 'sentence')).toEqual([]);
});

test('a null bead of several units is compared unit by unit', () => {
  const scores = evaluate(alignment('1:1 2:0 1:3'), alignment('1:1 1:0 1:0 1:3'));
  expect(scores.sentence!.omission).toEqual({ right: 2, found: 2, wanted: 2 });
  expect(scores.sentence!.strict).toEqual({ right: 2, found: 2, wanted: 2 });
});
