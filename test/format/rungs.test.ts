import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { SverkaError } from '../../src/error.js';
import { fromSentences } from '../../src/format/gold.js';
import { alignRungs, isRungs, readRungs } from '../../src/format/rungs.js';
import { shape, tilingFault } from '../../src/model/ladder.js';

const cases = readFileSync('test/cases/rungs.txt', 'utf8')
  .split(/\n{2,}/u)
  .slice(1)
  .map((block) => {
    const lines = block.trim().split('\n');
    const of = (mark: string): string[] =>
      lines.filter((line) => line.startsWith(mark)).map((line) => line.slice(mark.length).trim());
    return {
      name: of('#')[0]!,
      sizes: of('of:')[0]!,
      text: of('in:').join('\n').replaceAll('\\t', '\t'),
      out: of('==>')[0]!,
    };
  });

const sentences = (count: number): string[] => Array.from({ length: count }, (_, index) => `${index}.`);

describe('links of other aligners', () => {
  test.each(cases.map((one) => [one.name, one] as const))('%s', (_, { sizes, text, out }) => {
    const [english, russian] = sizes.split(':').map(Number) as [number, number];
    const gold = {
      source: fromSentences('en', [sentences(english)], false),
      target: fromSentences('ru', [sentences(russian)], false),
      ladders: {},
    };
    let told: string;
    try {
      const { source, target, ladders } = alignRungs(readRungs(text), gold, () => {});
      expect(
        tilingFault(ladders.sentence!, source.units.sentence.length, target.units.sentence.length),
      ).toBeUndefined();
      expect(new Set([source, target])).toEqual(new Set([gold.source, gold.target]));
      expect(ladders.sentence!.every(({ posterior }) => posterior === undefined)).toBe(true);
      told = ladders.sentence!.map((bead) => shape(bead)).join(' ');
    } catch (error) {
      if (!(error instanceof SverkaError)) throw error;
      told = ['!', error.code, ...(error.at.line === undefined ? [] : [error.at.line])].join(' ');
    }
    expect(told).toBe(out);
  });

  test('what is not named is told', () => {
    const remarks: string[] = [];
    const gold = {
      source: fromSentences('en', [sentences(3)], false),
      target: fromSentences('ru', [sentences(2)], false),
      ladders: {},
    };
    alignRungs(readRungs('[0]:[0]\n'), gold, (remark) => remarks.push(remark));
    expect(remarks).toEqual(['3 sentences that no link names are taken as without a partner.']);
  });

  test('are told from other files by their first line', () => {
    for (const text of ['0\t0\t0.3\n1\t1\t0.2', '\uFEFF[0]:[0]:0.1', '\n[]:[0]\n']) expect(isRungs(text)).toBe(true);
    for (const text of ['', 'One.\tРаз.\t0.3', 'unit\ten.u1\t', '[note]', '{"sverka":1}'])
      expect(isRungs(text)).toBe(false);
  });
});
