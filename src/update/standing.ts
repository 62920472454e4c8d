import { diffArrays } from 'diff';
import { type Document, type Span, unitText } from '../model/document.js';

/** Sentences that follow each other and are in one of two versions of a text, where the other has others or none. */
export interface TextChange {
  /** Of the old version, and of the new one: indexes of sentences. */
  readonly old: Span;
  readonly new: Span;
}

export interface Standing {
  /** Of each sentence of the old version where it is in the new one; -1 where it is not. */
  readonly places: Int32Array;
  /** In order. */
  readonly changes: readonly TextChange[];
}

/** Which sentences stand, by their words, in their order (Myers 1986). White space does not count. */
export function findStanding(before: Document, after: Document): Standing {
  const texts = (document: Document): string[] =>
    document.units.sentence.map((sentence) => unitText(document, sentence).normalize('NFC'));
  const places = new Int32Array(before.units.sentence.length).fill(-1);
  const changes: TextChange[] = [];
  let [one, two] = [0, 0];
  let open: { old: [number, number]; new: [number, number] } | undefined;
  for (const { value, added, removed } of diffArrays(texts(before), texts(after))) {
    const { length } = value;
    if (!added && !removed) {
      for (let index = 0; index < length; index++) places[one + index] = two + index;
      [one, two, open] = [one + length, two + length, undefined];
      continue;
    }
    if (open === undefined) changes.push((open = { old: [one, one], new: [two, two] }));
    if (removed) open.old[1] = one += length;
    else open.new[1] = two += length;
  }
  return { places, changes };
}

/** Where a span of sentences of the old version is in the new one, if all of it stands and nothing came between. */
export function placeOfSpan(places: Int32Array, [from, to]: Span): Span | undefined {
  const first = places[from]!;
  for (let index = from; index < to; index++) if (places[index] !== first + index - from || first < 0) return undefined;
  return [first, first + to - from];
}

/** Where an empty span is: behind the nearest sentence before it that stands. */
export function placeBetween(places: Int32Array, at: number): number {
  for (let index = at - 1; index >= 0; index--) if (places[index]! >= 0) return places[index]! + 1;
  return 0;
}
