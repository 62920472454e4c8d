/** A cell that the path is taken to pass, and how much speaks for it. */
export interface Anchor {
  readonly row: number;
  readonly column: number;
  readonly weight: number;
}

/**
 * The heaviest chain of anchors that ascends in rows and columns both (a weighted longest increasing
 * subsequence, by Fenwick tree in n log n).
 */
export function heaviestChain(anchors: readonly Anchor[]): Anchor[] {
  const sorted = [...anchors].sort((a, b) => a.row - b.row || b.column - a.column);
  const columns = 2 + sorted.reduce((most, { column }) => Math.max(most, column), 0);
  const best = new Float64Array(columns + 1);
  const bestIndex = new Int32Array(columns + 1).fill(-1);
  const before = new Int32Array(sorted.length).fill(-1);
  let heaviest = -1;
  let weightOfHeaviest = 0;
  for (const [index, { column, weight }] of sorted.entries()) {
    let [sum, last] = [0, -1];
    for (let at = column; at > 0; at -= at & -at) if (best[at]! > sum) [sum, last] = [best[at]!, bestIndex[at]!];
    before[index] = last;
    sum += weight;
    for (let at = column + 1; at <= columns; at += at & -at)
      if (sum > best[at]!) [best[at], bestIndex[at]] = [sum, index];
    if (sum > weightOfHeaviest) [weightOfHeaviest, heaviest] = [sum, index];
  }
  const chain: Anchor[] = [];
  for (let index = heaviest; index >= 0; index = before[index]!) chain.push(sorted[index]!);
  return chain.reverse();
}
