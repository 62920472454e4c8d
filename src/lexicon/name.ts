import type { Language } from '../model/document.js';
import { phonetic } from './skeleton.js';

/**
 * Endings of names in the six cases: Лавров-ым, Чайковск-ого, Захаров-ой, Иванович-ем. Those of the plural
 * and -ым without a suffix of surnames before it are more often part of the name: Саддам, Ибрагим.
 */
const russianEnding = /(?:ого|его|ому|ему|(?<=[внк])[ыи]м|ом|ем|ою|ею)$/u;
const vowels: Readonly<Record<Language, RegExp>> = {
  en: /(?<![aeiouy])[aeiouy]+$/u,
  ru: /(?<![аеиоуыэюяйь])[аеиоуыэюяйь]+$/u,
};
/** What is left of a name has at least so many sounds. */
const least = 3;

/**
 * A name without what its case adds, and without the vowels it ends in, which the other language has
 * otherwise or not at all: Лавровым and Lavrov, Захаровой and Zakharova, Чайковского and Tchaikovsky.
 * Stemming would take more than the case: Байден, Семён and Johnson lose their last syllables.
 * @param folded a folded word that is written with a capital
 */
export function bareName(folded: string, lang: Language): string {
  const word = lang === 'en' ? folded.replace(/['’]s?$/u, '') : shorter(folded, russianEnding);
  return shorter(word, vowels[lang]);
}

function shorter(word: string, ending: RegExp): string {
  const bare = word.replace(ending, '');
  return bare !== word && phonetic(bare).length >= least ? bare : word;
}
