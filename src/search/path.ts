import { type Lattice, states } from './lattice.js';

/**
 * The arcs of the most probable path, in order (Viterbi).
 * @param first where it begins, and `last` where it ends: cells, the lattice's own unless told
 * @returns undefined when no path leads from the one to the other
 */
export function bestPath(
  lattice: Lattice,
  score: Float64Array,
  transition: Float64Array,
  first = 0,
  last = lattice.row.length - 1,
): number[] | undefined {
  const cells = last + 1 - first;
  const best = new Float64Array(cells * states).fill(-Infinity);
  const arcInto = new Int32Array(cells * states).fill(-1);
  const stateBefore = new Uint8Array(cells * states);
  best[0] = 0;
  for (let cell = 1; cell < cells; cell++)
    for (let arc = lattice.arcStart[first + cell]!; arc < lattice.arcStart[first + cell + 1]!; arc++) {
      const state = lattice.arcState[arc]!;
      const from = (lattice.arcFrom[arc]! - first) * states;
      if (from < 0) continue;
      for (let before = 0; before < states; before++) {
        const value = best[from + before]! + transition[before * states + state]! + score[arc]!;
        if (value <= best[cell * states + state]!) continue;
        best[cell * states + state] = value;
        arcInto[cell * states + state] = arc;
        stateBefore[cell * states + state] = before;
      }
    }
  const ends = best.subarray((cells - 1) * states);
  let state = ends.indexOf(Math.max(...ends));
  if (ends[state] === -Infinity) return undefined;
  const path: number[] = [];
  for (let cell = cells - 1; cell > 0;) {
    const at = cell * states + state;
    path.push(arcInto[at]!);
    state = stateBefore[at]!;
    cell = lattice.arcFrom[arcInto[at]!]! - first;
  }
  return path.reverse();
}

/** A link that a path may take, from cell to cell, and what it gains. */
export interface Link {
  readonly from: number;
  readonly to: number;
  readonly gain: number;
}

/**
 * The chain of links from cell 0 to the last cell with the largest sum of gains. With posteriors as
 * gains this is the ladder with the most links expected to be right (minimum Bayes risk).
 * @param links sorted by `from`; every link leads to a larger cell
 * @returns indexes of the links chosen, or undefined when no chain leads through
 */
export function bestChain(links: readonly Link[], cells: number): number[] | undefined {
  const best = new Float64Array(cells).fill(-Infinity);
  const linkInto = new Int32Array(cells).fill(-1);
  best[0] = 0;
  for (let index = 0; index < links.length; index++) {
    const { from, to, gain } = links[index]!;
    if (best[from]! + gain <= best[to]!) continue;
    best[to] = best[from]! + gain;
    linkInto[to] = index;
  }
  if (best[cells - 1] === -Infinity) return undefined;
  const chain: number[] = [];
  for (let cell = cells - 1; cell > 0; cell = links[linkInto[cell]!]!.from) chain.push(linkInto[cell]!);
  return chain.reverse();
}
