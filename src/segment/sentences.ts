import type { Language, Span } from '../model/document.js';
import { isWordPart, kindAt, kinds, skipSpace, trimEnd } from './character.js';
import { isSealed, matchEnclosures } from './enclosure.js';
import { english } from './english.js';
import type { SentenceFacts } from './facts.js';
import { russian } from './russian.js';
import { bracketHoldsSentence, endsSentence, lookAhead, tokenBefore, wordAt, type Follow } from './stop.js';

export const facts: Readonly<Record<Language, SentenceFacts>> = { en: english, ru: russian };

/** The list at whose head a sentence stands: its style and the number or letter last seen. */
interface ListState {
  style: string;
  value: number;
}

/**
 * Sentences of a span of the text (characters, half-open), in order, without white space at their
 * ends; together they hold every other character of the span. A line break is white space like any
 * other. Linear in the length of the span.
 */
export function findSentences(text: string, at: Span, lang: Language): Span[] {
  const to = trimEnd(text, at[1], at[0]);
  const spans: Span[] = [];
  const known = facts[lang];
  const closing = matchEnclosures(text, [at[0], to]);
  const list: ListState = { style: '', value: 0 };
  let start = skipSpace(text, at[0], to);
  let words = 0;
  let inWord = false;
  let wordStart = start;
  /** Up to here no stop ends a sentence: a bracket or a quoted title in mid-sentence. */
  let sealed = -1;
  /** End of the innermost open quotation. */
  let quoted = -1;
  let straightOpen = false;
  let lowOpen = false;
  let isAddress = false;

  const close = (end: number): number => {
    spans.push([start, trimEnd(text, end, start)]);
    start = skipSpace(text, end, to);
    words = 0;
    inWord = false;
    sealed = -1;
    return start;
  };

  let index = start;
  while (index < to) {
    const kind = kindAt(text, index);
    if (isWordPart(kind)) {
      if (!inWord) {
        inWord = true;
        wordStart = index;
        words++;
        if (kind === kinds.lower && text.startsWith('www.', index)) isAddress = true;
      }
      index++;
      continue;
    }
    switch (kind) {
      case kinds.space:
        inWord = false;
        isAddress = false;
        break;
      case kinds.open: {
        inWord = false;
        if (text[index] === '„') lowOpen = true;
        const end = closing.get(index);
        if (end === undefined) break;
        if (words > 0 && isSealed(text, index, end, lang, known.beforeTitle)) sealed = Math.max(sealed, end);
        if (!'([{'.includes(text[index]!)) quoted = Math.max(quoted, end);
        break;
      }
      case kinds.quote: {
        if (text[index] !== '"') break;
        inWord = false;
        const end = closing.get(index);
        straightOpen = end !== undefined;
        if (end !== undefined) {
          quoted = Math.max(quoted, end);
          if (words > 0 && isSealed(text, index, end, lang, known.beforeTitle)) sealed = Math.max(sealed, end);
        }
        break;
      }
      case kinds.close:
        if (text[index] === ')' && inWord) {
          const item = itemAt(text, wordStart, index, ')', words, list, to);
          if (item > start && item > sealed) {
            index = close(item);
            continue;
          }
        }
        inWord = false;
        break;
      case kinds.bullet:
        inWord = false;
        if (words > 0 && kindAt(text, start) === kinds.bullet && kindAt(text, index - 1) === kinds.space) {
          index = close(index) + 1;
          continue;
        }
        break;
      case kinds.inner:
        if (text[index] === ':' && text.startsWith('://', index)) isAddress = true;
        inWord = false;
        break;
      case kinds.prefix:
        if (text[index] === '@' && inWord) isAddress = true;
        inWord = false;
        break;
      case kinds.stop: {
        if (inWord && text[index] === '.') {
          const style = text[index + 1] === ')' ? '.)' : '.';
          const item = itemAt(text, wordStart, index, style, words, list, to);
          if (item > start && item > sealed) {
            index = close(item);
            continue;
          }
        }
        const end = markEnd(text, index, to, straightOpen, lowOpen);
        for (let at = index; at < end; at++) if (text[at] === '"') straightOpen = !straightOpen;
        if (words > 0 && ends(index, end)) {
          index = close(end);
          continue;
        }
        inWord = inWord && end === index + 1 && isWordPart(kindAt(text, end));
        index = end;
        continue;
      }
      default:
        if (kind !== kinds.format && !(kind === kinds.dash && isWordPart(kindAt(text, index + 1)))) inWord = false;
    }
    index++;
  }
  if (start < to) spans.push([start, to]);
  return spans;

  /** Whether the end mark at `mark`, with what closes after it up to `end`, ends the sentence. */
  function ends(mark: number, end: number): boolean {
    const next = skipSpace(text, end, to);
    if (next >= to || end <= sealed) return false;
    const follow = lookAhead(text, next, to);
    // A stop behind a closing bracket is the sentence's own: (830—846 гг.).
    const isOwn = /[)\]»”"'’]\.$/u.test(text.slice(Math.max(mark + 1, end - 2), end));
    const single = text[mark] === '.' && kindAt(text, mark + 1) !== kinds.stop && !isOwn;
    if (next === end) return !isAddress && gluedEnds(mark, end, single, follow);
    const closed = end > mark + 1 && kindAt(text, end - 1) !== kinds.stop;
    if (sealed >= mark && ')]}'.includes(text[sealed]!) && !isOwn) return isStarter(follow);
    if (follow.dash && (closedByQuote(text, mark, end) || mark < quoted)) return false;
    if (follow.kind === 'lower')
      return (
        !closed && !follow.dash && follow.at === next && isLowerWriter(text, start) && plainWord(text, mark, start)
      );
    if (follow.kind === 'nothing' || follow.kind === 'inner') return false;
    if (
      closed &&
      text[mark] !== '.' &&
      follow.kind === 'upper' &&
      closedByQuote(text, mark, end) &&
      isSaying(text, follow.at, to, known)
    )
      return false;
    if (follow.bracket >= 0 && !bracketHoldsSentence(text, follow.bracket, to)) return false;
    if (isSpacedEllipsis(text, mark, end, start)) return text.slice(mark, end).replace(/\s/gu, '').length >= 4;
    if (single) return endsSentence({ text, start, to, at: mark, words, follow, closed }, known);
    if (text[mark] === '!' && !closed && known.shouts.has(wordAt(text, wordStart, to))) return isStarter(follow);
    return true;
  }

  function isStarter(follow: Follow): boolean {
    return follow.kind === 'upper' && known.starters.has(wordAt(text, follow.at, to));
  }

  /** No white space after the mark: `world.Today`, but not `С.В.Лавров`, `example.com`, `т.е.Россия`. */
  function gluedEnds(mark: number, end: number, single: boolean, follow: Follow): boolean {
    if (follow.kind !== 'upper' || follow.at > end + 2 || follow.bracket >= 0) return false;
    if (kindAt(text, follow.at + 1) !== kinds.lower || (follow.at > end && !follow.quote && !follow.dash)) return false;
    if (isAddressAhead(text, follow.at, to)) return false;
    if (!single) return kindAt(text, mark - 1) === kinds.lower && !follow.dash;
    if (follow.at > end && !follow.quote) return false;
    const token = tokenBefore(text, mark, start);
    if (!/^(\p{L}\p{Ll}+|[\d,]+)$/u.test(token) || (words === 1 && /^\d/u.test(token))) return false;
    return endsSentence({ text, start, to, at: mark, words, follow, closed: false }, known);
  }
}

/** End of a run of end marks and of what closes after it: `?!`, `.”`, `.)`, `.[12]`, `. »`. */
function markEnd(text: string, mark: number, to: number, straightOpen: boolean, lowOpen: boolean): number {
  let end = mark;
  let closers = true;
  while (end < to && closers) {
    const kind = kindAt(text, end);
    const char = text[end]!;
    if (kind === kinds.stop || kind === kinds.close || kind === kinds.format) end++;
    else if (kind === kinds.quote) {
      if (isWordPart(kindAt(text, end + 1)) && !(char === '"' && straightOpen)) break;
      end++;
    } else if (char === '“' && lowOpen) end++;
    else if (char === '[' && /^\[\d{1,3}\]/u.test(text.slice(end, end + 5))) end = text.indexOf(']', end) + 1;
    else if ((char === '*' || char === '_') && !isWordPart(kindAt(text, end + 1))) end++;
    else if (/[¹²³⁰-⁹†‡]/u.test(char)) end++;
    else if (kind === kinds.space) {
      const next = spacedCloser(text, mark, end, to, straightOpen && !text.slice(mark, end).includes('"'));
      closers = next > end;
      end = next;
    } else break;
  }
  return footnoteEnd(text, mark, end);
}

/** `. »` and `. " ` close after a space; `. . .` is one mark; an emoji belongs to what it follows. */
function spacedCloser(text: string, mark: number, index: number, to: number, straightOpen: boolean): number {
  let next = index;
  while (next < to && next - index < 4 && kindAt(text, next) === kinds.space) next++;
  const kind = kindAt(text, next);
  const char = text[next];
  if (kind === kinds.close && char !== '’') return next + 1;
  if (char === '"' && straightOpen && kindAt(text, next + 1) === kinds.space) return next + 1;
  if (
    char === '.' &&
    next === index + 1 &&
    text[index - 1] === '.' &&
    !isWordPart(kindAt(text, mark - 1)) &&
    !isWordPart(kindAt(text, next + 1)) &&
    text[next + 1] !== '.'
  )
    return next + 1;
  if (kind === kinds.symbol && /\p{Cs}|\p{So}/u.test(char!)) {
    while (
      next < to &&
      (kindAt(text, next) === kinds.symbol || kindAt(text, next) === kinds.format || kindAt(text, next) === kinds.mark)
    )
      next++;
    return next;
  }
  return index;
}

/** `restrictions.12 The`: the number of a note, glued to the stop. */
function footnoteEnd(text: string, mark: number, end: number): number {
  if (end !== mark + 1 || kindAt(text, end) !== kinds.digit) return end;
  if (!/\p{Ll}{4}\.$/u.test(text.slice(Math.max(0, mark - 4), end))) return end;
  const note = /^\d{1,2}(?=\s+\p{Lu})/u.exec(text.slice(end, end + 8));
  return end + (note?.[0].length ?? 0);
}

/**
 * Where a new item of a list begins in mid-line: `1. The first item 2. The second item`; -1 where
 * none does. Follows the list from its first marker, which heads a sentence.
 */
function itemAt(
  text: string,
  from: number,
  at: number,
  style: string,
  words: number,
  list: ListState,
  to: number,
): number {
  if (at - from > 3) return -1;
  const value = markerValue(text.slice(from, at));
  if (value < 0) return -1;
  const bracketed = text[from - 1] === '(';
  const key = (bracketed ? '(' : '') + style + (value > 1000 ? 'a' : '1');
  const next = lookAhead(text, skipSpace(text, at + style.length, to), to);
  if (words === 1) {
    list.style = key;
    list.value = value;
    return -1;
  }
  if (key !== list.style || value !== list.value + 1 || next.kind !== 'upper') return -1;
  let item = bracketed ? from - 1 : from;
  if (kindAt(text, item - 1) !== kinds.space && kindAt(text, item - 1) !== kinds.bullet) return -1;
  while (item > 0 && kindAt(text, item - 1) === kinds.bullet) item--;
  list.value = value;
  return item;
}

/** Numbers count from 1, letters from 1001; -1 for anything else. */
function markerValue(marker: string): number {
  if (/^\d{1,3}$/u.test(marker)) return Number(marker);
  if (/^[a-zа-я]$/u.test(marker))
    return 1000 + (marker.charCodeAt(0) < 0x400 ? marker.charCodeAt(0) - 96 : marker.charCodeAt(0) - 0x42f);
  return -1;
}

const closedByQuote = (text: string, mark: number, end: number): boolean =>
  /[»”"“’']/u.test(text.slice(mark, Math.min(end, mark + 8)));

/** `“Why?” Anna Smith asked`: one to three names, and a verb of saying. */
function isSaying(text: string, index: number, to: number, { says }: SentenceFacts): boolean {
  const next = /^(?:\p{Lu}[\p{L}’'-]*\.?\s){1,3}(\p{Ll}+)/u.exec(text.slice(index, Math.min(to, index + 60)));
  return next !== null && says.has(next[1]!) && !/^(?:He|She|They|It|We|I|You|Он|Она|Они)\s/u.test(next[0]);
}

/** Someone who writes no capitals ends sentences before small letters. */
function isLowerWriter(text: string, first: number): boolean {
  return kindAt(text, first) === kinds.lower && kindAt(text, first + 1) !== kinds.upper;
}

/** Three letters or more before the mark, and none of them capital: no abbreviation. */
const plainWord = (text: string, mark: number, start: number): boolean =>
  /^\p{Ll}{3,}$/u.test(tokenBefore(text, mark, start));

/** `the thing is . . . I`: three stops with spaces, the first after a space. */
function isSpacedEllipsis(text: string, mark: number, end: number, start: number): boolean {
  return mark > start && kindAt(text, mark - 1) === kinds.space && end - mark > 3 && text[mark + 1] === ' ';
}

/** Whether what follows a stop without a space is the rest of an address: `Jane.Doe@example.com`. */
function isAddressAhead(text: string, index: number, to: number): boolean {
  for (let at = index; at < to && at - index < 64; at++) {
    const kind = kindAt(text, at);
    if (kind === kinds.space)
      return /^(com|org|net|ru|io|gov|edu|js|ts|py|xls|doc|pdf)\b/iu.test(text.slice(index, at));
    if (text[at] === '@' || text[at] === '/' || text[at] === '=' || text[at] === '_') return true;
  }
  return false;
}
