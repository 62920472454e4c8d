import type { WordLink } from '../../model/alignment.js';
import type { Language, Span } from '../../model/document.js';
import { leastSignificance, significance } from '../../translation/significance.js';
import type { Texts } from '../concordance.js';
import type { Lemmatizer } from '../lemma.js';
import { type Candidate, commonest, countCandidates, formOf, type Passage } from './candidate.js';
import { linkedWords, renderingSpan, wholeTerm } from './link.js';
import { keyOf, readTermWords, termSpans } from './passage.js';

/** A pair of texts with its linked words, English as the source, and the document that it is of. */
export interface TermPair extends Texts {
  readonly words: readonly WordLink[];
  readonly document: string;
}

export interface TermOptions {
  /** Whose terms are listed. */
  readonly lang: Language;
  /** A term occurs at least so often. */
  readonly leastCount: number;
  /** Words of a term, prepositions and the like among them. */
  readonly leastLength: number;
  /** The same, prepositions and the like left out. */
  readonly mostLength: number;
}

export const termDefaults: TermOptions = { lang: 'en', leastCount: 3, leastLength: 2, mostLength: 5 };

/** One way in which a term is rendered. */
export interface TermRendering {
  readonly key: string;
  /** Its commonest form. */
  readonly form: string;
  /** How often links tell that it renders the term. */
  readonly count: number;
  /** Share of the term's renderings that are told, and of what the rendering renders. */
  readonly probability: number;
  readonly backward: number;
  /** Log-likelihood ratio of both standing in one pair as each other's rendering (Dunning 1993). */
  readonly g2: number;
  /** The first pair, by number, in which it renders the term. */
  readonly example: number;
}

export interface ExtractedTerm extends Candidate {
  /** Occurrences of which links tell what renders them. */
  readonly linked: number;
  /** The commonest first. */
  readonly renderings: readonly TermRendering[];
  /** Probability that two of its occurrences are rendered alike: the Herfindahl index of its renderings (Itagaki, Aikawa & He 2007). */
  readonly consistency: number;
}

interface Link {
  readonly forms: Map<string, number>;
  readonly example: number;
  count: number;
  texts: number;
  text: number;
}

const otherOf = { en: 'ru', ru: 'en' } as const;

/**
 * The terms of a corpus, in one of its languages, with what renders them in the other: candidates by C-value, paired
 * through linked words. A term is listed when one of its renderings at least is no chance (G², p < .0001).
 * Highest C-value first. Pairs of one document stand together.
 */
export function extractTerms(pairs: readonly TermPair[], lemmatize: Lemmatizer, options: TermOptions): ExtractedTerm[] {
  const { lang, leastCount, leastLength, mostLength } = options;
  const there = otherOf[lang];
  const numbers = [...pairs.keys()].filter((number) => pairs[number]!.en !== '' && pairs[number]!.ru !== '');
  const both = numbers.map((number) => pairs[number]!);
  const passages = (side: Language): Passage[] => {
    const read = readTermWords(
      both.map((pair) => pair[side]),
      side,
      lemmatize,
    );
    return read.map((words, index) => ({
      words,
      spans: termSpans(words, mostLength),
      document: both[index]!.document,
    }));
  };
  const texts = { en: passages('en'), ru: passages('ru') };
  const candidates = countCandidates(texts[lang], leastCount);
  const others = countCandidates(texts[there], leastCount);
  const links = new Map<string, Map<string, Link>>();
  const rendered = new Map<string, number>();
  const inTexts = new Map<string, number>();
  for (const [index, { words: wordLinks }] of both.entries()) {
    const [own, other] = [texts[lang][index]!, texts[there][index]!];
    const linked = linkedWords(texts.en[index]!.words, texts.ru[index]!.words, wordLinks);
    const [from, back] = lang === 'en' ? [linked.english, linked.russian] : [linked.russian, linked.english];
    const possible = new Set(other.spans.map(placeKey));
    const ownCandidate = (span: Span) => candidates.get(keyOf(own.words, span));
    const otherCandidate = (span: Span) => others.get(keyOf(other.words, span));
    for (const key of new Set(other.spans.map((span) => keyOf(other.words, span)))) add(inTexts, key);
    for (const span of own.spans) {
      const tight = renderingSpan(from, back, span);
      if (tight === undefined || !possible.has(placeKey(tight))) continue;
      const found = wholeTerm(back, tight, otherCandidate);
      const rendering = keyOf(other.words, found);
      add(rendered, rendering);
      const key = keyOf(own.words, wholeTerm(from, span, ownCandidate));
      if (!candidates.has(key)) continue;
      const of = links.get(key) ?? new Map<string, Link>();
      links.set(key, of);
      const link = of.get(rendering) ?? {
        forms: new Map<string, number>(),
        example: numbers[index]!,
        count: 0,
        texts: 0,
        text: -1,
      };
      of.set(rendering, link);
      link.count++;
      if (link.text !== index) link.texts++;
      link.text = index;
      add(link.forms, formOf(other.words, found));
    }
  }
  return [...candidates.values()]
    .flatMap((candidate): ExtractedTerm[] => {
      const some = [...(links.get(candidate.key) ?? [])];
      const all = some.reduce((sum, [, { count }]) => sum + count, 0);
      const renderings = some
        .map(([key, link]): TermRendering => ({
          key,
          form: commonest(link.forms),
          count: link.count,
          example: link.example,
          probability: link.count / all,
          backward: link.count / rendered.get(key)!,
          g2: significance(link.texts, candidate.texts, inTexts.get(key)!, both.length),
        }))
        .sort((a, b) => b.count - a.count || b.g2 - a.g2 || (a.key < b.key ? -1 : 1));
      if (!renderings.some(({ g2 }) => g2 >= leastSignificance)) return [];
      if (candidate.length < leastLength || candidate.isPart) return [];
      return [
        {
          ...candidate,
          linked: all,
          renderings,
          consistency: renderings.reduce((sum, { probability }) => sum + probability ** 2, 0),
        },
      ];
    })
    .sort((a, b) => b.cValue - a.cValue || b.count - a.count || (a.key < b.key ? -1 : 1));
}

/** Whether one rendering is all that links tell. */
export const isConsistent = ({ renderings }: ExtractedTerm): boolean => renderings.length === 1;

const placeKey = ([from, to]: Span): string => `${from} ${to}`;

const add = (counts: Map<string, number>, key: string): void => void counts.set(key, (counts.get(key) ?? 0) + 1);
