import { pairSides } from '../feature/bitext.js';
import { fillColumns } from '../feature/features.js';
import { firstAtom, readSide } from '../feature/side.js';
import { shapes } from '../feature/shape.js';
import type { Alignment } from '../model/alignment.js';
import { type Bead, isNull, type Ladder } from '../model/ladder.js';
import { stateOf } from '../search/lattice.js';
import { bestChain } from '../search/path.js';
import type { Piece } from '../search/piece.js';
import { clocksOf } from './clock.js';
import { weighLinks } from './ladder.js';
import type { Resources } from './method.js';
import { modelOf } from './model.js';
import { rough, roughScore } from './rough.js';
import { findLattice, thin } from './space.js';
import { weigh } from './weigh.js';

/** The likeliest link that a link excludes, and what the ladder would be with it. */
export interface RivalLink {
  /** Its posterior is that between the neighbouring links, which are taken as certain. */
  readonly link: Bead;
  /** Index of the first bead of the ladder that would go, and how many would. */
  readonly at: number;
  readonly remove: number;
  /** Those that would come in their place; `link` is among them. */
  readonly insert: Ladder;
}

/**
 * So many beads on either side of one are searched for a rival. Features tell how a bead stands out among those around
 * it: with 8, the rival of the transcript's most doubtful link has 0.30, with 16, 0.38, with 40, 0.48 of the 0.48 left.
 */
const reach = 40;

/**
 * Finds the rivals of links of the model `crf`. The texts are read once, here.
 * @returns a function of a ladder over the sentences of both texts, and the index of a bead in it; undefined where
 * nothing else is thinkable
 */
export function createRivalFinder(
  alignment: Pick<Alignment, 'source' | 'target'>,
  resources: Resources,
): (ladder: Ladder, index: number) => RivalLink | undefined {
  const { source, target } = alignment;
  if (source.lang === 'ru') {
    const find = createRivalFinder({ source: target, target: source }, resources);
    return (ladder, index) => {
      const rival = find(ladder.map(turned), index);
      return rival && { ...rival, link: turned(rival.link), insert: rival.insert.map(turned) };
    };
  }
  const bitext = pairSides(readSide(source), readSide(target), resources.lexicon);
  const transition = Float64Array.from(resources.weights.transitions);
  const { table, quick, weights, glance } = modelOf(resources, clocksOf(bitext).times);
  return (ladder, index) => {
    const bead = ladder[index];
    if (bead === undefined) return undefined;
    const [from, to] = windowAround(ladder, index);
    const piece = pieceOf(from, to);
    const all = findLattice(piece, shapes, (corridor) => roughScore(bitext, piece, corridor, shapes), rough.beam);
    const { lattice, beads } = glance ? thin(bitext, all, glance, piece, undefined, quick) : all;
    const score = weigh(table, fillColumns(table, bitext, beads), weights);
    const { found, links, beadOf } = weighLinks(bitext.english, bitext.russian, lattice, score, transition, piece);
    let best = -1;
    for (let link = 0; link < found.length; link++)
      if (excludes(beadOf(link), bead) && (best < 0 || found[link]!.posterior > found[best]!.posterior)) best = link;
    if (best < 0) return undefined;
    // What else there is goes along as well as it can.
    const forced = links.map((link, each) => (each === best ? { ...link, gain: links.length } : link));
    const chain = bestChain(forced, lattice.row.length)!.map(beadOf);
    return { link: beadOf(best), ...difference(ladder.slice(from, to), chain, index - from, from) };

    function pieceOf(first: number, end: number): Piece {
      const [before, after] = [ladder[first - 1], ladder[end]];
      const [start, stop] = [ladder[first]!, ladder[end - 1]!];
      return {
        rows: [firstAtom(bitext.english, start.source[0]), firstAtom(bitext.english, stop.source[1])],
        columns: [firstAtom(bitext.russian, start.target[0]), firstAtom(bitext.russian, stop.target[1])],
        before: before === undefined ? 0 : stateAfter(before),
        ...(after !== undefined && { after: stateAfter(after) }),
      };
    }
  };
}

const stateAfter = ({ source, target }: Bead) => stateOf([source[1] - source[0], target[1] - target[0]]);

const turned = (bead: Bead): Bead => ({ ...bead, source: bead.target, target: bead.source });

/** The beads around one, up to those that a person confirmed. */
function windowAround(ladder: Ladder, index: number): readonly [number, number] {
  let [from, to] = [index, index + 1];
  while (from > 0 && index - from < reach && ladder[from - 1]!.by !== 'person') from--;
  while (to < ladder.length && to - index <= reach && ladder[to]!.by !== 'person') to++;
  return [from, to];
}

/** Whether no ladder can have both. */
function excludes(one: Bead, two: Bead): boolean {
  const isBefore = (a: Bead, b: Bead): boolean => a.source[1] <= b.source[0] && a.target[1] <= b.target[0];
  return (
    !isSame(one, two) && !isBefore(one, two) && !isBefore(two, one) && !(isNull(one) && isNull(two) && !touch(one, two))
  );
}

/** Nulls of two texts stand in either order beside each other. */
const touch = (one: Bead, two: Bead): boolean =>
  (one.source[0] < two.source[1] && two.source[0] < one.source[1]) ||
  (one.target[0] < two.target[1] && two.target[0] < one.target[1]);

const isSame = (one: Bead, two: Bead): boolean =>
  one.source.join() === two.source.join() && one.target.join() === two.target.join();

/** The smallest stretch around a bead in which two ladders over the same sentences differ. */
function difference(before: Ladder, after: Ladder, index: number, offset: number): Omit<RivalLink, 'link'> {
  const ends = (ladder: Ladder): Map<string, number> =>
    new Map(ladder.map((bead, place) => [`${bead.source[1]}:${bead.target[1]}`, place + 1] as const));
  const first = before[0]!;
  const start = `${first.source[0]}:${first.target[0]}`;
  const theirs = ends(after).set(start, 0);
  let [from, to] = [index, index + 1];
  const endOf = (place: number): string => {
    const bead = before[place - 1];
    return bead === undefined ? start : `${bead.source[1]}:${bead.target[1]}`;
  };
  while (from > 0 && !theirs.has(endOf(from))) from--;
  while (to < before.length && !theirs.has(endOf(to))) to++;
  return { at: offset + from, remove: to - from, insert: after.slice(theirs.get(endOf(from)), theirs.get(endOf(to))) };
}
