import type { Lexicon } from '../lexicon/lexicon.js';
import type { Language } from '../model/document.js';
import type { WordType } from './vocabulary.js';

/** What a lexicon says of a type. */
export interface Sense {
  /** Whether it is a translation of anything, or has one. */
  readonly isKnown: boolean;
  /** Of an English type, the Russian stems that may render it; of a Russian one, the stem of its lemma if it has another. */
  readonly stems: readonly string[];
  /** Of an English type, the first letters of each of them, empty where it has fewer. */
  readonly beginnings: readonly string[];
}

/** So many letters in common, and two stems may be of one root. */
export const beginning = 5;

/** What was asked of a lexicon: a batch of texts asks for the same types over and over. */
const asked = new WeakMap<Lexicon, Readonly<Record<Language, WeakMap<WordType, Sense>>>>();

/** @returns a function that tells the sense of a type of the language */
export function sensesOf(lexicon: Lexicon, lang: Language): (type: WordType) => Sense {
  let known = asked.get(lexicon);
  if (known === undefined) asked.set(lexicon, (known = { en: new WeakMap(), ru: new WeakMap() }));
  const senses = known[lang];
  return (type) => {
    let sense = senses.get(type);
    if (sense === undefined) senses.set(type, (sense = look[lang](type.key, lexicon)));
    return sense;
  };
}

const none: readonly string[] = [];

const look: Readonly<Record<Language, (key: string, lexicon: Lexicon) => Sense>> = {
  en(key, { russian, lemma }) {
    const own = russian.get(key);
    const lemmas = lemma.en.get(key);
    const other = lemmas?.flatMap((form) => russian.get(form) ?? none) ?? none;
    const stems = other.length === 0 ? (own ?? none) : [...(own ?? none), ...other];
    const beginnings = stems.map((stem) => (stem.length < beginning ? '' : stem.slice(0, beginning)));
    return { isKnown: own !== undefined || lemmas !== undefined, stems, beginnings };
  },
  ru(key, { russianKnown, lemma }) {
    const stems = lemma.ru.get(key) ?? none;
    const isKnown = russianKnown.has(key) || stems.some((form) => russianKnown.has(form));
    return { isKnown, stems, beginnings: none };
  },
};
