import type { Alignment } from '../alignment.js';
import { ancestors, type Level, type Span } from '../document.js';
import { type Bead, beadOf, closeOver, isNull, type Ladder, posteriorOf } from '../ladder.js';
import { type Change, ladderChanges } from './change.js';

/**
 * What follows from an edit of the sentences: the ladders of turns and paragraphs are closed under
 * them again, and what is linked in the ladder is no move.
 */
export function settle(alignment: Alignment): Change[] {
  const changes: Change[] = [];
  const sentences = alignment.ladders.sentence;
  if (sentences === undefined) return changes;
  for (const level of ['turn', 'paragraph'] as const) {
    const before = alignment.ladders[level];
    if (before !== undefined)
      for (const change of ladderChanges(level, before, coarser(alignment, sentences, before, level)))
        changes.push(change);
  }
  for (let index = alignment.moves.length - 1; index >= 0; index--) {
    const { source, target } = alignment.moves[index]!;
    if (isLinked(sentences, 'source', source) || isLinked(sentences, 'target', target))
      changes.push({ list: 'moves', at: index, remove: 1, insert: [] });
  }
  return changes;
}

/** Whether any sentence of a span has a partner in the ladder. */
export function isLinked(ladder: Ladder, side: 'source' | 'target', [from, to]: Span): boolean {
  if (to === from) return false;
  for (let index = beadOf(ladder, side, from); index < ladder.length && ladder[index]![side][0] < to; index++)
    if (!isNull(ladder[index]!)) return true;
  return false;
}

/** The blocks of a coarser level; one that is what it was before is the same bead. */
function coarser(alignment: Alignment, sentences: Ladder, before: Ladder, level: Exclude<Level, 'sentence'>): Ladder {
  let next = 0;
  const parents = [ancestors(alignment.source, level), ancestors(alignment.target, level)] as const;
  return closeOver(sentences, ...parents).map(({ source, target, beads }) => {
    const behind = (bead: Bead): boolean => bead.source[0] < source[0] || bead.target[0] < target[0];
    while (next < before.length && behind(before[next]!)) next++;
    const old = before[next];
    const isOld = old !== undefined && isSame(old.source, source) && isSame(old.target, target);
    return judged(sentences, beads, isOld ? old : { source, target, by: 'search' }, isOld);
  });
}

const isSame = (one: Span, two: Span): boolean => one[0] === two[0] && one[1] === two[1];

/**
 * A block is right when the path passes its two corners. A person's bead makes a corner certain; else
 * it is at least as probable as the surer of the beads that meet there. For a block that the search
 * did not weigh, its corners are taken to be independent.
 */
function judged(sentences: Ladder, [from, to]: Span, block: Bead, isOld: boolean): Bead {
  const corners = [corner(sentences, from), corner(sentences, to)] as const;
  const { was, posterior, by, ...rest } = block;
  if (corners.includes(Infinity) && corners.every((each) => each > 1)) {
    if (by === 'person') return block;
    const before = { by, ...(posterior !== undefined && { posterior }) };
    return { ...rest, posterior: 1, by: 'person', ...(isOld && { was: before }) };
  }
  if (isOld && by !== 'person') return block;
  if (was !== undefined) return { ...rest, ...was };
  const [first, last] = corners.map((each) => Math.min(each, 1)) as [number, number];
  return { ...rest, posterior: Math.round(first * last * 1e6) / 1e6, by: 'search' };
}

/**
 * How probable it is that the path passes the place before a bead: Infinity where a person says so, 2
 * at the ends of the texts, where it cannot be otherwise.
 */
function corner(sentences: Ladder, index: number): number {
  const [before, after] = [sentences[index - 1], sentences[index]];
  if (before?.by === 'person' || after?.by === 'person') return Infinity;
  if (before === undefined || after === undefined) return 2;
  return Math.max(posteriorOf(before), posteriorOf(after));
}
