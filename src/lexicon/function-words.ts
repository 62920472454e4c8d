import type { Language } from '../model/document.js';
import words from './function-words.json' with { type: 'json' };

/** Words that say little of what a sentence is about; folded. Lists of our own, of the commonest forms. */
export const functionWords: Readonly<Record<Language, ReadonlySet<string>>> = {
  en: new Set(words.en),
  ru: new Set(words.ru),
};
