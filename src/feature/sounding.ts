import { distance as distanceOf } from 'fastest-levenshtein';
import { lettersOf } from '../lexicon/skeleton.js';

/** Writings in the phonetic alphabet, a to z, one after another: numbers, since they are compared by the million. */
export interface Writings {
  readonly words: readonly string[];
  /** Writing i is `codes[start[i]]` to `codes[start[i + 1]]`. */
  readonly start: Int32Array;
  readonly codes: Uint8Array;
  /** Which letters it has, a bit each. */
  readonly letters: Int32Array;
}

export function writingsOf(words: readonly string[]): Writings {
  const start = new Int32Array(words.length + 1);
  for (let index = 0; index < words.length; index++) start[index + 1] = start[index]! + words[index]!.length;
  const codes = new Uint8Array(start[words.length]!);
  const letters = new Int32Array(words.length);
  for (let index = 0; index < words.length; index++) {
    const word = words[index]!;
    for (let at = 0; at < word.length; at++) codes[start[index]! + at] = word.charCodeAt(at);
    letters[index] = lettersOf(word);
  }
  return { words, start, codes, letters };
}

export const lengthOf = ({ start }: Writings, index: number): number => start[index + 1]! - start[index]!;

/** No closeness is larger: each letter that only one of two writings has is an edit, and so is each letter more. */
export function mostCloseness(a: Writings, i: number, b: Writings, j: number): number {
  const ours = a.letters[i]!;
  const theirs = b.letters[j]!;
  const [one, other] = [lengthOf(a, i), lengthOf(b, j)];
  const least = Math.max(Math.abs(one - other), bitCount(ours & ~theirs), bitCount(theirs & ~ours));
  return 1 - least / Math.max(one, other, 1);
}

/** Bits that are set, counted pair by pair, then in groups of four (Warren, Hacker's Delight, 2003). */
function bitCount(bits: number): number {
  const pairs = bits - ((bits >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** Compares one writing with many: what it has where is noted once. */
export interface Comparer {
  readonly take: (writings: Writings, index: number) => void;
  /** How close another writing is to that which was taken, by edit distance: 0 to 1. */
  readonly closeness: (writings: Writings, index: number) => number;
}

/** As many letters as a number has bits. Hardly a word is longer. */
const mostLetters = 32;

/** The edit distance, a column of its table at a time and a bit for each row (Myers 1999, as Hyyrö 2003 tells it). */
export function createComparer(): Comparer {
  /** By letter, where the writing has it. */
  const places = new Int32Array(32);
  let size = 0;
  let long = '';
  return {
    take(writings, index) {
      const { start, codes } = writings;
      size = lengthOf(writings, index);
      long = size > mostLetters ? writings.words[index]! : '';
      places.fill(0);
      for (let at = 0; at < size; at++) places[codes[start[index]! + at]! & 31]! |= 1 << at;
    },
    closeness(writings, index) {
      const { start, codes } = writings;
      const length = lengthOf(writings, index);
      if (size === 0 || size > mostLetters)
        return 1 - distanceOf(long, writings.words[index]!) / Math.max(size, length, 1);
      const bottom = 1 << (size - 1);
      // The rows whose cell is one more than that above it, and those where it is one less.
      let more = -1;
      let less = 0;
      let distance = size;
      for (let at = start[index]!; at < start[index + 1]!; at++) {
        const same = places[codes[at]! & 31]!;
        const diagonal = (((same & more) + more) ^ more) | same | less;
        const right = less | ~(diagonal | more);
        const left = diagonal & more;
        if (right & bottom) distance++;
        else if (left & bottom) distance--;
        const shifted = (right << 1) | 1;
        more = (left << 1) | ~(diagonal | shifted);
        less = shifted & diagonal;
      }
      return 1 - distance / Math.max(size, length);
    },
  };
}
