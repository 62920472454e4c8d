import type { Bitext } from './bitext.js';
import type { BeadColumns, Feature } from './feature.js';
import { freedomFeature } from './freedom.js';
import { glanceFeature } from './glance.js';
import { lengthFeature } from './length.js';
import { matchFeature } from './match.js';
import { nullFeature } from './null.js';
import { punctuationFeature } from './punctuation.js';
import { shapeFeature } from './shape.js';
import { structureFeature } from './structure.js';

/** The features of the log-linear model, in the order of its weights. */
export const features: readonly Feature[] = [
  shapeFeature,
  lengthFeature,
  matchFeature,
  punctuationFeature,
  nullFeature,
  structureFeature,
  freedomFeature,
];

/** Those of the quick model that says which beads the other is to look at. */
export const glanceFeatures: readonly Feature[] = [shapeFeature, lengthFeature, punctuationFeature, glanceFeature];

/** `feature column` for every column, in the order `fillColumns` gives them. */
export const columnNames = (table: readonly Feature[]): string[] =>
  table.flatMap(({ name, columns }) => columns.map((column) => `${name} ${column}`));

/** By column: 1 where its weight is never negative, -1 where it is never positive, else 0. */
export const columnSenses = (table: readonly Feature[]): Int8Array =>
  Int8Array.from(
    table.flatMap(({ columns, favours = [], opposes = [] }) =>
      columns.map((column) => (favours.includes(column) ? 1 : opposes.includes(column) ? -1 : 0)),
    ),
  );

/** All columns of the features in the table, one value a bead in each. They lie in one array, which is much sooner made than many. */
export function fillColumns(table: readonly Feature[], bitext: Bitext, beads: BeadColumns): Float32Array[] {
  const { count } = beads;
  const all = new Float32Array(count * table.reduce((sum, { columns }) => sum + columns.length, 0));
  let at = 0;
  return table.flatMap((feature) => {
    const into = feature.columns.map(() => all.subarray(at, (at += count)));
    feature.fill(bitext, beads, into);
    return into;
  });
}
