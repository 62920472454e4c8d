import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { columnNames, columnSenses, features } from '../../src/feature/features.js';
import { parseWeights } from '../../src/method/weights.js';

const names = columnNames(features);

test('what a column says for or against a bead is a column of its feature', () => {
  for (const { name, columns, favours = [], opposes = [] } of features) {
    for (const column of [...favours, ...opposes]) expect(columns, name).toContain(column);
    expect(
      favours.filter((column) => opposes.includes(column)),
      name,
    ).toEqual([]);
  }
});

test('no weight that ships says the contrary', () => {
  const { columns } = parseWeights(readFileSync('src/method/weights.json', 'utf8'));
  const senses = columnSenses(features);
  const wrong = names.filter((name, index) => (columns[name] ?? 0) * senses[index]! < 0);
  expect(wrong).toEqual([]);
});
