import { type Alignment } from '../model/alignment.js';
import type { Document } from '../model/document.js';
import { listWords } from '../segment/words.js';
import type { Check, Concern } from './check.js';
import { type Link, linksOf, sideText } from './link.js';

/**
 * A quotation in one text alone: shorter ones are titles and names, which Russian puts in quotation
 * marks and English does not (the Zvezda, «Звезда»), or single words that are meant otherwise.
 */
const leastWords = 5;

/** Speech that is quoted in one text and not in the other, or whose end is marked in one alone. */
export const quotation: Check = {
  name: 'quotation',
  description: 'a quotation that the other text does not mark, or that is left open',
  severity: 'note',
  find: (alignment) => linksOf(alignment).flatMap((link) => concernOf(alignment, link) ?? []),
};

const messages = {
  'first-alone': 'A quotation is marked in the first text alone.',
  'second-alone': 'A quotation is marked in the second text alone.',
  'first-open': 'A quotation is left open in the first text.',
  'second-open': 'A quotation is left open in the second text.',
} as const;
type Form = keyof typeof messages;

function concernOf(alignment: Alignment, link: Link): Concern | undefined {
  const form = unmarked(alignment, link) ?? leftOpen(alignment, link);
  if (form === undefined) return undefined;
  return {
    grade: 'warning',
    check: 'quotation',
    message: messages[form],
    form,
    hint: 'Put the quotation marks where they belong.',
    source: link.bead.source,
    target: link.bead.target,
    certainty: link.certainty,
  };
}

function unmarked(alignment: Alignment, { source, target, bead }: Link): Form | undefined {
  const isMarked = (side: 'source' | 'target', text: string): boolean =>
    anyMark.test(text) || isInside(alignment, side, bead[side][0]) || isDialogue(alignment[side], bead[side][0]);
  if (isSpeech(source) && !isMarked('target', target)) return 'first-alone';
  if (isSpeech(target) && !isMarked('source', source)) return 'second-alone';
  return undefined;
}

/**
 * Every sign that may mark a quotation: an apostrophe before a word, a dash that begins speech (— Нет, — сказал он).
 */
const anyMark = /["«»„“”‹›‟]|''|``|(?<![\p{L}\p{N}])['‘‚’](?=\p{L})|^[—–-]\s/u;

const quoted = /"([^"]*)"|«([^«»]*(?:«[^«»]*»[^«»]*)*)»|“([^“”]*)”|„([^„“”]*)[“”]/gu;

const isSpeech = (text: string): boolean =>
  [...text.matchAll(quoted)].some(
    (found) => listWords(found.slice(1).find((part) => part !== undefined) ?? '').length >= leastWords,
  );

/** Sentences before one that are looked at for a quotation that goes on. */
const reach = 12;

/** Whether a quotation that began in an earlier sentence goes on. */
const isInside = (alignment: Alignment, side: 'source' | 'target', from: number): boolean =>
  isOpen(sideText(alignment, side, [Math.max(0, from - reach), from]));

/** Whether the paragraph of a sentence begins with a dash: all of it is said, and nothing more marks it. */
function isDialogue(document: Document, sentence: number): boolean {
  const paragraph = document.units.paragraph[document.units.sentence[sentence]!.parent];
  return paragraph !== undefined && /^[—–-]\s/u.test(document.text.slice(paragraph.at[0], paragraph.at[0] + 2));
}

/** Whether the last mark of a text opens a quotation. */
function isOpen(text: string): boolean {
  const last = [...text.matchAll(/["«»„“”]/gu)].at(-1);
  if (last === undefined) return false;
  const [mark] = last;
  // «…“…”…: a quotation inside another is closed by its own mark.
  if (mark === '"') return opensAt(text, last.index);
  return mark === '«' || mark === '„' || (mark === '“' && !text.slice(0, last.index).includes('„'));
}

/** A straight mark opens before a word and after none: `said "no"`. */
const opensAt = (text: string, at: number): boolean =>
  (at === 0 || /[\s([—–-]/u.test(text[at - 1]!)) && /[\p{L}\p{N}.…([$€£]/u.test(text[at + 1] ?? ' ');

/** Where one side opens what nothing closes in the sentences after it, and the other closes what it opens. */
function leftOpen(alignment: Alignment, { source, target, bead }: Link): Form | undefined {
  if (isUnclosed(alignment, 'source', source, bead.source[1]) && isClosed(target)) return 'first-open';
  if (isUnclosed(alignment, 'target', target, bead.target[1]) && isClosed(source)) return 'second-open';
  return undefined;
}

const isClosed = (text: string): boolean => /["»”“]/u.test(text) && !isOpen(text);

function isUnclosed(alignment: Alignment, side: 'source' | 'target', text: string, end: number): boolean {
  if (!isOpen(text)) return false;
  const after = sideText(alignment, side, [end, end + reach]);
  const next = /["«»„“”]/u.exec(after);
  // What opens again before it closes: the first was left open, or goes on over a paragraph.
  return next === null || next[0] === '«' || next[0] === '„' || (next[0] === '"' && opensAt(after, next.index));
}
