import { expect, test } from 'vitest';
import { apply } from '../../src/model/edit.js';
import { confirmable, progressOf, queueOf, shapesOf } from '../../src/review/queue.js';
import { makeLadder } from '../format/documents.js';
import { small } from '../format/fixtures.js';

const ladder = makeLadder('1:1@.9 2:1@.6 1:1! 1:0@.6 1:1 1:1@1');

test('the least sure comes first, then what stands first; what a person said is not asked again', () => {
  expect(queueOf(ladder)).toEqual([4, 1, 3, 0, 5]);
});

test('errors are expected as the posteriors say', () => {
  const progress = progressOf(ladder);
  expect(progress).toMatchObject({ links: 6, confirmed: 0, made: 1, left: 5, alone: 1 });
  expect(progress.errors).toBeCloseTo(0.1 + 0.4 + 0.4 + 0.5);
  expect(progress.deviation).toBeCloseTo(Math.sqrt(0.09 + 0.24 + 0.24 + 0.25));
  const { links, errors } = confirmable(ladder, 0.9);
  expect([links, errors.toFixed(6)]).toEqual([2, '0.100000']);
});

test('what is confirmed is told from what is made', () => {
  const { alignment } = apply(small, { kind: 'confirm-above', posterior: 0.9 });
  expect(progressOf(alignment.ladders.sentence!)).toMatchObject({ links: 7, confirmed: 3, made: 1, left: 3 });
});

test('a confirming that is announced is the one that is made', () => {
  for (const least of [0, 0.5, 0.6, 0.75, 0.99]) {
    const { links } = confirmable(small.ladders.sentence!, least);
    const { alignment } = apply(small, { kind: 'confirm-above', posterior: least });
    expect(progressOf(alignment.ladders.sentence!).confirmed).toBe(links);
  }
});

test('shapes, the commonest first', () =>
  expect(shapesOf(ladder)).toEqual([
    ['1:1', 4],
    ['1:0', 1],
    ['2:1', 1],
  ]));
