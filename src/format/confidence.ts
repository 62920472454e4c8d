import type { Bead } from '../model/ladder.js';

/** How sure a bead is to whoever looks for what wants a look; below `fair` and `sure` it is less. */
export type Grade = 'sure' | 'fair' | 'doubtful';

const [sure, fair] = [0.9, 0.5] as const;

/** What a person confirmed is sure; of what is not known nothing is said. */
export const gradeOf = ({
  posterior,
  by,
}: {
  readonly posterior?: number | undefined;
  readonly by: Bead['by'];
}): Grade =>
  by === 'person' || posterior === undefined || posterior >= sure ? 'sure' : posterior >= fair ? 'fair' : 'doubtful';

/**
 * A confidence to be looked at: `0.97`, `0.998`, `>0.999`, `<0.01`, as many digits as say something. Cut and never
 * rounded: 0.90 would say of 0.899 that it is not below 0.9.
 */
export function shownConfidence(posterior: number): string {
  if (posterior > 0.999) return '>0.999';
  if (posterior < 0.01) return '<0.01';
  return cutDigits(posterior, posterior >= 0.99 ? 3 : 2);
}

/** So many digits after the point, the rest cut off; what is less than a binary fraction can tell is forgiven. */
export function cutDigits(value: number, digits: number): string {
  const unit = 10 ** digits;
  return (Math.floor(value * unit + 1e-9) / unit).toFixed(digits);
}
