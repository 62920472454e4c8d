import { foldWord, stem } from '../lexicon/stem.js';
import type { Lexicon } from '../lexicon/lexicon.js';
import type { Language } from '../model/document.js';
import type { Term } from '../model/term.js';
import { listWords } from '../segment/words.js';
import type { Check, Concern } from './check.js';
import { linksOf, nearbyText } from './link.js';

/** An English term with the Russian terms that a glossary allows for it. */
interface Entry {
  readonly english: string;
  readonly words: readonly string[];
  readonly russian: readonly { readonly term: string; readonly words: readonly string[] }[];
}

/**
 * Terms that are not rendered as a glossary would have it: the English side has a term, in any inflection, and the Russian
 * side none of its renderings. Of terms that hold one another the longest counts.
 */
export const glossaryCheck = (terms: readonly Term[]): Check => ({
  name: 'glossary',
  description: 'a term that is not rendered as the glossary has it',
  severity: 'error',
  find(alignment, { lexicon }) {
    const entries = entriesOf(terms);
    const english = alignment.source.lang === 'en' ? 'source' : 'target';
    const russian = english === 'source' ? 'target' : 'source';
    if (alignment[english].lang !== 'en' || alignment[russian].lang !== 'ru') return [];
    return linksOf(alignment).flatMap((link): Concern[] => {
      const ours = formsOf(link[english], 'en', lexicon);
      const there = formsOf(link[russian], 'ru', lexicon);
      const near = formsOf(nearbyText(alignment, link.index, russian), 'ru', lexicon);
      return longest(entries, ours)
        .filter(
          ({ russian: allowed }) =>
            !allowed.some(({ words }) => placesOf(words, there).length > 0 || placesOf(words, near).length > 0),
        )
        .map(({ english: term, russian: allowed }) => ({
          grade: 'warning',
          check: 'glossary',
          message: `“${term}” is not rendered as ${allowed.map((each) => `«${each.term}»`).join(' or ')}.`,
          hint: 'Use the term of the glossary, or add this rendering to it.',
          source: link.bead.source,
          target: link.bead.target,
          certainty: link.certainty,
        }));
    });
  },
});

const stemsOf = (text: string, lang: Language): string[] => listWords(text).map((word) => stem(foldWord(word), lang));

/** By English term, the longest first. */
function entriesOf(terms: readonly Term[]): readonly Entry[] {
  const found = new Map<string, { english: string; words: string[]; russian: { term: string; words: string[] }[] }>();
  for (const { english, russian } of terms) {
    const words = stemsOf(english, 'en');
    if (words.length === 0) continue;
    const key = words.join(' ');
    const entry = found.get(key) ?? { english, words, russian: [] };
    entry.russian.push({ term: russian, words: stemsOf(russian, 'ru') });
    found.set(key, entry);
  }
  return [...found.values()].sort((a, b) => b.words.length - a.words.length);
}

/** By word, its stem and those of its lemmas: went and go, людей and человек. */
type Forms = readonly (readonly string[])[];

const formsOf = (text: string, lang: Language, { lemma }: Lexicon): Forms =>
  stemsOf(text, lang).map((word) => [word, ...(lemma[lang].get(word) ?? [])]);

/** Where the words of a term begin to follow each other. */
function placesOf(words: readonly string[], text: Forms): number[] {
  const places: number[] = [];
  for (let at = 0; at + words.length <= text.length; at++)
    if (words.every((word, offset) => text[at + offset]!.includes(word))) places.push(at);
  return places;
}

/** The terms, the longest first, that stand in a text outside of longer ones. */
function longest(entries: readonly Entry[], text: Forms): Entry[] {
  const taken = new Uint8Array(text.length);
  return entries.filter(({ words }) => {
    const free = placesOf(words, text).filter((at) => words.every((_, offset) => taken[at + offset] === 0));
    for (const at of free) taken.fill(1, at, at + words.length);
    return free.length > 0;
  });
}
