import { kindAt, kinds, skipSpace } from './character.js';
import { lookAhead } from './follow.js';

/** The list at whose head a sentence stands: its style, and the number or letter last seen. */
export interface ListState {
  style: string;
  marker: string;
}

/** Longest marker, `viii`; in characters. */
const longest = 5;
const alphabets = ['abcdefghijklmnopqrstuvwxyz', 'абвгдежзиклмнопрстуфхцчшщ', 'абвгдеёжзийклмнопрстуфхцчшщ'];
const numerals = 'i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx'.split(' ');
/** What holds the items of a list together in one sentence. */
const joined = /(?:,|(?<!\p{L})(?:and|or|и|или))\s*$/u;

/**
 * Where a new item of a list begins in mid-line: `1. The first item 2. The second item`; -1 where
 * none does. Follows the list from its first marker, which heads a sentence.
 */
export function itemAt(
  text: string,
  from: number,
  at: number,
  style: string,
  words: number,
  list: ListState,
  to: number,
): number {
  if (at - from > longest) return -1;
  const marker = text.slice(from, at);
  const bracketed = text[from - 1] === '(';
  const key = (bracketed ? '(' : '') + style;
  if (words === 1) {
    if (!begins(marker, style) && !(key === list.style && isNext(marker, list.marker))) return -1;
    list.style = key;
    list.marker = marker;
    return -1;
  }
  if (key !== list.style || !isNext(marker, list.marker)) return -1;
  const next = lookAhead(text, skipSpace(text, at + style.length, to), to).kind;
  // A small letter after `2.` may go on with a sentence; after `2)` it cannot.
  if (next !== 'upper' && !(style.endsWith(')') && (next === 'lower' || next === 'digit'))) return -1;
  let item = bracketed ? from - 1 : from;
  if (kindAt(text, item - 1) !== kinds.space && kindAt(text, item - 1) !== kinds.bullet) return -1;
  if (joined.test(text.slice(Math.max(0, item - 8), item))) return -1;
  while (item > 0 && kindAt(text, item - 1) === kinds.bullet) item--;
  list.marker = marker;
  return item;
}

/** Whether a list may begin with this marker. With a stop after it, a capital is an initial, and a letter other than the first an abbreviation. */
function begins(marker: string, style: string): boolean {
  if (/^\d{1,3}$/u.test(marker)) return true;
  if (style === '.') return /^[aаiI]$/u.test(marker);
  return /^[a-zа-яA-ZА-Я]$/u.test(marker) || numerals.includes(marker.toLowerCase());
}

/** 2 after 1, б after а, ii after i. */
function isNext(marker: string, before: string): boolean {
  if (/^\d{1,3}$/u.test(marker)) return /^\d/u.test(before) && Number(marker) === Number(before) + 1;
  const isCapital = marker !== marker.toLowerCase();
  if (before === '' || isCapital !== (before !== before.toLowerCase())) return false;
  const [one, two] = [before.toLowerCase(), marker.toLowerCase()];
  if (numerals.includes(two) && numerals.indexOf(two) === numerals.indexOf(one) + 1 && numerals.includes(one))
    return true;
  return (
    two.length === 1 &&
    alphabets.some(
      (letters) => letters.includes(one) && letters.includes(two) && letters.indexOf(two) === letters.indexOf(one) + 1,
    )
  );
}
