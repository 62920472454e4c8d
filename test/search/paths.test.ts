import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bestChain, bestPath } from '../../src/search/path.js';
import {
  arcPosteriors,
  bothPosterior,
  cellPosterior,
  stretches,
  sumPaths,
  transitionCounts,
} from '../../src/search/posterior.js';
import { type Lattice, type State, stateOf, states, sublattice } from '../../src/search/lattice.js';
import { allPaths, problems, sumOfLogs } from './lattices.js';

describe('on small grids, against every path there is', () => {
  test('the best path is the best', () => {
    fc.assert(
      fc.property(problems, (problem) => {
        const best = Math.max(...allPaths(problem).map(({ log }) => log));
        const path = bestPath(problem.lattice, problem.score, problem.transition)!;
        const same = allPaths(problem).find(({ arcs }) => arcs.join() === path.join());
        expect(same!.log).toBeCloseTo(best, 9);
      }),
      { numRuns: 60 },
    );
  });

  test('the sum over all paths is their sum, and posteriors are shares of it', () => {
    fc.assert(
      fc.property(problems, (problem) => {
        const { lattice, score, transition } = problem;
        const paths = allPaths(problem);
        const sums = sumPaths(lattice, score, transition);
        const total = sumOfLogs(paths.map(({ log }) => log));
        expect(sums.total).toBeCloseTo(total, 8);
        const posteriors = arcPosteriors(lattice, sums);
        for (let arc = 0; arc < posteriors.length; arc++) {
          const share = paths
            .filter(({ arcs }) => arcs.includes(arc))
            .reduce((sum, { log }) => sum + Math.exp(log - total), 0);
          expect(posteriors[arc]).toBeCloseTo(share, 8);
        }
      }),
      { numRuns: 60 },
    );
  });

  test('with beads before and after settled, only the transitions to and from them are added', () => {
    const state = fc.constantFrom<State>(0, 1, 2);
    fc.assert(
      fc.property(problems, state, state, (problem, before, after) => {
        const { lattice, score, transition } = problem;
        const stateAfter = (arc: number): number => stateOf(lattice.shapes[lattice.arcShape[arc]!]!);
        const paths = allPaths(problem).map(({ arcs, log }) => {
          const [first, last] = [stateAfter(arcs[0]!), stateAfter(arcs.at(-1)!)];
          const more = transition[before * states + first]! - transition[first]! + transition[last * states + after]!;
          return { arcs, log: log + more };
        });
        const sums = sumPaths(lattice, score, transition, { before, after });
        const total = sumOfLogs(paths.map(({ log }) => log));
        expect(sums.total).toBeCloseTo(total, 8);
        for (const [arc, posterior] of arcPosteriors(lattice, sums).entries()) {
          const through = paths.filter(({ arcs }) => arcs.includes(arc));
          expect(posterior).toBeCloseTo(
            through.reduce((sum, { log }) => sum + Math.exp(log - total), 0),
            8,
          );
        }
      }),
      { numRuns: 60 },
    );
  });

  test('the beads that a unit may lie in have posteriors that sum to one', () => {
    fc.assert(
      fc.property(problems, (problem) => {
        const { lattice, score, transition } = problem;
        const posteriors = arcPosteriors(lattice, sumPaths(lattice, score, transition));
        for (let unit = 0; unit < lattice.row.at(-1)!; unit++) {
          let sum = 0;
          for (let arc = 0; arc < posteriors.length; arc++)
            if (lattice.row[lattice.arcFrom[arc]!]! <= unit && unit < lattice.row[lattice.arcTo[arc]!]!)
              sum += posteriors[arc]!;
          expect(sum).toBeCloseTo(1, 8);
        }
      }),
      { numRuns: 60 },
    );
  });

  test('expected transitions are the mean of the paths’ transitions', () => {
    fc.assert(
      fc.property(problems, (problem) => {
        const { lattice, score, transition } = problem;
        const paths = allPaths(problem);
        const sums = sumPaths(lattice, score, transition);
        const expected = new Float64Array(states * states);
        for (const { arcs, log } of paths) {
          let state = 0;
          for (const arc of arcs) {
            const next = stateOf(lattice.shapes[lattice.arcShape[arc]!]!);
            expected[state * states + next]! += Math.exp(log - sums.total);
            state = next;
          }
        }
        for (const [at, count] of transitionCounts(sums).entries()) expect(count).toBeCloseTo(expected[at]!, 8);
      }),
      { numRuns: 40 },
    );
  });

  test('stretches between marked cells, and pairs of cells, have the probability of the paths through them', () => {
    fc.assert(
      fc.property(problems, fc.infiniteStream(fc.boolean()), (problem, marks) => {
        const { lattice, score, transition } = problem;
        const cells = lattice.row.length;
        const stop = Uint8Array.from({ length: cells }, (_, cell) =>
          cell === 0 || cell === cells - 1 || marks.next().value ? 1 : 0,
        );
        const sums = sumPaths(lattice, score, transition);
        const visited = allPaths(problem).map(({ arcs, log }) => ({
          share: Math.exp(log - sums.total),
          cells: [0, ...arcs.map((arc) => lattice.arcTo[arc]!)],
        }));
        const found = new Map(
          stretches(lattice, sums, stop, 0).map(({ from, to, posterior }) => [`${from} ${to}`, posterior]),
        );
        const wanted = new Map<string, number>();
        for (const { share, cells: path } of visited) {
          const stops = path.filter((cell) => stop[cell]);
          for (let at = 1; at < stops.length; at++)
            wanted.set(`${stops[at - 1]} ${stops[at]}`, (wanted.get(`${stops[at - 1]} ${stops[at]}`) ?? 0) + share);
        }
        for (const [key, share] of wanted) expect(found.get(key) ?? 0).toBeCloseTo(share, 8);
        for (let cell = 1; cell < cells; cell++) {
          const through = visited
            .filter(({ cells: path }) => path.includes(cell))
            .reduce((sum, { share }) => sum + share, 0);
          expect(cellPosterior(sums, cell)).toBeCloseTo(through, 8);
          expect(bothPosterior(lattice, sums, 0, cell)).toBeCloseTo(through, 8);
        }
      }),
      { numRuns: 40 },
    );
  });
});

test('a sublattice has the paths of its arcs, and no other', () => {
  fc.assert(
    fc.property(problems, fc.infiniteStream(fc.boolean()), ({ lattice, score, transition }, marks) => {
      const keep = lattice.arcShape.map(() => (marks.next().value ? 1 : 0));
      const part = sublattice(lattice, keep);
      const kept = score.filter((_, arc) => keep[arc] === 1);
      const places = ({ row, column, arcFrom, arcTo }: Lattice, arcs: readonly number[]): string =>
        arcs
          .map((arc) => [arcFrom[arc]!, arcTo[arc]!].map((cell) => `${row[cell]}:${column[cell]}`).join('-'))
          .join(' ');
      const wanted = allPaths({ lattice, score, transition })
        .filter(({ arcs }) => arcs.every((arc) => keep[arc] === 1))
        .map(({ arcs, log }) => `${places(lattice, arcs)} ${log.toFixed(9)}`);
      const found = allPaths({ lattice: part, score: kept, transition }).map(
        ({ arcs, log }) => `${places(part, arcs)} ${log.toFixed(9)}`,
      );
      expect(found.sort()).toEqual(wanted.sort());
      for (let cell = 0; cell < part.row.length; cell++)
        for (let out = part.outStart[cell]!; out < part.outStart[cell + 1]!; out++)
          expect(part.arcFrom[part.outArc[out]!]).toBe(cell);
    }),
    { numRuns: 60 },
  );
});

test('the best chain of links has the largest sum, and none is found where none leads through', () => {
  const links = [
    { from: 0, to: 1, gain: 0.6 },
    { from: 0, to: 2, gain: 1 },
    { from: 1, to: 2, gain: 0.6 },
    { from: 2, to: 3, gain: 0.1 },
  ];
  expect(bestChain(links, 4)).toEqual([0, 2, 3]);
  expect(bestChain(links.slice(0, 3), 4)).toBeUndefined();
});
