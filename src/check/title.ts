import { sensesOf } from '../feature/sense.js';
import type { Side } from '../feature/side.js';
import type { Language, Span } from '../model/document.js';
import type { Check, Concern } from './check.js';
import { englishFirst } from './english-first.js';
import { type Link, linksOf, nearbyText } from './link.js';
import { foldWord, stem } from '../lexicon/stem.js';
import { listWords } from '../segment/words.js';
import words from './titles.json' with { type: 'json' };

/** Titles and offices, as stems; what renders which the lexicon knows. */
const [titles, russianTitles] = [stemsOf('en'), stemsOf('ru')];

/** A title in each text that nothing on the other side renders: Minister Orlov, президент Орлов. */
export const title: Check = {
  name: 'title',
  description: 'a title or office that is another in the other text',
  severity: 'warning',
  find(alignment, { lexicon }) {
    const view = englishFirst(alignment);
    if (view === undefined) return [];
    const { turned, english, russian, isTurned } = view;
    const senses = { en: sensesOf(lexicon, 'en'), ru: sensesOf(lexicon, 'ru') };
    const renderings = new Map<string, ReadonlySet<string>>();
    for (const type of english.types)
      if (titles.has(type.key)) renderings.set(type.key, new Set(senses.en(type).stems));
    const formsOf = (type: Side['types'][number]): readonly string[] => [type.key, ...senses.ru(type).stems];
    return linksOf(turned).flatMap((link): Concern[] => {
      const ours = typesIn(english, link.bead.source);
      const theirs = typesIn(russian, link.bead.target).map(formsOf);
      const said = ours.filter(({ key }) => renderings.has(key)).map(({ key }) => key);
      const lone = said.filter((key) => !theirs.some((forms) => forms.some((form) => renderings.get(key)!.has(form))));
      // Any word of the English side may be what a Russian title renders: an envoy is a посол too.
      const rendered = new Set(ours.flatMap((type) => senses.en(type).stems));
      const other = theirs
        .filter((forms) => forms.some((form) => russianTitles.has(form)) && !forms.some((form) => rendered.has(form)))
        .map(([key]) => key!);
      if (lone.length === 0 || other.length === 0 || isNearby(turned, link, lone, other)) return [];
      return [
        {
          grade: 'warning',
          check: 'title',
          message: `Titles differ: ${unique(lone)} in English, ${unique(other)} in Russian (as stems).`,
          hint: 'Look whose title it is.',
          values: { english: unique(lone), russian: unique(other) },
          source: isTurned ? link.bead.target : link.bead.source,
          target: isTurned ? link.bead.source : link.bead.target,
          certainty: link.certainty,
        },
      ];
    });
  },
};

function stemsOf(lang: Language): ReadonlySet<string> {
  return new Set(words[lang].map((word) => stem(word, lang)));
}

/** Whether a neighbouring bead has what is missed: sentences are cut elsewhere in a translation. */
function isNearby(
  alignment: Parameters<typeof nearbyText>[0],
  { index }: Link,
  lone: readonly string[],
  other: readonly string[],
): boolean {
  const has = (side: 'source' | 'target', keys: readonly string[]): boolean => {
    const lang = alignment[side].lang;
    const near = new Set(listWords(nearbyText(alignment, index, side)).map((word) => stem(foldWord(word), lang)));
    return keys.every((key) => near.has(key));
  };
  return has('source', lone) && has('target', other);
}

const typesIn = ({ tokenStart, tokenType, types }: Side, [from, to]: Span): Side['types'][number][] =>
  [...new Set(tokenType.subarray(tokenStart[from], tokenStart[to]))].map((type) => types[type]!);

const unique = (words: readonly string[]): string => [...new Set(words)].join(', ');
