import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { packLinks, unpackLinks } from '../../src/cli/corpus/word-links.js';
import { type Alignment, corpusPairs, linkWords, readGoldTable, swap, type WordLink } from '../../src/index.js';
import { options as means } from '../align/cases.js';

const read = (name: string): string => readFileSync(`corpora/2021-03-02-lavrov-kamilov/${name}`, 'utf8');
const gold: Alignment = {
  ...readGoldTable(read('gold.tsv'), read('en.txt'), read('ru.txt')),
  moves: [],
  signature: '',
};
const words = linkWords(gold, means);
const alignment = { ...gold, words };
const flat = (text: string): string => text.replace(/\s+/gu, ' ');

const texts = (pairs: ReturnType<typeof corpusPairs>): string[] =>
  pairs.flatMap(({ en, ru, words: some }) =>
    some!.map(({ source, target }) => `${en.slice(...source)} ${ru.slice(...target)}`),
  );

test('links of words keep their words in the pairs of a corpus, whichever text is the source', () => {
  const wanted = words.map(({ source, target }) =>
    flat(`${gold.source.text.slice(...source)} ${gold.target.text.slice(...target)}`),
  );
  expect(wanted.length).toBeGreaterThan(500);
  expect(texts(corpusPairs(alignment))).toEqual(wanted);
  expect(texts(corpusPairs(swap(alignment)))).toEqual(wanted);
  expect(corpusPairs(gold)[0]!.words).toBeUndefined();
});

test('line breaks and runs of spaces inside a sentence do not shift what comes after', () => {
  const break_ = (document: Alignment['source']): Alignment['source'] => ({
    ...document,
    text: document.text.replace(/ (?=\p{Ll})/gu, '\n'),
  });
  const broken = { ...alignment, source: break_(gold.source), target: break_(gold.target) };
  expect(texts(corpusPairs(broken))).toEqual(texts(corpusPairs(alignment)));
  expect(corpusPairs(broken).every(({ en }) => !en.includes('\n'))).toBe(true);
});

test('a sentence that a person corrected has no links, and its neighbours in the bead keep theirs', () => {
  const ladder = gold.ladders.sentence!;
  const bead = ladder.findIndex(
    ({ source, target }, index) =>
      source[1] - source[0] === 2 && target[1] > target[0] && corpusPairs(alignment)[index]!.words!.length > 0,
  );
  expect(bead).toBeGreaterThanOrEqual(0);
  const first = ladder[bead]!.source[0];
  const corrected = {
    ...alignment,
    source: {
      ...gold.source,
      units: {
        ...gold.source.units,
        sentence: gold.source.units.sentence.map((unit, index) =>
          index === first ? { ...unit, correction: 'Other words altogether than those that stood here before.' } : unit,
        ),
      },
    },
  };
  const [before, after] = [corpusPairs(alignment)[bead]!, corpusPairs(corrected)[bead]!];
  const end = gold.source.units.sentence[first]!.at[1] - gold.source.units.sentence[first]!.at[0];
  const kept = before.words!.filter(({ source }) => source[0] >= end);
  expect(after.words!.map(({ source }) => after.en.slice(...source))).toEqual(
    kept.map(({ source }) => before.en.slice(...source)),
  );
});

test('packed links are those that were packed; what is too long for it is not packed', () => {
  const some: WordLink[] = [
    { source: [0, 3], target: [65_530, 65_535], posterior: 1 },
    { source: [4, 9], target: [0, 2], posterior: 0 },
  ];
  expect(unpackLinks(packLinks(some)!)).toEqual(some);
  expect(unpackLinks(packLinks([])!)).toEqual([]);
  expect(Math.abs(unpackLinks(packLinks([{ ...some[0]!, posterior: 0.7 }])!)[0]!.posterior - 0.7)).toBeLessThan(1e-5);
  expect(packLinks([{ source: [0, 70_000], target: [0, 1], posterior: 1 }])).toBeUndefined();
});
