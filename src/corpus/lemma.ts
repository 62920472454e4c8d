import type { Lexicon } from '../lexicon/lexicon.js';
import { stem } from '../lexicon/stem.js';
import type { Language } from '../model/document.js';

/**
 * What a corpus calls the lemma of a form: its Snowball stem (Porter 2001), or, where the lexicon's tables of
 * irregular forms know better, the stem of their lemma: `went` and `go`, `людей` and `человек` are one.
 * That is no dictionary's lemma: what a stem has in common counts as one word (`министр`, `министра`;
 * but also `universe`, `university`), and homonyms are not told apart.
 */
export type Lemmatizer = (form: string, lang: Language) => string;

/** Each different form is stemmed once. */
export function createLemmatizer(lexicon: Pick<Lexicon, 'lemma'>): Lemmatizer {
  const known = { en: new Map<string, string>(), ru: new Map<string, string>() };
  return (form, lang) => {
    const cache = known[lang];
    let lemma = cache.get(form);
    if (lemma === undefined) {
      if (cache.size > 300_000) cache.clear();
      const key = stem(form, lang);
      cache.set(form, (lemma = lexicon.lemma[lang].get(key)?.[0] ?? key));
    }
    return lemma;
  };
}
