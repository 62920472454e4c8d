import type { BeadColumns, Feature } from './feature.js';
import { isNullBead } from './feature.js';

/** When each atom of a text is said, in seconds of one clock: from `at[2 * i]` to `at[2 * i + 1]`; NaN where it is not known. */
export type AtomTimes = Float64Array;

/** Of both texts, on the clock of the English one. */
export interface SharedTimes {
  readonly english: AtomTimes;
  readonly russian: AtomTimes;
}

/** Names of the columns, as weights have them. */
export const timeColumns = { together: 'time together', alone: 'time alone', apart: 'time apart' } as const;

/**
 * What two sets of subtitles of one film or talk say by their times: what is on the screen at once belongs together.
 * `together` is the share of each atom's time in which the other side of the bead is there, summed over the atoms of both
 * sides, `alone` the share in which it is not, and `apart` the logarithm of the seconds between an atom and the other side,
 * summed likewise. An atom without a time tells nothing, and null beads have zeros.
 */
export function timeFeature({ english, russian }: SharedTimes): Feature {
  return {
    name: 'time',
    columns: ['together', 'alone', 'apart'],
    favours: ['together'],
    opposes: ['alone', 'apart'],
    fill(_, beads, [together, alone, apart]) {
      for (let b = 0; b < beads.count; b++) {
        if (isNullBead(beads, b)) continue;
        const [ef, et, rf, rt] = endsOf(beads, b);
        const [e, r] = [spanOf(english, ef, et), spanOf(russian, rf, rt)];
        if (e === undefined || r === undefined) continue;
        for (const [times, from, to, other] of [
          [english, ef, et, r],
          [russian, rf, rt, e],
        ] as const)
          for (let atom = from; atom < to; atom++) {
            const [begin, end] = [times[2 * atom]!, times[2 * atom + 1]!];
            if (Number.isNaN(begin)) continue;
            const common = Math.min(end, other.to) - Math.max(begin, other.from);
            const share = Math.max(0, common) / (end - begin);
            together![b]! += share;
            alone![b]! += 1 - share;
            if (common < 0) apart![b]! += Math.log1p(-common);
          }
      }
    },
  };
}

const endsOf = (beads: BeadColumns, b: number) =>
  [beads.englishFrom[b]!, beads.englishTo[b]!, beads.russianFrom[b]!, beads.russianTo[b]!] as const;

/** From the first moment of some atoms to the last; undefined when none of them has a time. */
function spanOf(times: AtomTimes, first: number, last: number): { from: number; to: number } | undefined {
  let [from, to] = [Infinity, -Infinity];
  for (let atom = first; atom < last; atom++) {
    if (Number.isNaN(times[2 * atom]!)) continue;
    from = Math.min(from, times[2 * atom]!);
    to = Math.max(to, times[2 * atom + 1]!);
  }
  return from < to ? { from, to } : undefined;
}
