import { align, type AlignOptions } from './align.js';
import type { Alignment } from './model/alignment.js';
import type { Anchor } from './model/anchor.js';
import { type Found, movesAfter, type Realign } from './model/edit/realign.js';
import type { Bead, Ladder } from './model/ladder.js';

/**
 * Searches again what lies between the links that a person made or confirmed.
 * @returns the edit that takes what was found, or undefined when it is what is there
 */
export function realign(alignment: Alignment, options: Omit<AlignOptions, 'anchors'>): Realign | undefined {
  const before = alignment.ladders.sentence ?? [];
  const anchors = before.filter((bead): bead is Anchor => bead.by === 'person');
  const found = align(alignment.source, alignment.target, { ...options, anchors });
  const spans = changedSpans(before, found.ladders.sentence!);
  const isSame = spans.length === 0 && movesAfter(alignment, found.moves) === undefined;
  return isSame ? undefined : { kind: 'realign', spans, moves: found.moves };
}

/** The smallest spans of beads, closed on both sides, in which two ladders of the same texts differ. */
function changedSpans(before: Ladder, after: Ladder): Found[] {
  const spans: Found[] = [];
  let [b, a] = [0, 0];
  while (b < before.length || a < after.length) {
    const [fromB, fromA] = [b, a];
    do {
      const [one, two] = [before[b], after[a]];
      if (two === undefined || (one !== undefined && reach(one) < reach(two))) b++;
      else if (one === undefined || reach(one) > reach(two)) a++;
      else [b, a] = [b + 1, a + 1];
    } while (!meet(before[b - 1], after[a - 1]));
    const isOne = b - fromB === 1 && a - fromA === 1;
    const old = before[fromB];
    if (isOne && old !== undefined && (old.by === 'person' || old.posterior === after[fromA]!.posterior)) continue;
    spans.push({ at: fromB, remove: b - fromB, insert: after.slice(fromA, a) });
  }
  return spans;
}

/** How far along both texts a bead ends. */
const reach = ({ source, target }: Bead): number => source[1] + target[1];

const meet = (one: Bead | undefined, two: Bead | undefined): boolean =>
  one?.source[1] === two?.source[1] && one?.target[1] === two?.target[1];
