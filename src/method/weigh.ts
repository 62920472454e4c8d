import type { Bitext } from '../feature/bitext.js';
import type { BeadColumns, Feature } from '../feature/feature.js';
import { columnNames, fillColumns } from '../feature/features.js';
import type { Weights } from './weights.js';

/** The weighted sum of each bead's columns, which are those of the features in the table. */
export function weigh(
  table: readonly Feature[],
  columns: readonly Float32Array[],
  weights: Pick<Weights, 'columns'>,
): Float64Array {
  const names = columnNames(table);
  const score = new Float64Array(columns[0]?.length ?? 0);
  for (const [index, column] of columns.entries()) addWeighted(score, column, weights.columns[names[index]!] ?? 0);
  return score;
}

/** The same of beads whose columns nobody else asks for. */
export function scoreBeads(
  table: readonly Feature[],
  bitext: Bitext,
  beads: BeadColumns,
  weights: Pick<Weights, 'columns'>,
): Float64Array {
  const score = new Float64Array(beads.count);
  for (const feature of table) {
    const own = Float64Array.from(columnNames([feature]), (name) => weights.columns[name] ?? 0);
    if (feature.score) {
      feature.score(bitext, beads, own, score);
      continue;
    }
    for (const [index, column] of fillColumns([feature], bitext, beads).entries())
      addWeighted(score, column, own[index]!);
  }
  return score;
}

function addWeighted(score: Float64Array, column: Float32Array, weight: number): void {
  if (weight !== 0) for (let b = 0; b < score.length; b++) score[b]! += weight * column[b]!;
}
