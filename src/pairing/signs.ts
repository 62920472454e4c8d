import { functionWords } from '../lexicon/function-words.js';
import type { Lexicon } from '../lexicon/lexicon.js';
import { bareName } from '../lexicon/name.js';
import { numberValue } from '../lexicon/number.js';
import { nameSkeleton, phonetic } from '../lexicon/skeleton.js';
import { foldWord, stem } from '../lexicon/stem.js';
import type { Language } from '../model/document.js';
import { listWords } from '../segment/words.js';

/** What a text is known by in the other language, and nothing of its wording. */
export interface Signs {
  /** Each with its weight, at most 1: one of several possible translations weighs less. */
  readonly weights: ReadonlyMap<string, number>;
  /** Letters and digits. */
  readonly length: number;
}

/** Of a longer text the beginning is enough. */
const longest = 60_000;
/** A word of more translations says too little with each. */
const mostTranslations = 6;

/**
 * The signs of a text: numbers by their value, names by how they sound, and words by their stems, the English ones by
 * those of their Russian translations.
 */
export function signsOf(text: string, lang: Language, lexicon: Lexicon): Signs {
  const weights = new Map<string, number>();
  const note = (sign: string, weight = 1): void => {
    if ((weights.get(sign) ?? 0) < weight) weights.set(sign, weight);
  };
  const start = text.slice(0, longest);
  for (const [digits] of start.matchAll(/\d+(?:[.,\u00a0\u202f ]\d{3})*(?:[.,]\d+)?/gu)) {
    const value = numberValue(digits, lang);
    // A single digit is in every text.
    if (value.length > 1) note(`#${value}`);
  }
  for (const word of new Set(listWords(start))) {
    const folded = foldWord(word);
    if (folded.length < 3 || functionWords[lang].has(folded) || /^\d/u.test(word)) continue;
    if (/^\p{Lu}/u.test(word)) {
      const bones = nameSkeleton(phonetic(bareName(folded, lang)));
      if (bones.length > 2) note(`=${bones}`);
    }
    const key = stem(folded, lang);
    if (lang === 'ru') {
      note(`~${key}`);
      for (const lemma of lexicon.lemma.ru.get(key) ?? []) note(`~${lemma}`);
      continue;
    }
    const keys = [key, ...(lexicon.lemma.en.get(key) ?? [])];
    const found = new Set(keys.flatMap((each) => lexicon.russian.get(each) ?? []));
    if (found.size <= mostTranslations)
      for (const translation of found) note(`~${translation}`, 1 / Math.sqrt(found.size));
  }
  return { weights, length: text.match(/[\p{L}\p{N}]/gu)?.length ?? 0 };
}
