import { generator } from '../model/random.js';
import { bySureness, calibrationError, type Judged, rankingArea, wrongAmongLeastSure } from './calibration.js';
import type { Verdict } from './verdict.js';
import { addScores, addSides, laxRates, omissionRates, type Scores, type Sides, strictRates } from './scores.js';

/** A figure, and between what it lies for 95 of 100 other choices of as many documents. */
export interface Estimate {
  readonly value: number;
  /** Left out where there are fewer than two documents. */
  readonly interval?: readonly [low: number, high: number];
}

/** What is told of several documents together: link by link, so that a long one counts for more (micro average). */
export const figures = [
  'strictPrecision',
  'strictRecall',
  'strictF1',
  'laxPrecision',
  'laxRecall',
  'laxF1',
  'omissionPrecision',
  'omissionRecall',
  'omissionF1',
  'calibrationError',
  'nullCalibrationError',
  'rankingArea',
  'wrongAmongLeastSure',
] as const;
export type Figure = (typeof figures)[number];

export interface Summary {
  readonly documents: number;
  readonly scores: Scores;
  readonly shapes: Readonly<Record<string, Sides>>;
  /** All links, the least sure first. */
  readonly links: readonly Judged[];
  /** A figure is left out where it means nothing: there are no posteriors, or no wrong link, or no omission. */
  readonly figures: Readonly<Partial<Record<Figure, Estimate>>>;
}

/** The share of all links that is read, the least sure first, in `wrongAmongLeastSure`. */
export const shareRead = 0.05;

/** How intervals are made: printed beside them. */
export const bootstrap = { samples: 1000, seed: 1, level: 0.95 } as const;

/**
 * Sums up the verdicts of several documents. Intervals are percentiles of a bootstrap over
 * documents (Efron 1979; Koehn 2004): links of one document go wrong together.
 */
export function summarize(verdicts: readonly Verdict[]): Summary {
  const pool = poolOf(verdicts);
  const once = new Int32Array(verdicts.length).fill(1);
  const measured = measure(pool, once);
  const samples = verdicts.length < 2 ? [] : resamples(pool);
  const estimate = (name: Figure): Estimate | undefined => {
    const value = measured[name];
    if (value === undefined) return undefined;
    const drawn = samples.flatMap((sample) => sample[name] ?? []).sort((a, b) => a - b);
    if (drawn.length === 0) return { value };
    const beyond = (1 - bootstrap.level) / 2;
    return { value, interval: [percentile(drawn, beyond), percentile(drawn, 1 - beyond)] };
  };
  return {
    documents: verdicts.length,
    scores: addScores(pool.scores),
    shapes: addShapes(verdicts),
    links: pool.links.judged,
    figures: Object.fromEntries(
      figures.flatMap((name) => {
        const found = estimate(name);
        return found === undefined ? [] : [[name, found]];
      }),
    ),
  };
}

/** Links of all documents, the least sure first, each with its document. */
interface Pooled {
  readonly judged: readonly Judged[];
  readonly document: Int32Array;
}

interface Pool {
  readonly scores: readonly Scores[];
  readonly links: Pooled;
  readonly nulls: Pooled;
}

function poolOf(verdicts: readonly Verdict[]): Pool {
  const pooled = (pick: (verdict: Verdict) => readonly Judged[]): Pooled => {
    const owner = new Map<Judged, number>();
    for (const [index, verdict] of verdicts.entries()) for (const one of pick(verdict)) owner.set(one, index);
    const judged = bySureness([...owner.keys()]);
    return { judged, document: Int32Array.from(judged, (one) => owner.get(one)!) };
  };
  return {
    scores: verdicts.map(({ scores }) => scores),
    links: pooled(({ links }) => links),
    nulls: pooled(({ nulls }) => nulls),
  };
}

/** @param times how often each document counts */
function measure({ scores, links, nulls }: Pool, times: Int32Array): Partial<Record<Figure, number>> {
  const sum = addScores(scores, times);
  const [strict, lax, omission] = [strictRates(sum), laxRates(sum), omissionRates(sum)];
  const [linkTimes, nullTimes] = [links, nulls].map(({ document }) => document.map((owner) => times[owner]!));
  return {
    strictPrecision: strict.precision,
    strictRecall: strict.recall,
    strictF1: strict.f1,
    laxPrecision: lax.precision,
    laxRecall: lax.recall,
    laxF1: lax.f1,
    ...(sum.omission.found > 0 && { omissionPrecision: omission.precision }),
    ...(sum.omission.wanted > 0 && { omissionRecall: omission.recall, omissionF1: omission.f1 }),
    ...(links.judged.length > 0 && { calibrationError: calibrationError(links.judged, undefined, linkTimes) }),
    ...(nulls.judged.length > 0 && { nullCalibrationError: calibrationError(nulls.judged, undefined, nullTimes) }),
    ...defined('rankingArea', rankingArea(links.judged, linkTimes)),
    ...defined('wrongAmongLeastSure', wrongAmongLeastSure(links.judged, shareRead, linkTimes)),
  };
}

const defined = (name: Figure, value: number | undefined): Partial<Record<Figure, number>> =>
  value === undefined ? {} : { [name]: value };

function resamples(pool: Pool): Partial<Record<Figure, number>>[] {
  const random = generator(bootstrap.seed);
  const documents = pool.scores.length;
  return Array.from({ length: bootstrap.samples }, () => {
    const times = new Int32Array(documents);
    for (let draw = 0; draw < documents; draw++) times[Math.floor(random() * documents)]!++;
    return measure(pool, times);
  });
}

/** The nearest rank. */
const percentile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1))]!;

function addShapes(verdicts: readonly Verdict[]): Record<string, Sides> {
  const names = [...new Set(verdicts.flatMap(({ shapes }) => Object.keys(shapes)))];
  const rows = names.map((name) => [name, addSides(verdicts.flatMap(({ shapes }) => shapes[name] ?? []))] as const);
  const size = (name: string): readonly number[] => name.split(':').map(Number);
  return Object.fromEntries(
    rows.sort(([a, one], [b, other]) => {
      const [[n = 0, m = 0], [k = 0, l = 0]] = [size(a), size(b)];
      return other.wanted - one.wanted || n + m - k - l || n - k;
    }),
  );
}
