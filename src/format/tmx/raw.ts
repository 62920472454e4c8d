import type { Place } from '../../error.js';
import { memoryReader, type MemoryHeader, type MemoryUnit } from './units.js';

/** A memory in the order of its file: the texts of all parts, one after the other, are the file. */
export type RawPart =
  /** All before the first unit, the tag of the body included. */
  | { readonly kind: 'head'; readonly header: MemoryHeader; readonly text: string }
  | RawUnit
  /** All after the last unit. */
  | { readonly kind: 'tail'; readonly text: string };

export interface RawUnit {
  readonly kind: 'unit';
  readonly unit: MemoryUnit;
  /** What stands between this unit and what comes before it: white space, comments. */
  readonly before: string;
  /** As it stands in the file, from `<tu` to `</tu>`. */
  readonly text: string;
  readonly at: Place;
}

/**
 * Reads a memory of any size with the very text of each unit, for those who pass units on unchanged.
 * @throws SverkaError `tmx/invalid` with line and column
 */
export function* rawMemory(pieces: Iterable<string>): Generator<RawPart, void, undefined> {
  let parts: RawPart[] = [];
  let text = '';
  /** Where `text` begins in the file, and how far parts were made of it. */
  let start = 0;
  let done = 0;
  const reader = memoryReader({
    header: (header) => {
      const end = reader.position();
      parts.push({ kind: 'head', header, text: text.slice(done - start, end - start) });
      done = end;
    },
    unit: (unit, { from, to, at }) => {
      const begin = text.lastIndexOf('<', from - start - 1);
      parts.push({
        kind: 'unit',
        unit,
        before: text.slice(done - start, begin),
        text: text.slice(begin, to - start),
        at,
      });
      done = to;
    },
  });
  for (const piece of pieces) {
    text = text.slice(done - start) + piece;
    start = done;
    reader.write(piece);
    yield* parts;
    parts = [];
  }
  reader.close();
  yield* parts;
  yield { kind: 'tail', text: text.slice(done - start) };
}

/** The first tag of a unit: a sign of greater may stand in its attributes. */
const firstTag = /^<tu(?:[^>"']|"[^"]*"|'[^']*')*>/u;

/** A unit's text with something put first in it. */
export const insertFirst = (text: string, inner: string): string => text.replace(firstTag, (tag) => tag + inner);

/** A unit's text with its first tag changed. */
export const changeTag = (text: string, change: (tag: string) => string): string => text.replace(firstTag, change);

/** The head of a memory that is written in UTF-8, whatever it was in. */
export const inUtf8 = (head: string): string =>
  head
    .replace(/^(\uFEFF?<\?xml[^>]*?\bencoding\s*=\s*)(["'])(?!utf-8\2)[^"']*\2/iu, '$1$2UTF-8$2')
    .replace(/^\uFEFF/u, '');
