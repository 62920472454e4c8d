import type { Alignment, Move } from '../alignment.js';
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
 * put in. Where the number of sentences changes, all spans of sentence indexes behind them are moved.
 */
export type Change =
  | ({ readonly list: 'ladder'; readonly level: Level } & Splice<Bead>)
  | ({ readonly list: 'moves' } & Splice<Move>)
  | ({ readonly list: 'sentence'; readonly side: Side } & Splice<Unit>);

/** The alignment after a change, and the change that takes it back. */
export function applyChange(
  alignment: Alignment,
  change: Change,
): { readonly after: Alignment; readonly back: Change } {
  const { at, remove } = change;
  const back = <T>(list: readonly T[]) => ({
    at,
    remove: change.insert.length,
    insert: list.slice(at, at + remove),
  });
  if (change.list === 'ladder') {
    const ladder = alignment.ladders[change.level]!;
    return {
      after: { ...alignment, ladders: { ...alignment.ladders, [change.level]: splice(ladder, change) } },
      back: { list: 'ladder', level: change.level, ...back(ladder) },
    };
  }
  if (change.list === 'moves')
    return {
      after: { ...alignment, moves: splice(alignment.moves, change) },
      back: { list: 'moves', ...back(alignment.moves) },
    };
  const document = alignment[change.side];
  const units = { ...document.units, sentence: splice(document.units.sentence, change) };
  return {
    after: renumber({ ...alignment, [change.side]: { ...document, units } }, change),
    back: { list: 'sentence', side: change.side, ...back(document.units.sentence) },
  };
}

/** The alignment after several changes, each made in what the one before it left. */
export const applyChanges = (alignment: Alignment, changes: readonly Change[]): Alignment =>
  changes.reduce((state, change) => applyChange(state, change).after, alignment);

function splice<T>(list: readonly T[], { at, remove, insert }: Splice<T>): readonly T[] {
  const copy = list.slice(0, at);
  for (const item of insert) copy.push(item);
  for (let index = at + remove; index < list.length; index++) copy.push(list[index]!);
  return copy;
}

/** Moves the spans behind a place where there are now more or fewer sentences. None ends among those taken out. */
function renumber(
  alignment: Alignment,
  { side, at, remove, insert }: Change & { readonly list: 'sentence' },
): Alignment {
  const more = insert.length - remove;
  if (more === 0) return alignment;
  const moved = (place: number): number => (place <= at ? place : place + more);
  const shift = <T extends { readonly source: Span; readonly target: Span }>(pair: T): T => {
    const [from, to] = pair[side];
    return to <= at ? pair : { ...pair, [side]: [moved(from), moved(to)] };
  };
  return {
    ...alignment,
    ladders: { ...alignment.ladders, sentence: alignment.ladders.sentence!.map(shift) },
    moves: alignment.moves.map(shift),
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
