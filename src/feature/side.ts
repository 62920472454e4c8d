import type { Document, Span, Unit } from '../model/document.js';
import { leadFinder } from '../segment/interview.js';
import { plainText } from '../segment/plain.js';
import { findSentences } from '../segment/sentences.js';
import { findWords } from '../segment/words.js';
import { signCount, signs } from './sign.js';
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
  /** Where token t stands in the text of `readUnit`: `tokenAt[2 * t]` to `tokenAt[2 * t + 1]`. */
  readonly tokenAt: Int32Array;
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
  const atoms: string[] = [];
  const atomAt: number[] = [];
  const unit: number[] = [];
  const texts = document.units.sentence.map((sentence) => readUnit(document, sentence).text);
  const leadOf = options.whole ? () => undefined : leadFinder(lang, texts);
  /** By atom that is a lead, how many characters of its unit it stands for. */
  const leads = new Map<number, number>();
  for (const [index, text] of texts.entries()) {
    const lead = leadOf(text);
    if (lead !== undefined) {
      leads.set(atoms.length, lead.length);
      atoms.push(lead.word);
      atomAt.push(0);
      unit.push(index);
    }
    const rest: Span = [lead?.length ?? 0, text.length];
    const spans: Span[] = options.whole ? [] : findSentences(text, rest, lang);
    for (const [from, to] of spans.length > 0 ? spans : [rest]) {
      atoms.push(text.slice(from, to));
      atomAt.push(from);
      unit.push(index);
    }
  }
  const count = atoms.length;
  const size = new Float64Array(count);
  const sign = new Uint8Array(count * signCount);
  const tokenStart = new Int32Array(count + 1);
  const tokenType: number[] = [];
  const tokenAt: number[] = [];
  const tokenCapital: number[] = [];
  const vocabulary = createVocabulary(lang);
  for (const [index, atom] of atoms.entries()) {
    size[index] = atom.replace(/\s+/gu, '').length;
    sign.set(signs(atom), index * signCount);
    let first = true;
    const places = findTokens(atom);
    const words = Array.from({ length: places.length / 2 }, (_, at) => atom.slice(places[2 * at], places[2 * at + 1]));
    const lead = leads.get(index);
    if (lead === undefined) for (const place of places) tokenAt.push(atomAt[index]! + place);
    else tokenAt.push(0, lead);
    for (const [at, word] of words.entries()) {
      tokenType.push(vocabulary.typeOf(word, words[at + 1]));
      tokenCapital.push(!first && /^\p{Lu}/u.test(word) ? 1 : 0);
      first = false;
    }
    tokenStart[index + 1] = tokenType.length;
  }
  return {
    document,
    count,
    unit: Int32Array.from(unit),
    seam: seams(unit),
    size,
    tokenStart,
    tokenType: Int32Array.from(tokenType),
    tokenAt: Int32Array.from(tokenAt),
    tokenCapital: Uint8Array.from(tokenCapital),
    types: vocabulary.types,
    sign,
  };
}

/** A word that was hyphenated at the end of a line is one word. */
const brokenWord = /\u00ad\s+/gu;

/** A sentence unit's text as it is read for its words, and where a span of that stands in the document's text. */
export function readUnit(document: Document, { at }: Unit): { text: string; restore: (span: Span) => Span } {
  const given = document.text.slice(...at);
  const plain = plainText(given.replace(brokenWord, ''));
  const restore = (span: Span): Span => {
    let [from, to] = plain.restore?.(span) ?? span;
    for (const { index, 0: gone } of given.matchAll(brokenWord)) {
      if (index <= from) from += gone.length;
      if (index < to) to += gone.length;
    }
    return [at[0] + from, at[0] + to];
  };
  return { text: plain.text, restore };
}

/** Places of tokens, as `findWords` gives those of words. The parts of a compound match on their own: российско-узбекских, Russian-Uzbek. */
function findTokens(atom: string): number[] {
  const words = findWords(atom);
  const places: number[] = [];
  for (let word = 0; word < words.length; word += 2) {
    let from = words[word]!;
    for (const part of atom.slice(from, words[word + 1]).split(/[-‐‑]/u)) {
      places.push(from, from + part.length);
      from += part.length + 1;
    }
  }
  return places;
}

function seams(unit: readonly number[]): Uint8Array {
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
