import type { Span } from '../../model/document.js';
import { keyOf, type TermWord } from './passage.js';

/** What may be a term, by how it stands in the texts of one language. */
export interface Candidate {
  readonly key: string;
  /** Its commonest form. */
  readonly form: string;
  /** Words, prepositions and the like among them. */
  readonly length: number;
  readonly count: number;
  /** In how many texts, and documents, it stands. */
  readonly texts: number;
  readonly documents: number;
  readonly cValue: number;
  /** Hardly ever does it stand by itself, but in one and the same longer one. */
  readonly isPart: boolean;
}

/** A text as words, and the document that it is of. */
export interface Passage {
  readonly words: readonly TermWord[];
  readonly spans: readonly Span[];
  readonly document: string;
}

interface Tally {
  readonly length: number;
  readonly forms: Map<string, number>;
  count: number;
  texts: number;
  documents: number;
  text: number;
  document: string | undefined;
}

/** Share of a candidate's occurrences in one longer candidate from which on it is but a part of that. */
const partShare = 0.9;

/**
 * Counts the candidates of one language, those that occur often enough, and gives each its C-value (Frantzi,
 * Ananiadou & Mima 2000): its count, less the mean count of the longer candidates that it stands in, times the
 * logarithm of its length, to which one is added so that single words have a value, too (Barrón-Cedeño et al. 2009).
 * Documents stand together.
 */
export function countCandidates(passages: readonly Passage[], leastCount: number): Map<string, Candidate> {
  const single = new Map<string, number>();
  for (const { words } of passages) for (const { key } of words) single.set(key, (single.get(key) ?? 0) + 1);
  const tallies = new Map<string, Tally>();
  for (const [text, { words, spans, document }] of passages.entries()) {
    // A term is no commoner than its rarest word.
    const rare = words.map(({ key }) => single.get(key)! < leastCount);
    for (const span of spans) {
      if (rare.slice(...span).includes(true)) continue;
      const key = keyOf(words, span);
      let tally = tallies.get(key);
      if (tally === undefined) {
        tally = {
          length: span[1] - span[0],
          forms: new Map(),
          count: 0,
          texts: 0,
          documents: 0,
          text: -1,
          document: undefined,
        };
        tallies.set(key, tally);
      }
      tally.count++;
      if (tally.text !== text) tally.texts++;
      if (tally.document !== document) tally.documents++;
      tally.text = text;
      tally.document = document;
      const form = formOf(words, span);
      tally.forms.set(form, (tally.forms.get(form) ?? 0) + 1);
    }
  }
  const often = [...tallies].filter(([, { count }]) => count >= leastCount);
  const around = nesting(new Map(often.map(([key, { count }]) => [key, count])));
  return new Map(
    often.map(([key, { length, forms, count, texts, documents }]) => {
      const { sum, kinds, most } = around.get(key) ?? { sum: 0, kinds: 0, most: 0 };
      const cValue = (1 + Math.log2(length)) * (count - (kinds === 0 ? 0 : sum / kinds));
      return [
        key,
        { key, form: commonest(forms), length, count, texts, documents, cValue, isPart: most >= partShare * count },
      ];
    }),
  );
}

/** Whether nearly all occurrences of a candidate may be in a longer one. */
export const isPartOf = (part: Candidate, whole: Candidate): boolean => whole.count >= partShare * part.count;

export const formOf = (words: readonly TermWord[], [from, to]: Span): string =>
  words
    .slice(from, to)
    .map(({ form }) => form)
    .join(' ');

interface Nesting {
  sum: number;
  kinds: number;
  most: number;
}

/** Of each candidate, in how many different longer ones it stands, and how often those occur: together, and the commonest. */
function nesting(counts: ReadonlyMap<string, number>): Map<string, Nesting> {
  const around = new Map<string, Nesting>();
  for (const [key, count] of counts) {
    const words = key.split(' ');
    const inside = new Set<string>();
    for (let from = 0; from < words.length; from++)
      for (let to = from + 1; to <= words.length; to++)
        if (to - from < words.length) inside.add(words.slice(from, to).join(' '));
    for (const part of inside) {
      if (!counts.has(part)) continue;
      const found = around.get(part);
      if (found === undefined) around.set(part, { sum: count, kinds: 1, most: count });
      else {
        found.sum += count;
        found.kinds++;
        found.most = Math.max(found.most, count);
      }
    }
  }
  return around;
}

/** Ties go to the form that comes first by the alphabet. */
export const commonest = (forms: ReadonlyMap<string, number>): string =>
  [...forms].reduce((best, each) => (each[1] > best[1] || (each[1] === best[1] && each[0] < best[0]) ? each : best))[0];
