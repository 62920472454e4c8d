import fc from 'fast-check';
import { expect, test } from 'vitest';
import { heaviestChain } from '../../src/search/landmark.js';
import { corridorAlong, corridorArea, fullCorridor } from '../../src/search/grid.js';
import { buildLattice } from '../../src/search/lattice.js';
import { bestPath } from '../../src/search/path.js';
import { type FillScores, prune } from '../../src/search/prune.js';
import { shapes } from './lattices.js';

test('a full corridor holds every cell', () => {
  expect(corridorArea(fullCorridor(3, 5))).toBe(24);
});

test('a corridor holds its points and both ends, its bounds ascend, and a path leads through', () => {
  const points = fc.array(fc.tuple(fc.integer({ min: 1, max: 299 }), fc.integer({ min: 1, max: 199 })), {
    maxLength: 8,
  });
  fc.assert(
    fc.property(points, fc.integer({ min: 1, max: 9 }), (some, margin) => {
      const chain = heaviestChain(some.map(([row, column]) => ({ row, column, weight: 1 }))).map(
        ({ row, column }) => [row, column] as const,
      );
      const corridor = corridorAlong(300, 200, chain, margin);
      for (const [row, column] of [[0, 0] as const, ...chain, [300, 200] as const]) {
        expect(corridor.low[row]).toBeLessThanOrEqual(column);
        expect(corridor.high[row]).toBeGreaterThanOrEqual(column);
      }
      for (let row = 1; row <= 300; row++) {
        expect(corridor.low[row]!).toBeGreaterThanOrEqual(corridor.low[row - 1]!);
        expect(corridor.low[row]!).toBeLessThanOrEqual(corridor.high[row - 1]!);
      }
    }),
    { numRuns: 100 },
  );
});

test('pruning keeps the best path whatever the beam, and with a wide beam every cell', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 6 }),
      fc.integer({ min: 1, max: 6 }),
      fc.infiniteStream(fc.integer({ min: -300, max: 300 })),
      (sources, targets, stream) => {
        const corridor = fullCorridor(sources, targets);
        const scores = new Map<string, number>();
        const score = (row: number, column: number, shape: number): number => {
          const key = `${row} ${column} ${shape}`;
          if (!scores.has(key)) scores.set(key, (stream.next().value as number) / 100);
          return scores.get(key)!;
        };
        const fillScores: FillScores = (row, shape, from, to, into, at) => {
          for (let column = from; column <= to; column++) into[at + column - from] = score(row, column, shape);
        };
        const all = prune(corridor, shapes, fillScores, Infinity);
        expect(all.every((kept) => kept > 0)).toBe(true);
        const pathOf = (keep: Uint32Array): string => {
          const lattice = buildLattice(corridor, keep, shapes);
          const weights = lattice.arcShape.map(() => 0);
          const arcs = Float64Array.from(weights, (_, arc) =>
            score(lattice.row[lattice.arcTo[arc]!]!, lattice.column[lattice.arcTo[arc]!]!, lattice.arcShape[arc]!),
          );
          return bestPath(lattice, arcs, new Float64Array(9))!
            .map((arc) => `${lattice.row[lattice.arcTo[arc]!]}:${lattice.column[lattice.arcTo[arc]!]}`)
            .join(' ');
        };
        expect(pathOf(prune(corridor, shapes, fillScores, 0))).toBe(pathOf(all));
      },
    ),
    { numRuns: 60 },
  );
});

test('the heaviest chain ascends and leaves out what crosses it', () => {
  const chain = heaviestChain([
    { row: 1, column: 1, weight: 1 },
    { row: 2, column: 9, weight: 1 },
    { row: 3, column: 2, weight: 1 },
    { row: 3, column: 3, weight: 2 },
    { row: 8, column: 8, weight: 1 },
  ]);
  expect(chain.map(({ row, column }) => `${row}:${column}`)).toEqual(['1:1', '3:3', '8:8']);
});
