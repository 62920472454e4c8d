import type { Side } from '../feature/side.js';
import { type Bead, roundPosterior } from '../model/ladder.js';
import type { Lattice } from '../search/lattice.js';
import { bestChain, type Link } from '../search/path.js';
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
  const { sums, found, links, beadOf } = weighLinks(english, russian, lattice, score, transition, ends);
  const cells = lattice.row.length;
  const chain = bestChain(links, cells);
  if (chain === undefined) throw new Error('no path leads through the lattice');
  const ladder = chain.map(beadOf);
  /** The cell where a bead begins; of the bead past the last, the last cell. */
  const cellOf = (bead: number): number => (bead < chain.length ? found[chain[bead]!]!.from : cells - 1);
  return {
    ladder,
    cornerPosterior: (bead) => Math.min(1, cellPosterior(sums, cellOf(bead))),
    blockPosterior: (from, to) => bothPosterior(lattice, sums, cellOf(from), cellOf(to)),
  };
}

/** All links that the path may take, the sums they were weighed by, and each as a bead of sentence units. */
export interface WeighedLinks {
  readonly sums: Sums;
  readonly found: readonly Stretch[];
  readonly links: readonly Link[];
  readonly beadOf: (index: number) => Bead;
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
  for (let cell = 0; cell < cells; cell++)
    seam[cell] = english.seam[lattice.row[cell]!]! & russian.seam[lattice.column[cell]!]!;
  const found = stretches(lattice, sums, seam, floor);
  const links: Link[] = found.map(({ from, to, posterior }) => ({
    from,
    to,
    gain: isNullStretch(lattice, from, to) ? (posterior - cost.null) * nullShare : posterior - cost.link,
  }));
  const beadOf = (index: number): Bead => {
    const { from, to, posterior } = found[index]!;
    return {
      source: [unitAt(english, lattice.row[from]!), unitAt(english, lattice.row[to]!)],
      target: [unitAt(russian, lattice.column[from]!), unitAt(russian, lattice.column[to]!)],
      posterior: roundPosterior(Math.min(1, posterior)),
      by: 'search',
    };
  };
  return { sums, found, links, beadOf };
}

const isNullStretch = ({ row, column }: Lattice, from: number, to: number): boolean =>
  row[from] === row[to] || column[from] === column[to];

/** Index of the unit that begins before atom `place`; at the end, the number of units. */
const unitAt = (side: Side, place: number): number =>
  place === side.count ? side.document.units.sentence.length : side.unit[place]!;
