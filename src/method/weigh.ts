import type { Feature } from '../feature/feature.js';
import { columnNames } from '../feature/features.js';
import type { Weights } from './weights.js';

/** The weighted sum of each bead's columns, which are those of the features in the table. */
export function weigh(
  table: readonly Feature[],
  columns: readonly Float32Array[],
  weights: Pick<Weights, 'columns'>,
): Float64Array {
  const names = columnNames(table);
  const score = new Float64Array(columns[0]?.length ?? 0);
  for (const [index, column] of columns.entries()) {
    const weight = weights.columns[names[index]!] ?? 0;
    if (weight !== 0) for (let b = 0; b < score.length; b++) score[b]! += weight * column[b]!;
  }
  return score;
}
