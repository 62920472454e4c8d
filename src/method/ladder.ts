import type { Side } from '../feature/side.js';
import { type Bead, roundPosterior } from '../model/ladder.js';
import type { Lattice } from '../search/lattice.js';
import { bestChain, bestPath, type Link } from '../search/path.js';
import type { Ends } from '../search/piece.js';
import { bothPosterior, cellPosterior, stretches, type Stretch, type Sums, sumPaths } from '../search/posterior.js';
import type { Rungs } from './rungs.js';

/** Stretches less probable than this are not considered for the ladder. */
const floor = 1e-6;
/**
 * What a bead gains is its probability less what it costs. Every link that is found costs precision, and
 * where right links are nearly all found, F1 grows with p - ½ (Lewis 1995: the best threshold is half
 * the best F). The threshold is a little higher, and that of a null lower: of a link that takes in a
 * sentence too many and one that leaves it alone, a null is then chosen at less than an even chance.
 * It costs F1 nothing and finds one in a hundred more of what was left out (docs/methods.md).
 */
const cost = { link: 0.6, null: 0.15 } as const;
/** A null is the lesser find. */
const nullShare = 0.5;

/**
 * The ladder with the most links expected to be right, from the sums over all paths of atoms: a link
 * of sentence units is a stretch of the path between two cells where a unit ends on either side.
 * @param score logarithm of each arc's weight
 * @param ends what stands before and after the lattice, when it is a piece of a longer one
 */
export function findLadder(
  english: Side,
  russian: Side,
  lattice: Lattice,
  score: Float64Array,
  transition: Float64Array,
  ends?: Ends,
): Rungs {
  const { sums, found, links, beadOf, beadOver } = weighLinks(english, russian, lattice, score, transition, ends);
  const cells = lattice.row.length;
  const chain = bestChain(links, cells);
  if (chain === undefined) throw new Error('no path leads through the lattice');
  const ladder: Bead[] = [];
  /** The cells where beads begin. */
  const begins: number[] = [];
  for (let at = 0; at < chain.length;) {
    const run = undecided(lattice, found, chain, at);
    if (run > at) {
      const [from, to] = [found[chain[at]!]!.from, found[chain[run - 1]!]!.to];
      for (const link of likeliest(english, russian, lattice, score, transition, from, to)) {
        begins.push(link.from);
        ladder.push(beadOver(link));
      }
      at = run;
      continue;
    }
    begins.push(found[chain[at]!]!.from);
    ladder.push(beadOf(chain[at]!));
    at++;
  }
  /** The cell where a bead begins; of the bead past the last, the last cell. */
  const cellOf = (bead: number): number => begins[bead] ?? cells - 1;
  return {
    ladder,
    cornerPosterior: (bead) => Math.min(1, cellPosterior(sums, cellOf(bead))),
    blockPosterior: (from, to) => bothPosterior(lattice, sums, cellOf(from), cellOf(to)),
  };
}

/** Atoms on either side: in texts that are no translations there are such runs, too, but short ones. */
const leastAlike = 100;

/**
 * Where a run of a chain ends in which units of both sides are left alone though it is hardly ever right: nothing is
 * probable there, since very many ladders are as good as each other, as among a thousand lines that are all alike.
 * @returns `at` where no such run begins there
 */
function undecided(lattice: Lattice, found: readonly Stretch[], chain: readonly number[], at: number): number {
  const { row, column } = lattice;
  let end = at;
  while (end < chain.length) {
    const { from, to, posterior } = found[chain[end]!]!;
    if (posterior >= cost.null || !isNullStretch(lattice, from, to)) break;
    end++;
  }
  if (end === at) return at;
  const [from, to] = [found[chain[at]!]!.from, found[chain[end - 1]!]!.to];
  return Math.min(row[to]! - row[from]!, column[to]! - column[from]!) < leastAlike ? at : end;
}

/** The links of the most probable path between two cells where units end: of equal ones, those of the straight path. */
function likeliest(
  english: Side,
  russian: Side,
  lattice: Lattice,
  score: Float64Array,
  transition: Float64Array,
  first: number,
  last: number,
): Pick<Stretch, 'from' | 'to'>[] {
  const path = bestPath(lattice, score, transition, first, last);
  if (path === undefined) throw new Error('no path leads through a run of nulls');
  const links: Pick<Stretch, 'from' | 'to'>[] = [];
  let from = first;
  for (const arc of path) {
    const to = lattice.arcTo[arc]!;
    if (!isSeam(english, russian, lattice, to)) continue;
    links.push({ from, to });
    from = to;
  }
  return links;
}

const isSeam = (english: Side, russian: Side, { row, column }: Lattice, cell: number): boolean =>
  (english.seam[row[cell]!]! & russian.seam[column[cell]!]!) === 1;

/** All links that the path may take, the sums they were weighed by, and each as a bead of sentence units. */
export interface WeighedLinks {
  readonly sums: Sums;
  readonly found: readonly Stretch[];
  readonly links: readonly Link[];
  readonly beadOf: (index: number) => Bead;
  /** The same of two cells, whether or not the path may be found between them. */
  readonly beadOver: (link: Pick<Stretch, 'from' | 'to'>) => Bead;
}

/** Every stretch of the path between two cells where a unit ends on either side, with what it gains. */
export function weighLinks(
  english: Side,
  russian: Side,
  lattice: Lattice,
  score: Float64Array,
  transition: Float64Array,
  ends?: Ends,
): WeighedLinks {
  const sums = sumPaths(lattice, score, transition, ends);
  const cells = lattice.row.length;
  const seam = new Uint8Array(cells);
  for (let cell = 0; cell < cells; cell++) seam[cell] = isSeam(english, russian, lattice, cell) ? 1 : 0;
  const found = stretches(lattice, sums, seam, floor);
  const links: Link[] = found.map(({ from, to, posterior }) => ({
    from,
    to,
    gain: isNullStretch(lattice, from, to) ? (posterior - cost.null) * nullShare : posterior - cost.link,
  }));
  const beadOf = (index: number): Bead => beadWith(found[index]!);
  const beadWith = ({ from, to, posterior }: Stretch): Bead => ({
    source: [unitAt(english, lattice.row[from]!), unitAt(english, lattice.row[to]!)],
    target: [unitAt(russian, lattice.column[from]!), unitAt(russian, lattice.column[to]!)],
    posterior: roundPosterior(Math.min(1, posterior)),
    by: 'search',
  });
  const beadOver = ({ from, to }: Pick<Stretch, 'from' | 'to'>): Bead => {
    let [low, high] = [0, found.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (found[middle]!.from < from) low = middle + 1;
      else high = middle;
    }
    while (found[low]?.from === from && found[low]!.to !== to) low++;
    return beadWith(found[low]?.from === from ? found[low]! : { from, to, posterior: floor });
  };
  return { sums, found, links, beadOf, beadOver };
}

const isNullStretch = ({ row, column }: Lattice, from: number, to: number): boolean =>
  row[from] === row[to] || column[from] === column[to];

/** Index of the unit that begins before atom `place`; at the end, the number of units. */
const unitAt = (side: Side, place: number): number =>
  place === side.count ? side.document.units.sentence.length : side.unit[place]!;
