import { expect, test } from 'vitest';
import { addCounts, countAlignment, tabulate } from '../../src/corpus/statistics.js';
import { plotAlignment } from '../../src/format/report/marks.js';
import { fromSentences } from '../../src/format/gold.js';
import { swap, type Alignment } from '../../src/model/alignment.js';
import type { Bead } from '../../src/model/ladder.js';

const bead = (source: Bead['source'], target: Bead['target'], posterior: number): Bead => ({
  source,
  target,
  posterior,
  by: 'search',
});

const alignment: Alignment = {
  source: fromSentences('en', [['The cat sat.', 'The dog sat, too.', 'Nobody said so.']], false),
  target: fromSentences('ru', [['Кот сел, и пёс сел.', 'Вот.']], false),
  ladders: { sentence: [bead([0, 2], [0, 1], 0.95), bead([2, 3], [1, 1], 0.4), bead([3, 3], [1, 2], 0.8)] },
  moves: [],
  signature: 'x',
};

const tables = (one: Alignment): Record<string, Record<string, string>[]> =>
  Object.fromEntries(
    tabulate([countAlignment('talk', one)]).map(({ name, head, rows }) => [
      name,
      rows.map((row) => Object.fromEntries(row.map((cell, column) => [head[column]!, cell] as const))),
    ]),
  );

test('the figures of a small alignment are those counted by hand', () => {
  const { lengths, richness, shapes, alone, confidence, speakers } = tables(alignment);
  expect(lengths).toEqual([
    expect.objectContaining({
      'sentences en': '3',
      'sentences ru': '2',
      'words en': '10',
      'words ru': '6',
      'words a sentence en': '3.3',
      'words ru/en': '0.600',
      // Of 10, 14 and 13 characters, and 15 and 4.
      'characters ru/en': (19 / 37).toFixed(3),
    }),
  ]);
  expect(richness![0]).toMatchObject({ 'types en': '8', 'TTR en': '0.800', 'types ru': '5', 'MATTR en': '' });
  expect(shapes!.map(({ shape, links }) => [shape, links])).toEqual([
    ['0:1', '1'],
    ['1:0', '1'],
    ['2:1', '1'],
  ]);
  expect(alone![0]).toMatchObject({
    'links en': '1',
    'links ru': '1',
    'words en': '3',
    'words ru': '1',
    'share of words en': '0.300',
  });
  expect(confidence![0]).toMatchObject({ links: '3', mean: '0.716', 'below 0.9': '2', 'below 0.5': '1' });
  expect(speakers).toEqual([]);
});

test('which side is the source makes no difference', () => {
  expect(tables(swap(alignment))).toEqual(tables(alignment));
});

test('two together are twice one, and different words are not', () => {
  const one = countAlignment('talk', alignment);
  const both = addCounts('all', [one, one]);
  expect([both.links, both.sides.en.forms.length, both.alone.ru.words]).toEqual([6, 20, 2]);
  const [, richness] = tabulate([one, one]);
  expect(richness!.rows.map((row) => row[1])).toEqual(['8', '8', '8']);
});

test('all plots stand in one picture, told in words', () => {
  const picture = plotAlignment(alignment, 'A <talk>');
  expect(picture).toContain('A &lt;talk&gt;');
  expect(picture.match(/<desc>/gu)).toHaveLength(4);
  expect(picture).toContain('2:1: 1');
  // A long title would go over the edge.
  const long = plotAlignment(alignment, 'Remarks and answers to questions, '.repeat(5));
  expect(long).toMatch(/>Remarks and answers to questions, Remarks and answers to questions, Remarks…</u);
});
