import { stemmer as stemRussian } from '@orama/stemmers/russian';
import { stem as stemEnglish } from 'porter2';
import type { Language } from '../model/document.js';

export { foldWord } from '../segment/character.js';

const stemPart = (part: string, lang: Language): string => (lang === 'en' ? stemEnglish(part) : stemRussian(part));

/** The Snowball stem (Porter 2001) of a folded word: what a lexicon is asked by. */
export function stem(folded: string, lang: Language): string {
  const word = lang === 'en' && folded.includes("'") ? folded.replace(/'s?$/u, '') : folded;
  // Hyphenated words are stemmed part by part: российско-узбекского, Russian-Uzbek.
  return word.includes('-')
    ? word
        .split('-')
        .map((part) => stemPart(part, lang))
        .join('-')
    : stemPart(word, lang);
}
