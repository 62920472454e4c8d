import { type Bead, isNull, type Ladder, posteriorOf } from '../model/ladder.js';

/** Whether no person has said yet that a link is right. */
export const isOpen = (bead: Bead): boolean => bead.by !== 'person';

/** Indexes of the open links, the least sure first; of equally sure ones, that which stands first. */
export function queueOf(ladder: Ladder): readonly number[] {
  const open: number[] = [];
  for (const [index, bead] of ladder.entries()) if (isOpen(bead)) open.push(index);
  return open.sort((a, b) => posteriorOf(ladder[a]!) - posteriorOf(ladder[b]!) || a - b);
}

/** How far a review is, and what may still be wrong. */
export interface Progress {
  readonly links: number;
  /** Confirmed as they were found. */
  readonly confirmed: number;
  /** Made by a person. */
  readonly made: number;
  readonly left: number;
  /** Sentences of either side without a partner, among the links that are left. */
  readonly alone: number;
  /** Expected number of wrong links among those that are left: the sum of 1 - p. */
  readonly errors: number;
  /** Its standard deviation, if links were wrong independently: the root of the sum of p (1 - p). */
  readonly deviation: number;
}

/** An honest estimate: the posteriors are calibrated, so that of links with 0.9 one in ten is wrong (docs/methods.md). */
export function progressOf(ladder: Ladder): Progress {
  let [confirmed, made, alone, errors, variance] = [0, 0, 0, 0, 0];
  for (const bead of ladder) {
    if (!isOpen(bead)) {
      if (bead.was === undefined) made++;
      else confirmed++;
      continue;
    }
    const posterior = posteriorOf(bead);
    if (isNull(bead)) alone++;
    errors += 1 - posterior;
    variance += posterior * (1 - posterior);
  }
  const links = ladder.length;
  return { links, confirmed, made, left: links - confirmed - made, alone, errors, deviation: Math.sqrt(variance) };
}

/** What it would mean to confirm all open links that are at least so probable: how many, and how many wrong ones expected. */
export function confirmable(ladder: Ladder, least: number): { readonly links: number; readonly errors: number } {
  const sure = ladder.filter((bead) => isOpen(bead) && (bead.posterior ?? 0) >= least);
  return { links: sure.length, errors: sure.reduce((sum, bead) => sum + 1 - posteriorOf(bead), 0) };
}

/** How many links there are of each shape, the commonest first: `1:1`, `2:1`, … */
export function shapesOf(ladder: Ladder): readonly (readonly [shape: string, count: number])[] {
  const counts = new Map<string, number>();
  for (const { source, target } of ladder) {
    const shape = `${source[1] - source[0]}:${target[1] - target[0]}`;
    counts.set(shape, (counts.get(shape) ?? 0) + 1);
  }
  return [...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
}
