import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { align } from '../../src/align.js';
import { swap } from '../../src/model/alignment.js';
import { levels } from '../../src/model/document.js';
import { shape, tilingFault } from '../../src/model/ladder.js';
import { alignCase, documentOf, options, readCases } from './cases.js';

describe('cases', () => {
  test.each(readCases('test/cases/align.txt'))('$name', (one) => {
    expect(
      alignCase(one)
        .ladders.sentence!.map((bead) => shape(bead))
        .join(' '),
    ).toBe(one.shapes);
  });
});

const words = ['talks', 'visit', 'Moscow', '2021', 'we', 'agree', 'Lavrov', 'the', 'why'];
const russianWords = ['переговоры', 'визит', 'Москва', '2021', 'мы', 'согласны', 'Лавров', 'это', 'почему'];
const text = (from: readonly string[]) =>
  fc.array(
    fc.array(fc.constantFrom(...from), { minLength: 1, maxLength: 6 }).map((some) => `${some.join(' ')}.`),
    { minLength: 1, maxLength: 6 },
  );
const paragraphs = (from: readonly string[]) =>
  fc.array(
    text(from).map((some) => some.join(' | ')),
    { minLength: 1, maxLength: 4 },
  );

describe.each(['crf', 'length'])('method %s, on any two texts', (method) => {
  test('ladders tile both sides at every level, with probabilities, and agree with each other', () => {
    fc.assert(
      fc.property(paragraphs(words), paragraphs(russianWords), (english, russian) => {
        const alignment = align(documentOf('en', english), documentOf('ru', russian), { ...options, method });
        for (const level of levels) {
          const ladder = alignment.ladders[level]!;
          expect(
            tilingFault(ladder, alignment.source.units[level].length, alignment.target.units[level].length),
          ).toBeUndefined();
          for (const { posterior } of ladder) {
            expect(posterior).toBeGreaterThan(0);
            expect(posterior).toBeLessThanOrEqual(1);
          }
        }
        const paragraphOf = (side: 'source' | 'target', at: number): number =>
          alignment[side].units.sentence[at]!.parent;
        for (const bead of alignment.ladders.sentence!)
          for (const side of ['source', 'target'] as const)
            for (let at = bead[side][0]; at < bead[side][1]; at++) {
              const block = alignment.ladders.paragraph!.find(
                ({ [side]: [from, to] }) => from <= paragraphOf(side, at) && paragraphOf(side, at) < to,
              )!;
              const other = side === 'source' ? 'target' : 'source';
              for (let there = bead[other][0]; there < bead[other][1]; there++) {
                expect(paragraphOf(other, there)).toBeGreaterThanOrEqual(block[other][0]);
                expect(paragraphOf(other, there)).toBeLessThan(block[other][1]);
              }
            }
      }),
      { numRuns: 40 },
    );
  });

  test('either order of the languages gives the same links', () => {
    fc.assert(
      fc.property(paragraphs(words), paragraphs(russianWords), (english, russian) => {
        const [en, ru] = [documentOf('en', english), documentOf('ru', russian)];
        expect(align(ru, en, { ...options, method })).toEqual(swap(align(en, ru, { ...options, method })));
      }),
      { numRuns: 10 },
    );
  });
});

test('two texts in one language are refused', () => {
  const one = documentOf('en', ['Yes.']);
  expect(() => align(one, one, options)).toThrow(expect.objectContaining({ code: 'input/same-language' }) as Error);
});

test('a method that does not exist is refused with those that do', () => {
  const pair = [documentOf('en', ['Yes.']), documentOf('ru', ['Да.'])] as const;
  expect(() => align(...pair, { ...options, method: 'guess' })).toThrow(
    expect.objectContaining({ code: 'method/unknown', hint: 'The methods are crf, length.' }) as Error,
  );
});

test('the signature names version, method, segmentation, lexicon and weights, and changes with them', () => {
  const [one] = readCases('test/cases/align.txt');
  const { signature } = alignCase(one!);
  expect(signature).toMatch(
    /^sverka test method:crf segmentation:\S+ shapes:1-6 lexicon:[0-9a-f]{16} weights:[0-9a-f]{16}$/u,
  );
  expect(alignCase(one!, { method: 'length' }).signature).not.toBe(signature);
});
