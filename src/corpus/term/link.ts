import type { WordLink } from '../../model/alignment.js';
import type { Span } from '../../model/document.js';
import { type Candidate, isPartOf } from './candidate.js';
import type { TermWord } from './passage.js';

/** Words of one text by what renders them: those of the i-th are `[i]`, numbers of words of the other text. */
type Rendered = readonly (readonly number[])[];

export interface LinkedWords {
  readonly english: Rendered;
  readonly russian: Rendered;
}

/** Links between words that say something; a link of a part of a compound is one of the compound. */
export function linkedWords(
  english: readonly TermWord[],
  russian: readonly TermWord[],
  links: readonly WordLink[],
): LinkedWords {
  const [one, other] = [english.map((): number[] => []), russian.map((): number[] => [])];
  for (const { source, target } of links) {
    const [i, j] = [wordAt(english, source), wordAt(russian, target)];
    if (i === undefined || j === undefined || one[i]!.includes(j)) continue;
    one[i]!.push(j);
    other[j]!.push(i);
  }
  return { english: one, russian: other };
}

function wordAt(words: readonly TermWord[], [from, to]: Span): number | undefined {
  let [low, high] = [0, words.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (words[middle]!.at[1] <= from) low = middle + 1;
    else high = middle;
  }
  return low < words.length && words[low]!.at[0] < to && words[low]!.role !== 'inner' ? low : undefined;
}

/**
 * What renders a phrase: the words from the first to the last of those linked to its own, when none of them is
 * linked to a word outside the phrase (phrase pairs as in Koehn, Och & Marcu 2003), and the words at both ends
 * of the phrase are linked. Nothing, when links do not tell.
 * @param from links of the phrase's text, `back` those of the other
 */
export function renderingSpan(from: Rendered, back: Rendered, [start, end]: Span): Span | undefined {
  if (from[start]!.length === 0 || from[end - 1]!.length === 0) return undefined;
  let [first, last] = [Infinity, -1];
  for (let word = start; word < end; word++)
    for (const other of from[word]!) {
      first = Math.min(first, other);
      last = Math.max(last, other);
    }
  for (let word = first; word <= last; word++)
    if (back[word]!.some((other) => other < start || other >= end)) return undefined;
  return [first, last + 1];
}

/** Words that are linked to nothing are taken with a phrase up to so many at each end. */
const mostAlone = 2;

/**
 * A phrase that is a mere part of a term with the rest of that, where no word of the rest is linked: of
 * `Министра иностранных дел`, links to `Foreign Minister` may lack the last.
 * @param known what is a term, of the words of a span
 */
export function wholeTerm(rendered: Rendered, [start, end]: Span, known: (span: Span) => Candidate | undefined): Span {
  const part = known([start, end]);
  if (part?.isPart !== true) return [start, end];
  const free = (word: number): boolean => rendered[word]?.length === 0;
  let best: Span = [start, end];
  let most = 0;
  for (let from = start; from >= start - mostAlone && (from === start || free(from)); from--)
    for (let to = end; to <= end + mostAlone && (to === end || free(to - 1)); to++) {
      const whole = known([from, to]);
      if (whole === undefined || whole.isPart || !isPartOf(part, whole) || whole.cValue <= most) continue;
      [best, most] = [[from, to], whole.cValue];
    }
  return best;
}
