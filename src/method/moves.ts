import { type Bitext, withAtoms } from '../feature/bitext.js';
import type { BeadColumns } from '../feature/feature.js';
import { features } from '../feature/features.js';
import { fillLikeness } from '../feature/likeness.js';
import { shapes } from '../feature/shape.js';
import { firstAtom, type Side } from '../feature/side.js';
import { structureFeature } from '../feature/structure.js';
import type { Move } from '../model/alignment.js';
import type { Span } from '../model/document.js';
import { beadOf, isNull, type Ladder, roundPosterior } from '../model/ladder.js';
import { type Cell, findPassages } from './passages.js';
import { scoreBeads } from './weigh.js';
import type { Weights } from './weights.js';

/** Pairs with less in common than this, in nats, are not looked at. */
const leastLikeness = 4;
/** Of each sentence so many pairs are looked at, those with most in common: in a long text it has something with hundreds. */
const mostPartners = 16;
/** How rare it is that anything moves at all, in nats, beside the number of places it may have moved to. */
const rarity = 2;
/** So many sentences on either side, of those that are left alone, are looked at: all of a text of fifty thousand. */
const reach = 2000;
const neighbours = 64;
/** Pairs that are weighed at a time. */
const batch = 8192;

/**
 * Looks among the sentences that the ladder leaves alone for passages that stand elsewhere in the
 * other text, the score of a pair being how much likelier the model finds it linked than both left
 * alone. Those are reported that are likelier than not.
 * @returns moves in the order of the English, spans of sentence units, English as the source
 */
export function findMoves(bitext: Bitext, ladder: Ladder, weights: Weights): Move[] {
  const english = leftAlone(ladder, 'source');
  const russian = leftAlone(ladder, 'target');
  if (english.length === 0 || russian.length === 0) return [];
  const reachOf = nearAcross(ladder, english.length, russian.length);
  const prior = Math.log(english.length * Math.min(russian.length, 2 * reach)) + rarity;
  const [isAlone, isAloneThere] = [new Set(english), new Set(russian)];
  const passages = findPassages(
    candidates(bitext, english, russian, weights, reachOf),
    (unit) => isAlone.has(unit),
    (unit) => isAloneThere.has(unit),
    prior,
  );
  const crosses = crossing(ladder);
  return passages
    .filter(crosses)
    .map(({ source, target, score }) => {
      const posterior = 1 / (1 + Math.exp(prior - score));
      return { source, target, posterior: roundPosterior(posterior) };
    })
    .sort((a, b) => a.source[0] - b.source[0]);
}

/** Whether a link stands between the two sides of a passage: where none does, they are in order, and nothing moved. */
function crossing(ladder: Ladder): (passage: Pick<Move, 'source' | 'target'>) => boolean {
  const links = ladder.filter((bead) => !isNull(bead));
  return ({ source, target }) => beadOf(links, 'source', source[0]) !== beadOf(links, 'target', target[0]);
}

/**
 * Which of the Russian sentences that are left alone are compared with each of the English ones: in a text as long as a
 * shelf not all, or time would grow with the square of its length. Neighbours share a span.
 * @returns a function of the number of the English one, which gives numbers of Russian ones
 */
function nearAcross(ladder: Ladder, english: number, russian: number): (index: number) => Span {
  if (russian <= 2 * reach) return () => [0, russian];
  /** How many Russian ones come before each English one. */
  const before = new Int32Array(english);
  let [e, r] = [0, 0];
  for (const { source, target } of ladder.filter(isNull)) {
    for (let unit = source[0]; unit < source[1]; unit++) before[e++] = r;
    r += target[1] - target[0];
  }
  return (index) => {
    const middle = before[index - (index % neighbours)]!;
    const from = Math.max(0, Math.min(russian, middle + reach) - 2 * reach);
    return [from, Math.min(russian, from + 2 * reach)];
  };
}

function leftAlone(ladder: Ladder, side: 'source' | 'target'): number[] {
  return ladder
    .filter(isNull)
    .flatMap(({ [side]: [from, to] }) => Array.from({ length: to - from }, (_, index) => from + index));
}

/** How much likelier each pair of sentences is linked than left alone, for pairs with words in common. */
function candidates(
  bitext: Bitext,
  english: readonly number[],
  russian: readonly number[],
  weights: Weights,
  reachOf: (index: number) => Span,
): Cell[] {
  const rows = english.map((unit) => atomsOf(bitext.english, unit));
  const columns = russian.map((unit) => atomsOf(bitext.russian, unit));
  const atoms = Int32Array.from(
    columns.flatMap(([from, to]) => Array.from({ length: to - from }, (_, at) => from + at)),
  );
  const fill = fillLikeness(withAtoms(bitext, atoms));
  const likeness = new Float32Array(atoms.length);
  /** Where the atoms of each Russian unit begin among these. */
  const begin = new Int32Array(columns.length + 1);
  for (const [r, [from, to]] of columns.entries()) begin[r + 1] = begin[r]! + to - from;
  const pairs: (readonly [english: number, russian: number])[] = [];
  for (let e = 0; e < rows.length; e++) {
    const row = rows[e]!;
    const [left, right] = reachOf(e);
    likeness.fill(0, begin[left], begin[right]);
    for (let atom = row[0]; atom < row[1]; atom++) fill(atom, begin[left]!, begin[right]!, likeness, begin[left]!);
    for (const { r } of mostAlike(likeness, begin, [left, right], (unit) => hasShape(row, columns[unit]!)))
      pairs.push([e, r]);
  }
  const none: Span = [0, 0];
  const aloneHere = weighAlone(bitext, weights, rows, (atom) => [atom, none]);
  const aloneThere = weighAlone(bitext, weights, columns, (atom) => [none, atom]);
  const cells: Cell[] = [];
  for (let from = 0; from < pairs.length; from += batch) {
    const some = pairs.slice(from, from + batch);
    const linked = weighBeads(
      bitext,
      weights,
      some.map(([e, r]) => [rows[e]!, columns[r]!]),
    );
    for (const [index, [e, r]] of some.entries())
      cells.push({
        english: english[e]!,
        russian: russian[r]!,
        odds: linked[index]! - aloneHere[e]! - aloneThere[r]!,
      });
  }
  return cells;
}

interface Alike {
  readonly r: number;
  readonly sum: number;
}

/** Of the units that may be linked with the one at hand, those that have most in common with it, in their order. */
function mostAlike(
  likeness: Float32Array,
  begin: Int32Array,
  [left, right]: Span,
  mayLink: (unit: number) => boolean,
): readonly Alike[] {
  /** Those with most in common first. */
  const best: Alike[] = [];
  let least = leastLikeness;
  for (let r = left, at = begin[left]!; r < right; r++) {
    let sum = 0;
    for (const end = begin[r + 1]!; at < end; at++) sum += likeness[at]!;
    const isFull = best.length === mostPartners;
    if (sum < least || (isFull && sum === least) || !mayLink(r)) continue;
    let place = isFull ? mostPartners - 1 : best.length;
    for (; place > 0 && best[place - 1]!.sum < sum; place--) best[place] = best[place - 1]!;
    best[place] = { r, sum };
    if (best.length === mostPartners) least = best[mostPartners - 1]!.sum;
  }
  return best.sort((a, b) => a.r - b.r);
}

const atomsOf = (side: Side, unit: number): Span => [firstAtom(side, unit), firstAtom(side, unit + 1)];

const hasShape = (row: Span, column: Span): boolean =>
  shapes.some(([english, russian]) => english === row[1] - row[0] && russian === column[1] - column[0]);

/** The sum, for each unit, of what it costs to leave its atoms alone. */
function weighAlone(
  bitext: Bitext,
  weights: Weights,
  units: readonly Span[],
  place: (atom: Span) => readonly [Span, Span],
): number[] {
  const atoms = units.flatMap(([from, to], unit) =>
    Array.from({ length: to - from }, (_, index) => ({ unit, atom: [from + index, from + index + 1] as Span })),
  );
  const scores = weighBeads(
    bitext,
    weights,
    atoms.map(({ atom }) => place(atom)),
  );
  const sums = units.map(() => 0);
  for (const [index, { unit }] of atoms.entries()) sums[unit]! += scores[index]!;
  return sums;
}

/** Weights of beads wherever they stand: paragraphs and turns say nothing of what moved. */
function weighBeads(
  bitext: Bitext,
  weights: Weights,
  spans: readonly (readonly [english: Span, russian: Span])[],
): Float64Array {
  const column = (side: 0 | 1, end: 0 | 1): Int32Array => Int32Array.from(spans, (pair) => pair[side][end]);
  const beads: BeadColumns = {
    count: spans.length,
    englishFrom: column(0, 0),
    englishTo: column(0, 1),
    russianFrom: column(1, 0),
    russianTo: column(1, 1),
    freedom: 0,
  };
  const table = features.filter((feature) => feature !== structureFeature);
  return scoreBeads(table, bitext, beads, weights);
}
