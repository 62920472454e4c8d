import type { Piece } from './piece.js';

/** Signs and spaces between two words: what both versions begin and end with is the same, the rest is other signs. */
export function compareSigns(first: string, second: string): Piece[] {
  const start = sharedStart(first, second);
  const end = sharedEnd(first.slice(start), second.slice(start));
  const [tail, other] = [first.length - end, second.length - end];
  return [
    { kind: 'same', first: first.slice(0, start), second: second.slice(0, start) },
    { kind: 'signs', first: first.slice(start, tail), second: second.slice(start, other) },
    { kind: 'same', first: first.slice(tail), second: second.slice(other) },
  ];
}

/** How many characters two texts share at their beginning; never a part of a run, such as one stop of `...`. */
export const sharedStart = (first: string, second: string): number => shared([...first], [...second]);

/** The same at their end. */
export const sharedEnd = (first: string, second: string): number => shared([...first].reverse(), [...second].reverse());

function shared(first: readonly string[], second: readonly string[]): number {
  let count = 0;
  while (count < first.length && first[count] === second[count]) count++;
  const isCut = (signs: readonly string[]): boolean => signs[count] === signs[count - 1];
  while (count > 0 && (isCut(first) || isCut(second))) count--;
  return first.slice(0, count).join('').length;
}
