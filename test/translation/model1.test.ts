import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Pieces, trainModel1, type Translations } from '../../src/translation/model1.js';
import { significance } from '../../src/translation/significance.js';

/** Sentences as numbers of words, in the order the words come up. */
function pieces(sentences: readonly (readonly string[])[]): Pieces & { readonly names: readonly string[] } {
  const names = [...new Set(sentences.flat())];
  return {
    words: sentences.map((words) => Int32Array.from(new Set(words), (word) => names.indexOf(word))),
    size: names.length,
    names,
  };
}

const rows = ({ start, russian, forward, backward, together }: Translations, size: number) =>
  Array.from({ length: size }, (_, word) =>
    Array.from({ length: start[word + 1]! - start[word]! }, (_, index) => {
      const at = start[word]! + index;
      return { russian: russian[at]!, forward: forward[at]!, backward: backward[at]!, together: together[at]! };
    }),
  );

test('the example of Brown and others: the house, the book, a book', () => {
  const english = pieces([
    ['the', 'house'],
    ['the', 'book'],
    ['a', 'book'],
  ]);
  const russian = pieces([
    ['этот', 'дом'],
    ['этот', 'книга'],
    ['одна', 'книга'],
  ]);
  const found = rows(trainModel1(english, russian, 30), english.size).map((row, word) => {
    const [best] = row.sort((a, b) => b.forward * b.backward - a.forward * a.backward);
    return [english.names[word], russian.names[best!.russian], best!.together];
  });
  expect(found).toEqual([
    ['the', 'этот', 2],
    ['house', 'дом', 1],
    ['book', 'книга', 2],
    ['a', 'одна', 1],
  ]);
});

test('probabilities of a word add up to one, both ways, whatever the sentences', () => {
  const sentence = fc.uniqueArray(fc.constantFrom(...'abcdefgh'), { minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(fc.array(fc.tuple(sentence, sentence), { minLength: 1, maxLength: 12 }), (pairs) => {
      const english = pieces(pairs.map(([one]) => one));
      const russian = pieces(pairs.map(([, other]) => other));
      const table = rows(trainModel1(english, russian), english.size);
      for (const row of table) expect(row.reduce((sum, { forward }) => sum + forward, 0)).toBeCloseTo(1, 9);
      const back = new Float64Array(russian.size);
      for (const row of table) for (const cell of row) back[cell.russian]! += cell.backward;
      for (const sum of back) expect(sum).toBeCloseTo(1, 9);
      for (const [word, row] of table.entries())
        for (const cell of row)
          expect(cell.together).toBe(
            pairs.filter((_, at) => english.words[at]!.includes(word) && russian.words[at]!.includes(cell.russian))
              .length,
          );
    }),
  );
});

test('significance is Dunning’s, of his example, and none where chance would have more', () => {
  // "the swiss" in his table 1 of 1993: 110 times together, 2442 and 111 apart, 29114 neither.
  expect(significance(110, 110 + 2442, 110 + 111, 110 + 2442 + 111 + 29114)).toBeCloseTo(270.72, 2);
  expect(significance(1, 50, 50, 100)).toBe(0);
  expect(significance(25, 50, 50, 100)).toBe(0);
});
