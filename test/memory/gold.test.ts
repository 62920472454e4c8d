import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readGoldJson, readGoldTable } from '../../src/format/gold.js';
import { cleanRules, ruleDefaults } from '../../src/memory/rules.js';
import { unitText } from '../../src/model/document.js';
import type { Gold } from '../../src/model/gold.js';
import { isNull } from '../../src/model/ladder.js';

/** How many pairs of gold beads there are, and how many of them each rule takes. */
function taken(golds: readonly Gold[]): Record<string, number> {
  const counts: Record<string, number> = { pairs: 0 };
  for (const gold of golds) {
    const judges = cleanRules.map(({ name, create }) => ({ name, judge: create(ruleDefaults) }));
    for (const bead of gold.ladders.sentence ?? []) {
      if (isNull(bead)) continue;
      counts['pairs']!++;
      const text = (side: 'source' | 'target'): string =>
        gold[side].units.sentence
          .slice(...bead[side])
          .map((sentence) => unitText(gold[side], sentence))
          .join(' ');
      const couple = {
        source: text('source'),
        target: text('target'),
        langs: [gold.source.lang, gold.target.lang] as const,
      };
      const rule = judges.find(({ judge }) => judge(couple) !== undefined);
      if (rule !== undefined) counts[rule.name] = (counts[rule.name] ?? 0) + 1;
    }
  }
  return counts;
}

const corpora = readdirSync('corpora', { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => {
    const [table, en, ru] = ['gold.tsv', 'en.txt', 'ru.txt'].map((file) =>
      readFileSync(join('corpora', name, file), 'utf8'),
    );
    return readGoldTable(table!, en!, ru!);
  });

test('of the pairs of the corpora, which are translations, the rules take hardly any', () => {
  const { pairs, ...rules } = taken(corpora);
  expect(pairs).toBeGreaterThan(700);
  expect(Object.values(rules).reduce((sum, count) => sum + count, 0)).toBeLessThan(0.01 * pairs!);
});

const folder = process.env['SVERKA_GOLD'];

test.skipIf(folder === undefined || !existsSync(folder))('nor of those of all gold documents', () => {
  const plain = readdirSync(folder!).filter((name) => /^[^-]+-[^-]+\.json$/u.test(name));
  const golds = plain.map((name) => readGoldJson(readFileSync(join(folder!, name), 'utf8')));
  const counts = taken([...golds, ...corpora]);
  console.log(counts);
  const { pairs, ...rules } = counts;
  expect(Object.values(rules).reduce((sum, count) => sum + count, 0)).toBeLessThan(0.015 * pairs!);
});
