import type { Document, Unit } from '../model/document.js';
import { unitText } from '../model/document.js';
import type { Gold } from '../model/gold.js';
import { generator } from '../model/random.js';

/** How subtitles are timed: characters a second (Netflix's guides allow 17 to 20), and seconds. */
const reading = { least: 11, most: 19, shortest: 1 } as const;
const pause = { often: 0.6, short: 0.4, long: 4 } as const;
/** Each side's cues begin and end so far from the other's, in seconds, and come later by as much as an interpreter or a slow reader is behind. */
const jitter = 0.6;
/** One sentence ends and the next begins in one cue; what one side leaves out is silence there, or the cue before it stays. */
const share = { cue: 0.3, silent: 0.5 } as const;
/** A cue is not longer, in seconds. */
const cue = 6;
const rates = [1, 1, 1, 25 / 24, 24_000 / 25_025] as const;

/**
 * The same sentences and links with times, as two sets of subtitles of one film have them: no gold has any, and what they
 * tell could not be weighed.
 * @param seed the same seed gives the same times
 * @param options.apart the two clocks have nothing to do with each other
 */
export function simulateTimes(gold: Gold, seed: number, options: { readonly apart?: boolean } = {}): Gold {
  const random = generator(seed);
  const between = (from: number, to: number): number => from + random() * (to - from);
  const times = { source: [] as [number, number][], target: [] as [number, number][] };
  const documents = { source: gold.source, target: gold.target };
  let now = 5;
  const lengthOf = (side: 'source' | 'target', index: number): number =>
    unitText(documents[side], documents[side].units.sentence[index]!).length;
  for (const bead of gold.ladders.sentence ?? []) {
    const sizes = (['source', 'target'] as const).map((side) => {
      const [from, to] = bead[side];
      return Array.from({ length: to - from }, (_, at) => lengthOf(side, from + at));
    });
    const total = (list: readonly number[]): number => list.reduce((sum, size) => sum + size, 0);
    const longest = Math.max(...sizes.map(total));
    const duration = Math.max(reading.shortest, longest / between(reading.least, reading.most));
    for (const [index, side] of (['source', 'target'] as const).entries()) {
      const all = times[side];
      const list = sizes[index]!;
      if (list.length === 0) {
        const last = all.at(-1);
        if (last !== undefined && random() >= share.silent) last[1] = Math.max(last[1], now + duration);
        continue;
      }
      const [begin, end] = [now + between(-jitter, 2 * jitter), now + duration + between(-jitter, jitter)];
      let at = Math.max(begin, all.at(-1)?.[0] ?? 0);
      const rest = Math.max(end, at + 0.5) - at;
      for (const size of list) {
        const to = at + (rest * size) / total(list);
        all.push([at, to]);
        at = to;
      }
    }
    now += duration + (random() < pause.often ? between(0, pause.short) : between(0, pause.long));
  }
  const rate = rates[Math.floor(random() * rates.length)]!;
  const offset = between(0, 60);
  const drift = options.apart === true ? () => between(5, 60) : () => 0;
  for (const side of ['source', 'target'] as const)
    for (let at = 0; at + 1 < times[side].length; at++)
      if (random() < share.cue) {
        const [one, two] = [times[side][at]!, times[side][at + 1]!];
        const [before, after] = [between(0, cue / 2), between(0, cue / 2)];
        [one[1], two[0]] = [Math.min(two[1], one[1] + after), Math.max(one[0], two[0] - before)];
      }
  let gone = offset;
  const target = times.target.map(([from, to]): [number, number] => {
    gone += drift();
    return [from * rate + gone, to * rate + gone];
  });
  return { ...gold, source: timed(gold.source, times.source), target: timed(gold.target, target) };
}

const timed = (document: Document, times: readonly (readonly [number, number])[]): Document => ({
  ...document,
  units: {
    ...document.units,
    sentence: document.units.sentence.map((unit, index): Unit => ({ ...unit, time: times[index]! })),
  },
});
