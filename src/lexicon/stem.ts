import snowball from 'snowball-stemmers';
import type { Language } from '../model/document.js';

const stemmers = { en: snowball.newStemmer('english'), ru: snowball.newStemmer('russian') };

/** Lower case, one form of й and ё (е for ё, since most pages print it so), one apostrophe, no stress marks. */
export function foldWord(word: string): string {
  return word
    .toLowerCase()
    .normalize('NFC')
    .replace(/[ёѐ]/gu, 'е')
    .replace(/[’ʼ`]/gu, "'")
    .replace(/\u0301/gu, '');
}

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
