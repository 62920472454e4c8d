import { expect, test } from 'vitest';
import { missing } from '../../src/check/missing.js';
import { swap } from '../../src/model/alignment.js';
import { options } from '../align/cases.js';
import { alignmentOf } from './alignments.js';

const find = (...pairs: (readonly [string, string])[]) => missing.find(alignmentOf(pairs), options);

test('a sentence, a question and a passage are told, with place and certainty', () => {
  const found = find(
    ['We met.', 'Мы встретились.'],
    ['It rained.', ''],
    ['We left.', 'Мы уехали.'],
    ['', 'Почему?'],
    ['He stayed.', 'Он остался.'],
    ['', 'Один.'],
    ['', 'Надолго.'],
  );
  expect(found.map(({ message, side, source, target }) => [message.split(' has')[0], side, source, target])).toEqual([
    ['A sentence', 'source', [1, 2], [1, 1]],
    ['A question', 'target', [3, 3], [2, 3]],
    ['A passage of 2 sentences', 'target', [4, 4], [4, 6]],
  ]);
  expect(found.map(({ certainty }) => certainty)).toEqual([0.9, 0.9, 0.9]);
});

test('the certainty of a passage is the mean of its nulls, and what a person says is certain', () => {
  const alignment = alignmentOf([
    ['One.', ''],
    ['Two.', ''],
  ]);
  const [first, second] = alignment.ladders.sentence!;
  const ladder = [
    { ...first!, posterior: 0.6 },
    { ...second!, by: 'person' as const },
  ];
  expect(missing.find({ ...alignment, ladders: { sentence: ladder } }, options)[0]!.certainty).toBeCloseTo(0.8);
});

test('what both have, a mark of an omission, a heading and what was moved are not missing', () => {
  expect(find(['We met.', 'Мы встретились.'])).toEqual([]);
  expect(find(['<…>', ''])).toEqual([]);
  const alignment = alignmentOf([['It rained.', '']]);
  const { source } = alignment;
  const sentence = source.units.sentence.map((unit) => ({ ...unit, kind: 'head' as const }));
  expect(missing.find({ ...alignment, source: { ...source, units: { ...source.units, sentence } } }, options)).toEqual(
    [],
  );
  const moves = [{ source: [0, 1], target: [5, 6], posterior: 1 }] as const;
  expect(missing.find({ ...alignment, moves }, options)).toEqual([]);
});

test('in either order of languages', () => {
  const alignment = alignmentOf([['It rained.', '']]);
  expect(missing.find(swap(alignment), options)).toMatchObject([{ side: 'target', target: [0, 1] }]);
});
