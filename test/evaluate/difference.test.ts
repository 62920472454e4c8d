import { expect, test } from 'vitest';
import { differences } from '../../src/evaluate/difference.js';
import { evaluate } from '../../src/evaluate/evaluate.js';
import type { Alignment } from '../../src/model/alignment.js';
import { swap } from '../../src/model/alignment.js';
import { type Bead, type Ladder, shape } from '../../src/model/ladder.js';
import { documentOf } from '../align/cases.js';

const source = documentOf('en', ['One. | Two. | Three. | Four.']);
const target = documentOf('ru', ['Раз. | Два. | Три. | Четыре.']);

/** `1:1 2:1` over the two texts. */
function ladder(shapes: string): Ladder {
  let [from, to] = [0, 0];
  return shapes.split(' ').map((name): Bead => {
    const [n, m] = name.split(':').map(Number) as [number, number];
    const bead: Bead = { source: [from, from + n], target: [to, to + m], by: 'search' };
    [from, to] = [from + n, to + m];
    return bead;
  });
}
const alignment = (shapes: string): Alignment => ({
  source,
  target,
  ladders: { sentence: ladder(shapes) },
  moves: [],
  signature: '',
});
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

test('a null bead of several units is compared unit by unit', () => {
  const scores = evaluate(alignment('1:1 2:0 1:3'), alignment('1:1 1:0 1:0 1:3'));
  expect(scores.sentence!.omission).toEqual({ right: 2, found: 2, wanted: 2 });
  expect(scores.sentence!.strict).toEqual({ right: 2, found: 2, wanted: 2 });
});
