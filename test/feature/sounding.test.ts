import fc from 'fast-check';
import { distance } from 'fastest-levenshtein';
import { expect, test } from 'vitest';
import { createComparer, mostCloseness, writingsOf } from '../../src/feature/sounding.js';

// Few letters, so that words have some in common, and words longer than a number has bits.
const word = fc.string({ unit: fc.constantFrom(...'abstz'), maxLength: 40 });

test('one word with many: as close as by the edit distance of each, and no closer than is foretold', () => {
  fc.assert(
    fc.property(fc.array(word, { minLength: 1 }), word, (others, own) => {
      const [ours, theirs] = [writingsOf([own]), writingsOf(others)];
      const comparer = createComparer();
      comparer.take(ours, 0);
      for (const [index, other] of others.entries()) {
        const closeness = comparer.closeness(theirs, index);
        expect(closeness).toBe(1 - distance(own, other) / Math.max(own.length, other.length, 1));
        expect(mostCloseness(ours, 0, theirs, index)).toBeGreaterThanOrEqual(closeness);
      }
    }),
  );
});

test('a word longer than V8 takes arguments', () => {
  const [long, short] = ['lavrov'.repeat(50_000), 'putin'];
  const comparer = createComparer();
  comparer.take(writingsOf([long]), 0);
  expect(comparer.closeness(writingsOf([short]), 0)).toBe(1 - distance(long, short) / long.length);
});

test('a comparer forgets the word before', () => {
  const words = writingsOf(['lavrov', 'lavrav', 'putin']);
  const comparer = createComparer();
  comparer.take(words, 2);
  comparer.take(words, 0);
  expect(comparer.closeness(words, 0)).toBe(1);
  expect(comparer.closeness(words, 1)).toBe(1 - 1 / 6);
});
