import fc from 'fast-check';
import { fullCorridor } from '../../src/search/grid.js';
import { buildLattice, type Lattice, type Shape, stateOf, states } from '../../src/search/lattice.js';

export const shapes: readonly Shape[] = [
  [1, 1],
  [1, 0],
  [0, 1],
  [1, 2],
  [2, 1],
  [2, 2],
];

export interface Problem {
  readonly lattice: Lattice;
  readonly score: Float64Array;
  readonly transition: Float64Array;
}

/** All cells of a small grid, with seeded scores. */
export const problems = fc
  .record({
    sources: fc.integer({ min: 0, max: 4 }),
    targets: fc.integer({ min: 1, max: 4 }),
    seed: fc.infiniteStream(fc.integer({ min: -400, max: 400 })),
  })
  .map(({ sources, targets, seed }): Problem => {
    const corridor = fullCorridor(sources, targets);
    const lattice = buildLattice(
      corridor,
      new Uint32Array((sources + 1) * (targets + 1)).fill(2 ** shapes.length - 1),
      shapes,
    );
    const next = (): number => (seed.next().value as number) / 100;
    const score = Float64Array.from(lattice.arcFrom, next);
    const transition = Float64Array.from({ length: states * states }, next);
    return { lattice, score, transition };
  });

/** Every path from the first cell to the last, as arcs, with the logarithm of its weight. */
export function allPaths({ lattice, score, transition }: Problem): { arcs: number[]; log: number }[] {
  const paths: { arcs: number[]; log: number }[] = [];
  const go = (cell: number, state: number, arcs: number[], log: number): void => {
    if (cell === lattice.row.length - 1) {
      paths.push({ arcs, log });
      return;
    }
    for (let arc = 0; arc < lattice.arcFrom.length; arc++) {
      if (lattice.arcFrom[arc] !== cell) continue;
      const next = stateOf(lattice.shapes[lattice.arcShape[arc]!]!);
      go(lattice.arcTo[arc]!, next, [...arcs, arc], log + transition[state * states + next]! + score[arc]!);
    }
  };
  go(0, 0, [], 0);
  return paths;
}

export const sumOfLogs = (logs: readonly number[]): number => {
  const most = Math.max(...logs);
  return most + Math.log(logs.reduce((sum, log) => sum + Math.exp(log - most), 0));
};
