import { pairSides } from '../feature/bitext.js';
import { createMatcher } from '../feature/matcher.js';
import type { Side } from '../feature/side.js';
import type { Check, Concern } from './check.js';
import { englishFirst } from './english-first.js';
import { linksOf } from './link.js';

/** So many words of content that the lexicon knows must follow each other with no match among them. */
const leastWords = 6;
/** The side with them must be longer than the other leads to expect by this share of their length. */
const leastExcess = 1;
/** Characters of a shorter side tell nothing of a clause. */
const leastSize = 60;

/**
 * A clause of a long sentence that the other side has nothing for: words in a row without a match, by which the side is
 * the longer one. What is rendered freely has no matches either, and takes its room all the same.
 */
export const clause: Check = {
  name: 'clause',
  description: 'a clause of a long sentence that the other text lacks',
  severity: 'warning',
  find(alignment, { lexicon }) {
    const view = englishFirst(alignment);
    if (view === undefined) return [];
    const { turned, english, russian, isTurned } = view;
    const bitext = pairSides(english, russian, lexicon);
    const match = createMatcher(bitext);
    const links = linksOf(turned);
    const ratio = middling(
      links.map(({ bead }) => sizeOf(russian, bead.target) / Math.max(1, sizeOf(english, bead.source))),
    );
    return links.flatMap((link): Concern[] => {
      const { source, target } = link.bead;
      // Headings are worded anew.
      if (turned.source.units.sentence[source[0]]?.kind === 'head') return [];
      const sizes = [sizeOf(english, source), sizeOf(russian, target)] as const;
      if (Math.max(...sizes) < leastSize) return [];
      const {
        count,
        english: ours,
        russian: theirs,
      } = match(
        {
          count: 1,
          englishFrom: Int32Array.of(source[0]),
          englishTo: Int32Array.of(source[1]),
          russianFrom: Int32Array.of(target[0]),
          russianTo: Int32Array.of(target[1]),
          freedom: 0,
        },
        0,
      );
      const [here, there] = [
        longestRun(english, bitext.englishKnown, source, ours.subarray(0, count)),
        longestRun(russian, bitext.russianKnown, target, theirs.subarray(0, count)),
      ];
      const excess = sizes[0] - sizes[1] / ratio;
      const side =
        here.words >= leastWords && excess >= leastExcess * here.size
          ? 'english'
          : there.words >= leastWords && -excess * ratio >= leastExcess * there.size
            ? 'russian'
            : undefined;
      if (side === undefined) return [];
      const isSource = (side === 'english') !== isTurned;
      return [
        {
          grade: 'warning',
          check: 'clause',
          message: `A part of the sentence in the ${isSource ? 'first' : 'second'} text has nothing that renders it.`,
          hint: 'Look whether a clause was left out, or added.',
          form: isSource ? 'first' : 'second',
          source: isTurned ? target : source,
          target: isTurned ? source : target,
          certainty: link.certainty,
        },
      ];
    });
  },
};

const sizeOf = ({ size }: Side, [from, to]: readonly [number, number]): number => {
  let sum = 0;
  for (let atom = from; atom < to; atom++) sum += size[atom]!;
  return sum;
};

/** The most words of content in a row that have no match, and about how many characters they and those between take. */
function longestRun(
  { tokenStart, tokenType, types, size }: Side,
  known: Uint8Array,
  [from, to]: readonly [number, number],
  matched: Int32Array,
): { readonly words: number; readonly size: number } {
  const isMatched = new Set(matched);
  const [first, last] = [tokenStart[from]!, tokenStart[to]!];
  let [best, words, begin, length] = [0, 0, first, 0];
  for (let token = first; token < last; token++) {
    const type = tokenType[token]!;
    if (isMatched.has(token) && types[type]!.kind !== 'function') [words, begin] = [0, token + 1];
    else if (types[type]!.kind === 'word' && known[type] === 1 && ++words > best) {
      best = words;
      length = token + 1 - begin;
    }
  }
  let all = 0;
  for (let atom = from; atom < to; atom++) all += size[atom]!;
  return { words: best, size: (all * length) / Math.max(1, last - first) };
}

/** The middle one, which a few links that lack a clause do not move; 1 of none. */
const middling = (ratios: readonly number[]): number => [...ratios].sort((a, b) => a - b)[ratios.length >> 1] ?? 1;
