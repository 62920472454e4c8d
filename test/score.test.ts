import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { align } from '../src/align.js';
import { evaluate } from '../src/evaluate/evaluate.js';
import { strictRates } from '../src/evaluate/scores.js';
import { readGoldTable } from '../src/format/gold.js';
import { segmentTranscript } from '../src/segment/segment.js';
import { options } from './align/cases.js';

const corpora = readdirSync('corpora', { withFileTypes: true }).filter((entry) => entry.isDirectory());

describe.each(corpora.map(({ name }) => name))('from the pages of %s to links', (name) => {
  const read = (file: string): string => readFileSync(`corpora/${name}/${file}`, 'utf8');
  const alignment = align(segmentTranscript(read('en.txt'), 'en'), segmentTranscript(read('ru.txt'), 'ru'), options);
  const scores = evaluate(alignment, readGoldTable(read('gold.tsv'), read('en.txt'), read('ru.txt')));

  test.each([
    ['sentence', 0.97],
    ['paragraph', 0.98],
    ['turn', 0.98],
  ] as const)('strict F1 of %ss is at least %d', (level, floor) => {
    expect(strictRates(scores[level]!).f1).toBeGreaterThanOrEqual(floor);
  });
});
