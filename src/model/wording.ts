import { diffArrays } from 'diff';
import type { Document, Span, Unit } from './document.js';

/** Words, white space, and every other sign by itself. */
const pieces = /[\p{L}\p{M}\p{N}]+|\s+|[^]/gu;
/** More pieces than these in another place are no correction but another text. */
const mostChanges = 500;

/**
 * Where a span of one text stands in another wording of it: all its words are there, one after the other, as they
 * are in both texts (Myers 1986); undefined where one is not. White space is the same whatever it is.
 */
export function placesIn(before: string, after: string): (span: Span) => Span | undefined {
  const [old, now] = [piecesOf(before), piecesOf(after)];
  const places = standing(old.texts, now.texts);
  return ([from, to]) => {
    const first = pieceAt(old.starts, from);
    let last = first;
    while (old.starts[last + 1]! < to) last++;
    const [one, two] = [places[first], places[last]];
    if (one === undefined || two === undefined || one < 0) return undefined;
    for (let piece = first; piece <= last; piece++) if (places[piece] !== one + piece - first) return undefined;
    return [now.starts[one]! + from - old.starts[first]!, now.starts[two + 1]! - (old.starts[last + 1]! - to)];
  };
}

const known = new WeakMap<Unit, (span: Span) => Span | undefined>();

/**
 * Where characters of a document's text, of one sentence, stand in what that sentence is to read: places in its
 * correction, counted from its beginning. Of a sentence without correction they are those of its raw text.
 */
export function readPlace(document: Document, unit: Unit, [from, to]: Span): Span | undefined {
  const span: Span = [from - unit.at[0], to - unit.at[0]];
  if (unit.correction === undefined) return span;
  let places = known.get(unit);
  if (places === undefined) {
    places = placesIn(document.text.slice(...unit.at), unit.correction);
    known.set(unit, places);
  }
  return places(span);
}

interface Pieces {
  readonly texts: readonly string[];
  /** Of each piece, and the end of the last. */
  readonly starts: readonly number[];
}

function piecesOf(text: string): Pieces {
  const found = [...text.matchAll(pieces)];
  return {
    texts: found.map(([piece]) => (piece.trim() === '' ? ' ' : piece)),
    starts: [...found.map(({ index }) => index), text.length],
  };
}

/** Of each piece of the old wording its place in the new one, -1 where it is not there. */
function standing(old: readonly string[], now: readonly string[]): Int32Array {
  const places = new Int32Array(old.length).fill(-1);
  const shorter = Math.min(old.length, now.length);
  let [head, tail] = [0, 0];
  for (; head < shorter && old[head] === now[head]; head++) places[head] = head;
  while (tail < shorter - head && old.at(-1 - tail) === now.at(-1 - tail)) {
    tail++;
    places[old.length - tail] = now.length - tail;
  }
  const middle = (texts: readonly string[]): string[] => texts.slice(head, texts.length - tail);
  let [one, two] = [head, head];
  for (const { value, added, removed } of diffArrays(middle(old), middle(now), { maxEditLength: mostChanges }) ?? []) {
    if (!added && !removed) for (let index = 0; index < value.length; index++) places[one + index] = two + index;
    if (!added) one += value.length;
    if (!removed) two += value.length;
  }
  return places;
}

function pieceAt(starts: readonly number[], place: number): number {
  let [low, high] = [0, starts.length - 1];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (starts[middle]! <= place) low = middle;
    else high = middle;
  }
  return low;
}
