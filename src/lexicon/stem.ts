import snowball from 'snowball-stemmers';
import type { Language } from '../model/document.js';

export { foldWord } from '../segment/character.js';

const stemmers = { en: snowball.newStemmer('english'), ru: snowball.newStemmer('russian') };

/** The Snowball stem (Porter 2001) of a folded word: what a lexicon is asked by. */
export function stem(folded: string, lang: Language): string {
  const word = lang === 'en' ? folded.replace(/'s?$/u, '') : folded;
  // Hyphenated words are stemmed part by part: российско-узбекского, Russian-Uzbek.
  return word.includes('-')
    ? word
        .split('-')
        .map((part) => stemmers[lang].stem(part))
        .join('-')
    : stemmers[lang].stem(word);
}
