import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { linkWords, readGoldTable, readGoldWords, scoreWords, swap } from '../../src/index.js';
import { options as means } from '../align/cases.js';

const folder = 'corpora/2021-03-02-lavrov-kamilov';
const read = (name: string): string => readFileSync(`${folder}/${name}`, 'utf8');
const gold = readGoldTable(read('gold.tsv'), read('en.txt'), read('ru.txt'));
const alignment = { ...gold, moves: [], signature: '' };
const rows = readGoldWords(read('words.tsv'));
const { lexicon } = means;
const words = linkWords(alignment, { lexicon });

test('the words of the transcript are linked as by hand, and links are as sure as they are right', () => {
  expect(rows).toHaveLength(60);
  const { errorRate, precision, recall, judged } = scoreWords({ ...alignment, words }, rows);
  expect(errorRate).toBeLessThan(0.13);
  expect(precision).toBeGreaterThan(0.92);
  expect(recall).toBeGreaterThan(0.8);
  const mean = judged.reduce((sum, { posterior }) => sum + posterior, 0) / judged.length;
  const right = judged.filter((link) => link.right).length / judged.length;
  expect(Math.abs(mean - right)).toBeLessThan(0.06);
});

test('the gold holds against itself, and nothing against it', () => {
  const perfect = rows.flatMap(({ english, russian, sure }) => {
    const one = placesOf('source', english);
    const other = placesOf('target', russian);
    return sure.map(([i, j]) => ({ source: one[i]!, target: other[j]!, posterior: 1 }));
  });
  expect(scoreWords({ ...alignment, words: perfect }, rows)).toMatchObject({ errorRate: 0, precision: 1, recall: 1 });
  expect(scoreWords(alignment, rows).recall).toBe(0);
});

test('from Russian to English the same links are found', () => {
  const turned = linkWords(swap(alignment), { lexicon });
  expect(swap({ ...swap(alignment), words: turned }).words).toEqual(words);
});

function placesOf(side: 'source' | 'target', ids: readonly string[]): [number, number][] {
  const { text, units } = gold[side];
  const words = rows.find((row) => (side === 'source' ? row.english : row.russian) === ids)!;
  const forms = side === 'source' ? words.englishWords : words.russianWords;
  let from = units.sentence.find(({ id }) => id === ids[0])!.at[0];
  return forms.map((form) => {
    from = text.indexOf(form, from);
    const place: [number, number] = [from, from + form.length];
    from += form.length;
    return place;
  });
}
