import type { Language } from '../../model/document.js';
import words from './stop-words.json' with { type: 'json' };

type Lists = Readonly<Record<Language, ReadonlySet<string>>>;

const listed = ({ en, ru }: Readonly<Record<Language, readonly string[]>>): Lists => ({
  en: new Set(en),
  ru: new Set(ru),
});

/** Function words that may stand inside a term: `freedom of the press`, `борьба с терроризмом`. Folded. */
export const innerWords: Lists = listed(words.inner);

/**
 * Words that no term begins or ends with, though they are no function words: of speaking and thinking, of time,
 * number and degree. All their forms count. Lists of our own.
 */
export const edgeWords: Lists = listed(words.edge);
