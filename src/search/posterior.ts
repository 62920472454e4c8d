import { type Lattice, states } from './lattice.js';
import type { Ends } from './piece.js';

/**
 * Forward and backward sums over all paths of a lattice (Rabiner 1989, for a semi-Markov chain: Sarawagi and
 * Cohen 2004). Rows are cells, columns are states of `stateOf`. As Rabiner does (section V.A), sums are kept
 * near 1 by a scale for each cell, so that they are products and need no logarithms: forward sums are
 * divided by it, and each arc's weight is that of the scale it leads from, on that it leads to.
 */
export interface Sums {
  /** Paths from the first cell to this one whose last bead left this state. */
  readonly forward: Float64Array;
  /** The same, gone on to a bead that will leave this state: `forward` times the transition. */
  readonly leaving: Float64Array;
  /** Paths from this cell to the last, when the bead before left this state. */
  readonly backward: Float64Array;
  /** Paths from this cell to the last whose first bead leaves this state. */
  readonly ahead: Float64Array;
  /** Weight of each arc, from scale to scale. */
  readonly weight: Float64Array;
  /** Weight of state y after state x, at `x * states + y`. */
  readonly follow: Float64Array;
  /** The sum over all paths at the scale of the last cell, and its logarithm without it; -Infinity when no path leads through. */
  readonly mass: number;
  readonly total: number;
}

/**
 * @param score logarithm of each arc's weight; -Infinity shuts an arc
 * @param transition logarithm of the weight of state y after state x, at `x * states + y`
 * @param ends the states that the beads before and after the lattice leave; 0 before, and any after, when left out
 */
export function sumPaths(
  lattice: Lattice,
  score: Float64Array,
  transition: Float64Array,
  { before = 0, after }: Ends = {},
): Sums {
  const { arcStart, arcFrom, arcTo, arcState, outStart, outArc } = lattice;
  const cells = lattice.row.length;
  const follow = transition.map((log) => Math.exp(log));
  const forward = new Float64Array(cells * states);
  const leaving = new Float64Array(cells * states);
  const backward = new Float64Array(cells * states);
  const ahead = new Float64Array(cells * states);
  const weight = new Float64Array(score.length);
  /** Logarithm of what the forward sums of a cell were divided by; -Infinity where no path leads to. */
  const scale = new Float64Array(cells).fill(-Infinity);
  forward[before] = 1;
  scale[0] = 0;
  leave(forward, leaving, 0, follow);
  for (let cell = 1; cell < cells; cell++) {
    const [first, end] = [arcStart[cell]!, arcStart[cell + 1]!];
    let most = -Infinity;
    for (let arc = first; arc < end; arc++) most = Math.max(most, scale[arcFrom[arc]!]! + score[arc]!);
    if (most === -Infinity) continue;
    const base = cell * states;
    let sum = 0;
    for (let arc = first; arc < end; arc++) {
      const from = arcFrom[arc]!;
      const own = Math.exp(scale[from]! + score[arc]! - most);
      const value = leaving[from * states + arcState[arc]!]! * own;
      weight[arc] = own;
      forward[base + arcState[arc]!]! += value;
      sum += value;
    }
    scale[cell] = most + Math.log(sum);
    for (let arc = first; arc < end; arc++) weight[arc]! /= sum;
    for (let state = 0; state < states; state++) forward[base + state]! /= sum;
    leave(forward, leaving, base, follow);
  }
  const last = (cells - 1) * states;
  let mass = 0;
  for (let state = 0; state < states; state++) {
    backward[last + state] = after === undefined ? 1 : follow[state * states + after]!;
    mass += forward[last + state]! * backward[last + state]!;
  }
  for (let cell = cells - 2; cell >= 0; cell--) {
    const base = cell * states;
    for (let out = outStart[cell]!; out < outStart[cell + 1]!; out++) {
      const arc = outArc[out]!;
      const state = arcState[arc]!;
      ahead[base + state]! += backward[arcTo[arc]! * states + state]! * weight[arc]!;
    }
    for (let x = 0; x < states; x++)
      for (let y = 0; y < states; y++) backward[base + x]! += follow[x * states + y]! * ahead[base + y]!;
  }
  return { forward, leaving, backward, ahead, weight, follow, mass, total: scale[cells - 1]! + Math.log(mass) };
}

/** Probability that an arc is on the path, for every arc. */
export function arcPosteriors({ arcFrom, arcTo, arcState }: Lattice, sums: Sums): Float64Array {
  const { leaving, backward, weight, mass } = sums;
  const posterior = new Float64Array(weight.length);
  for (let arc = 0; arc < weight.length; arc++) {
    const state = arcState[arc]!;
    const [before, after] = [leaving[arcFrom[arc]! * states + state]!, backward[arcTo[arc]! * states + state]!];
    posterior[arc] = (before * weight[arc]! * after) / mass;
  }
  return posterior;
}

/** Expected number of times state y follows state x, at `x * states + y`. */
export function transitionCounts({ forward, ahead, follow, mass }: Sums): Float64Array {
  const counts = new Float64Array(states * states);
  for (let base = 0; base < forward.length; base += states)
    for (let x = 0; x < states; x++)
      for (let y = 0; y < states; y++)
        counts[x * states + y]! += (forward[base + x]! * follow[x * states + y]! * ahead[base + y]!) / mass;
  return counts;
}

/** A stretch of the path from one cell to another. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly posterior: number;
}

/**
 * The stretches of the path between cells marked in `stop`, each with the probability that the path
 * goes through both its ends and through no marked cell between them. Several beads may lie inside.
 * @param floor stretches below this probability are left out
 */
export function stretches(lattice: Lattice, sums: Sums, stop: Uint8Array, floor: number): Stretch[] {
  const found: Stretch[] = [];
  const walk = walker(lattice, sums);
  for (let from = 0; from < stop.length; from++) {
    if (!stop[from] || cellPosterior(sums, from) < floor) continue;
    walk(
      from,
      (cell) => stop[cell] === 1,
      (to, posterior) => {
        if (posterior >= floor) found.push({ from, to, posterior });
      },
    );
  }
  return found;
}

/**
 * Probability that the path goes through both cells, whatever lies between.
 * @param from cell before `to` in both coordinates
 */
export function bothPosterior(lattice: Lattice, sums: Sums, from: number, to: number): number {
  let both = 0;
  const { row, column } = lattice;
  const isBeyond = (cell: number): boolean => row[cell]! > row[to]! || column[cell]! > column[to]!;
  walker(lattice, sums)(
    from,
    (cell) => cell === to || isBeyond(cell),
    (cell, posterior) => {
      if (cell === to) both = posterior;
    },
  );
  return Math.min(1, both);
}

/** Probability that the path goes through a cell. */
export function cellPosterior({ forward, backward, mass }: Sums, cell: number): number {
  let sum = 0;
  for (let at = cell * states; at < (cell + 1) * states; at++) sum += forward[at]! * backward[at]!;
  return sum / mass;
}

type Walk = (
  from: number,
  stops: (cell: number) => boolean,
  arrived: (cell: number, posterior: number) => void,
) => void;

/** Carries the sum of all paths to one cell on from there, until it comes to cells that stop it, and tells how probable they are. */
function walker({ outStart, outArc, arcTo, arcState }: Lattice, sums: Sums): Walk {
  const { forward, backward, weight, follow, mass } = sums;
  /** What was carried to the cells that wait; zero elsewhere. */
  const carried = new Float64Array(forward.length);
  const leaving = new Float64Array(states);
  const isWaiting = new Uint8Array(forward.length / states);
  return (from, stops, arrived) => {
    const waiting = [from];
    carried.set(forward.subarray(from * states, (from + 1) * states), from * states);
    while (waiting.length > 0) {
      const cell = takeLeast(waiting);
      const base = cell * states;
      isWaiting[cell] = 0;
      if (cell !== from && stops(cell)) {
        let sum = 0;
        for (let at = base; at < base + states; at++) sum += carried[at]! * backward[at]!;
        arrived(cell, sum / mass);
      } else {
        leave(carried.subarray(base, base + states), leaving, 0, follow);
        for (let out = outStart[cell]!; out < outStart[cell + 1]!; out++) {
          const arc = outArc[out]!;
          const [to, state] = [arcTo[arc]!, arcState[arc]!];
          if (!isWaiting[to]) waiting.push(to);
          isWaiting[to] = 1;
          carried[to * states + state]! += leaving[state]! * weight[arc]!;
        }
      }
      carried.fill(0, base, base + states);
    }
  };
}

/** Cells are processed in ascending order, so that all arcs into one are summed before it is left. */
function takeLeast(waiting: number[]): number {
  let least = 0;
  for (let index = 1; index < waiting.length; index++) if (waiting[index]! < waiting[least]!) least = index;
  const cell = waiting[least]!;
  waiting[least] = waiting.at(-1)!;
  waiting.pop();
  return cell;
}

function leave(forward: Float64Array, leaving: Float64Array, base: number, follow: Float64Array): void {
  for (let y = 0; y < states; y++) {
    let sum = 0;
    for (let x = 0; x < states; x++) sum += forward[base + x]! * follow[x * states + y]!;
    leaving[base + y] = sum;
  }
}
