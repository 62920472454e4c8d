/** A link that was judged: its probability, and whether it is in the gold. */
export interface Judged {
  readonly posterior: number;
  readonly right: boolean;
}

/** Links of one bin of confidence: how many, how many the confidence promises to be right, how many are. */
export interface Bin {
  readonly from: number;
  readonly to: number;
  readonly count: number;
  readonly promised: number;
  readonly right: number;
}

/** Bins of equal width, as the literature has them. */
export const binCount = 15;

/**
 * Links by how sure they are (a reliability table; Murphy and Winkler 1977).
 * @param times how often each link counts, which a bootstrap varies; once when left out
 */
export function reliability(judged: readonly Judged[], times?: ArrayLike<number>, bins = binCount): Bin[] {
  const count = new Float64Array(bins);
  const promised = new Float64Array(bins);
  const right = new Float64Array(bins);
  for (const [index, one] of judged.entries()) {
    const bin = Math.min(bins - 1, Math.floor(one.posterior * bins));
    const n = times?.[index] ?? 1;
    count[bin]! += n;
    promised[bin]! += n * one.posterior;
    if (one.right) right[bin]! += n;
  }
  return Array.from(count, (number, bin) => ({
    from: bin / bins,
    to: (bin + 1) / bins,
    count: number,
    promised: promised[bin]!,
    right: right[bin]!,
  }));
}

/**
 * Expected calibration error (Naeini, Cooper and Hauskrecht 2015): how far, on average over bins of
 * equal width, the mean probability is from the share that is right. 0 where there is no link.
 */
export function calibrationError(judged: readonly Judged[], bins = binCount, times?: ArrayLike<number>): number {
  let [error, all] = [0, 0];
  for (const { count, promised, right } of reliability(judged, times, bins)) {
    error += Math.abs(promised - right);
    all += count;
  }
  return all === 0 ? 0 : error / all;
}

/** From the least sure to the surest. */
export const bySureness = (judged: readonly Judged[]): Judged[] =>
  [...judged].sort((a, b) => a.posterior - b.posterior);

/**
 * Area under the receiver operating characteristic: the probability that a right link has a higher
 * posterior than a wrong one, equal ones counting half (Hanley and McNeil 1982). Undefined where all
 * are right, or all wrong.
 * @param sorted by `bySureness`
 */
export function rankingArea(sorted: readonly Judged[], times?: ArrayLike<number>): number | undefined {
  let [right, wrong, area] = [0, 0, 0];
  forTies(sorted, times, (rightHere, wrongHere) => {
    area += rightHere * (wrong + wrongHere / 2);
    right += rightHere;
    wrong += wrongHere;
  });
  return right === 0 || wrong === 0 ? undefined : area / (right * wrong);
}

/**
 * Share of the wrong links that one finds who reads `share` of all links, the least sure first; of
 * links equally sure, the part that is read holds its part of the wrong ones. Undefined when none is wrong.
 * @param sorted by `bySureness`
 */
export function wrongAmongLeastSure(
  sorted: readonly Judged[],
  share: number,
  times?: ArrayLike<number>,
): number | undefined {
  let [all, wrong, found] = [0, 0, 0];
  for (let index = 0; index < sorted.length; index++) all += times?.[index] ?? 1;
  let left = Math.ceil(all * share - 1e-9);
  forTies(sorted, times, (rightHere, wrongHere) => {
    const here = rightHere + wrongHere;
    wrong += wrongHere;
    if (here === 0) return;
    const read = Math.min(left, here);
    found += (wrongHere * read) / here;
    left -= read;
  });
  return wrong === 0 ? undefined : found / wrong;
}

/** How many right and wrong links there are at each posterior, ascending. */
function forTies(
  sorted: readonly Judged[],
  times: ArrayLike<number> | undefined,
  each: (right: number, wrong: number) => void,
): void {
  for (let index = 0; index < sorted.length;) {
    const { posterior } = sorted[index]!;
    let [right, wrong] = [0, 0];
    for (; index < sorted.length && sorted[index]!.posterior === posterior; index++) {
      const n = times?.[index] ?? 1;
      if (sorted[index]!.right) right += n;
      else wrong += n;
    }
    each(right, wrong);
  }
}
