import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { align } from '../../src/align.js';
import { splitNulls } from '../../src/evaluate/place.js';
import { compareLadders } from '../../src/evaluate/scores.js';
import { readGoldTable } from '../../src/format/gold.js';
import { explain } from '../../src/method/explain.js';
import { swap } from '../../src/model/alignment.js';
import type { Gold } from '../../src/model/gold.js';
import { simulateTimes } from '../../src/train/times.js';
import { withoutStructure } from '../../src/train/simulate.js';
import { options } from './cases.js';

const corpora = readdirSync('corpora', { withFileTypes: true }).filter((entry) => entry.isDirectory());
const pages = corpora.map(({ name }): Gold => {
  const [table, en, ru] = ['gold.tsv', 'en.txt', 'ru.txt'].map((file) =>
    readFileSync(`corpora/${name}/${file}`, 'utf8'),
  );
  return withoutStructure(readGoldTable(table!, en!, ru!));
});
const wrong = (gold: Gold): number => {
  const found = align(gold.source, gold.target, options);
  const { strict } = compareLadders(splitNulls(found.ladders.sentence!), splitNulls(gold.ladders.sentence!));
  return strict.found + strict.wanted - 2 * strict.right;
};
const untimed = pages.map((gold) => align(gold.source, gold.target, options));

describe('times', () => {
  test('of one clock leave fewer links wrong and fewer unfound than none', () => {
    const without = pages.reduce((sum, gold) => sum + wrong(gold), 0);
    const shared = pages.reduce((sum, gold, index) => sum + wrong(simulateTimes(gold, index + 1)), 0);
    expect(without).toBeGreaterThan(0);
    expect(shared).toBeLessThan(without);
  });
  test('of two clocks change nothing but the signature', () => {
    for (const [index, gold] of pages.entries()) {
      const { source, target } = simulateTimes(gold, index + 1, { apart: true });
      const found = align(source, target, options);
      expect([found.ladders, found.moves]).toEqual([untimed[index]!.ladders, untimed[index]!.moves]);
      expect(found.signature).toBe(`${untimed[index]!.signature} times:apart`);
    }
  });
  test('are the same evidence in either direction', () => {
    const { source, target } = simulateTimes(pages[0]!, 1);
    const [one, other] = [align(source, target, options), align(target, source, options)];
    expect(one.signature).toMatch(/ times:shared$/u);
    expect(swap(other)).toEqual(one);
  });
  test('are named where a bead is explained', () => {
    const { source, target } = simulateTimes(pages[0]!, 1);
    const found = align(source, target, options);
    const at = found.ladders.sentence!.findIndex(
      (bead) => bead.source[1] > bead.source[0] && bead.target[1] > bead.target[0],
    );
    expect(explain(found, at, options)!.features.map(({ name }) => name)).toContain('time together');
  });
});
