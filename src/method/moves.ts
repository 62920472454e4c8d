import type { Bitext } from '../feature/bitext.js';
import type { BeadColumns } from '../feature/feature.js';
import { features, fillColumns } from '../feature/features.js';
import { likenessOf } from '../feature/likeness.js';
import { shapes } from '../feature/shape.js';
import { firstAtom, type Side } from '../feature/side.js';
import { structureFeature } from '../feature/structure.js';
import type { Move } from '../model/alignment.js';
import type { Span } from '../model/document.js';
import { isNull, type Ladder } from '../model/ladder.js';
import { weigh } from './weigh.js';
import type { Weights } from './weights.js';

/** Pairs with less in common than this, in nats, are not looked at. */
const leastLikeness = 4;
/** What it costs, in nats, to pass over a sentence inside a passage that moved. */
const gap = 2;
/** How rare it is that anything moves at all, in nats, beside the number of places it may have moved to. */
const rarity = 2;
/** Less probable moves are not reported. */
const leastPosterior = 0.5;

/** Where one sentence of a passage may go on from another. */
interface Cell {
  readonly english: number;
  readonly russian: number;
  readonly odds: number;
}

/**
 * Looks among the sentences that the ladder leaves alone for passages that stand elsewhere in the
 * other text: local alignment (Smith and Waterman 1981) of the null sentences of both sides, the
 * score of a pair being how much likelier the model finds it linked than both left alone. The best
 * passage is taken, its sentences are set aside, and so on.
 * @returns moves in the order of the English, spans of sentence units, English as the source
 */
export function findMoves(bitext: Bitext, ladder: Ladder, weights: Weights): Move[] {
  const english = leftAlone(ladder, 'source');
  const russian = leftAlone(ladder, 'target');
  if (english.length === 0 || russian.length === 0) return [];
  const cells = new Map(
    candidates(bitext, english, russian, weights).map((cell) => [`${cell.english} ${cell.russian}`, cell]),
  );
  const [isAlone, isAloneThere] = [new Set(english), new Set(russian)];
  const prior = Math.log(english.length * russian.length) + rarity;
  const moves: Move[] = [];
  for (;;) {
    const best = bestPassage(cells, isAlone, isAloneThere);
    if (best === undefined) break;
    const posterior = 1 / (1 + Math.exp(prior - best.score));
    if (posterior < leastPosterior) break;
    moves.push({ source: best.source, target: best.target, posterior: Math.round(posterior * 1e6) / 1e6 });
    for (const [key, cell] of cells)
      if (within(cell.english, best.source) || within(cell.russian, best.target)) cells.delete(key);
  }
  return moves.sort((a, b) => a.source[0] - b.source[0]);
}

const within = (index: number, [from, to]: Span): boolean => from <= index && index < to;

function leftAlone(ladder: Ladder, side: 'source' | 'target'): number[] {
  return ladder
    .filter(isNull)
    .flatMap(({ [side]: [from, to] }) => Array.from({ length: to - from }, (_, index) => from + index));
}

interface Passage {
  readonly source: Span;
  readonly target: Span;
  readonly score: number;
}

/** At most so many sentences are passed over at a time, on either side. */
const mostPassed = 3;
/** From the sentence before in a passage to this one: so many down, so many across. */
const steps = Array.from(
  { length: (mostPassed + 1) ** 2 },
  (_, index) => [1 + Math.floor(index / (mostPassed + 1)), 1 + (index % (mostPassed + 1))] as const,
);

/** The passage with the highest score; what it passes over is without a partner too. */
function bestPassage(
  cells: ReadonlyMap<string, Cell>,
  isAlone: ReadonlySet<number>,
  isAloneThere: ReadonlySet<number>,
): Passage | undefined {
  const passages = new Map<string, Passage>();
  let best: Passage | undefined;
  // Cells come in ascending order of the English, then the Russian, so those before are done.
  for (const [key, { english, russian, odds }] of cells) {
    let before: Passage = { source: [english, english], target: [russian, russian], score: 0 };
    for (const [down, across] of steps) {
      const from = passages.get(`${english - down} ${russian - across}`);
      if (from === undefined || !reaches(isAlone, english, down) || !reaches(isAloneThere, russian, across)) continue;
      const score = from.score - gap * (down + across - 2);
      if (score > before.score) before = { ...from, score };
    }
    const here: Passage = {
      source: [before.source[0], english + 1],
      target: [before.target[0], russian + 1],
      score: before.score + odds,
    };
    if (here.score <= 0) continue;
    passages.set(key, here);
    if (odds > 0 && here.score > (best?.score ?? 0)) best = here;
  }
  return best;
}

/** Whether the sentences passed over on the way are without a partner. */
function reaches(isAlone: ReadonlySet<number>, index: number, step: number): boolean {
  for (let passed = 1; passed < step; passed++) if (!isAlone.has(index - passed)) return false;
  return true;
}

/** How much likelier each pair of sentences is linked than left alone, for pairs with words in common. */
function candidates(bitext: Bitext, english: readonly number[], russian: readonly number[], weights: Weights): Cell[] {
  const pairs: (readonly [english: number, russian: number])[] = [];
  const rows = english.map((unit) => atomsOf(bitext.english, unit));
  const columns = russian.map((unit) => atomsOf(bitext.russian, unit));
  const fill = likenessOf(bitext);
  for (const [e, row] of rows.entries()) {
    const likeness = new Float32Array(bitext.russian.count);
    for (let atom = row[0]; atom < row[1]; atom++) fill(atom, 0, bitext.russian.count, likeness, 0);
    for (const [r, column] of columns.entries()) {
      let sum = 0;
      for (let atom = column[0]; atom < column[1]; atom++) sum += likeness[atom]!;
      if (sum >= leastLikeness && hasShape(row, column)) pairs.push([e, r]);
    }
  }
  const none: Span = [0, 0];
  const linked = weighBeads(
    bitext,
    weights,
    pairs.map(([e, r]) => [rows[e]!, columns[r]!]),
  );
  const aloneHere = weighAlone(bitext, weights, rows, (atom) => [atom, none]);
  const aloneThere = weighAlone(bitext, weights, columns, (atom) => [none, atom]);
  return pairs.map(([e, r], index) => ({
    english: english[e]!,
    russian: russian[r]!,
    odds: linked[index]! - aloneHere[e]! - aloneThere[r]!,
  }));
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
  };
  const table = features.filter((feature) => feature !== structureFeature);
  return weigh(table, fillColumns(table, bitext, beads), weights);
}
