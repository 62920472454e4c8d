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
  const words = new Map<string, number>();
  const numbers = new Map<string, number>();
  /** By form twice its type, and one more when it has been looked at as a name: what begins a sentence may turn out to be one. */
  const byForm = new Map<string, number>();
  const add = (type: WordType): number => {
    const byKey = type.kind === 'number' ? numbers : words;
    const known = byKey.get(type.key);
    // A word that began a sentence turns out to be a name where it stands within one.
    if (known !== undefined && type.isName && !types[known]!.isName) types[known] = type;
    if (known !== undefined) return known;
    byKey.set(type.key, types.length);
    return types.push(type) - 1;
  };
  const typeOf = (token: string, next: string | undefined, isFirst = false): number => {
    const first = token.charCodeAt(0);
    if (first >= 48 && first <= 57) return add(mute('number', numberValue(token, lang, next?.toLowerCase())));
    const isName = !isFirst && kindAt(token, 0) === kinds.upper;
    const known = byForm.get(token);
    if (known !== undefined && (!isName || known & 1)) return known >> 1;
    const type = add(typeOfForm(token, lang, isName));
    byForm.set(token, 2 * type + (isName ? 1 : 0));
    return type;
  };
  return { types, typeOf };
}

/** Forms that were looked at, as words and as names: a batch of texts has the same ones over and over. */
const forms = {
  en: [new Map<string, WordType>(), new Map<string, WordType>()],
  ru: [new Map<string, WordType>(), new Map<string, WordType>()],
} as const;
/** They are forgotten when there are more than a book has. */
const mostForms = 2 ** 16;

function typeOfForm(form: string, lang: Language, isName: boolean): WordType {
  const known = forms[lang][isName ? 1 : 0];
  let type = known.get(form);
  if (type !== undefined) return type;
  type = analyse(form, lang, isName);
  if (known.size >= mostForms) known.clear();
  known.set(form, type);
  return type;
}

function analyse(form: string, lang: Language, isName: boolean): WordType {
  const value = romanValue(form);
  if (value !== undefined) return mute('number', value);
  const folded = foldWord(form.replace(/\./gu, ''));
  if (functionWords[lang].has(folded)) return mute('function', stem(folded, lang));
  const own = lang === 'ru' && /^\p{Script=Latin}/u.test(folded) ? 'en' : lang;
  const key = stem(folded, own);
  const sounds = phonetic(isName ? bareName(folded, own) : key);
  const bones = (isName ? nameSkeleton : skeleton)(sounds);
  return { kind: own === lang ? 'word' : 'latin', key, sounds, skeleton: bones, isName };
}

/** A type that is never compared by its sounds. */
const mute = (kind: WordKind, key: string): WordType => ({ kind, key, sounds: '', skeleton: '', isName: false });
