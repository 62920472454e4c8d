import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { align } from '../src/align.js';
import { evaluate } from '../src/evaluate/evaluate.js';
import { strictRates } from '../src/evaluate/scores.js';
import { readGoldTable } from '../src/format/gold.js';
import { segmentTranscript } from '../src/segment/segment.js';
import { options } from './align/cases.js';

const corpora = readdirSync('corpora', { withFileTypes: true }).filter((entry) => entry.isDirectory());

const floors = { sentence: 0.97, paragraph: 0.98, turn: 0.98 };

/** Lower floors, where a page is not read right yet: the rows of test/segment/corpora.test.ts tell why. */
const lower: Readonly<Record<string, Partial<typeof floors>>> = {
  '2021-11-18-vetrova': { turn: 0.9 },
};

describe.each(corpora.map(({ name }) => name))('from the pages of %s to links', (name) => {
  const read = (file: string): string => readFileSync(`corpora/${name}/${file}`, 'utf8');
  const alignment = align(segmentTranscript(read('en.txt'), 'en'), segmentTranscript(read('ru.txt'), 'ru'), options);
  const scores = evaluate(alignment, readGoldTable(read('gold.tsv'), read('en.txt'), read('ru.txt')));

  test.each(
    (['sentence', 'paragraph', 'turn'] as const).map((level) => [level, { ...floors, ...lower[name] }[level]] as const),
  )('strict F1 of %ss is at least %d', (level, floor) => {
    expect(strictRates(scores[level]!).f1).toBeGreaterThanOrEqual(floor);
  });
});
