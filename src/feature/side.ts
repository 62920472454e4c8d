import type { Document, Span } from '../model/document.js';
import { kindAt, kinds } from '../segment/character.js';
import { plainText } from '../segment/plain.js';
import { findSentences } from '../segment/sentences.js';
import { listWords } from '../segment/words.js';
import { column } from './column.js';
import { countSigns, isSpace, signCount } from './sign.js';
import { createVocabulary, type WordType } from './vocabulary.js';

/**
 * One text as the features see it, in columns. Its rows are atoms: the smallest sentences, which
 * make up the sentence units given (one unit may hold several atoms, never the other way round).
 */
export interface Side {
  readonly document: Document;
  readonly count: number;
  /** Sentence unit of each atom. */
  readonly unit: Int32Array;
  /** `seam[i]` is 1 where a sentence unit begins or ends before atom i; `count + 1` entries. */
  readonly seam: Uint8Array;
  /** Characters that are not white space. */
  readonly size: Float64Array;
  /** Tokens of atom i are `tokenStart[i]` to `tokenStart[i + 1]`. */
  readonly tokenStart: Int32Array;
  readonly tokenType: Int32Array;
  /** 1 for a word with a capital that does not begin its atom. */
  readonly tokenCapital: Uint8Array;
  readonly types: readonly WordType[];
  /** How often each sign of `signs` stands in atom i: at `i * signCount + sign`. */
  readonly sign: Uint8Array;
}

/**
 * Splits a document's sentences into atoms and these into words.
 * @param options.whole each sentence unit is one atom, whatever stands in it
 */
export function readSide(document: Document, options: { readonly whole?: boolean } = {}): Side {
  const { lang } = document;
  const [unit, size, tokenStart, tokenType] = [
    column(Int32Array),
    column(Float64Array),
    column(Int32Array),
    column(Int32Array),
  ];
  const [tokenCapital, sign] = [column(Uint8Array), column(Uint8Array)];
  const vocabulary = createVocabulary(lang);
  const addAtom = (atom: string, index: number): void => {
    unit.add(index);
    size.add(solidLength(atom));
    countSigns(atom, sign.room(signCount), sign.count);
    sign.count += signCount;
    tokenStart.add(tokenType.count);
    const words = wordsOf(atom);
    for (let at = 0; at < words.length; at++) {
      tokenType.add(vocabulary.typeOf(words[at]!, words[at + 1]));
      tokenCapital.add(at > 0 && kindAt(words[at]!, 0) === kinds.upper ? 1 : 0);
    }
  };
  for (const [index, { at }] of document.units.sentence.entries()) {
    // A word that was hyphenated at the end of a line is one word.
    const { text } = plainText(document.text.slice(...at).replace(/\u00ad\s+/gu, ''));
    const spans: Span[] = options.whole ? [] : findSentences(text, [0, text.length], lang);
    if (spans.length === 0) addAtom(text, index);
    else for (const [from, to] of spans) addAtom(text.slice(from, to), index);
  }
  tokenStart.add(tokenType.count);
  return {
    document,
    count: unit.count,
    unit: unit.values(),
    seam: seams(unit.values()),
    size: size.values(),
    tokenStart: tokenStart.values(),
    tokenType: tokenType.values(),
    tokenCapital: tokenCapital.values(),
    types: vocabulary.types,
    sign: sign.values(),
  };
}

/** The words of an atom; the parts of a compound match on their own: российско-узбекских, Russian-Uzbek. */
function wordsOf(atom: string): string[] {
  const words = listWords(atom);
  return words.some((word) => hyphens.test(word)) ? words.flatMap((word) => word.split(hyphens)) : words;
}

const hyphens = /[-‐‑]/u;

/** Characters that are not white space. */
function solidLength(text: string): number {
  let length = 0;
  for (let index = 0; index < text.length; index++) if (!isSpace(text.charCodeAt(index))) length++;
  return length;
}

function seams(unit: Int32Array): Uint8Array {
  const seam = new Uint8Array(unit.length + 1);
  for (let index = 0; index <= unit.length; index++) seam[index] = unit[index - 1] === unit[index] ? 0 : 1;
  return seam;
}

/** The atom that a sentence unit begins with; for the number of units, the number of atoms. */
export function firstAtom({ unit, count }: Side, index: number): number {
  let [low, high] = [0, count];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (unit[middle]! < index) low = middle + 1;
    else high = middle;
  }
  return low;
}
