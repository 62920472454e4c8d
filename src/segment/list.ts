import { kindAt, kinds, skipSpace } from './character.js';
import { lookAhead } from './follow.js';

/** The list at whose head a sentence stands: its style and the number or letter last seen. */
export interface ListState {
  style: string;
  value: number;
}

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
  if (at - from > 3) return -1;
  const value = markerValue(text.slice(from, at));
  if (value < 0) return -1;
  const bracketed = text[from - 1] === '(';
  const key = (bracketed ? '(' : '') + style + (value > 1000 ? 'a' : '1');
  const next = lookAhead(text, skipSpace(text, at + style.length, to), to);
  if (words === 1) {
    list.style = key;
    list.value = value;
    return -1;
  }
  if (key !== list.style || value !== list.value + 1 || next.kind !== 'upper') return -1;
  let item = bracketed ? from - 1 : from;
  if (kindAt(text, item - 1) !== kinds.space && kindAt(text, item - 1) !== kinds.bullet) return -1;
  while (item > 0 && kindAt(text, item - 1) === kinds.bullet) item--;
  list.value = value;
  return item;
}

/** Numbers count from 1, letters from 1001; -1 for anything else. */
function markerValue(marker: string): number {
  if (/^\d{1,3}$/u.test(marker)) return Number(marker);
  if (/^[a-zа-я]$/u.test(marker))
    return 1000 + (marker.charCodeAt(0) < 0x400 ? marker.charCodeAt(0) - 96 : marker.charCodeAt(0) - 0x42f);
  return -1;
}
