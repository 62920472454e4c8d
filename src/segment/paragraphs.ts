import type { Language, Span } from '../model/document.js';
import { kindAt, kinds, skipSpace, trimEnd } from './character.js';
import { findSentences } from './sentences.js';

/** What a page knows of its lines, beyond what plain text tells. */
export interface LineRules {
  /** Whether a paragraph begins with this line wherever it stands: a speaker's label. */
  readonly begins?: (line: string) => boolean;
  /** Whether it does so even where the line before was filled: `Question:` */
  readonly surely?: (line: string) => boolean;
  /** Whether a line, by its index, is a paragraph of its own: a date, a link. */
  readonly alone?: (lines: readonly string[], index: number) => boolean;
}

/** A line without white space at its ends; characters, half-open. */
interface Line {
  readonly at: Span;
  /** White space before it, in characters. */
  readonly indent: number;
  /** A blank line stands before it. */
  readonly gap: boolean;
}

/** What is found between two lines with no blank line between them. */
interface Break {
  /** The next line's first word had no room on this line. */
  readonly wrapped: boolean;
  /** How much of the width this line leaves free, 0 to 1. */
  readonly slack: number;
  /** The line ends in an end mark, and no small letter follows. */
  readonly ended: boolean;
  readonly lower: boolean;
}

/** Lines longer than this are not wrapped by hand or by a mail program; in characters. */
const widest = 160;
/** No line that is shorter is filled for sure; in characters. */
const narrowest = 45;

/**
 * Paragraphs of a plain text, in order, without white space at their ends; together they hold every
 * other character. A blank line ends a paragraph. Where a text has hardly any blank lines, its lines
 * are the paragraphs; lines that were wrapped to a width are joined again.
 */
export function findParagraphs(text: string, lang: Language, rules: LineRules = {}): Span[] {
  const lines = findLines(text);
  const breaks = findBreaks(text, lines);
  const texts = lines.map(({ at }) => text.slice(...at).replace(/\s{2,}/gu, ' '));
  const begins = texts.map((line) => rules.begins?.(line) === true);
  const alone = texts.map((_, index) => rules.alone?.(texts, index) === true);
  const ruled = breaks.map(
    (_, index) => index > 0 && !lines[index]!.gap && (begins[index]! || alone[index]! || alone[index - 1]!),
  );
  const style = styleOf(texts, lines, breaks, ruled);
  const paragraphs: Span[] = [];
  for (const [index, line] of lines.entries()) {
    const last = paragraphs.length - 1;
    if (index > 0 && !line.gap && goesOn(index)) paragraphs[last] = [paragraphs[last]![0], line.at[1]];
    else paragraphs.push(line.at);
  }
  return paragraphs;

  function goesOn(index: number): boolean {
    const [before, line] = [lines[index - 1]!, lines[index]!];
    const { wrapped, slack, ended, lower } = breaks[index]!;
    if (isUnderline(texts[index]!) || isUnderline(texts[index - 1]!)) return false;
    // A word was parted here, or an address: `debian-` `devel@example.org`.
    if (lower && /\p{L}[-\u2010]$/u.test(texts[index - 1]!)) return true;
    const isFilled = wrapped && style.startsWith('wrapped') && before.at[1] - before.at[0] >= narrowest;
    // A line that was filled goes on, even with what looks like a date or a label.
    const begun =
      begins[index]! && (ended || line.indent > before.indent + 1 || rules.surely?.(texts[index]!) === true);
    if (ruled[index]! && (!isFilled || begun)) return false;
    if (isItem(texts[index]!, texts[index - 1]!)) return false;
    if (style === 'list') return false;
    if (ended && !style.startsWith('wrapped') && /^[—–-]\s+["«“„(]?\p{Lu}/u.test(texts[index]!)) return false;
    if (style === 'wrapped') {
      if (ended && line.indent > before.indent + 1) return false;
      if (wrapped || lower) return true;
      return !(slack > (ended ? 0 : 0.25));
    }
    if (style === 'wrapped, with gaps') return wrapped || lower || slack < 0.3;
    if (style === 'gaps') return true;
    if (lower && !ended) return true;
    if (ended) return !isSentenceEnd(text, before.at, line.at, lang);
    return style !== 'lines';
  }
}

/** The lines of a text that are not blank. */
export function findLines(text: string): Line[] {
  const lines: Line[] = [];
  let gap = false;
  let from = 0;
  while (from <= text.length) {
    let end = from;
    while (end < text.length && !isBreak(text.charCodeAt(end))) end++;
    const begin = skipSpace(text, from, end);
    if (begin === end) gap = true;
    else {
      lines.push({ at: [begin, trimEnd(text, end, begin)], indent: begin - from, gap });
      gap = text.charCodeAt(end) === 0x2029;
    }
    if (text.charCodeAt(end) === 13 && text.charCodeAt(end + 1) === 10) end++;
    from = end + 1;
  }
  return lines;
}

/** Line feed, vertical tab, form feed, carriage return, next line, line and paragraph separators. */
const isBreak = (code: number): boolean =>
  (code >= 10 && code <= 13) || code === 0x85 || code === 0x2028 || code === 0x2029;

function findBreaks(text: string, lines: readonly Line[]): readonly Break[] {
  const width = widthOf(lines);
  return lines.map(({ at: [from, to] }, index) => {
    const before = lines[index - 1];
    if (before === undefined) return { wrapped: false, slack: 0, ended: true, lower: false };
    let word = from;
    while (word < to && kindAt(text, word) !== kinds.space) word++;
    const size = before.at[1] - before.at[0] + before.indent;
    const lower = startsLower(text, from, to);
    return {
      wrapped: size + 1 + word - from > width,
      slack: 1 - size / width,
      ended: hasEndMark(text, before.at) && !lower,
      lower,
    };
  });
}

/** The width to which lines are filled: few are longer, as a long address may be. */
function widthOf(lines: readonly Line[]): number {
  const sizes = lines.map(({ at, indent }) => at[1] - at[0] + indent).sort((a, b) => a - b);
  return sizes[sizes.length < 20 ? sizes.length - 1 : Math.floor(0.97 * (sizes.length - 1))] ?? 0;
}

type Style = 'wrapped' | 'wrapped, with gaps' | 'gaps' | 'lines' | 'list' | 'few';

function styleOf(
  texts: readonly string[],
  lines: readonly Line[],
  breaks: readonly Break[],
  ruled: readonly boolean[],
): Style {
  const inner = breaks.filter((_, index) => index > 0 && !lines[index]!.gap);
  const gaps = lines.filter(({ gap }, index) => gap && index > 0).length;
  const wrapped = inner.filter((one) => one.wrapped).length;
  // A width cuts sentences anywhere: lines that mostly end with them were broken by hand.
  const whole = inner.filter((one) => one.ended).length;
  const isWrapped = widthOf(lines) <= widest && wrapped > inner.length / 2 && whole < 0.7 * inner.length;
  const meant = inner.length - (isWrapped ? wrapped : 0);
  const hasGaps = gaps > 0 && gaps >= 0.1 * (gaps + meant);
  if (hasGaps && !isWrapped && holdParagraphs(texts, lines, breaks)) return 'lines';
  if (isWrapped) return hasGaps ? 'wrapped, with gaps' : 'wrapped';
  if (hasGaps) return 'gaps';
  const ended = breaks.filter((one, index) => index > 0 && !lines[index]!.gap && (one.ended || ruled[index]!)).length;
  const longest = lines.reduce((most, { at }) => Math.max(most, at[1] - at[0]), 0);
  if (inner.length >= 2 && ended === 0 && longest < 40) return 'list';
  return (inner.length >= 3 && ended >= 0.6 * inner.length) || (longest > 200 && ended >= 0.3 * inner.length)
    ? 'lines'
    : 'few';
}

/** Whether lines that nothing parts but a line break are paragraphs: they are too long to be wrapped, and hold several sentences. */
function holdParagraphs(texts: readonly string[], lines: readonly Line[], breaks: readonly Break[]): boolean {
  const inner = texts.filter((line, index) => line.length > widest / 2 && (isInner(index) || isInner(index + 1)));
  if (inner.length < 2 || !inner.some((line) => line.length > widest)) return false;
  return inner.filter((line) => /\p{Ll}{3}["»”)]*[.!?…]["»”)]*\s+["«“(]*\p{Lu}/u.test(line)).length > inner.length / 2;

  function isInner(index: number): boolean {
    return index > 0 && index < lines.length && !lines[index]!.gap && breaks[index]!.ended;
  }
}

/** `• one`, `- one`, `1) one`, `а) one`: an item of a list; a dash or a number heads one only where the line before has come to rest. */
function isItem(line: string, before: string): boolean {
  if (/^[•‣⁃▪●◦∙■□►]/u.test(line)) return true;
  if (/^[-–—]\s/u.test(line) && /[:;]$/u.test(before)) return true;
  if (/^-\s/u.test(line) && /^-\s/u.test(before)) return true;
  if (isNextSection(line, before)) return true;
  return (
    /^(?:(?:\d{1,2}|\p{L})[.)]|\((?:\d{1,2}|\p{L}|[ivx]{2,4})\))\s/u.test(line) &&
    /(?:[.:;!?…]|[;,]\s(?:and|or|и|или))$/u.test(before)
  );
}

const sectionNumber = /^\d{1,2}(?:\.\d{1,2})*(?=\.?\s+["«“(]?\p{Lu})/u;

/** `15.3. Speed` below `15.2. Size`, `2.1 Size` below `1.4 Cost`: lines of a table of contents. */
function isNextSection(line: string, before: string): boolean {
  const [next, last] = [line, before].map((one) => sectionNumber.exec(one)?.[0].split('.').map(Number));
  if (next === undefined || last === undefined || next.length + last.length < 3) return false;
  const place = next.findIndex((number, index) => number !== last[index]);
  return place >= 0 && next[place]! === (last[place] ?? 0) + 1 && next.slice(place + 1).every((number) => number <= 1);
}

/** A line drawn under a heading or between parts, whatever its length. */
const isUnderline = (line: string): boolean => /^([-–—=~*_^"'#+])\1{3,}$/u.test(line);

const hasEndMark = (text: string, [from, to]: Span): boolean =>
  /[.!?…]["'»”’“)\]}*_\p{Cf}]*$/u.test(text.slice(Math.max(from, to - 12), to));

function startsLower(text: string, from: number, to: number): boolean {
  let index = from;
  while (index < to && index - from < 8) {
    const kind = kindAt(text, index);
    if (kind === kinds.lower) return kindAt(text, index + 1) !== kinds.upper;
    if (kind !== kinds.open && kind !== kinds.quote && kind !== kinds.format) return false;
    index++;
  }
  return false;
}

/** Whether the sentence rules part two lines: not in `Mr.` `Smith`. */
function isSentenceEnd(text: string, before: Span, line: Span, lang: Language): boolean {
  const around: Span = [Math.max(before[0], before[1] - 300), Math.min(line[1], line[0] + 100)];
  return findSentences(text, around, lang).some(([, to]) => to === before[1]);
}
