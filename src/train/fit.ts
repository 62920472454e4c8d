import { states } from '../search/lattice.js';
import { arcPosteriors, sumPaths, type Sums, transitionCounts } from '../search/posterior.js';
import type { Sample } from './sample.js';

export interface FitOptions {
  /** Times that all samples are gone through. */
  readonly rounds: number;
  /** Strength of the pull of weights to zero, over the whole set. */
  readonly l2: number;
  /** Columns that are fitted; the others and the transitions stay as they were. All when left out. */
  readonly free?: readonly boolean[];
  readonly start?: Fitted;
  /** By column: 1 for a weight that is never negative, -1 for one that is never positive. */
  readonly senses?: Int8Array;
  readonly progress?: (round: number, loss: number) => void;
}

export interface Fitted {
  /** By column. */
  readonly weights: Float64Array;
  readonly transitions: Float64Array;
}

const rate = 0.04;
const samplesAStep = 4;

/**
 * Weights by conditional likelihood with L2: the gradient is what the features are expected to be on
 * paths that agree with the gold, less what they are on all paths. Adam (Kingma and Ba 2015) with a
 * cosine for a step size. No randomness: the same samples give the same weights.
 */
export function fit(samples: readonly Sample[], options: FitOptions): Fitted {
  const columns = samples[0]!.columns.length;
  const scale = columnScales(samples, columns);
  const size = columns + states * states;
  const theta = new Float64Array(size);
  for (let c = 0; c < columns; c++) theta[c] = (options.start?.weights[c] ?? 0) * scale[c]!;
  if (options.start) theta.set(options.start.transitions, columns);
  const first = new Float64Array(size);
  const second = new Float64Array(size);
  const steps = options.rounds * Math.ceil(samples.length / samplesAStep);
  let step = 0;
  for (let round = 0; round < options.rounds; round++) {
    let loss = 0;
    for (let from = 0; from < samples.length; from += samplesAStep) {
      const gradient = new Float64Array(size);
      for (let at = from; at < Math.min(samples.length, from + samplesAStep); at++)
        // Every round begins elsewhere, so that no document is always the last of its step.
        loss += addGradient(samples[(at + round * 7) % samples.length]!, theta, scale, gradient);
      const share = samplesAStep / samples.length;
      step++;
      const now = (rate * (1 + Math.cos((Math.PI * step) / steps))) / 2;
      for (let c = 0; c < size; c++) {
        if (options.free && !options.free[c]) continue;
        const slope = gradient[c]! - options.l2 * share * theta[c]!;
        first[c] = 0.9 * first[c]! + 0.1 * slope;
        second[c] = 0.999 * second[c]! + 0.001 * slope * slope;
        const mean = first[c]! / (1 - 0.9 ** step);
        const spread = Math.sqrt(second[c]! / (1 - 0.999 ** step));
        theta[c]! += (now * mean) / (spread + 1e-8);
        if (theta[c]! * (options.senses?.[c] ?? 0) < 0) theta[c] = 0;
      }
    }
    options.progress?.(round + 1, loss);
  }
  return {
    weights: Float64Array.from(scale, (s, c) => theta[c]! / s),
    transitions: theta.slice(columns),
  };
}

/** Each column is fitted in units of its own spread, so that one L2 suits all. */
function columnScales(samples: readonly Sample[], columns: number): Float64Array {
  return Float64Array.from({ length: columns }, (_, c) => {
    let [count, sum, squares] = [0, 0, 0];
    for (const { columns: values } of samples)
      for (const value of values[c]!) {
        count++;
        sum += value;
        squares += value * value;
      }
    const variance = squares / count - (sum / count) ** 2;
    return Math.max(0.05, Math.sqrt(Math.max(0, variance)));
  });
}

/** Adds a sample's gradient of log P(gold); returns -log P(gold). */
function addGradient(sample: Sample, theta: Float64Array, scale: Float64Array, gradient: Float64Array): number {
  const { lattice, columns, allowed, weight = 1 } = sample;
  const score = new Float64Array(allowed.length);
  for (const [c, column] of columns.entries()) {
    const weight = theta[c]! / scale[c]!;
    if (weight !== 0) for (let b = 0; b < score.length; b++) score[b]! += weight * column[b]!;
  }
  const transition = theta.slice(columns.length);
  const all = sumPaths(lattice, score, transition);
  const shut = score.map((value, b) => (allowed[b] ? value : -Infinity));
  const gold = sumPaths(lattice, shut, transition);
  if (gold.total === -Infinity) return 0;
  const expected = arcPosteriors(lattice, all);
  const wanted = arcPosteriors(lattice, gold);
  for (const [c, column] of columns.entries()) {
    let sum = 0;
    for (let b = 0; b < column.length; b++) sum += (wanted[b]! - expected[b]!) * column[b]!;
    gradient[c]! += (weight * sum) / scale[c]!;
  }
  addTransitions(gradient.subarray(columns.length), gold, all, weight);
  return weight * (all.total - gold.total);
}

function addTransitions(gradient: Float64Array, gold: Sums, all: Sums, weight: number): void {
  const wanted = transitionCounts(gold);
  const expected = transitionCounts(all);
  for (let at = 0; at < gradient.length; at++) gradient[at]! += weight * (wanted[at]! - expected[at]!);
}
