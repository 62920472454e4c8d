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
  /** Where atom i stands in the text of `readUnit`: `at[2 * i]` to `at[2 * i + 1]`. */
  readonly at: Int32Array;
  /** 1 for an atom that is a lead: its one token stands for the characters that it was made of. */
  readonly isLead: Uint8Array;
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
  const [at, isLead] = [column(Int32Array), column(Uint8Array)];
  const [tokenStart, tokenType] = [column(Int32Array), column(Int32Array)];
  const [tokenCapital, sign] = [column(Uint8Array), column(Uint8Array)];
  const vocabulary = createVocabulary(lang);
  const addAtom = (atom: string, places: readonly number[]): void => {
    size.add(solidLength(atom));
    countSigns(atom, sign.room(signCount), sign.count);
    sign.count += signCount;
    tokenStart.add(tokenType.count);
    let word = atom.slice(places[0], places[1]);
    for (let place = 0; place < places.length; place += 2) {
      const next = place + 2 < places.length ? atom.slice(places[place + 2], places[place + 3]) : undefined;
      tokenType.add(vocabulary.typeOf(word, next, place === 0));
      tokenCapital.add(place > 0 && kindAt(word, 0) === kinds.upper ? 1 : 0);
      word = next!;
    }
  };
  forAtoms(document, options.whole === true, (index, text, from, lead) => {
    unit.add(index);
    at.add(from);
    at.add(from + (lead ?? text.length));
    isLead.add(lead === undefined ? 0 : 1);
    addAtom(text, lead === undefined ? findTokens(text) : [0, text.length]);
  });
  tokenStart.add(tokenType.count);
  return {
    document,
    count: unit.count,
    unit: unit.values(),
    seam: seams(unit.values()),
    size: size.values(),
    at: at.values(),
    isLead: isLead.values(),
    tokenStart: tokenStart.values(),
    tokenType: tokenType.values(),
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
  const leadOf = whole ? () => undefined : leadFinder(document.lang, unitTexts(document));
  let index = -1;
  for (const text of unitTexts(document)) {
    index++;
    const lead = leadOf(text);
    if (lead !== undefined) each(index, lead.word, 0, lead.length);
    const rest: Span = [lead?.length ?? 0, text.length];
    const spans: Span[] = whole ? [] : findSentences(text, rest, document.lang);
    for (const [from, to] of spans.length > 0 ? spans : [rest]) each(index, text.slice(from, to), from, undefined);
  }
}

/** The texts of the sentence units, one after another: those of a long document are not to be kept. */
function* unitTexts(document: Document): Generator<string> {
  for (const sentence of document.units.sentence) yield readUnit(document, sentence).text;
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

/** Where the tokens of an atom stand in the text of its unit. */
export function tokenPlaces({ at, isLead }: Side, atom: number, text: string): Span[] {
  const [from, to] = [at[2 * atom]!, at[2 * atom + 1]!];
  if (isLead[atom]) return [[from, to]];
  const places = findTokens(text.slice(from, to));
  return Array.from({ length: places.length / 2 }, (_, token) => [
    from + places[2 * token]!,
    from + places[2 * token + 1]!,
  ]);
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
