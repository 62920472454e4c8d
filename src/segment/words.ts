import { isWordPart, kindAt, kinds } from './character.js';
import type { Span } from '../model/document.js';

/**
 * Words and numbers of a text as places: `[from, to, from, to, …]`, characters, half-open. A word has
 * letters, with apostrophes and hyphens inside (`don't`, `кто-то`) and stops inside an abbreviation
 * of single letters (`U.S`, `т.е`); a number keeps what parts its digits (`35,000`, `35 000`, `2,5`, `10:30`).
 */
export function findWords(text: string, [from, to]: Span = [0, text.length]): number[] {
  const places: number[] = [];
  let index = from;
  while (index < to) {
    const kind = kindAt(text, index);
    if (!isWordPart(kind)) {
      index++;
      continue;
    }
    const end = kind === kinds.digit ? numberEnd(text, index, to) : wordEnd(text, index, to);
    places.push(index, end);
    index = end;
  }
  return places;
}

/** The words themselves. */
export function listWords(text: string, at?: Span): string[] {
  const places = findWords(text, at);
  const words: string[] = [];
  for (let index = 0; index < places.length; index += 2) words.push(text.slice(places[index], places[index + 1]));
  return words;
}

function wordEnd(text: string, from: number, to: number): number {
  let end = from + 1;
  while (end < to) {
    const kind = kindAt(text, end);
    if (isWordPart(kind)) end++;
    else if (kind === kinds.format && end + 1 < to && isWordPart(kindAt(text, end + 1))) end++;
    else if (isJoint(text, end) && end + 1 < to && isWordPart(kindAt(text, end + 1))) end += 2;
    else if (
      text.charCodeAt(end) === 46 &&
      isSingle(text, end, from) &&
      end + 1 < to &&
      isSingle(text, end + 2, from) &&
      isWordPart(kindAt(text, end + 1))
    )
      end += 2;
    else break;
  }
  return end;
}

/** Apostrophe, hyphen, non-breaking hyphen. */
function isJoint(text: string, index: number): boolean {
  const code = text.charCodeAt(index);
  return code === 0x27 || code === 0x2019 || code === 0x2bc || code === 0x2d || code === 0x2010 || code === 0x2011;
}

/** Whether the letter before `end` stands alone, so that a stop after it may be inside an abbreviation. */
function isSingle(text: string, end: number, from: number): boolean {
  return (
    kindAt(text, end - 1) !== kinds.digit &&
    !isWordPart(kindAt(text, end)) &&
    (end - 2 < from || !isWordPart(kindAt(text, end - 2)))
  );
}

function numberEnd(text: string, from: number, to: number): number {
  let end = digitsEnd(text, from, to);
  for (;;) {
    const code = text.charCodeAt(end);
    const next = digitsEnd(text, end + 1, to);
    const size = next - end - 1;
    if (end >= to || size <= 0) break;
    const thin = code === 0xa0 || code === 0x202f || code === 0x2009 || code === 0x20;
    if (
      thin
        ? size === 3 && end - from <= 3 + 4 * 4 && isGroup(text, from, end)
        : code === 44 || code === 46 || code === 58
    )
      end = next;
    else break;
  }
  // 5th, 3D, 90s: the letters belong to the number's word; a unit glued to it (5km) as well.
  return isWordPart(kindAt(text, end)) && end < to ? wordEnd(text, end, to) : end;
}

/** Digits so far come in groups of three after the first: 1 000 000, and not `2021 100`. */
function isGroup(text: string, from: number, end: number): boolean {
  return /^\d{1,3}(?:[\s\u00a0\u202f\u2009]\d{3})*$/u.test(text.slice(from, end));
}

function digitsEnd(text: string, from: number, to: number): number {
  let end = from;
  while (end < to && kindAt(text, end) === kinds.digit) end++;
  return end;
}
