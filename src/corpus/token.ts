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

/**
 * Reads words of texts as whatever their forms stand for. Each different spelling is folded and looked up once;
 * it forgets at times, so that it grows with no corpus.
 */
export function createWordReader<T>(
  valueOf: (form: string) => T,
): (text: string) => { readonly at: readonly number[]; readonly values: readonly T[] } {
  const known = new Map<string, T>();
  return (text) => {
    const at = findWords(text);
    const values: T[] = [];
    for (let index = 0; index < at.length; index += 2) {
      const word = text.slice(at[index], at[index + 1]);
      let value = known.get(word);
      if (value === undefined) {
        if (known.size > 300_000) known.clear();
        known.set(word, (value = valueOf(foldForm(word))));
      }
      values.push(value);
    }
    return { at, values };
  };
}

export function createTokenizer(): (text: string) => Tokens {
  const read = createWordReader((form) => form);
  return (text) => {
    const { at, values: forms } = read(text);
    return { at, forms };
  };
}
