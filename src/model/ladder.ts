import type { Span } from './document.js';

/** What the search had said of a bead before a person confirmed it. */
export interface Unconfirmed {
  readonly by: 'search' | 'anchor';
  readonly posterior?: number;
}

/**
 * A group of units of the source and the units of the target that render them. Spans are of unit
 * indexes. An empty side is an omission or an addition (a null bead) and still has its place.
 */
export interface Bead {
  readonly source: Span;
  readonly target: Span;
  /** Probability that exactly this bead is right, given both texts. */
  readonly posterior?: number;
  readonly by: 'search' | 'anchor' | 'person';
  /** Of a bead that a person confirmed as it was found; one that a person made has none. */
  readonly was?: Unconfirmed;
  readonly memory?: MemoryFacts;
}

/** What a translation memory says of a unit besides its texts: kept to be written again, and of no meaning here. */
export interface MemoryFacts {
  /** Of the XML element. */
  readonly attributes?: Readonly<Record<string, string>>;
  readonly notes?: readonly string[];
  readonly props?: readonly (readonly [type: string, value: string])[];
  /** The same of each side. */
  readonly source?: MemoryFacts;
  readonly target?: MemoryFacts;
}

/** Beads in order, tiling both sides. */
export type Ladder = readonly Bead[];

export const length = ([from, to]: Span): number => to - from;

/** `2:1`: units of the source, units of the target. */
export const shape = (bead: Bead, sign = ':'): string => `${length(bead.source)}${sign}${length(bead.target)}`;

export const isNull = (bead: Bead): boolean => length(bead.source) === 0 || length(bead.target) === 0;

/** How probable a bead is; of one that nobody has said anything of, it is as likely as not. */
export const posteriorOf = ({ posterior }: Bead): number => posterior ?? 0.5;

/**
 * Six decimals: more differ between processors, and a number that is rounded twice, for one format and
 * again for the next, may end differently. What stands in a ladder is never impossible: a millionth at least.
 */
export const roundPosterior = (posterior: number): number => Math.max(1, Math.round(posterior * 1e6)) / 1e6;

/** What keeps a ladder from tiling `sources` and `targets` units, or undefined when it does. */
export function tilingFault(ladder: Ladder, sources: number, targets: number): string | undefined {
  let source = 0;
  let target = 0;
  for (const [index, bead] of ladder.entries()) {
    if (bead.source[0] !== source || bead.target[0] !== target)
      return `bead ${index + 1} begins at ${bead.source[0]}:${bead.target[0]}, not at ${source}:${target}`;
    if (bead.source[1] < source || bead.target[1] < target) return `bead ${index + 1} ends before it begins`;
    if (bead.source[1] === source && bead.target[1] === target) return `bead ${index + 1} is empty`;
    [source, target] = [bead.source[1], bead.target[1]];
  }
  if (source !== sources || target !== targets)
    return `the ladder ends at ${source}:${target}, the units at ${sources}:${targets}`;
  return undefined;
}

/** Index of the bead that holds a unit of one side. */
export function beadOf(ladder: Ladder, side: 'source' | 'target', unit: number): number {
  let [low, high] = [0, ladder.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ladder[middle]![side][1] <= unit) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Sentences of either text, or of both. */
export interface Places {
  readonly source?: Span;
  readonly target?: Span;
}

/** Indexes of the beads that hold a unit of some places, in order. */
export function beadsAt(ladder: Ladder, places: Places): readonly number[] {
  const found = new Set<number>();
  for (const side of ['source', 'target'] as const) {
    const [from, to] = places[side] ?? [0, 0];
    if (from === to) continue;
    for (let index = beadOf(ladder, side, from); index < ladder.length && ladder[index]![side][0] < to; index++)
      if (length(ladder[index]![side]) > 0) found.add(index);
  }
  return [...found].sort((a, b) => a - b);
}

/**
 * The smallest blocks of parents that are closed under the beads of their children, in order:
 * where a sentence bead crosses a paragraph's end, both paragraphs come into one block.
 * @param sourceParents parent index of each child unit, ascending; likewise `targetParents`
 * @returns spans of parent indexes, with the span of children beads each block holds
 */
export function closeOver(
  ladder: Ladder,
  sourceParents: ArrayLike<number>,
  targetParents: ArrayLike<number>,
): { readonly source: Span; readonly target: Span; readonly beads: Span }[] {
  const blocks: { source: Span; target: Span; beads: Span }[] = [];
  let from = 0;
  for (let index = 0; index < ladder.length; index++) {
    if (!closesBlock(ladder[index]!, sourceParents, targetParents)) continue;
    blocks.push({ ...blockOf(ladder[from]!, ladder[index]!, sourceParents, targetParents), beads: [from, index + 1] });
    from = index + 1;
  }
  return blocks;
}

/** Whether parents end on both sides where a bead of their children ends. */
export const closesBlock = (
  { source, target }: Bead,
  sourceParents: ArrayLike<number>,
  targetParents: ArrayLike<number>,
): boolean => atSeam(source[1], sourceParents) && atSeam(target[1], targetParents);

/** The parents of the children from one bead to another, both included. */
export const blockOf = (
  first: Bead,
  last: Bead,
  sourceParents: ArrayLike<number>,
  targetParents: ArrayLike<number>,
): { readonly source: Span; readonly target: Span } => ({
  source: parentSpan(first.source[0], last.source[1], sourceParents),
  target: parentSpan(first.target[0], last.target[1], targetParents),
});

/** Whether a parent ends before child `index`. */
const atSeam = (index: number, parents: ArrayLike<number>): boolean =>
  index === 0 || index === parents.length || parents[index - 1] !== parents[index];

function parentSpan(from: number, to: number, parents: ArrayLike<number>): Span {
  if (to > from) return [parents[from]!, parents[to - 1]! + 1];
  const place = from === 0 ? 0 : parents[from - 1]! + 1;
  return [place, place];
}
