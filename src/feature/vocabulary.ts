import { functionWords } from '../lexicon/function-words.js';
import { bareName } from '../lexicon/name.js';
import { numberValue, romanValue } from '../lexicon/number.js';
import { nameSkeleton, phonetic, skeleton } from '../lexicon/skeleton.js';
import { foldWord, stem } from '../lexicon/stem.js';
import type { Language } from '../model/document.js';
import { kindAt, kinds } from '../segment/character.js';

export type WordKind = 'word' | 'function' | 'number' | 'latin';

/** What occurs in a text: a stem, a number's value, a Latin string in a Russian text. */
export interface WordType {
  readonly kind: WordKind;
  /** Stem, value or folded string. */
  readonly key: string;
  /** Phonetic form and its skeleton, of words (of names, without stemming) and Latin strings; else empty. */
  readonly sounds: string;
  readonly skeleton: string;
  /** Whether it is written with a capital within a sentence. */
  readonly isName: boolean;
}

/** The word types of one text; each surface form is analysed once. */
export interface Vocabulary {
  readonly types: readonly WordType[];
  /**
   * Index of the type of a token; `next` is the token after it, which may be a numeral's scale. `isFirst`
   * says that the capital it may have tells nothing.
   */
  readonly typeOf: (token: string, next: string | undefined, isFirst?: boolean) => number;
}

export function createVocabulary(lang: Language): Vocabulary {
  const types: WordType[] = [];
  const byKey = new Map<string, number>();
  const byForm = new Map<string, number>();
  /** Forms that have been looked at as names: a word that begins a sentence may turn out to be one. */
  const namesSeen = new Set<string>();
  const add = (kind: WordKind, key: string, heard = '', isName = false): number => {
    const name = `${kind === 'number' ? '#' : ''}${key}`;
    const known = byKey.get(name);
    if (known !== undefined && (!isName || types[known]!.isName)) return known;
    const sounds = phonetic(heard);
    const type = { kind, key, sounds, skeleton: (isName ? nameSkeleton : skeleton)(sounds), isName };
    // A word that began a sentence turns out to be a name where it stands within one.
    if (known !== undefined) types[known] = type;
    else byKey.set(name, types.push(type) - 1);
    return byKey.get(name)!;
  };
  const analyse = (token: string, isName: boolean): number => {
    const value = romanValue(token);
    if (value !== undefined) return add('number', value);
    const folded = foldWord(token.replace(/\./gu, ''));
    if (functionWords[lang].has(folded)) return add('function', stem(folded, lang));
    const own = lang === 'ru' && /^\p{Script=Latin}/u.test(folded) ? 'en' : lang;
    const key = stem(folded, own);
    return add(own === lang ? 'word' : 'latin', key, isName ? bareName(folded, own) : key, isName);
  };
  const typeOf = (token: string, next: string | undefined, isFirst = false): number => {
    const first = token.charCodeAt(0);
    if (first >= 48 && first <= 57) return add('number', numberValue(token, lang, next?.toLowerCase()));
    const isName = !isFirst && kindAt(token, 0) === kinds.upper;
    const known = byForm.get(token);
    if (known !== undefined && (!isName || namesSeen.has(token))) return known;
    if (isName) namesSeen.add(token);
    const type = analyse(token, isName);
    byForm.set(token, type);
    return type;
  };
  return { types, typeOf };
}
