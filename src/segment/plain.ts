import type { Document, Level, Mark, Span, Unit } from '../model/document.js';
import { levels } from '../model/document.js';
import { kindAt, kinds } from './character.js';
import { hasLookalikes, withoutLookalikes } from './lookalike.js';

/**
 * A text as the rules read it: without soft hyphens, zero-width characters and direction marks, with
 * letters composed (й is one character), with a plain space for every other space in a line, and with letters that were
 * taken from the other alphabet as they look.
 */
export interface PlainText {
  readonly text: string;
  /** Where a span of the plain text stands in the text as it was; undefined where nothing was moved. */
  readonly restore: ((span: Span) => Span) | undefined;
}

const invisible = /[\p{Cf}\u034f]+/gu;
const decomposed = /[^\p{M}\s]\p{M}+/gu;
/** A wider or narrower space, or one at which no line breaks; each is replaced by one character. */
const spaces = /[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/gu;
const nextLine = /\u0085/gu;

export function plainText(given: string): PlainText {
  if (isPlain(given)) return { text: given, restore: undefined };
  const seen = edit(given, invisible, ({ index, 0: run }) => {
    const before = given[index - 1];
    // What stands alone between spaces has no neighbour to belong to.
    const belongs = isSolid(before) || isSolid(given[index + run.length]);
    return belongs ? { text: '', atStart: !isSolid(before) } : undefined;
  });
  const composed = edit(seen.text, decomposed, ({ 0: cluster }) => {
    const text = cluster.normalize('NFC');
    return text === cluster ? undefined : { text, atStart: false };
  });
  const text = withoutLookalikes(composed.text.replace(spaces, ' ').replace(nextLine, '\n'));
  if (seen.origin === undefined && composed.origin === undefined) return { text, restore: undefined };
  const original = (index: number): number => {
    const middle = composed.origin === undefined ? index : composed.origin[index]!;
    return seen.origin === undefined ? middle : seen.origin[middle]!;
  };
  return { text, restore: ([from, to]) => trim(given, [original(from), original(to)]) };
}

/** Whether there is nothing to replace, as in nearly all sentences; much quicker than to look for each of it. */
export function isPlain(text: string, from = 0, to = text.length): boolean {
  let [latin, cyrillic] = [false, false];
  for (let index = from; index < to; index++) {
    const code = text.charCodeAt(index);
    if (code < 0x80) {
      const letter = code | 0x20;
      latin ||= letter >= 0x61 && letter <= 0x7a;
      continue;
    }
    if (code === 0x85) return false;
    cyrillic ||= code >= 0x400 && code < 0x460;
    latin ||= code === 0xeb || code === 0xcb;
    const kind = kindAt(text, index);
    // Halves of surrogate pairs may be of characters that are invisible.
    if (kind === kinds.format || kind === kinds.mark || kind === kinds.space || kind === kinds.symbol) return false;
  }
  return !latin || !cyrillic || !hasLookalikes(text.slice(from, to));
}

/** The document of a plain text as one of the text that it was made from. */
export function restoreDocument(document: Document, given: string, { restore }: PlainText): Document {
  if (restore === undefined) return { ...document, text: given };
  const moved = <T extends Unit | Mark>(list: readonly T[]): readonly T[] =>
    list.map((one) => ({ ...one, at: restore(one.at) }));
  const units = Object.fromEntries(levels.map((level) => [level, moved(document.units[level])]));
  return {
    ...document,
    text: given,
    units: units as unknown as Readonly<Record<Level, readonly Unit[]>>,
    marks: moved(document.marks),
  };
}

const isSolid = (char: string | undefined): boolean => char !== undefined && !/\s/u.test(char);

interface Edited {
  readonly text: string;
  /** Where each character, and the end, stood before; undefined where all stand where they were. */
  readonly origin: Int32Array | undefined;
}

/** What takes the place of a match; `atStart`: a match that goes belongs to what follows it. */
interface Replacement {
  readonly text: string;
  readonly atStart: boolean;
}

function edit(given: string, pattern: RegExp, replace: (found: RegExpExecArray) => Replacement | undefined): Edited {
  const pieces: string[] = [];
  const changes: { readonly from: number; readonly to: number; readonly by: Replacement }[] = [];
  let reached = 0;
  for (const found of given.matchAll(pattern)) {
    const by = replace(found);
    if (by === undefined) continue;
    pieces.push(given.slice(reached, found.index), by.text);
    reached = found.index + found[0].length;
    changes.push({ from: found.index, to: reached, by });
  }
  if (changes.length === 0) return { text: given, origin: undefined };
  const text = pieces.join('') + given.slice(reached);
  const origin = new Int32Array(text.length + 1);
  let here = 0;
  let there = 0;
  for (const { from, to, by } of changes) {
    while (there < from) origin[here++] = there++;
    for (let index = 0; index < by.text.length; index++) origin[here++] = Math.min(from + index, to);
    there = to;
    // The next character begins where this match did.
    if (by.text === '' && by.atStart && here < text.length) {
      origin[here++] = from;
      there++;
    }
  }
  while (here <= text.length) origin[here++] = there++;
  return { text, origin };
}

/** White space at the ends of a span can only be a zero-width no-break space, which JavaScript counts as such. */
function trim(text: string, [from, to]: Span): Span {
  while (from < to && /\s/u.test(text[from]!)) from++;
  while (to > from && /\s/u.test(text[to - 1]!)) to--;
  return [from, to];
}
