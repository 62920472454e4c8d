import { functionWords } from '../lexicon/function-words.js';
import { bareName } from '../lexicon/name.js';
import { beginsScale, numberValue, romanValue } from '../lexicon/number.js';
import { nameSkeleton, phonetic, skeleton } from '../lexicon/skeleton.js';
import { foldWord, stem } from '../lexicon/stem.js';
import type { Language } from '../model/document.js';
import { kindOf, kinds } from '../segment/character.js';
import { type Codes, textOf } from '../segment/codes.js';
import { createForms, formNumber, type Forms } from './forms.js';

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
  readonly types: WordType[];
  readonly lang: Language;
  readonly known: KnownForms;
  /** Where a word or a number stands among the types. */
  readonly words: Map<string, number>;
  readonly numbers: Map<string, number>;
  /** By form twice the number after its type, and one more when it has been looked at as a name: what begins a sentence may turn out to be one. */
  byForm: Int32Array;
}

export const createVocabulary = (lang: Language): Vocabulary => ({
  types: [],
  lang,
  known: knownForms(lang),
  words: new Map(),
  numbers: new Map(),
  byForm: new Int32Array(2 ** 12),
});

/**
 * Index of the type of the token in codes [from, to). The token after it, which may be a numeral's scale, is in
 * [nextFrom, nextTo), empty where there is none. `isFirst` says that the capital it may have tells nothing.
 */
export function typeOf(
  vocabulary: Vocabulary,
  codes: Codes,
  from: number,
  to: number,
  nextFrom: number,
  nextTo: number,
  isFirst: boolean,
): number {
  const { lang, known } = vocabulary;
  const isNumeral = isDigit(codes[from]!);
  if (isNumeral && nextFrom < nextTo && beginsScale(codes[nextFrom]!)) {
    const next = textOf(codes, nextFrom, nextTo).toLowerCase();
    return addNumber(vocabulary, numberValue(textOf(codes, from, to), lang, next));
  }
  const form = formNumber(known.forms, codes, from, to);
  if (form >= vocabulary.byForm.length) vocabulary.byForm = enlarge(vocabulary.byForm, 2 * form);
  const isName = !isFirst && !isNumeral && kindOf(codes[from]!) === kinds.upper;
  const index = vocabulary.byForm[form]!;
  if (index !== 0 && (!isName || index & 1)) return (index >> 1) - 1;
  while (known.bases.length <= form) known.bases.push(undefined);
  const base = (known.bases[form] ??= analyse(textOf(codes, from, to), lang));
  const type = addForm(vocabulary, form, base, isName);
  vocabulary.byForm[form] = 2 * (type + 1) + (isName ? 1 : 0);
  return type;
}

function addNumber({ numbers, types }: Vocabulary, value: string): number {
  const index = numbers.get(value);
  if (index !== undefined) return index;
  numbers.set(value, types.length);
  return types.push(mute('number', value)) - 1;
}

function addForm(vocabulary: Vocabulary, form: number, base: Base, isName: boolean): number {
  if (base.kind === 'number') return addNumber(vocabulary, base.key);
  const { words, types, known, lang } = vocabulary;
  const index = words.get(base.key);
  if (index === undefined) {
    words.set(base.key, types.length);
    return types.push(typeOfForm(known, form, base, isName, lang)) - 1;
  }
  // A word that began a sentence turns out to be a name where it stands within one.
  if (isName && base.kind !== 'function' && !types[index]!.isName)
    types[index] = typeOfForm(known, form, base, isName, lang);
  return index;
}

const isDigit = (code: number): boolean => code >= 48 && code <= 57;

function enlarge(column: Int32Array, size: number): Int32Array {
  const larger = new Int32Array(size);
  larger.set(column);
  return larger;
}

/** What a form is, whether it is a name or not. */
interface Base {
  readonly kind: WordKind;
  readonly key: string;
  readonly folded: string;
}

/**
 * Forms that were looked at: a batch of texts has the same ones over and over. How it sounds is asked of a form that is a
 * name, and of other words of their stem, once.
 */
interface KnownForms {
  readonly forms: Forms;
  readonly bases: (Base | undefined)[];
  readonly names: Map<number, WordType>;
  readonly words: Map<string, WordType>;
}

const allForms: Partial<Record<Language, KnownForms>> = {};
/** They are forgotten before the next text when there are more than a book has. */
const mostForms = 2 ** 16;

function knownForms(lang: Language): KnownForms {
  let known = allForms[lang];
  if (known === undefined || known.forms.count > mostForms)
    allForms[lang] = known = { forms: createForms(), bases: [], names: new Map(), words: new Map() };
  return known;
}

function analyse(form: string, lang: Language): Base {
  if (isDigit(form.charCodeAt(0))) return { kind: 'number', key: numberValue(form, lang), folded: form };
  const value = romanValue(form);
  if (value !== undefined) return { kind: 'number', key: value, folded: form };
  const folded = foldWord(form.includes('.') ? form.replace(/\./gu, '') : form);
  if (functionWords[lang].has(folded)) return { kind: 'function', key: stem(folded, lang), folded };
  const isLatin = lang === 'ru' && !isCyrillic(folded.charCodeAt(0)) && /^\p{Script=Latin}/u.test(folded);
  return { kind: isLatin ? 'latin' : 'word', key: stem(folded, isLatin ? 'en' : lang), folded };
}

const isCyrillic = (code: number): boolean => code >= 0x400 && code <= 0x4ff;

function typeOfForm(known: KnownForms, form: number, base: Base, isName: boolean, lang: Language): WordType {
  const { kind, key, folded } = base;
  if (kind === 'function') return mute(kind, key);
  const own = isName ? known.names.get(form) : known.words.get(key);
  if (own !== undefined && own.kind === kind) return own;
  const sounds = phonetic(isName ? bareName(folded, kind === 'latin' ? 'en' : lang) : key);
  const type = { kind, key, sounds, skeleton: (isName ? nameSkeleton : skeleton)(sounds), isName };
  if (isName) known.names.set(form, type);
  else known.words.set(key, type);
  return type;
}

/** A type that is never compared by its sounds. */
const mute = (kind: WordKind, key: string): WordType => ({ kind, key, sounds: '', skeleton: '', isName: false });
