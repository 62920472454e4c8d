import type { Bitext } from '../feature/bitext.js';
import { type Lattice, states } from '../search/lattice.js';
import { bestPath } from '../search/path.js';

/** What a path through a lattice is weighed with. */
export interface Walk {
  readonly bitext: Bitext;
  readonly lattice: Lattice;
  readonly columns: readonly Float32Array[];
  /** Of the columns. */
  readonly names: readonly string[];
  readonly score: Float64Array;
  readonly transition: Float64Array;
}

/** Arcs in order, from the first cell to the last. */
export type Path = readonly number[];

type Allows = (from: number, to: number) => boolean;

const isBefore = ({ lattice: { row, column } }: Walk, a: number, b: number): boolean =>
  row[a]! <= row[b]! && column[a]! <= column[b]!;
export const isSeam = ({ bitext: { english, russian }, lattice: { row, column } }: Walk, cell: number): boolean =>
  (english.seam[row[cell]!]! & russian.seam[column[cell]!]!) === 1;

/** Arcs of paths that take the bead: through its corners, and between them through no cell where units end on both sides. */
export function insideOf(walk: Walk, [first, last]: readonly [number, number]): Allows {
  return (from, to) =>
    isBefore(walk, to, first) ||
    isBefore(walk, last, from) ||
    (isBefore(walk, first, from) &&
      isBefore(walk, to, last) &&
      (from === first || !isSeam(walk, from)) &&
      (to === last || !isSeam(walk, to)));
}

/** Arcs of paths that do not: past one corner or the other, or through both and a cell between where units end. */
function rivalsOf(walk: Walk, [first, last]: readonly [number, number]): Allows[] {
  const past =
    (cell: number): Allows =>
    (from, to) =>
      from !== cell && to !== cell;
  const rivals: Allows[] = [past(first), past(last)];
  for (let cell = first + 1; cell < last; cell++) {
    if (!isSeam(walk, cell) || !isBefore(walk, first, cell) || !isBefore(walk, cell, last)) continue;
    const stops = [first, cell, last];
    rivals.push(
      (from, to) =>
        isBefore(walk, to, first) ||
        isBefore(walk, last, from) ||
        stops.some((stop, at) => at > 0 && isBefore(walk, stops[at - 1]!, from) && isBefore(walk, to, stop)),
    );
  }
  return rivals;
}

/** The likeliest path of allowed arcs. */
export function bestWithin({ lattice, score, transition }: Walk, allows: Allows): Path | undefined {
  const { arcFrom, arcTo } = lattice;
  const masked = score.map((value, arc) => (allows(arcFrom[arc]!, arcTo[arc]!) ? value : -Infinity));
  return bestPath(lattice, masked, transition);
}

export function totalOf({ lattice, score, transition }: Walk, path: Path): number {
  let [total, before] = [0, 0];
  for (const arc of path) {
    const state = lattice.arcState[arc]!;
    total += score[arc]! + transition[before * states + state]!;
    before = state;
  }
  return total;
}

/** The state that the arc before leaves. */
export function stateBefore({ lattice }: Walk, path: Path, arc: number): number {
  const at = path.indexOf(arc);
  return at > 0 ? lattice.arcState[path[at - 1]!]! : 0;
}

/** The likeliest path that does not take the bead between two cells. */
export function bestRival(walk: Walk, corners: readonly [number, number]): Path | undefined {
  const paths = rivalsOf(walk, corners)
    .map((allows) => bestWithin(walk, allows))
    .filter((path) => path !== undefined);
  return paths.sort((a, b) => totalOf(walk, b) - totalOf(walk, a))[0];
}

/** The stretch in which a path is not another's: from the last place where sentences end before, to the first after. */
export interface Parting {
  readonly path: Path;
  /** With the arc after it, whose cost depends on what it follows. */
  readonly withNext: Path;
  /** The state that it follows. */
  readonly before: number;
}

export function parting(walk: Walk, path: Path, other: Path): Parting {
  const { arcFrom, arcTo } = walk.lattice;
  const shared = new Set(other);
  let from = path.findIndex((arc) => !shared.has(arc));
  let to = path.findLastIndex((arc) => !shared.has(arc)) + 1;
  while (from > 0 && !isSeam(walk, arcFrom[path[from]!]!)) from--;
  while (to < path.length && !isSeam(walk, arcTo[path[to - 1]!]!)) to++;
  return {
    path: path.slice(from, to),
    withNext: path.slice(from, to + 1),
    before: stateBefore(walk, path, path[from]!),
  };
}
