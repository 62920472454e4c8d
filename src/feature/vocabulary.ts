import { functionWords } from '../lexicon/function-words.js';
import { bareName } from '../lexicon/name.js';
import { beginsScale, numberValue, romanValue } from '../lexicon/number.js';
import { nameSkeleton, phonetic, skeleton } from '../lexicon/skeleton.js';
import { foldWord, stem } from '../lexicon/stem.js';
import type { Language } from '../model/document.js';
import { kindOf, kinds } from '../segment/character.js';
import { type Codes, textOf } from '../segment/codes.js';
import { createForms, type Forms } from './forms.js';

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
   * Index of the type of the token in codes [from, to). The token after it, which may be a numeral's scale, is in
   * [nextFrom, nextTo), empty where there is none. `isFirst` says that the capital it may have tells nothing.
   */
  readonly typeOf: (
    codes: Codes,
    from: number,
    to: number,
    nextFrom: number,
    nextTo: number,
    isFirst: boolean,
  ) => number;
}

export function createVocabulary(lang: Language): Vocabulary {
  const known = knownForms(lang);
  const types: WordType[] = [];
  const words = new Map<string, number>();
  const numbers = new Map<string, number>();
  /** By form twice the number after its type, and one more when it has been looked at as a name: what begins a sentence may turn out to be one. */
  let byForm: Int32Array = new Int32Array(2 ** 12);
  const add = (type: WordType): number => {
    const byKey = type.kind === 'number' ? numbers : words;
    const index = byKey.get(type.key);
    // A word that began a sentence turns out to be a name where it stands within one.
    if (index !== undefined && type.isName && !types[index]!.isName) types[index] = type;
    if (index !== undefined) return index;
    byKey.set(type.key, types.length);
    return types.push(type) - 1;
  };
  return {
    types,
    typeOf(codes, from, to, nextFrom, nextTo, isFirst) {
      const isNumeral = isDigit(codes[from]!);
      if (isNumeral && nextFrom < nextTo && beginsScale(codes[nextFrom]!)) {
        const next = textOf(codes, nextFrom, nextTo).toLowerCase();
        return add(mute('number', numberValue(textOf(codes, from, to), lang, next)));
      }
      const form = known.forms.number(codes, from, to);
      if (form >= byForm.length) byForm = enlarge(byForm, 2 * form);
      const isName = !isFirst && !isNumeral && kindOf(codes[from]!) === kinds.upper;
      const index = byForm[form]!;
      if (index !== 0 && (!isName || index & 1)) return (index >> 1) - 1;
      const all = isName ? known.names : known.words;
      while (all.length <= form) all.push(undefined);
      const type = add((all[form] ??= analyse(textOf(codes, from, to), lang, isName)));
      byForm[form] = 2 * (type + 1) + (isName ? 1 : 0);
      return type;
    },
  };
}

const isDigit = (code: number): boolean => code >= 48 && code <= 57;

function enlarge(column: Int32Array, size: number): Int32Array {
  const larger = new Int32Array(size);
  larger.set(column);
  return larger;
}

/** Forms that were looked at, and what they are as words and as names: a batch of texts has the same ones over and over. */
interface KnownForms {
  readonly forms: Forms;
  readonly words: (WordType | undefined)[];
  readonly names: (WordType | undefined)[];
}

const allForms: Partial<Record<Language, KnownForms>> = {};
/** They are forgotten before the next text when there are more than a book has. */
const mostForms = 2 ** 16;

function knownForms(lang: Language): KnownForms {
  let known = allForms[lang];
  if (known === undefined || known.forms.count() > mostForms)
    allForms[lang] = known = { forms: createForms(), words: [], names: [] };
  return known;
}

function analyse(form: string, lang: Language, isName: boolean): WordType {
  if (isDigit(form.charCodeAt(0))) return mute('number', numberValue(form, lang));
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
