/** A pair as independent as it looks exceeds this once in ten thousand times (χ², one degree of freedom). */
export const leastSignificance = 15.14;

/**
 * How much likelier the counts are if two events depend on each other than if they do not: the
 * log-likelihood ratio G² (Dunning 1993), 0 for what occurs together less often than chance has it.
 * @param together how often both occur, of `first` and `second` times each and `all` occasions
 */
export function significance(together: number, first: number, second: number, all: number): number {
  if (together * all <= first * second) return 0;
  const cells = [
    [together, first * second],
    [first - together, first * (all - second)],
    [second - together, (all - first) * second],
    [all - first - second + together, (all - first) * (all - second)],
  ] as const;
  let sum = 0;
  for (const [count, expected] of cells) if (count > 0) sum += count * Math.log((count * all) / expected);
  return 2 * sum;
}
