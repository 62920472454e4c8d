import { foldWord } from '../segment/character.js';
import { findWords } from '../segment/words.js';

/** The words of a text, as a corpus knows them: places as `findWords` gives them, and a folded form for each. */
export interface Tokens {
  readonly at: readonly number[];
  readonly forms: readonly string[];
}

/**
 * The form under which a corpus keeps a word: in lower case, е for ё, a plain hyphen and apostrophe,
 * and `_` for the spaces inside a number (`35_000`).
 */
export const foldForm = (word: string): string =>
  foldWord(word)
    .replace(/[‐‑]/gu, '-')
    .replace(/[\s_"]+/gu, '_');

/** A tokenizer that folds each different word once. It forgets at times, so that it grows with no corpus. */
export function createTokenizer(): (text: string) => Tokens {
  const folded = new Map<string, string>();
  return (text) => {
    const at = findWords(text);
    const forms: string[] = [];
    for (let index = 0; index < at.length; index += 2) {
      const word = text.slice(at[index], at[index + 1]);
      let form = folded.get(word);
      if (form === undefined) {
        if (folded.size > 300_000) folded.clear();
        folded.set(word, (form = foldForm(word)));
      }
      forms.push(form);
    }
    return { at, forms };
  };
}
