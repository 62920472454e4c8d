import type { Span } from '../model/document.js';
import type { Placed } from './place.js';

/** Right, found and wanted; precision is right / found, recall is right / wanted. */
export interface Counts {
  readonly right: number;
  readonly found: number;
  readonly wanted: number;
}

/** The same, where the right ones of both sides are counted apart. */
export interface Sides {
  readonly rightFound: number;
  readonly found: number;
  readonly rightWanted: number;
  readonly wanted: number;
}

/** How a ladder compares with a gold one. Null beads are left out of `strict` and `lax` and scored on their own. */
export interface Scores {
  /** Beads that are in the gold, both sides equal. */
  readonly strict: Counts;
  /** Beads that share at least one unit on both sides with a gold bead, of either ladder. */
  readonly lax: Sides;
  /** Units left without a partner, on either side. */
  readonly omission: Counts;
}

export function compareLadders(found: readonly Placed[], wanted: readonly Placed[]): Scores {
  const links = (ladder: readonly Placed[]): Placed[] => ladder.filter((bead) => !isEmpty(bead));
  const [foundLinks, wantedLinks] = [links(found), links(wanted)];
  const gold = new Set(wantedLinks.map(key));
  return {
    strict: {
      right: foundLinks.filter((bead) => gold.has(key(bead))).length,
      found: foundLinks.length,
      wanted: wantedLinks.length,
    },
    lax: {
      rightFound: touching(foundLinks, wantedLinks),
      found: foundLinks.length,
      rightWanted: touching(wantedLinks, foundLinks),
      wanted: wantedLinks.length,
    },
    omission: compareNulls(found.filter(isEmpty), wanted.filter(isEmpty)),
  };
}

const empty = ([from, to]: Span): boolean => from === to;
const isEmpty = (bead: Placed): boolean => empty(bead.source) || empty(bead.target);
const key = ({ source, target }: Placed): string => `${source[0]}-${source[1]} ${target[0]}-${target[1]}`;

/** How many links share something on both sides with a link of the other ladder; both are in order. */
function touching(links: readonly Placed[], others: readonly Placed[]): number {
  let first = 0;
  let count = 0;
  for (const link of links) {
    while (first < others.length && others[first]!.source[1] <= link.source[0]) first++;
    for (let at = first; at < others.length && others[at]!.source[0] < link.source[1]; at++)
      if (others[at]!.target[0] < link.target[1] && link.target[0] < others[at]!.target[1]) {
        count++;
        break;
      }
  }
  return count;
}

/** Nulls are right when what they leave alone is left alone in the gold, wherever it has its place. */
const nullKey = ({ source, target }: Placed): string =>
  empty(source) ? `t${target[0]}-${target[1]}` : `s${source[0]}-${source[1]}`;

function compareNulls(found: readonly Placed[], wanted: readonly Placed[]): Counts {
  const gold = new Set(wanted.map(nullKey));
  return { right: found.filter((bead) => gold.has(nullKey(bead))).length, found: found.length, wanted: wanted.length };
}

/** Which beads, links and nulls, are among the others too. */
export function findRight(beads: readonly Placed[], others: readonly Placed[]): boolean[] {
  const known = new Set(others.map(beadKey));
  return beads.map((bead) => known.has(beadKey(bead)));
}

/** The same for two beads that count as one: of a null, only what it leaves alone. */
export const beadKey = (bead: Placed): string => (isEmpty(bead) ? nullKey(bead) : key(bead));

/**
 * Sums of counts over several documents (micro average).
 * @param times how often each counts; once when left out
 */
export function addScores(all: readonly Scores[], times?: ArrayLike<number>): Scores {
  const sum = (pick: (scores: Scores) => number): number =>
    all.reduce((total, scores, index) => total + (times?.[index] ?? 1) * pick(scores), 0);
  const counts = (pick: (scores: Scores) => Counts): Counts => ({
    right: sum((scores) => pick(scores).right),
    found: sum((scores) => pick(scores).found),
    wanted: sum((scores) => pick(scores).wanted),
  });
  return {
    strict: counts(({ strict }) => strict),
    lax: addSides(
      all.map(({ lax }) => lax),
      times,
    ),
    omission: counts(({ omission }) => omission),
  };
}

export function addSides(all: readonly Sides[], times?: ArrayLike<number>): Sides {
  const sum = (pick: (sides: Sides) => number): number =>
    all.reduce((total, sides, index) => total + (times?.[index] ?? 1) * pick(sides), 0);
  return {
    rightFound: sum(({ rightFound }) => rightFound),
    found: sum(({ found }) => found),
    rightWanted: sum(({ rightWanted }) => rightWanted),
    wanted: sum(({ wanted }) => wanted),
  };
}

export interface Rates {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

/** Nothing found is precision 1, nothing wanted recall 1: no error was made. */
export function rates(rightFound: number, found: number, rightWanted: number, wanted: number): Rates {
  const precision = found === 0 ? 1 : rightFound / found;
  const recall = wanted === 0 ? 1 : rightWanted / wanted;
  return { precision, recall, f1: precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall) };
}

export const strictRates = ({ strict }: Scores): Rates =>
  rates(strict.right, strict.found, strict.right, strict.wanted);
export const sideRates = ({ rightFound, found, rightWanted, wanted }: Sides): Rates =>
  rates(rightFound, found, rightWanted, wanted);
export const laxRates = ({ lax }: Scores): Rates => sideRates(lax);
export const omissionRates = ({ omission }: Scores): Rates =>
  rates(omission.right, omission.found, omission.right, omission.wanted);
