/** A word or phrase and its translation, as a lexicon or a glossary has it. */
export interface Term {
  readonly english: string;
  readonly russian: string;
  /** Part of speech of the English, and domain, by the names of src/lexicon/SOURCE.md. */
  readonly speech?: string;
  readonly domain?: string;
  /** How likely each is rendered by the other, 0 to 1; known of terms that were learnt. */
  readonly probability?: number;
}

/** The pair with the English first; nothing, when the alphabets do not tell which is which. */
export function inOrder(first: string, second: string): Pick<Term, 'english' | 'russian'> | undefined {
  if (isRussian(first) === isRussian(second)) return undefined;
  return isRussian(first) ? { english: second, russian: first } : { english: first, russian: second };
}

export const isRussian = (text: string): boolean => /\p{Script=Cyrillic}/u.test(text);
