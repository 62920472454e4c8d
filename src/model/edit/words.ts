import type { Alignment, WordLink } from '../alignment.js';
import type { Document, Span } from '../document.js';
import { readPlace } from '../wording.js';
import type { Change } from './change.js';

/** Links of words that stay between two that go are told with them when they are no more than these. */
const near = 16;

/** What follows from an edit for the words: links that are no longer true are taken out. */
export function wordChanges(alignment: Alignment): Change[] {
  const { words } = alignment;
  if (words === undefined) return [];
  const holds = wordTruth(alignment);
  const runs: [from: number, to: number][] = [];
  for (const [index, link] of words.entries()) {
    if (holds(link)) continue;
    const last = runs.at(-1);
    if (last !== undefined && index - last[1] <= near) last[1] = index + 1;
    else runs.push([index, index + 1]);
  }
  // From the last to the first, so that the places before it stay.
  return runs.reverse().map(([from, to]) => ({
    list: 'words',
    at: from,
    remove: to - from,
    insert: words.slice(from, to).filter(holds),
  }));
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
  const [ours, theirs] = [sentenceFinder(source), sentenceFinder(target)];
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

/** Finds the sentence that a span of characters lies in; -1 when there is none. Spans that follow each other are found at once. */
function sentenceFinder({ units }: Document): (span: Span) => number {
  const { sentence } = units;
  let last = 0;
  return ([from, to]) => {
    const holds = (index: number): boolean => {
      const at = sentence[index]?.at;
      return at !== undefined && at[0] <= from && to <= at[1];
    };
    if (holds(last)) return last;
    if (holds(last + 1)) return ++last;
    let [low, high] = [0, sentence.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sentence[middle]!.at[1] < to) low = middle + 1;
      else high = middle;
    }
    if (!holds(low)) return -1;
    return (last = low);
  };
}
