import { length, type Bead, type Ladder } from '../ladder.js';
import type { Span } from '../document.js';
import type { Side } from './change.js';

/**
 * A bead as a person made it. Its posterior is 1: a person's word stands for itself, and is no
 * estimate of the model's. What the model had said of other spans does not speak of these.
 * @param from the bead it is made of; what later versions keep in it stays
 */
export function madeBead(source: Span, target: Span, from: Partial<Bead> = {}): Bead {
  const { was, ...rest } = from;
  return { ...rest, source, target, posterior: 1, by: 'person' };
}

/** A bead put together of some that follow each other. */
export function joinedBead(beads: Ladder): Bead {
  const [first, last] = [beads[0]!, beads.at(-1)!];
  const fields = beads.reduceRight<Partial<Bead>>((kept, bead) => ({ ...kept, ...bead }), {});
  return madeBead([first.source[0], last.source[1]], [first.target[0], last.target[1]], fields);
}

/** A null bead for each sentence of a span, beside a place in the other text. */
export function aloneBeads(side: Side, [from, to]: Span, place: number): Bead[] {
  return Array.from({ length: to - from }, (_, index) => {
    const here: Span = [from + index, from + index + 1];
    return side === 'source' ? madeBead(here, [place, place]) : madeBead([place, place], here);
  });
}

/** The ladder with `count` beads from `at` replaced; empty ones are left out. */
export const replaceBeads = (ladder: Ladder, at: number, count: number, beads: Ladder): Ladder => [
  ...ladder.slice(0, at),
  ...beads.filter((bead) => length(bead.source) + length(bead.target) > 0),
  ...ladder.slice(at + count),
];

export const other = (side: Side): Side => (side === 'source' ? 'target' : 'source');
