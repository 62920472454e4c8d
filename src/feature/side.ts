import type { Document, Span, Unit } from '../model/document.js';
import { kindAt, kinds } from '../segment/character.js';
import { leadFinder } from '../segment/interview.js';
import { plainText } from '../segment/plain.js';
import { findSentences } from '../segment/sentences.js';
import { findWords } from '../segment/words.js';
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
  const [unit, size] = [column(Int32Array), column(Float64Array)];
  const [tokenStart, tokenType, tokenAt] = [column(Int32Array), column(Int32Array), column(Int32Array)];
  const [tokenCapital, sign] = [column(Uint8Array), column(Uint8Array)];
  const vocabulary = createVocabulary(lang);
  const addAtom = (index: number, atom: string, places: readonly number[], from: number): void => {
    unit.add(index);
    size.add(solidLength(atom));
    countSigns(atom, sign.room(signCount), sign.count);
    sign.count += signCount;
    tokenStart.add(tokenType.count);
    let word = atom.slice(places[0], places[1]);
    for (let at = 0; at < places.length; at += 2) {
      const next = at + 2 < places.length ? atom.slice(places[at + 2], places[at + 3]) : undefined;
      tokenType.add(vocabulary.typeOf(word, next, at === 0));
      tokenAt.add(from + places[at]!);
      tokenAt.add(from + places[at + 1]!);
      tokenCapital.add(at > 0 && kindAt(word, 0) === kinds.upper ? 1 : 0);
      word = next!;
    }
  };
  forAtoms(document, options.whole === true, (index, atom, from, lead) => {
    addAtom(index, atom, lead === undefined ? findTokens(atom) : [0, atom.length], from);
    // A lead stands for the characters that it was made of.
    if (lead !== undefined) tokenAt.last(lead);
  });
  tokenStart.add(tokenType.count);
  return {
    document,
    count: unit.count,
    unit: unit.values(),
    seam: seams(unit.values()),
    size: size.values(),
    tokenStart: tokenStart.values(),
    tokenType: tokenType.values(),
    tokenAt: tokenAt.values(),
    tokenCapital: tokenCapital.values(),
    types: vocabulary.types,
    sign: sign.values(),
  };
}

/**
 * The atoms of a document, in order.
 * @param each told the sentence unit, the atom's text, where it stands in that of the unit, and of a lead how long it is there
 */
function forAtoms(
  document: Document,
  whole: boolean,
  each: (unit: number, text: string, from: number, lead: number | undefined) => void,
): void {
  const texts = document.units.sentence.map((sentence) => readUnit(document, sentence).text);
  const leadOf = whole ? () => undefined : leadFinder(document.lang, texts);
  for (const [index, text] of texts.entries()) {
    const lead = leadOf(text);
    if (lead !== undefined) each(index, lead.word, 0, lead.length);
    const rest: Span = [lead?.length ?? 0, text.length];
    const spans: Span[] = whole ? [] : findSentences(text, rest, document.lang);
    for (const [from, to] of spans.length > 0 ? spans : [rest]) each(index, text.slice(from, to), from, undefined);
  }
}

/** What stands in each atom of a document: the sentences that a neural model is given. */
export function atomTexts(document: Document): string[] {
  const texts: string[] = [];
  forAtoms(document, false, (_, text) => texts.push(text));
  return texts;
}

/** Characters that are not white space. */
function solidLength(text: string): number {
  let length = 0;
  for (let index = 0; index < text.length; index++) if (!isSpace(text.charCodeAt(index))) length++;
  return length;
}

/** A word that was hyphenated at the end of a line is one word. */
const brokenWord = /\u00ad\s+/gu;

/** A sentence unit's text as it is read for its words, and where a span of that stands in the document's text. */
export function readUnit(document: Document, { at }: Unit): { text: string; restore: (span: Span) => Span } {
  const given = document.text.slice(at[0], at[1]);
  const plain = plainText(given.includes('\u00ad') ? given.replace(brokenWord, '') : given);
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
    const whole = atom.slice(from, words[word + 1]);
    if (!hyphens.test(whole)) {
      places.push(from, words[word + 1]!);
      continue;
    }
    for (const part of whole.split(hyphens)) {
      places.push(from, from + part.length);
      from += part.length + 1;
    }
  }
  return places;
}

const hyphens = /[-‐‑]/u;

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
