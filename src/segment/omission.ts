import type { Span } from '../model/document.js';

/** Where the editors left something out: `<...>`, `[…]`, `(...)`, `«<…>»`, `< … >`. */
const mark = /[«“"]?(?:<\s*(?:…|\.{2,5})\s*>|\[\s*(?:…|\.{2,5})\s*\]|\(\s*(?:…|\.{2,5})\s*\))[»”"]?\.?/gu;
const whole = new RegExp(`^\\s*(?:${mark.source})\\s*$`, 'u');

/** Whether a text is the mark of an omission and nothing else. */
export const isOmissionMark = (text: string): boolean => whole.test(text);

/**
 * Marks of omission within a span of the text, in order: something that the speaker said is missing
 * there, and may be in the other language's text.
 */
export function findOmissions(text: string, [from, to]: Span = [0, text.length]): Span[] {
  const body = text.slice(from, to);
  return [...body.matchAll(mark)].map(({ index, 0: found }) => [from + index, from + index + found.length]);
}
