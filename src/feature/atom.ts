import type { Document, Span, Unit } from '../model/document.js';
import { kindOf, kinds, skipSpace, trimEnd } from '../segment/character.js';
import type { Codes } from '../segment/codes.js';
import { initialsOf, leadFinder, mayLead } from '../segment/interview.js';
import { isPlain, plainText } from '../segment/plain.js';
import { findSentences, mayPart } from '../segment/sentences.js';
import { isHyphen, wordEnd } from '../segment/words.js';
import { append, type Column } from './column.js';

/** A sentence unit and its text, which begins at `base` of a longer one. */
export interface Place {
  index: number;
  text: string;
  base: number;
}

/**
 * The atoms of a document, in order.
 * @param each told what is handed over, the sentence unit, where the atom stands in its text, and of a lead the word that
 * it stands for
 * @param handed a function that is made anew for each document would have V8 optimise the loop anew
 */
export function forAtoms<T>(
  document: Document,
  whole: boolean,
  each: (handed: T, place: Place, from: number, to: number, lead?: string) => void,
  handed: T,
): void {
  const { lang, units } = document;
  const leadOf = whole ? () => undefined : leadFinder(lang, possibleLeads(document));
  const initials = initialsOf(lang);
  const place: Place = { index: -1, text: document.text, base: 0 };
  let parted = document.text.indexOf(typeset);
  for (const sentence of units.sentence) {
    place.index++;
    // A sentence with nothing in it to replace is read where it stands.
    if (parted >= 0 && parted < sentence.at[0]) parted = document.text.indexOf(typeset, sentence.at[0]);
    const isWhole = parted < 0 || parted >= sentence.at[1];
    const isAsGiven = isWhole && isPlain(document.text, sentence.at[0], sentence.at[1]);
    const text = isAsGiven ? document.text : readUnit(document, sentence).text;
    const base = isAsGiven ? sentence.at[0] : 0;
    const end = isAsGiven ? sentence.at[1] : text.length;
    place.text = text;
    place.base = base;
    let from = base;
    const lead = mayLead(text.charCodeAt(base), initials) ? leadOf(text.slice(base, end)) : undefined;
    if (lead !== undefined) each(handed, place, base, (from += lead.length), lead.word);
    if (whole) each(handed, place, from, end);
    else if (mayPart(text, from, end))
      for (const [start, stop] of findSentences(text.slice(base, end), [from - base, end - base], lang))
        each(handed, place, base + start, base + stop);
    else {
      const start = skipSpace(text, from, end);
      const stop = trimEnd(text, end, from);
      if (start < stop) each(handed, place, start, stop);
      else each(handed, place, from, end);
    }
  }
}

/** The texts of the sentence units that may have a lead, one after another: those of a long document are not to be kept. */
function* possibleLeads(document: Document): Generator<string> {
  const initials = initialsOf(document.lang);
  for (const sentence of document.units.sentence) {
    const first = document.text.charCodeAt(sentence.at[0]);
    if (mayLead(first, initials) || kindOf(first) === kinds.format) yield readUnit(document, sentence).text;
  }
}

/** What stands in each atom of a document: the sentences that a neural model is given. */
export function atomTexts(document: Document): string[] {
  const texts: string[] = [];
  forAtoms(document, false, addText, texts);
  return texts;
}

function addText(texts: string[], { text }: Place, from: number, to: number, lead?: string): void {
  texts.push(lead ?? text.slice(from, to));
}

/** A word that was hyphenated at the end of a line is one word; who types a hyphen does not type U+2010, typesetters do. */
const brokenWord = /\u00ad\s+|(?<=\p{L})\u2010[^\S\n]*\n\s*(?=\p{Ll})/gu;
const breakers = /[\u00ad\u2010]/u;
const typeset = '\u2010';

/** A sentence unit's text as it is read for its words, and where a span of that stands in the document's text. */
export function readUnit(document: Document, { at }: Unit): { text: string; restore: (span: Span) => Span } {
  const given = document.text.slice(at[0], at[1]);
  const plain = plainText(breakers.test(given) ? given.replace(brokenWord, '') : given);
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

/** Characters that are not white space. */
export function solidLength(codes: Codes, length: number): number {
  let solid = 0;
  for (let index = 0; index < length; index++) if (kindOf(codes[index]!) !== kinds.space) solid++;
  return solid;
}

/**
 * Finds the places of the tokens, `[from, to, from, to, …]`. The parts of a compound match on their own:
 * российско-узбекских, Russian-Uzbek.
 * @returns how many they are
 */
export function findTokens(codes: Codes, length: number, places: Column<Int32Array>): number {
  places.count = 0;
  for (let index = 0; index < length;) {
    const end = wordEnd(codes, index, length);
    if (end === index) {
      index++;
      continue;
    }
    append(places, index);
    for (; index < end; index++)
      if (isHyphen(codes[index]!)) {
        append(places, index);
        append(places, index + 1);
      }
    append(places, end);
  }
  return places.count / 2;
}
