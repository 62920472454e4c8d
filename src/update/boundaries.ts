import { SverkaError } from '../error.js';
import type { Alignment } from '../model/alignment.js';
import { type Document, rawText } from '../model/document.js';
import { apply, type Edit } from '../model/edit.js';
import type { Side } from '../model/edit/change.js';
import { findStanding, type TextChange } from './standing.js';

/** Shorter ones may be found in the middle of something else. */
const shortest = 8;

/**
 * The new version of a text with the sentences of the old one, where the words are the same and only their ends differ: a
 * person has split or joined sentences, or the rules were others.
 */
export function followSentences(before: Document, after: Document): Document {
  let document = after;
  // From the last to the first, so that the places before it stay.
  for (const change of [...findStanding(before, after).changes].reverse()) document = follow(before, document, change);
  return document;
}

function follow(before: Document, after: Document, { old, new: now }: TextChange): Document {
  const sentences = after.units.sentence.slice(...now);
  if (sentences.length === 0 || old[0] === old[1]) return after;
  /** The letters of the new sentences without white space, and the character of the text that each is. */
  let letters = '';
  const at: number[] = [];
  for (const { at: span } of sentences)
    for (let index = span[0]; index < span[1]; index++)
      if (!/\s/u.test(after.text[index]!)) {
        letters += after.text[index]!;
        at.push(index);
      }
  const wanted: (readonly [from: number, to: number])[] = [];
  let cursor = 0;
  for (const sentence of before.units.sentence.slice(...old)) {
    const own = rawText(before, sentence).replace(/\s/gu, '');
    const found = letters.indexOf(own, cursor);
    if (found < 0 || (own.length < shortest && found > cursor)) continue;
    const span = [at[found]!, at[found + own.length - 1]! + 1] as const;
    cursor = found + own.length;
    if (isEdge(after.text, span[0]) && isEdge(after.text, span[1])) wanted.push(span);
  }
  return wanted.reverse().reduce((document, [from, to]) => withSentence(document, from, to), after);
}

/** Whether a sentence may begin or end at a character: no word goes on there. */
const isEdge = (text: string, at: number): boolean => !/^[\p{L}\p{N}]{2}$/u.test(text.slice(at - 1, at + 1));

/** The document with one sentence from a character to another, by splitting and joining those that are there. */
function withSentence(document: Document, from: number, to: number): Document {
  try {
    let made = document;
    for (const place of [to, from]) {
      const sentence = made.units.sentence.findIndex(({ at }) => at[0] < place && place < at[1]);
      if (sentence >= 0) made = edited(made, { kind: 'split-sentence', side: 'source', sentence, at: place });
    }
    const first = made.units.sentence.findIndex(({ at }) => at[0] === from);
    while (made.units.sentence[first]!.at[1] < to)
      made = edited(made, { kind: 'join-sentences', side: 'source', sentence: first });
    return made;
  } catch (error) {
    // It goes over the end of a paragraph now, or over a mark: it is not the sentence that it was.
    if (error instanceof SverkaError) return document;
    throw error;
  }
}

/** An edit of one text, which needs no partner. */
function edited(document: Document, edit: Edit & { readonly side: Side }): Document {
  const count = document.units.sentence.length;
  const alone: Alignment = {
    source: document,
    target: { ...document, units: { turn: [], paragraph: [], sentence: [] } },
    ladders: { sentence: [{ source: [0, count], target: [0, 0], by: 'search' }] },
    moves: [],
    signature: '',
  };
  return apply(alone, edit).alignment.source;
}
