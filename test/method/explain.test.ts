import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { align } from '../../src/align.js';
import { explain, type Segment } from '../../src/method/explain.js';
import { matchedWords } from '../../src/method/word-match.js';
import { swap } from '../../src/model/alignment.js';
import { isNull } from '../../src/model/ladder.js';
import { segmentTranscript } from '../../src/segment/segment.js';
import { alignCase, options } from '../align/cases.js';

const corpora = readdirSync('corpora', { withFileTypes: true }).filter((entry) => entry.isDirectory());
const name = ({ source, target }: Segment[number]): string => `${source.join('-')} ${target.join('-')}`;
const ends = (beads: Segment): string =>
  `${name({ source: [beads[0]!.source[0], beads.at(-1)!.source[1]], target: [beads[0]!.target[0], beads.at(-1)!.target[1]] })}`;

describe.each(corpora.map((entry) => entry.name))('of %s', (corpus) => {
  const read = (file: string): string => readFileSync(`corpora/${corpus}/${file}`, 'utf8');
  const alignment = align(segmentTranscript(read('en.txt'), 'en'), segmentTranscript(read('ru.txt'), 'ru'), options);
  const ladder = alignment.ladders.sentence!;
  // The least sure, the first and the last, a null and a bead of several.
  const least = ladder.reduce(
    (best, { posterior }, index) => (posterior! < ladder[best]!.posterior! ? index : best),
    0,
  );
  const several = ladder.findIndex(({ source, target }) => source[1] - source[0] + target[1] - target[0] > 2);
  const chosen = [...new Set([0, least, several, ladder.findIndex(isNull), ladder.length - 1])].filter((at) => at >= 0);

  test.each(chosen)('bead %i is explained by what adds up', (index) => {
    const bead = ladder[index]!;
    const { features, score, words, rival } = explain(alignment, index, options)!;
    const sum = (rows: typeof features): number => rows.reduce((all, { product }) => all + product, 0);
    for (const { value, weight, product } of features) expect(product).toBeCloseTo(value * weight, 9);
    expect(sum(features)).toBeCloseTo(score, 9);
    expect(words).toEqual(matchedWords(alignment, index, options));
    // The rival is another ladder over the same place, and the reasons make up the margin.
    expect(rival!.instead.map(name)).toContain(name(bead));
    expect(rival!.beads.map(name)).not.toContain(name(bead));
    expect(ends(rival!.beads)).toBe(ends(rival!.instead));
    expect(sum(rival!.reasons)).toBeCloseTo(rival!.margin, 6);
    if (bead.posterior! > 0.9) expect(rival!.margin).toBeGreaterThan(0);
  });
});

describe('an explanation', () => {
  const alignment = alignCase({
    name: 'two sentences become one',
    english: ['He stopped at the gate. | He listened to the birds. | Then the minister left Tashkent.'],
    russian: ['Он остановился у ворот и прислушался к птицам. | Потом министр покинул Ташкент.'],
    shapes: '2:1 1:1',
  });

  test('is the same from the other side', () => {
    const there = explain(swap(alignment), 1, options)!;
    const here = explain(alignment, 1, options)!;
    expect(there.features).toEqual(here.features);
    expect(there.rival!.margin).toBe(here.rival!.margin);
    expect(there.rival!.beads).toEqual(
      here.rival!.beads.map(({ source, target }) => ({ source: target, target: source })),
    );
  });

  test('of a bead by hand tells by how much the model would rather have another', () => {
    const wrong = {
      ...alignment,
      ladders: {
        sentence: [
          { source: [0, 1], target: [0, 1], by: 'person' },
          { source: [1, 3], target: [1, 2], by: 'person' },
        ] as const,
      },
    };
    // The first is settled while the second is explained, so that only what it leaves is open.
    const { rival } = explain(wrong, 1, options)!;
    expect(rival!.margin).toBeLessThan(0);
    expect(rival!.beads.map(name)).toEqual(['1-2 1-1', '2-3 1-2']);
  });

  test('of what is not there is a bug of the caller', () => {
    expect(() => explain(alignment, 9, options)).toThrow(RangeError);
  });
});
