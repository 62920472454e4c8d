import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { describe, expect, test } from 'vitest';
import { plotReliability } from '../../src/evaluate/plot.js';
import { summarize } from '../../src/evaluate/summary.js';
import { judge, judgeRefused, type Verdict } from '../../src/evaluate/verdict.js';
import { generator } from '../../src/model/random.js';
import { alignment } from './ladders.js';

const verdictOf = (found: string, wanted: string): Verdict => judge(alignment(found), alignment(wanted)).sentence!;
const right = verdictOf('1:1@1 1:1@1 1:1@1 1:1@1', '1:1 1:1 1:1 1:1');
const half = verdictOf('1:1@1 1:1@.9 1:2@.3 1:0@.6', '1:1 1:1 1:1 1:1');

describe('a verdict', () => {
  test('counts beads by shape, and tells the confidence of links and of nulls', () => {
    expect(half.shapes).toEqual({
      '1:1': { rightFound: 2, found: 2, rightWanted: 2, wanted: 4 },
      '1:2': { rightFound: 0, found: 1, rightWanted: 0, wanted: 0 },
      '1:0': { rightFound: 0, found: 1, rightWanted: 0, wanted: 0 },
    });
    expect(half.links).toEqual([
      { posterior: 1, right: true },
      { posterior: 0.9, right: true },
      { posterior: 0.3, right: false },
    ]);
    expect(half.nulls).toEqual([{ posterior: 0.6, right: false }]);
  });

  test('of a refused document is all wrong', () => {
    const refused = judgeRefused(alignment('1:1 1:0 2:2 0:1')).sentence!;
    const { figures } = summarize([refused]);
    expect(figures.strictF1!.value).toBe(0);
    expect(figures.strictPrecision!.value).toBe(0);
    expect(figures.omissionRecall!.value).toBe(0);
    expect(refused.scores.strict).toEqual({ right: 0, found: 2, wanted: 2 });
    expect(refused.scores.omission).toEqual({ right: 0, found: 2, wanted: 2 });
  });
});

describe('a summary', () => {
  test('counts link by link, over all documents', () => {
    const { figures, scores, documents } = summarize([right, half]);
    expect(documents).toBe(2);
    expect(scores.strict).toEqual({ right: 6, found: 7, wanted: 8 });
    expect(figures.strictPrecision!.value).toBeCloseTo(6 / 7, 12);
    expect(figures.strictRecall!.value).toBeCloseTo(6 / 8, 12);
    expect(figures.omissionPrecision!.value).toBe(0);
    expect(figures.omissionRecall).toBeUndefined();
    expect(figures.rankingArea!.value).toBe(1);
    expect(figures.wrongAmongLeastSure!.value).toBe(1);
  });

  test('gives ranges from the worse to the better document, always the same', () => {
    const { figures } = summarize([right, half]);
    expect(figures.strictRecall!.interval).toEqual([0.5, 1]);
    expect(summarize([right, half])).toEqual(summarize([right, half]));
  });

  test('gives a range that holds the figure, narrower with more documents', () => {
    const random = generator(3);
    const some = (count: number) => Array.from({ length: count }, () => (random() < 0.6 ? right : half));
    const width = (verdicts: Verdict[]): number => {
      const { value, interval } = summarize(verdicts).figures.strictF1!;
      expect(interval![0]).toBeLessThanOrEqual(value);
      expect(interval![1]).toBeGreaterThanOrEqual(value);
      return interval![1] - interval![0];
    };
    expect(width(some(160))).toBeLessThan(width(some(10)) / 2);
  });

  test('gives no range of one document', () => {
    expect(summarize([half]).figures.strictF1!.interval).toBeUndefined();
  });
});

test('the plot is XML, with a point for each bin that holds links', () => {
  const svg = plotReliability(summarize([right, half]).links, 'a < b & c');
  expect(XMLValidator.validate(svg)).toBe(true);
  const { svg: root } = new XMLParser({ ignoreAttributes: false }).parse(svg) as {
    svg: { g: { circle: Record<string, string> }[]; text: { '#text': string }[]; style: string };
  };
  expect(root.g).toHaveLength(3);
  expect(root.text[1]!['#text']).toBe('a < b & c');
  expect(root.style).toContain('prefers-color-scheme: dark');
  // The link of .3, which is wrong, stands at the foot, and the surest at the top.
  const heights = root.g.map(({ circle }) => Number(circle['@_cy']));
  expect(heights[0]).toBe(504);
  expect(heights.at(-1)).toBe(84);
});
