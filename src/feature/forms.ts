import type { Codes } from '../segment/codes.js';

/**
 * Forms of words, each once, told by number from 0. A form is looked for by the letters of the text, so that
 * one that is known makes no string: a text has a thousand tokens for each new one. A hash table with open
 * addressing (Knuth 1998, 6.4), the forms in one array after another.
 */
export interface Forms {
  count: number;
  /** Number of a form and one more, 0 where there is none; at most half of the slots are taken. */
  slots: Int32Array;
  hashes: Int32Array;
  /** Form i is `letters[starts[i]]` to `letters[starts[i + 1]]`. */
  starts: Int32Array;
  letters: Uint16Array;
}

export const createForms = (): Forms => ({
  count: 0,
  slots: new Int32Array(2 ** 12),
  hashes: new Int32Array(2 ** 11),
  starts: new Int32Array(2 ** 11 + 1),
  letters: new Uint16Array(2 ** 14),
});

/** The number of the form that stands in codes [from, to); it is entered if it is new. */
export function formNumber(forms: Forms, codes: Codes, from: number, to: number): number {
  const { slots, hashes } = forms;
  let hash = 0;
  for (let index = from; index < to; index++) hash = Math.imul(hash ^ codes[index]!, 0x9e3779b1);
  hash ^= hash >>> 15;
  let slot = hash & (slots.length - 1);
  for (let known = slots[slot]!; known !== 0; known = slots[slot]!) {
    if (hashes[known - 1] === hash && holds(forms, known - 1, codes, from, to)) return known - 1;
    slot = (slot + 1) & (slots.length - 1);
  }
  return enter(forms, codes, from, to, hash, slot);
}

function holds({ starts, letters }: Forms, form: number, codes: Codes, from: number, to: number): boolean {
  const start = starts[form]!;
  if (starts[form + 1]! - start !== to - from) return false;
  for (let index = from; index < to; index++) if (letters[start + index - from] !== codes[index]) return false;
  return true;
}

function enter(forms: Forms, codes: Codes, from: number, to: number, hash: number, slot: number): number {
  const { starts, hashes, slots } = forms;
  const form = forms.count++;
  const start = starts[form]!;
  while (start + to - from > forms.letters.length) forms.letters = larger(forms.letters, 2 * forms.letters.length);
  const { letters } = forms;
  for (let index = from; index < to; index++) letters[start + index - from] = codes[index]!;
  starts[form + 1] = start + to - from;
  hashes[form] = hash;
  slots[slot] = form + 1;
  if (forms.count === hashes.length) grow(forms);
  return form;
}

function grow(forms: Forms): void {
  const slots = new Int32Array(2 * forms.slots.length);
  forms.slots = slots;
  forms.hashes = larger(forms.hashes, slots.length / 2);
  forms.starts = larger(forms.starts, slots.length / 2 + 1);
  for (let form = 0; form < forms.count; form++) {
    let slot = forms.hashes[form]! & (slots.length - 1);
    while (slots[slot] !== 0) slot = (slot + 1) & (slots.length - 1);
    slots[slot] = form + 1;
  }
}

function larger<T extends Int32Array | Uint16Array>(array: T, size: number): T {
  const copy = new (array.constructor as new (size: number) => T)(size);
  copy.set(array);
  return copy;
}
