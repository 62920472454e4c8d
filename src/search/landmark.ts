/** A pair of rows and columns that seem to belong together, and how much speaks for it. */
export interface Landmark {
  readonly row: number;
  readonly column: number;
  readonly weight: number;
  /** How many times as large as the next in its row or column; Infinity where there is none. */
  readonly clear: number;
}

/**
 * The heaviest chain of landmarks that ascends in rows and columns both (a weighted longest increasing
 * subsequence, by Fenwick tree in n log n).
 */
export function heaviestChain<T extends Omit<Landmark, 'clear'>>(landmarks: readonly T[]): T[] {
  const sorted = [...landmarks].sort((a, b) => a.row - b.row || b.column - a.column);
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
  const chain: T[] = [];
  for (let index = heaviest; index >= 0; index = before[index]!) chain.push(sorted[index]!);
  return chain.reverse();
}

/**
 * The cells of a matrix that stand out: each is the largest of its row and of its column, by far.
 * @param value row by row
 * @param least what a cell must come to
 * @param clear how many times as large it must be as the second of its row and of its column
 */
export function findLandmarks(
  value: Float32Array,
  rows: number,
  columns: number,
  least: number,
  clear: number,
): Landmark[] {
  const bestRow = new Int32Array(columns);
  const best = new Float32Array(columns);
  const second = new Float32Array(columns);
  for (let row = 0; row < rows; row++)
    for (let column = 0, at = row * columns; column < columns; column++, at++) {
      const here = value[at]!;
      if (here <= second[column]!) continue;
      if (here > best[column]!) {
        second[column] = best[column]!;
        best[column] = here;
        bestRow[column] = row;
      } else second[column] = here;
    }
  const found: Landmark[] = [];
  for (let row = 0; row < rows; row++) {
    let [most, next, place] = [0, 0, 0];
    for (let column = 0, at = row * columns; column < columns; column++, at++) {
      const here = value[at]!;
      if (here <= next) continue;
      if (here > most) [next, most, place] = [most, here, column];
      else next = here;
    }
    if (most < least || bestRow[place] !== row) continue;
    const times = most / Math.max(next, second[place]!);
    if (times >= clear) found.push({ row, column: place, weight: most, clear: times });
  }
  return found;
}
