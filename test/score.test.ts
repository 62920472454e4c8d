import { describe, expect, test } from 'vitest';
import { figureOf, groupByDocument, isCeiling, readFloors, scoreTable, tryFolder } from './scores.js';

const trials = tryFolder('corpora');
const groups = groupByDocument(trials);

// `npm run score` rewrites the table, and its difference is read like code.
test('corpora/scores.tsv is what the aligner reaches', async () => {
  const signatures = trials.map(({ alignment }) => alignment!.signature);
  await expect(scoreTable(groups, signatures)).toMatchFileSnapshot('../corpora/scores.tsv');
});

describe('floors of the corpora', () => {
  const floors = readFloors('corpora/floors.tsv');
  test.each(floors.map((floor) => [Object.values(floor).join(' '), floor] as const))('%s', (_, floor) => {
    const figure = figureOf(groups, floor)!;
    if (isCeiling(floor.figure)) expect(figure).toBeLessThanOrEqual(floor.bound);
    else expect(figure).toBeGreaterThanOrEqual(floor.bound);
  });

  test('there is one for each corpus, variant and level', () => {
    const key = (row: { set: string; variant: string; level: string }): string =>
      `${row.set} ${row.variant} ${row.level}`;
    const bound = new Set(floors.filter(({ figure }) => figure === 'strictF1').map(key));
    expect(
      groups
        .filter(({ set }) => set !== 'all')
        .map(key)
        .filter((row) => !bound.has(row)),
    ).toEqual([]);
  });
});
