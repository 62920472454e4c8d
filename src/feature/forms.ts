import type { Codes } from '../segment/codes.js';

/**
 * Forms of words, each once, told by number from 0. A form is looked for by the letters of the text, so that
 * one that is known makes no string: a text has a thousand tokens for each new one.
 */
export interface Forms {
  readonly count: () => number;
  /** The number of the form that stands in codes [from, to); it is entered if it is new. */
  readonly number: (codes: Codes, from: number, to: number) => number;
}

/** A hash table with open addressing (Knuth 1998, 6.4), the forms in one array after another. */
export function createForms(): Forms {
  let count = 0;
  /** Number of a form and one more, 0 where there is none; at most half of the slots are taken. */
  let slots = new Int32Array(2 ** 12);
  let hashes = new Int32Array(2 ** 11);
  /** Form i is `letters[starts[i]]` to `letters[starts[i + 1]]`. */
  let starts = new Int32Array(2 ** 11 + 1);
  let letters = new Uint16Array(2 ** 14);

  const grow = (): void => {
    slots = new Int32Array(2 * slots.length);
    hashes = larger(hashes, slots.length / 2);
    starts = larger(starts, slots.length / 2 + 1);
    for (let form = 0; form < count; form++) {
      let slot = hashes[form]! & (slots.length - 1);
      while (slots[slot] !== 0) slot = (slot + 1) & (slots.length - 1);
      slots[slot] = form + 1;
    }
  };
  const enter = (codes: Codes, from: number, to: number, hash: number, slot: number): number => {
    const start = starts[count]!;
    while (start + to - from > letters.length) letters = larger(letters, 2 * letters.length);
    for (let index = from; index < to; index++) letters[start + index - from] = codes[index]!;
    starts[count + 1] = start + to - from;
    hashes[count] = hash;
    slots[slot] = ++count;
    if (count === hashes.length) grow();
    return count - 1;
  };
  const holds = (form: number, codes: Codes, from: number, to: number): boolean => {
    const start = starts[form]!;
    if (starts[form + 1]! - start !== to - from) return false;
    for (let index = from; index < to; index++) if (letters[start + index - from] !== codes[index]) return false;
    return true;
  };
  return {
    count: () => count,
    number(codes, from, to) {
      let hash = 0;
      for (let index = from; index < to; index++) hash = Math.imul(hash ^ codes[index]!, 0x9e3779b1);
      hash ^= hash >>> 15;
      let slot = hash & (slots.length - 1);
      for (let known = slots[slot]!; known !== 0; known = slots[slot]!) {
        if (hashes[known - 1] === hash && holds(known - 1, codes, from, to)) return known - 1;
        slot = (slot + 1) & (slots.length - 1);
      }
      return enter(codes, from, to, hash, slot);
    },
  };
}

function larger<T extends Int32Array | Uint16Array>(array: T, size: number): T {
  const copy = new (array.constructor as new (size: number) => T)(size);
  copy.set(array);
  return copy;
}
