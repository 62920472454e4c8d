import { type Lattice, states } from './lattice.js';
import type { Ends } from './piece.js';

/**
 * Forward and backward sums over all paths of a lattice, in logarithms (Rabiner 1989, for a
 * semi-Markov chain: Sarawagi and Cohen 2004). Rows are cells, columns are states of `stateOf`.
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
  /** Logarithm of the sum over all paths; -Infinity when no path leads through. */
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
  const cells = lattice.row.length;
  const forward = new Float64Array(cells * states).fill(-Infinity);
  const leaving = new Float64Array(cells * states).fill(-Infinity);
  const backward = new Float64Array(cells * states).fill(-Infinity);
  const ahead = new Float64Array(cells * states).fill(-Infinity);
  forward[before] = 0;
  for (let cell = 0; cell < cells; cell++) {
    const base = cell * states;
    for (let arc = lattice.arcStart[cell]!; arc < lattice.arcStart[cell + 1]!; arc++) {
      const state = lattice.arcState[arc]!;
      const value = leaving[lattice.arcFrom[arc]! * states + state]! + score[arc]!;
      forward[base + state] = addLogs(forward[base + state]!, value);
    }
    leave(forward, leaving, base, transition);
  }
  const last = (cells - 1) * states;
  for (let state = 0; state < states; state++)
    backward[last + state] = after === undefined ? 0 : transition[state * states + after]!;
  let total = -Infinity;
  for (let state = 0; state < states; state++) total = addLogs(total, forward[last + state]! + backward[last + state]!);
  for (let cell = cells - 1; cell >= 0; cell--) {
    const base = cell * states;
    for (let out = lattice.outStart[cell]!; out < lattice.outStart[cell + 1]!; out++) {
      const arc = lattice.outArc[out]!;
      const state = lattice.arcState[arc]!;
      const value = backward[lattice.arcTo[arc]! * states + state]! + score[arc]!;
      ahead[base + state] = addLogs(ahead[base + state]!, value);
    }
    if (cell < cells - 1) arrive(ahead, backward, base, transition);
  }
  return { forward, leaving, backward, ahead, total };
}

/** Probability that an arc is on the path, for every arc. */
export function arcPosteriors(lattice: Lattice, score: Float64Array, sums: Sums): Float64Array {
  const posterior = new Float64Array(score.length);
  for (let arc = 0; arc < score.length; arc++) {
    const state = lattice.arcState[arc]!;
    const before = sums.leaving[lattice.arcFrom[arc]! * states + state]!;
    const after = sums.backward[lattice.arcTo[arc]! * states + state]!;
    posterior[arc] = Math.exp(before + score[arc]! + after - sums.total);
  }
  return posterior;
}

/** Expected number of times state y follows state x, at `x * states + y`. */
export function transitionCounts(sums: Sums, transition: Float64Array): Float64Array {
  const counts = new Float64Array(states * states);
  for (let base = 0; base < sums.forward.length; base += states)
    for (let x = 0; x < states; x++)
      for (let y = 0; y < states; y++)
        counts[x * states + y]! += Math.exp(
          sums.forward[base + x]! + transition[x * states + y]! + sums.ahead[base + y]! - sums.total,
        );
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
export function stretches(
  lattice: Lattice,
  score: Float64Array,
  transition: Float64Array,
  sums: Sums,
  stop: Uint8Array,
  floor: number,
): Stretch[] {
  const found: Stretch[] = [];
  const walk = walker(lattice, score, transition);
  for (let cell = 0; cell < stop.length; cell++) {
    if (!stop[cell] || cellPosterior(sums, cell) < floor) continue;
    walk(
      sums,
      cell,
      (reached) => stop[reached] === 1,
      (to, sum) => {
        const posterior = Math.exp(meet(sum, sums, to) - sums.total);
        if (posterior >= floor) found.push({ from: cell, to, posterior });
      },
    );
  }
  return found;
}

/**
 * Probability that the path goes through both cells, whatever lies between.
 * @param from cell before `to` in both coordinates
 */
export function bothPosterior(
  lattice: Lattice,
  score: Float64Array,
  transition: Float64Array,
  sums: Sums,
  from: number,
  to: number,
): number {
  let log = -Infinity;
  const lastRow = lattice.row[to]!;
  const lastColumn = lattice.column[to]!;
  const beyond = (cell: number): boolean => lattice.row[cell]! > lastRow || lattice.column[cell]! > lastColumn;
  walker(lattice, score, transition)(
    sums,
    from,
    (cell) => cell === to || beyond(cell),
    (cell, sum) => {
      if (cell === to) log = meet(sum, sums, to);
    },
  );
  return Math.exp(Math.min(0, log - sums.total));
}

/** Probability that the path goes through a cell. */
export function cellPosterior(sums: Sums, cell: number): number {
  let log = -Infinity;
  for (let state = 0; state < states; state++)
    log = addLogs(log, sums.forward[cell * states + state]! + sums.backward[cell * states + state]!);
  return Math.exp(log - sums.total);
}

type Walk = (
  sums: Sums,
  from: number,
  stops: (cell: number) => boolean,
  arrived: (cell: number, sum: Float64Array) => void,
) => void;

/** Carries the sum of all paths to one cell on from there, until it comes to cells that stop it. */
function walker(lattice: Lattice, score: Float64Array, transition: Float64Array): Walk {
  const reached = new Map<number, Float64Array>();
  const leaving = new Float64Array(states);
  return (sums, from, stops, arrived) => {
    reached.clear();
    reached.set(from, sums.forward.slice(from * states, from * states + states));
    const waiting = [from];
    while (waiting.length > 0) {
      const cell = takeLeast(waiting);
      const sum = reached.get(cell)!;
      if (cell !== from && stops(cell)) {
        arrived(cell, sum);
        continue;
      }
      leaving.fill(-Infinity);
      leave(sum, leaving, 0, transition);
      for (let out = lattice.outStart[cell]!; out < lattice.outStart[cell + 1]!; out++) {
        const arc = lattice.outArc[out]!;
        const to = lattice.arcTo[arc]!;
        const state = lattice.arcState[arc]!;
        let there = reached.get(to);
        if (there === undefined) {
          there = new Float64Array(states).fill(-Infinity);
          reached.set(to, there);
          waiting.push(to);
        }
        there[state] = addLogs(there[state]!, leaving[state]! + score[arc]!);
      }
    }
  };
}

/** Cells are processed in ascending order, so that all arcs into one are summed before it is left. */
function takeLeast(waiting: number[]): number {
  let least = 0;
  for (let index = 1; index < waiting.length; index++) if (waiting[index]! < waiting[least]!) least = index;
  const [cell] = waiting.splice(least, 1);
  return cell!;
}

function meet(sum: Float64Array, sums: Sums, cell: number): number {
  let log = -Infinity;
  for (let state = 0; state < states; state++) log = addLogs(log, sum[state]! + sums.backward[cell * states + state]!);
  return log;
}

function leave(forward: Float64Array, leaving: Float64Array, base: number, transition: Float64Array): void {
  for (let y = 0; y < states; y++)
    for (let x = 0; x < states; x++)
      leaving[base + y] = addLogs(leaving[base + y]!, forward[base + x]! + transition[x * states + y]!);
}

function arrive(ahead: Float64Array, backward: Float64Array, base: number, transition: Float64Array): void {
  for (let x = 0; x < states; x++)
    for (let y = 0; y < states; y++)
      backward[base + x] = addLogs(backward[base + x]!, transition[x * states + y]! + ahead[base + y]!);
}

/** log(exp(a) + exp(b)) without overflow. */
export function addLogs(a: number, b: number): number {
  if (a < b) [a, b] = [b, a];
  return b === -Infinity ? a : a + Math.log1p(Math.exp(b - a));
}
