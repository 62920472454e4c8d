import { type Bitext, oncePerBitext } from '../feature/bitext.js';
import { rarePairs } from '../feature/rare.js';
import type { Side } from '../feature/side.js';
import type { AtomTimes, SharedTimes } from '../feature/time.js';
import { heaviestChain } from '../search/landmark.js';

/** In nats: what two sentences must have in common, of words that are rare in both texts, to tell of their clocks. */
const leastLandmark = 4;
/** So many such pairs must there be, and about so many of them, at least, the clocks must differ by one and the same. */
const leastPairs = 4;
const leastAgreeing = 0.6;
/** Pairs in a row that tell together by how much the clocks differ: advertisements and cuts change that on the way. */
const near = 9;
/** In seconds. Subtitles of two languages begin within so much of one another; those of an interpreter do not. */
const tolerance = 3;
/** How many seconds of the Russian clock are one of the English: the same, and films run at another rate (24, 25, 23.976 frames). */
const frames = [24, 25, 24_000 / 1001] as const;
const rates = [1, ...frames.flatMap((a) => frames.flatMap((b) => (a === b ? [] : [a / b])))];
/** Another rate must leave less than this of the spread to be believed. */
const clearlyLess = 0.5;

/** Whether two texts have times, and whether they may be set side by side. */
export interface Clocks {
  /** `none`: one of the texts has no times. `apart`: both have, of clocks that have nothing to do with each other. */
  readonly state: 'none' | 'apart' | 'shared';
  /** When the clocks are one, but for an offset and a rate that were found. */
  readonly times?: SharedTimes;
}

/**
 * Finds out whether the times of two texts are of one clock, with an offset that may change and a rate: pairs of sentences
 * that share rare words, in the order of both texts, must be about as far apart in time as their neighbours are.
 * Texts without times cost nothing.
 */
export const clocksOf: (bitext: Bitext) => Clocks = oncePerBitext((bitext) => {
  const { english, russian } = bitext;
  if (!hasTimes(english) || !hasTimes(russian)) return { state: 'none' };
  const [here, there] = [timesOf(english), timesOf(russian)];
  const landmarks = rarePairs(bitext)
    .filter(({ value }) => value >= leastLandmark)
    .map(({ english: row, russian: column, value }) => ({ row, column, weight: value }));
  const pairs = heaviestChain(landmarks)
    .map(({ row, column }) => ({ column, here: here[2 * row]!, there: there[2 * column]! }))
    .filter((pair) => !Number.isNaN(pair.here) && !Number.isNaN(pair.there));
  if (pairs.length < leastPairs) return { state: 'apart' };
  const tried = rates.map((rate) => ({ rate, ...offsetsAt(pairs, rate) }));
  const plain = tried[0]!;
  const best = tried.reduce((a, b) => (b.spread < a.spread ? b : a));
  const { rate, offsets, agreeing } = best.spread < clearlyLess * plain.spread ? best : plain;
  if (agreeing < leastAgreeing) return { state: 'apart' };
  const shifted = there.slice();
  let at = 0;
  for (let atom = 0; atom < russian.count; atom++) {
    while (at + 1 < pairs.length && Math.abs(pairs[at + 1]!.column - atom) <= Math.abs(pairs[at]!.column - atom)) at++;
    for (const end of [2 * atom, 2 * atom + 1]) shifted[end] = (there[end]! - offsets[at]!) / rate;
  }
  return { state: 'shared', times: { english: here, russian: shifted } };
});

const hasTimes = ({ document }: Side): boolean => document.units.sentence.some(({ time }) => time !== undefined);

function timesOf({ document, unit, count }: Side): AtomTimes {
  const times = new Float64Array(2 * count).fill(NaN);
  for (let atom = 0; atom < count; atom++) {
    const { time } = document.units.sentence[unit[atom]!]!;
    if (time === undefined || time[1] <= time[0]) continue;
    times[2 * atom] = time[0];
    times[2 * atom + 1] = time[1];
  }
  return times;
}

/**
 * By pair, how much later the Russian clock is among its neighbours: the middle one of them. `agreeing` is the share of
 * pairs whose neighbours are mostly near that, `spread` how far they are from it.
 */
function offsetsAt(pairs: readonly { readonly here: number; readonly there: number }[], rate: number) {
  const differences = pairs.map(({ here, there }) => there - rate * here);
  const windows = differences.map((_, index) => {
    const from = Math.max(0, Math.min(index - (near >> 1), differences.length - near));
    const some = differences.slice(from, from + near);
    const offset = median(some);
    return { offset, away: median(some.map((difference) => Math.abs(difference - offset))) };
  });
  return {
    offsets: windows.map(({ offset }) => offset),
    agreeing: windows.filter(({ away }) => away <= tolerance).length / windows.length,
    spread: median(windows.map(({ away }) => away)),
  };
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
