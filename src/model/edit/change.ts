import type { Alignment, Move, WordLink } from '../alignment.js';
import type { Level, Span, Unit } from '../document.js';
import type { Bead, Ladder } from '../ladder.js';

export type Side = 'source' | 'target';

interface Splice<T> {
  readonly at: number;
  /** So many are taken out there, and these are put in. */
  readonly remove: number;
  readonly insert: readonly T[];
}

/**
 * The smallest thing that is done to an alignment: something is taken out of a list and something else
 * put in. Where the number of sentences or paragraphs changes, all spans of their indexes behind them are
 * moved, and sentences know their paragraph by its new index.
 */
export type Change =
  | ({ readonly list: 'ladder'; readonly level: Level } & Splice<Bead>)
  | ({ readonly list: 'moves' } & Splice<Move>)
  | ({ readonly list: 'words' } & Splice<WordLink>)
  | UnitChange;

type UnitChange = { readonly list: 'paragraph' | 'sentence'; readonly side: Side } & Splice<Unit>;

/** The alignment after several changes, each made in what the one before it left, and those that take them back. */
export function makeChanges(
  alignment: Alignment,
  changes: readonly Change[],
): { readonly after: Alignment; readonly back: readonly Change[] } {
  let after = alignment;
  const back: Change[] = [];
  // Copies of what is being changed: a thousand beads may be confirmed in one edit, and as many links of words taken out.
  let level: Level | undefined;
  let beads: Bead[] = [];
  let words: WordLink[] | undefined;
  const putBack = (): void => {
    if (level !== undefined) after = { ...after, ladders: { ...after.ladders, [level]: beads } };
    level = undefined;
  };
  for (const change of changes) {
    if (change.list === 'words') {
      words ??= [...(after.words ?? [])];
      back.push({ ...change, ...splice(words, change) });
      continue;
    }
    if (change.list !== 'ladder' || change.level !== level) putBack();
    if (change.list === 'ladder') {
      if (level === undefined) [level, beads] = [change.level, [...after.ladders[change.level]!]];
      back.push({ ...change, ...splice(beads, change) });
    } else if (change.list === 'moves') {
      const moves = [...after.moves];
      back.push({ ...change, ...splice(moves, change) });
      after = { ...after, moves };
    } else {
      const document = after[change.side];
      const list = [...document.units[change.list]];
      back.push({ ...change, ...splice(list, change) });
      const units = { ...document.units, [change.list]: list };
      const sentence = change.list === 'paragraph' ? reparented(units.sentence, change) : units.sentence;
      after = renumber({ ...after, [change.side]: { ...document, units: { ...units, sentence } } }, change);
    }
  }
  putBack();
  if (words !== undefined) after = { ...after, words };
  return { after, back: back.reverse() };
}

/** The alignment after several changes, each made in what the one before it left. */
export const applyChanges = (alignment: Alignment, changes: readonly Change[]): Alignment =>
  makeChanges(alignment, changes).after;

/** Changes a list in its place. @returns what takes that back */
function splice<T>(list: T[], { at, remove, insert }: Splice<T>): Splice<T> {
  const back = { at, remove: insert.length, insert: list.slice(at, at + remove) };
  if (remove === insert.length) for (const [index, item] of insert.entries()) list[at + index] = item;
  else {
    const rest = list.splice(at);
    for (const item of insert) list.push(item);
    for (let index = remove; index < rest.length; index++) list.push(rest[index]!);
  }
  return back;
}

/** Sentences of paragraphs that are replaced go to that new one in which they begin; those behind are counted anew. */
function reparented(sentences: readonly Unit[], { at, remove, insert }: UnitChange): readonly Unit[] {
  const more = insert.length - remove;
  return sentences.map((unit) => {
    if (unit.parent < at) return unit;
    const parent =
      unit.parent < at + remove
        ? at + insert.findLastIndex((paragraph) => paragraph.at[0] <= unit.at[0])
        : unit.parent + more;
    return parent === unit.parent ? unit : { ...unit, parent };
  });
}

/** Moves the spans behind a place where there are now more or fewer units. None ends among those taken out. */
function renumber(alignment: Alignment, { list, side, at, remove, insert }: UnitChange): Alignment {
  const more = insert.length - remove;
  if (more === 0) return alignment;
  const moved = (place: number): number => (place <= at ? place : place + more);
  const shift = <T extends { readonly source: Span; readonly target: Span }>(pair: T): T => {
    const [from, to] = pair[side];
    return to <= at ? pair : { ...pair, [side]: [moved(from), moved(to)] };
  };
  const ladder = alignment.ladders[list]?.map(shift);
  return {
    ...alignment,
    ...(ladder !== undefined && { ladders: { ...alignment.ladders, [list]: ladder } }),
    moves: list === 'sentence' ? alignment.moves.map(shift) : alignment.moves,
  };
}

/**
 * What makes one ladder of another. Where as many beads remain, only those that differ are named: a
 * thousand confirmed beads all over a text must not bring all those between them along.
 */
export function ladderChanges(level: Level, before: Ladder, after: Ladder): Change[] {
  const change = (at: number, remove: number, insert: Ladder): Change => ({
    list: 'ladder',
    level,
    at,
    remove,
    insert,
  });
  if (before.length === after.length) {
    const changes: Change[] = [];
    for (let from = 0; from < before.length; from++) {
      let to = from;
      while (to < before.length && before[to] !== after[to]) to++;
      if (to > from) changes.push(change(from, to - from, after.slice(from, to)));
      from = to;
    }
    return changes;
  }
  const shorter = Math.min(before.length, after.length);
  let [first, last] = [0, 0];
  while (first < shorter && before[first] === after[first]) first++;
  while (last < shorter - first && before.at(-1 - last) === after.at(-1 - last)) last++;
  return [change(first, before.length - last - first, after.slice(first, after.length - last))];
}
