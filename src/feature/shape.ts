import type { Feature } from './feature.js';

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
    const column = new Map(shapes.map(([english, russian], index) => [english * 16 + russian, index]));
    for (let b = 0; b < beads.count; b++) {
      const english = beads.englishTo[b]! - beads.englishFrom[b]!;
      const russian = beads.russianTo[b]! - beads.russianFrom[b]!;
      into[column.get(english * 16 + russian)!]![b] = 1;
    }
  },
};
