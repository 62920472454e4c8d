import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { align } from '../../src/align.js';
import { exchange } from '../../src/model/alignment.js';
import type { Anchor } from '../../src/model/anchor.js';
import { levels, type Span } from '../../src/model/document.js';
import { closeOver, tilingFault } from '../../src/model/ladder.js';
import { documentOf, options, readCases } from './cases.js';

const words = ['talks', 'visit', 'Moscow', '2021', 'we', 'agree', 'Lavrov', 'the', 'why'];
const russianWords = ['переговоры', 'визит', 'Москва', '2021', 'мы', 'согласны', 'Лавров', 'это', 'почему'];
const sentences = (from: readonly string[]) =>
  fc.array(
    // Some sentences hold two atoms.
    fc
      .array(fc.constantFrom(...from), { minLength: 1, maxLength: 5 })
      .chain((some) => fc.constantFrom(`${some.join(' ')}.`, `${some.join(' ')}. So ${some.join(' ')}.`)),
    { minLength: 1, maxLength: 5 },
  );
const text = (from: readonly string[]) => fc.array(sentences(from), { minLength: 1, maxLength: 3 });

/** Cuts both texts at the same number of places, and takes every other stretch between them as an anchor. */
function anchorsOf(english: number, russian: number, cuts: readonly Span[]): Anchor[] {
  const ascending = (side: 0 | 1, most: number): number[] =>
    cuts.map((cut) => Math.floor((cut[side] / 1000) * (most + 1))).sort((a, b) => a - b);
  const [rows, columns] = [ascending(0, english), ascending(1, russian)];
  const anchors: Anchor[] = [];
  for (let at = 1; at < rows.length; at += 2) {
    const [source, target] = [[rows[at - 1]!, rows[at]!] as const, [columns[at - 1]!, columns[at]!] as const];
    if (source[0] < source[1] || target[0] < target[1]) anchors.push({ source, target, by: 'person' });
  }
  return anchors;
}

const cuts = fc.array(fc.tuple(fc.integer({ min: 0, max: 999 }), fc.integer({ min: 0, max: 999 })), { maxLength: 6 });
const bead = ({ source, target }: { source: Span; target: Span }): string => `${source.join('-')} ${target.join('-')}`;

describe.each(['crf', 'length'])('method %s, with any anchors', (method) => {
  test('the ladder holds each of them with posterior 1, and all ladders tile and agree', () => {
    fc.assert(
      fc.property(text(words), text(russianWords), cuts, (en, ru, places) => {
        const [english, russian] = [documentOf('en', joined(en)), documentOf('ru', joined(ru))];
        const [e, r] = [english.units.sentence.length, russian.units.sentence.length];
        const anchors = anchorsOf(e, r, places);
        const { ladders } = align(english, russian, { ...options, method, anchors });
        for (const anchor of anchors) expect(ladders.sentence).toContainEqual({ ...anchor, posterior: 1 });
        expect(ladders.sentence!.filter(({ by }) => by !== 'search')).toHaveLength(anchors.length);
        for (const level of levels) {
          const [many, others] = [english.units[level].length, russian.units[level].length];
          expect(tilingFault(ladders[level]!, many, others)).toBeUndefined();
          for (const { posterior } of ladders[level]!) {
            expect(posterior).toBeGreaterThan(0);
            expect(posterior).toBeLessThanOrEqual(1);
          }
        }
        const parents = [english, russian].map(({ units }) => units.sentence.map(({ parent }) => parent));
        expect(closeOver(ladders.sentence!, parents[0]!, parents[1]!).map(bead)).toEqual(ladders.paragraph!.map(bead));
        const turned = align(russian, english, { ...options, method, anchors: anchors.map((one) => exchange(one)) });
        expect(turned.ladders.sentence!.map((one) => exchange(one))).toEqual(ladders.sentence);
      }),
      { numRuns: 40 },
    );
  });
});

const joined = (paragraphs: readonly (readonly string[])[]): string[] => paragraphs.map((some) => some.join(' | '));

test('sure beads of the free ladder, given as anchors, change nothing else', () => {
  for (const one of readCases('test/cases/align.txt')) {
    const [english, russian] = [documentOf('en', one.english), documentOf('ru', one.russian)];
    const free = align(english, russian, options).ladders;
    const sure = free.sentence!.filter(({ posterior }) => posterior! > 0.999);
    const anchors = sure.map((found): Anchor => ({ ...found, by: 'anchor' }));
    const held = align(english, russian, { ...options, anchors }).ladders;
    for (const level of levels) {
      expect(held[level]!.map(bead)).toEqual(free[level]!.map(bead));
      for (const [index, { posterior }] of held[level]!.entries())
        expect(Math.abs(posterior! - free[level]![index]!.posterior!)).toBeLessThan(0.02);
    }
  }
});

test('an anchor overrules the search, and a posterior that is given is kept', () => {
  const english = documentOf('en', ['The visit to Moscow. | We agree.']);
  const russian = documentOf('ru', ['Визит в Москву. | Мы согласны.']);
  const anchors: Anchor[] = [
    { source: [1, 1], target: [0, 1], by: 'person' },
    { source: [0, 1], target: [0, 0], by: 'person', posterior: 0.75 },
  ];
  expect(align(english, russian, { ...options, anchors }).ladders.sentence!.slice(0, 2)).toEqual([
    { source: [0, 1], target: [0, 0], posterior: 0.75, by: 'person' },
    { source: [1, 1], target: [0, 1], posterior: 1, by: 'person' },
  ]);
});

describe('anchors that cannot be are refused', () => {
  const english = documentOf('en', ['One. | Two. | Three.']);
  const russian = documentOf('ru', ['Один. | Два. | Три.']);
  const anchor = (source: Span, target: Span, more: object = {}): Anchor => ({ source, target, by: 'person', ...more });
  test.each([
    ['they cross', 'anchor/crossing', [anchor([0, 1], [1, 2]), anchor([1, 2], [0, 1])]],
    ['they overlap', 'anchor/crossing', [anchor([0, 2], [0, 1]), anchor([1, 2], [1, 2])]],
    ['one comes twice', 'anchor/crossing', [anchor([0, 1], [0, 1]), anchor([0, 1], [0, 1])]],
    ['a null stands inside another bead', 'anchor/crossing', [anchor([0, 1], [0, 2]), anchor([1, 2], [1, 1])]],
    ['one reaches past the source', 'anchor/outside', [anchor([3, 4], [2, 3])]],
    ['one reaches past the target', 'anchor/outside', [anchor([2, 3], [2, 4])]],
    ['one is empty', 'anchor/invalid', [anchor([1, 1], [1, 1])]],
    ['one ends before it begins', 'anchor/invalid', [anchor([1, 0], [1, 2])]],
    ['one has half a sentence', 'anchor/invalid', [anchor([0, 0.5], [0, 1])]],
    ['one begins before the text', 'anchor/invalid', [anchor([-1, 1], [0, 1])]],
    ['one was searched', 'anchor/invalid', [anchor([0, 1], [0, 1], { by: 'search' })]],
    ['one is more than certain', 'anchor/invalid', [anchor([0, 1], [0, 1], { posterior: 1.5 })]],
  ])('%s', (_, code, anchors) => {
    expect(() => align(english, russian, { ...options, anchors })).toThrow(expect.objectContaining({ code }) as Error);
    const turned = anchors.map((one) => exchange(one));
    expect(() => align(russian, english, { ...options, anchors: turned })).toThrow(
      expect.objectContaining({ code }) as Error,
    );
  });
});
