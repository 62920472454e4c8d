import { extendLexicon, isKnownTerm, type Lexicon } from '../lexicon/lexicon.js';
import type { Alignment } from '../model/alignment.js';
import { type Document, type Span, unitText } from '../model/document.js';
import { isNull } from '../model/ladder.js';
import { inOrder, type Term } from '../model/term.js';
import { trainModel1 } from './model1.js';
import { leastSignificance, significance } from './significance.js';
import { type Counted, countWords } from './word-count.js';

/** A term that texts showed, and how often. */
export interface LearntTerm extends Term {
  /** Geometric mean of the probabilities in both directions. */
  readonly probability: number;
  /** Pieces of text in which both sides occur. */
  readonly count: number;
}

/** A piece of text and its translation: a bead's two sides. */
export interface TextPair {
  readonly english: string;
  readonly russian: string;
}

export interface LearnOptions {
  /** A pair occurs together at least so often; 3 when left out. */
  readonly leastCount?: number;
  /** Of `LearntTerm.probability`; 0.2 when left out. */
  readonly leastProbability?: number;
}

/** The beads of an alignment that have both sides, at the finest level there is. */
export function textPairs({ source, target, ladders }: Alignment): TextPair[] {
  const level = (['sentence', 'paragraph', 'turn'] as const).find((each) => ladders[each] !== undefined);
  if (level === undefined) return [];
  const text = (document: Document, [from, to]: Span): string =>
    document.units[level]
      .slice(from, to)
      .map((unit) => unitText(document, unit))
      .join(' ');
  return ladders[level]!.filter((bead) => !isNull(bead)).map((bead) => {
    const [first, second] = [text(source, bead.source), text(target, bead.target)];
    return source.lang === 'en' ? { english: first, russian: second } : { english: second, russian: first };
  });
}

/**
 * Learns which words, and which pairs of words, render each other: IBM Model 1 both ways, of whose pairs
 * those are kept that are likely in both directions and occur together oftener than chance has it
 * (G², p < .0001). Function words and numbers are left out. Likeliest first.
 */
export function learnTerms(pairs: readonly TextPair[], options: LearnOptions = {}): LearntTerm[] {
  const [english, russian] = [pairs.map((pair) => pair.english), pairs.map((pair) => pair.russian)];
  const words = learn(countWords(english, 'en'), countWords(russian, 'ru'), options);
  // Once more with words that belong together as one, of which only such pairs are news.
  const phrases = learn(
    countWords(english, 'en', { phrases: true }),
    countWords(russian, 'ru', { phrases: true }),
    options,
  ).filter(({ english: one, russian: other }) => one.includes(' ') || other.includes(' '));
  return [...words, ...phrases].sort(
    (a, b) =>
      b.probability - a.probability ||
      b.count - a.count ||
      (`${a.english} ${a.russian}` < `${b.english} ${b.russian}` ? -1 : 1),
  );
}

function learn(
  english: Counted,
  russian: Counted,
  { leastCount = 3, leastProbability = 0.2 }: LearnOptions,
): LearntTerm[] {
  const { start, russian: partner, forward, backward, together } = trainModel1(english, russian);
  const all = english.words.length;
  const terms: LearntTerm[] = [];
  for (let word = 0; word < english.size; word++)
    for (let at = start[word]!; at < start[word + 1]!; at++) {
      const other = partner[at]!;
      const count = together[at]!;
      const probability = Math.sqrt(forward[at]! * backward[at]!);
      if (count < leastCount || probability < leastProbability) continue;
      const [one, translation] = [english.form[word]!, russian.form[other]!];
      // What is the same in both, or of the wrong alphabet, is matched without a lexicon.
      if (inOrder(one, translation)?.english !== one) continue;
      if (significance(count, english.count[word]!, russian.count[other]!, all) < leastSignificance) continue;
      terms.push({
        english: one,
        russian: translation,
        speech: english.isPhrase[word] ? 'phr' : '',
        domain: '',
        probability: Math.round(probability * 1000) / 1000,
        count,
      });
    }
  return terms;
}

/** Those of the terms that a lexicon has not. */
export const unknownTerms = <T extends Term>(terms: readonly T[], lexicon: Lexicon): T[] =>
  terms.filter((term) => !isKnownTerm(lexicon, term));

/** A lexicon that knows what alignments show besides: for the next round of the same texts, or others like them. */
export function adaptLexicon(lexicon: Lexicon, pairs: readonly TextPair[], options: LearnOptions = {}): Lexicon {
  const terms = unknownTerms(learnTerms(pairs, options), lexicon);
  return terms.length === 0 ? lexicon : extendLexicon(lexicon, terms);
}
