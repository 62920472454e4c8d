import type { Span } from '../model/document.js';
import { isWordPart, kindOf, kinds } from './character.js';
import { type Codes, createCodeRoom, readCodes } from './codes.js';

/**
 * Words and numbers of a text as places: `[from, to, from, to, …]`, characters, half-open. A word has
 * letters, with apostrophes and hyphens inside (`don't`, `кто-то`) and stops inside an abbreviation
 * of single letters (`U.S`, `т.е`); a number keeps what parts its digits (`35,000`, `35 000`, `2,5`, `10:30`).
 */
export function findWords(text: string, [from, to]: Span = [0, text.length]): number[] {
  const codes = readCodes(room, text, from, to);
  const places: number[] = [];
  const size = to - from;
  for (let index = 0; index < size;) {
    const end = wordEnd(codes, index, size);
    if (end === index) {
      index++;
      continue;
    }
    places.push(from + index, from + end);
    index = end;
  }
  return places;
}

const room = createCodeRoom();

/** The words themselves. */
export function listWords(text: string, at?: Span): string[] {
  const places = findWords(text, at);
  const words: string[] = [];
  for (let index = 0; index < places.length; index += 2) words.push(text.slice(places[index], places[index + 1]));
  return words;
}

/** Where the word or number ends that begins at an index; that index where none does. */
export function wordEnd(codes: Codes, index: number, to: number): number {
  const kind = kindOf(codes[index]!);
  if (!isWordPart(kind)) return index;
  return kind === kinds.digit ? numberEnd(codes, index, to) : lettersEnd(codes, index, to);
}

function lettersEnd(codes: Codes, from: number, to: number): number {
  let end = from + 1;
  while (end < to) {
    const kind = kindOf(codes[end]!);
    if (isWordPart(kind)) {
      end++;
      continue;
    }
    // Nothing but a letter goes on behind what may stand inside a word.
    if (end + 1 >= to || !isWordPart(kindOf(codes[end + 1]!))) break;
    if (kind === kinds.format) end++;
    else if (isJoint(codes[end]!)) end += 2;
    else if (codes[end] === stop && isSingle(codes, end, from, to) && isSingle(codes, end + 2, from, to)) end += 2;
    else break;
  }
  return end;
}

const [space, comma, stop, colon] = [0x20, 0x2c, 0x2e, 0x3a];

/** Apostrophe, hyphen, non-breaking hyphen. */
const isJoint = (code: number): boolean => code === 0x27 || code === 0x2019 || code === 0x2bc || isHyphen(code);
export const isHyphen = (code: number): boolean => code === 0x2d || code === 0x2010 || code === 0x2011;

/** Whether the letter before `end` stands alone, so that a stop after it may be inside an abbreviation. */
function isSingle(codes: Codes, end: number, from: number, to: number): boolean {
  return (
    kindOf(codes[end - 1]!) !== kinds.digit &&
    (end >= to || !isWordPart(kindOf(codes[end]!))) &&
    (end - 2 < from || !isWordPart(kindOf(codes[end - 2]!)))
  );
}

function numberEnd(codes: Codes, from: number, to: number): number {
  let end = digitsEnd(codes, from, to);
  while (end + 1 < to) {
    const code = codes[end]!;
    const next = digitsEnd(codes, end + 1, to);
    if (next === end + 1) break;
    if (
      isThin(code)
        ? next === end + 4 && end - from <= 3 + 4 * 4 && isGrouped(codes, from, end)
        : code === comma || code === stop || code === colon
    )
      end = next;
    else break;
  }
  // 5th, 3D, 90s: the letters belong to the number's word; a unit glued to it (5km) as well.
  return end < to && isWordPart(kindOf(codes[end]!)) ? lettersEnd(codes, end, to) : end;
}

const isThin = (code: number): boolean => code === space || code === 0xa0 || code === 0x202f || code === 0x2009;

/** Digits so far come in groups of three after the first: 1 000 000, and not `2021 100`. */
function isGrouped(codes: Codes, from: number, end: number): boolean {
  for (let at = end; ; at -= 4) {
    let size = 0;
    while (size < 4 && at - size > from && isDigit(codes[at - size - 1]!)) size++;
    if (at - size === from) return size > 0 && size < 4;
    if (size !== 3 || kindOf(codes[at - 4]!) !== kinds.space) return false;
  }
}

const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39;

function digitsEnd(codes: Codes, from: number, to: number): number {
  let end = from;
  while (end < to && kindOf(codes[end]!) === kinds.digit) end++;
  return end;
}
