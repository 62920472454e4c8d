import type { Contribution } from '../../index.js';

/** What the columns of one feature add together, in nats. */
export interface Reason {
  /** Name of the feature: the first word of its columns. */
  readonly feature: string;
  readonly adds: number;
}

/** Less than this, in nats, decides nothing and is not shown. */
export const least = 0.005;

/** By feature, the weightiest first. */
export function reasonsOf(contributions: readonly Contribution[]): readonly Reason[] {
  const sums = new Map<string, number>();
  for (const { name, product } of contributions) {
    const feature = name.split(' ')[0]!;
    sums.set(feature, (sums.get(feature) ?? 0) + product);
  }
  return [...sums]
    .map(([feature, adds]) => ({ feature, adds }))
    .filter(({ adds }) => Math.abs(adds) >= least)
    .sort((a, b) => Math.abs(b.adds) - Math.abs(a.adds));
}
