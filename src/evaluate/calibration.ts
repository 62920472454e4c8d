/** A link that was judged: its probability, and whether it is in the gold. */
export interface Judged {
  readonly posterior: number;
  readonly right: boolean;
}

/**
 * Expected calibration error (Naeini, Cooper and Hauskrecht 2015): how far, on average over `bins`
 * bins of equal width, the mean probability is from the share that is right.
 */
export function calibrationError(judged: readonly Judged[], bins = 15): number {
  const count = new Float64Array(bins);
  const sure = new Float64Array(bins);
  const right = new Float64Array(bins);
  for (const one of judged) {
    const bin = Math.min(bins - 1, Math.floor(one.posterior * bins));
    count[bin]!++;
    sure[bin]! += one.posterior;
    if (one.right) right[bin]!++;
  }
  let error = 0;
  for (let bin = 0; bin < bins; bin++) error += Math.abs(sure[bin]! - right[bin]!);
  return judged.length === 0 ? 0 : error / judged.length;
}

/** Share of the wrong links among the `share` least sure; 1 when none is wrong. */
export function wrongAmongLeastSure(judged: readonly Judged[], share: number): number {
  const sorted = [...judged].sort((a, b) => a.posterior - b.posterior);
  const wrong = sorted.filter((one) => !one.right).length;
  const read = sorted.slice(0, Math.ceil(sorted.length * share));
  return wrong === 0 ? 1 : read.filter((one) => !one.right).length / wrong;
}
