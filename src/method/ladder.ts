import type { Side } from '../feature/side.js';
import type { Span } from '../model/document.js';
import type { Bead } from '../model/ladder.js';
import type { Lattice } from '../search/lattice.js';
import { bestChain, type Link } from '../search/path.js';
import { bothPosterior, stretches, sumPaths } from '../search/posterior.js';
import type { Finding } from './method.js';

/** Stretches less probable than this are not considered for the ladder. */
const floor = 1e-6;
/**
 * What a link gains is its probability less this: every link found costs precision, and where right
 * links are nearly all found, F1 grows with p - ½ (Lewis 1995: the best threshold is half the best F).
 * A link of less than an even chance is thus not preferred to one surer, larger link.
 */
const even = 0.5;
/** A null gains likewise, and less: it is the lesser find. */
const nullShare = 0.1;

/**
 * The ladder with the most links expected to be right, from the sums over all paths of atoms: a link
 * of sentence units is a stretch of the path between two cells where a unit ends on either side.
 * @param score logarithm of each arc's weight
 */
export function findLadder(
  english: Side,
  russian: Side,
  lattice: Lattice,
  score: Float64Array,
  transition: Float64Array,
): Finding {
  const sums = sumPaths(lattice, score, transition);
  const cells = lattice.row.length;
  const seam = new Uint8Array(cells);
  for (let cell = 0; cell < cells; cell++)
    seam[cell] = english.seam[lattice.row[cell]!]! & russian.seam[lattice.column[cell]!]!;
  const found = stretches(lattice, score, transition, sums, seam, floor);
  const links: Link[] = found.map(({ from, to, posterior }) => ({
    from,
    to,
    gain: (posterior - even) * (isNullStretch(lattice, from, to) ? nullShare : 1),
  }));
  const chain = bestChain(links, cells);
  if (chain === undefined) throw new Error('no path leads through the lattice');
  const ladder = chain.map((index): Bead => {
    const { from, to, posterior } = found[index]!;
    return {
      source: [unitAt(english, lattice.row[from]!), unitAt(english, lattice.row[to]!)],
      target: [unitAt(russian, lattice.column[from]!), unitAt(russian, lattice.column[to]!)],
      posterior: Math.min(1, posterior),
      by: 'search',
    };
  });
  const cellAt = new Map<string, number>();
  for (let cell = 0; cell < cells; cell++)
    if (seam[cell])
      cellAt.set(`${unitAt(english, lattice.row[cell]!)} ${unitAt(russian, lattice.column[cell]!)}`, cell);
  const blockPosterior = (source: Span, target: Span): number => {
    const [from, to] = [cellAt.get(`${source[0]} ${target[0]}`), cellAt.get(`${source[1]} ${target[1]}`)];
    if (from === undefined || to === undefined) throw new Error('a block has a corner that no bead has');
    return bothPosterior(lattice, score, transition, sums, from, to);
  };
  return { ladder, blockPosterior };
}

const isNullStretch = ({ row, column }: Lattice, from: number, to: number): boolean =>
  row[from] === row[to] || column[from] === column[to];

/** Index of the unit that begins before atom `place`; at the end, the number of units. */
const unitAt = (side: Side, place: number): number =>
  place === side.count ? side.document.units.sentence.length : side.unit[place]!;
