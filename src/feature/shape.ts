import type { BeadColumns, Feature } from './feature.js';

/** English and Russian atoms of a bead: 1:1 and its rivals, to 1:6 and 3:3. */
export const shapes = [
  [1, 1],
  [1, 0],
  [0, 1],
  [1, 2],
  [2, 1],
  [2, 2],
  [1, 3],
  [3, 1],
  [2, 3],
  [3, 2],
  [3, 3],
  [1, 4],
  [4, 1],
  [1, 5],
  [5, 1],
  [1, 6],
  [6, 1],
] as const;

/** How likely each shape is of itself. */
export const shapeFeature: Feature = {
  name: 'shape',
  columns: shapes.map(([english, russian]) => `${english}:${russian}`),
  fill(_, beads, into) {
    for (let b = 0; b < beads.count; b++) into[columnOf(beads, b)]![b] = 1;
  },
  score(_, beads, weights, score) {
    for (let b = 0; b < beads.count; b++) score[b]! += weights[columnOf(beads, b)]!;
  },
};

/** By English atoms times 8 and Russian ones. */
const columns = new Uint8Array(64);
for (const [index, [english, russian]] of shapes.entries()) columns[english * 8 + russian] = index;

const columnOf = ({ englishFrom, englishTo, russianFrom, russianTo }: BeadColumns, b: number): number =>
  columns[(englishTo[b]! - englishFrom[b]!) * 8 + russianTo[b]! - russianFrom[b]!]!;
