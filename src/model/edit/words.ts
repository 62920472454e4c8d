import type { Alignment, WordLink } from '../alignment.js';
import type { Document, Span } from '../document.js';
import { beadOf } from '../ladder.js';
import { readPlace } from '../wording.js';
import type { Change } from './change.js';

/** Links of words that stay between two that go are told with them when they are no more than these. */
const near = 16;

/**
 * What follows from an edit for the words: links that are no longer true are taken out. Looked at are those of the
 * beads and sentences that it changed, since a long text has hundreds of thousands of others.
 * @param changes of `before`, which gave `after`
 */
export function wordChanges(before: Alignment, changes: readonly Change[], after: Alignment): Change[] {
  const { words } = after;
  if (words === undefined) return [];
  const isTouched = spanFinder(touchedSpans(before, changes, after));
  const holds = wordTruth(after);
  const runs: [from: number, to: number][] = [];
  for (let index = 0; index < words.length; index++) {
    const link = words[index]!;
    if (isTouched(link.source) < 0 || holds(link)) continue;
    const last = runs.at(-1);
    if (last !== undefined && index - last[1] <= near) last[1] = index + 1;
    else runs.push([index, index + 1]);
  }
  // From the last to the first, so that the places before it stay.
  return runs.reverse().map(([from, to]) => ({
    list: 'words',
    at: from,
    remove: to - from,
    insert: words.slice(from, to).filter((link) => isTouched(link.source) < 0 || holds(link)),
  }));
}

/** Characters of the source that beads and sentences which were changed have: a link of words lies in one bead. */
function touchedSpans(before: Alignment, changes: readonly Change[], after: Alignment): Span[] {
  const ladder = after.ladders.sentence ?? [];
  const spans: Span[] = [];
  const touch = ({ source }: Alignment, [from, to]: Span): void => {
    const { sentence } = source.units;
    if (from < to) spans.push([sentence[from]!.at[0], sentence[to - 1]!.at[1]]);
  };
  for (const change of changes)
    if (change.list === 'ladder' && change.level === 'sentence' && change.insert.length > 0)
      touch(before, [change.insert[0]!.source[0], change.insert.at(-1)!.source[1]]);
    else if (change.list === 'sentence')
      for (let index = 0; index < change.insert.length; index++)
        touch(after, ladder[beadOf(ladder, change.side, change.at + index)]?.source ?? [0, 0]);
  const apart: [from: number, to: number][] = [];
  for (const [from, to] of spans.sort((a, b) => a[0] - b[0])) {
    const last = apart.at(-1);
    if (last !== undefined && from < last[1]) last[1] = Math.max(last[1], to);
    else apart.push([from, to]);
  }
  return apart;
}

/**
 * Whether a link of words is true of an alignment: each of the two lies in one sentence, and stands in what that is to
 * read; and the two sentences are in one link. An alignment without a ladder of sentences has no such words.
 */
export function wordTruth({ source, target, ladders }: Alignment): (link: WordLink) => boolean {
  const ladder = ladders.sentence ?? [];
  const beads = { source: source.units.sentence.map(() => -1), target: target.units.sentence.map(() => -2) };
  for (const [bead, spans] of ladder.entries())
    for (const side of ['source', 'target'] as const) beads[side].fill(bead, ...spans[side]);
  const finder = ({ units }: Document) => spanFinder(units.sentence.map(({ at }) => at));
  const [ours, theirs] = [finder(source), finder(target)];
  return (link) => {
    const [one, two] = [ours(link.source), theirs(link.target)];
    return (
      one >= 0 &&
      two >= 0 &&
      beads.source[one] === beads.target[two] &&
      readPlace(source, source.units.sentence[one]!, link.source) !== undefined &&
      readPlace(target, target.units.sentence[two]!, link.target) !== undefined
    );
  };
}

/**
 * Finds which of some spans, in order, another lies in; -1 when there is none. What follows on what was found before is
 * found at once.
 */
function spanFinder(spans: readonly Span[]): (span: Span) => number {
  let last = 0;
  return ([from, to]) => {
    const holds = (index: number): boolean => {
      const span = spans[index];
      return span !== undefined && span[0] <= from && to <= span[1];
    };
    if (holds(last)) return last;
    if (holds(last + 1)) return ++last;
    let [low, high] = [0, spans.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (spans[middle]![1] < to) low = middle + 1;
      else high = middle;
    }
    if (!holds(low)) return -1;
    return (last = low);
  };
}
