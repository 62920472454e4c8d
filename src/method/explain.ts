import { type Bitext, pairSides } from '../feature/bitext.js';
import { columnNames, fillColumns } from '../feature/features.js';
import { shapes } from '../feature/shape.js';
import { firstAtom, readSide, type Side } from '../feature/side.js';
import type { Alignment } from '../model/alignment.js';
import { exchange } from '../model/alignment.js';
import type { Anchor } from '../model/anchor.js';
import type { Span } from '../model/document.js';
import type { Bead, Ladder } from '../model/ladder.js';
import { states } from '../search/lattice.js';
import { piecesBetween } from '../search/piece.js';
import { clocksOf } from './clock.js';
import { cutLegs, type Leg } from './cuts.js';
import type { Resources } from './method.js';
import { modelOf } from './model.js';
import { settle } from './rungs.js';
import { rough, roughScore } from './rough.js';
import { findLatticeAlong } from './space.js';
import {
  bestRival,
  bestWithin,
  insideOf,
  isSeam,
  parting,
  type Path,
  stateBefore,
  totalOf,
  type Walk,
} from './walk.js';
import { weigh } from './weigh.js';
import { type WordMatch, wordMatcherOf } from './word-match.js';

/** A column of a feature over some beads: the sum of its values, its weight, and what it adds to the score, in nats. */
export interface Contribution {
  readonly name: string;
  readonly value: number;
  readonly weight: number;
  readonly product: number;
}

/** Beads of sentence units, source first as in the alignment that was asked about. */
export type Segment = readonly Pick<Bead, 'source' | 'target'>[];

/** The likeliest ladder without the bead, where it parts from the likeliest with it. */
export interface Rival {
  /** What it has in this place, and what the ladder with the bead has. */
  readonly beads: Segment;
  readonly instead: Segment;
  /** By how much the ladder with the bead scores higher, in nats; negative where the rival does. */
  readonly margin: number;
  /** What each column adds to that margin, the weightiest first. */
  readonly reasons: readonly Contribution[];
}

/** Why a bead is what it is. */
export interface Explanation {
  readonly bead: Bead;
  /** Of the bead itself, the weightiest first; columns that are zero are left out. `state` is what follows what. */
  readonly features: readonly Contribution[];
  /** Their sum. */
  readonly score: number;
  readonly words: readonly WordMatch[];
  /** Undefined where no other ladder leads through the place. */
  readonly rival: Rival | undefined;
}

/**
 * Tells why bead `index` of the sentence ladder is what it is to the log-linear model. Scores are of the
 * likeliest path of atoms through the bead: the confidence sums over all paths, and other ladders than
 * the one rival take their part of it. Beads that a person settled are kept as they were for the search.
 * @returns undefined where the model finds no path through the bead, as with one made by hand far from what it searches
 */
export const explain = (alignment: Alignment, index: number, resources: Resources): Explanation | undefined =>
  createExplainer(alignment, resources)(alignment.ladders.sentence ?? [], index);

/** The same for one bead after the other of ladders over the same texts, which are read once, here. */
export function createExplainer(
  { source, target }: Pick<Alignment, 'source' | 'target'>,
  resources: Resources,
): (ladder: Ladder, index: number) => Explanation | undefined {
  if (source.lang === 'ru') {
    const explainTurned = createExplainer({ source: target, target: source }, resources);
    return (ladder, index) => {
      const turned = explainTurned(
        ladder.map((bead) => exchange(bead)),
        index,
      );
      return turned && turnRound(turned);
    };
  }
  const bitext = pairSides(readSide(source), readSide(target), resources.lexicon);
  return (ladder, index) => {
    const bead = ladder[index];
    if (bead === undefined) throw new RangeError(`there is no bead ${index}`);
    return explainBead(bitext, ladder, bead, resources);
  };
}

function explainBead(
  bitext: Bitext,
  ladder: Ladder,
  bead: Bead,
  { weights, embeddings }: Resources,
): Explanation | undefined {
  const isAnchor = (one: Bead): one is Anchor => one !== bead && one.by !== 'search';
  const model = modelOf({ weights, embeddings }, clocksOf(bitext).times);
  const leg = legOf(bitext, ladder.filter(isAnchor), bead);
  if (leg === undefined) return undefined;
  const { lattice, beads } = findLatticeAlong(
    leg,
    shapes,
    (corridor) => roughScore(bitext, leg.piece, corridor, shapes),
    rough.beam,
  );
  const columns = fillColumns(model.table, bitext, beads);
  const score = weigh(model.table, columns, model.weights);
  const transition = Float64Array.from(weights.transitions);
  const walk = { bitext, lattice, columns, score, transition, names: columnNames(model.table) };
  const corners = cornersOf(walk, bead);
  if (corners === undefined) return undefined;
  const ours = bestWithin(walk, insideOf(walk, corners));
  if (ours === undefined) return undefined;
  const [from, to] = corners;
  const inside = ours.filter((arc) => lattice.arcFrom[arc]! >= from && lattice.arcTo[arc]! <= to);
  const own = contributions(walk, model.weights.columns, [[1, inside, stateBefore(walk, ours, inside[0]!)]]);
  const other = bestRival(walk, corners);
  return {
    bead,
    features: own,
    score: own.reduce((sum, { product }) => sum + product, 0),
    words: wordMatcherOf(bitext)(bead),
    rival: other && compare(walk, model.weights.columns, ours, other),
  };
}

const atomsOf = (side: Side, [from, to]: Span): Span => [firstAtom(side, from), firstAtom(side, to)];

/** The part of the search that holds a bead: between settled beads, and between cuts of a long text. */
function legOf(bitext: Bitext, anchors: readonly Anchor[], bead: Bead): Leg | undefined {
  const [rows, columns] = [atomsOf(bitext.english, bead.source), atomsOf(bitext.russian, bead.target)];
  const settled = anchors.map((anchor) => settle(bitext, anchor));
  for (const piece of piecesBetween(settled, bitext.english.count, bitext.russian.count)) {
    if (piece.rows[0] === piece.rows[1] && piece.columns[0] === piece.columns[1]) continue;
    for (const leg of cutLegs(bitext, piece)) {
      const holds = ([from, to]: Span, [start, end]: Span): boolean => from <= start && end <= to;
      if (holds(leg.piece.rows, rows) && holds(leg.piece.columns, columns)) return leg;
    }
  }
  return undefined;
}

/** The cells where a bead begins and ends. */
function cornersOf({ bitext, lattice }: Walk, bead: Bead): readonly [number, number] | undefined {
  const [rows, columns] = [atomsOf(bitext.english, bead.source), atomsOf(bitext.russian, bead.target)];
  const cellAt = (end: 0 | 1): number => {
    for (let cell = 0; cell < lattice.row.length; cell++)
      if (lattice.row[cell] === rows[end] && lattice.column[cell] === columns[end]) return cell;
    return -1;
  };
  const corners = [cellAt(0), cellAt(1)] as const;
  return corners.includes(-1) ? undefined : corners;
}

/** Values and weights of each column over some arcs, each group counted `times`; the weightiest first. */
function contributions(
  { lattice, columns, names: own, transition }: Walk,
  weights: Readonly<Record<string, number>>,
  groups: readonly (readonly [times: number, arcs: Path, before: number])[],
): Contribution[] {
  const all = own.map((name, column): Contribution => {
    let value = 0;
    for (const [times, arcs] of groups) for (const arc of arcs) value += times * columns[column]![arc]!;
    const weight = weights[name] ?? 0;
    return { name, value, weight, product: value * weight };
  });
  const names = ['match', 'omission', 'addition'];
  const counts = new Float64Array(states * states);
  for (const [times, arcs, start] of groups) {
    let before = start;
    for (const arc of arcs) {
      const state = lattice.arcState[arc]!;
      counts[before * states + state]! += times;
      before = state;
    }
  }
  for (const [at, value] of counts.entries()) {
    const weight = transition[at]!;
    const name = `state ${names[at % states]!} after ${names[Math.floor(at / states)]!}`;
    all.push({ name, value, weight, product: value * weight });
  }
  return all
    .filter(({ product }) => Math.abs(product) > 1e-9)
    .sort((a, b) => Math.abs(b.product) - Math.abs(a.product));
}

/** Where two paths part about the bead, and why the one outweighs the other. */
function compare(walk: Walk, weights: Readonly<Record<string, number>>, ours: Path, theirs: Path): Rival {
  const [here, there] = [parting(walk, ours, theirs), parting(walk, theirs, ours)];
  return {
    beads: unitsAlong(walk, there.path),
    instead: unitsAlong(walk, here.path),
    margin: totalOf(walk, ours) - totalOf(walk, theirs),
    reasons: contributions(walk, weights, [
      [1, here.withNext, here.before],
      [-1, there.withNext, there.before],
    ]),
  };
}

/** The beads of units that a stretch of a path makes, from one cell where units end on both sides to the next. */
function unitsAlong(walk: Walk, path: Path): Segment {
  const { lattice, bitext } = walk;
  const unitAt = (side: Side, place: number): number =>
    place === side.count ? side.document.units.sentence.length : side.unit[place]!;
  const beads: { source: Span; target: Span }[] = [];
  let from = lattice.arcFrom[path[0]!]!;
  for (const arc of path) {
    const to = lattice.arcTo[arc]!;
    if (!isSeam(walk, to)) continue;
    const span = (side: Side, column: Int32Array): Span => [unitAt(side, column[from]!), unitAt(side, column[to]!)];
    beads.push({ source: span(bitext.english, lattice.row), target: span(bitext.russian, lattice.column) });
    from = to;
  }
  return beads;
}

function turnRound({ bead, words, rival, ...rest }: Explanation): Explanation {
  return {
    ...rest,
    bead: exchange(bead),
    words: words.map((word) => exchange(word)).sort((a, b) => a.source[0] - b.source[0]),
    rival: rival && {
      ...rival,
      beads: rival.beads.map((one) => exchange(one)),
      instead: rival.instead.map((one) => exchange(one)),
    },
  };
}
