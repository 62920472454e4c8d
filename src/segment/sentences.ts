import type { Language, Span } from '../model/document.js';
import { isWordPart, kindAt, kindOf, kinds, skipSpace, trimEnd } from './character.js';
import { isSealed, matchEnclosures } from './enclosure.js';
import { english } from './english.js';
import type { SentenceFacts } from './facts.js';
import { bracketHoldsSentence, type Follow, isAddressAhead, lookAhead, wordAt } from './follow.js';
import { itemAt, type ListState } from './list.js';
import { isSpacedEllipsis, markEnd } from './mark.js';
import { russian } from './russian.js';
import { endsSentence, looksShortened, tokenBefore } from './stop.js';

export const facts: Readonly<Record<Language, SentenceFacts>> = { en: english, ru: russian };

/** By code, since `text[index]` makes a string for each character that is not of Latin-1, which V8 does not expect of others. */
const [quotation, bracket, lowQuotation, stop, colon, commercialAt] = [0x22, 0x29, 0x201e, 0x2e, 0x3a, 0x40];

/**
 * Sentences of a span of the text (characters, half-open), in order, without white space at their
 * ends; together they hold every other character of the span. A line break is white space like any
 * other. Linear in the length of the span.
 */
export function findSentences(text: string, at: Span, lang: Language): Span[] {
  const to = trimEnd(text, at[1], at[0]);
  const spans: Span[] = [];
  if (!mayPart(text, at[0], to)) {
    const from = skipSpace(text, at[0], to);
    return from < to ? [[from, to]] : [];
  }
  const known = facts[lang];
  const closing = matchEnclosures(text, [at[0], to]);
  const list: ListState = { style: '', marker: '' };
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
    const code = text.charCodeAt(index);
    const kind = kindOf(code);
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
        if (code === lowQuotation) lowOpen = true;
        const end = closing.get(index);
        if (end === undefined) break;
        if (words > 0 && isSealed(text, index, end, lang, known.beforeTitle)) sealed = Math.max(sealed, end);
        if (!'([{'.includes(text[index]!)) quoted = Math.max(quoted, end);
        break;
      }
      case kinds.quote: {
        if (code !== quotation) break;
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
        if (code === bracket && inWord) {
          const item = itemAt(text, wordStart, index, ')', words, list, to);
          // The marker's own bracket seals nothing.
          if (item > start && (item > sealed || sealed === index)) {
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
        if (code === colon && text.startsWith('://', index)) isAddress = true;
        inWord = false;
        break;
      case kinds.prefix:
        if (code === commercialAt && inWord) isAddress = true;
        inWord = false;
        break;
      case kinds.stop: {
        if (inWord && code === stop) {
          const style = text.charCodeAt(index + 1) === bracket ? '.)' : '.';
          const item = itemAt(text, wordStart, index, style, words, list, to);
          if (item > start && item > sealed) {
            index = close(item);
            continue;
          }
        }
        const end = markEnd(text, index, to, straightOpen, lowOpen, text[start] !== '[');
        for (let at = index; at < end; at++) if (text.charCodeAt(at) === quotation) straightOpen = !straightOpen;
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
    if (follow.dash && (closedByQuote(text, mark, end) || mark < quoted))
      return follow.quote && mark >= quoted - 1 && kindAt(text, start) === kinds.dash;
    if (follow.kind === 'digit' && isLeader(text, mark)) return false;
    if (follow.kind === 'lower')
      return !closed && !follow.dash && follow.at === next && endsBeforeSmall(mark, single, next);
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

  /** Before a small letter: someone who writes no capitals, a slip, or a question that nobody is named to have asked. */
  function endsBeforeSmall(mark: number, single: boolean, next: number): boolean {
    const token = tokenBefore(text, mark, start);
    if (single) {
      if (known.abbreviations.has(token) || looksShortened(token)) return false;
      return isLowerWriter(text, start) ? /^\p{Ll}{3,}$/u.test(token) : isWhole(token);
    }
    if (text[mark] === '.' || text[mark] === '…' || words < 3 || mark < quoted || !/^\p{Ll}{2,}$/u.test(token))
      return false;
    return !isSaid(text, next, to, known);
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

/** Whether anything stands within that can part sentences: an end mark that something follows, a bullet, an item of a list. */
export function mayPart(text: string, from: number, to: number): boolean {
  let end = to;
  for (let kind; end > from; end--) {
    kind = kindAt(text, end - 1);
    if (kind !== kinds.stop && kind !== kinds.space && kind !== kinds.close && kind !== kinds.quote) break;
  }
  for (let index = from; index < end; index++) {
    const kind = kindAt(text, index);
    if (kind === kinds.stop || kind === kinds.bullet || (kind === kinds.close && text.charCodeAt(index) === bracket))
      return true;
  }
  return false;
}

const closedByQuote = (text: string, mark: number, end: number): boolean =>
  /[»”"“’'`]/u.test(text.slice(mark, Math.min(end, mark + 8)));

/** `“Why?” Anna Smith asked`: one to three names, and a verb of saying. */
function isSaying(text: string, index: number, to: number, { says }: SentenceFacts): boolean {
  const next = /^(?:\p{Lu}[\p{L}’'-]*\.?\s){1,3}(\p{Ll}+)/u.exec(text.slice(index, Math.min(to, index + 60)));
  return next !== null && says.has(next[1]!) && !/^(?:He|She|They|It|We|I|You|Он|Она|Они)\s/u.test(next[0]);
}

/** `Why? he asked`, `Зачем? спросил он` */
function isSaid(text: string, index: number, to: number, { says }: SentenceFacts): boolean {
  const next = /^(?:(?:he|she|they|we|i|it|you|он|она|они|мы|я|ты|вы)\s)?(\p{Ll}+)/u.exec(
    text.slice(index, Math.min(to, index + 40)),
  );
  return next !== null && says.has(next[1]!);
}

/** Someone who writes no capitals ends sentences before small letters. */
function isLowerWriter(text: string, first: number): boolean {
  return kindAt(text, first) === kinds.lower && kindAt(text, first + 1) !== kinds.upper;
}

/** No abbreviation ends in a vowel, nor in ь or й: the word stands whole before its stop. */
const isWhole = (token: string): boolean => /^\p{L}\p{Ll}{2,}[aeiouyаеёиоуыэюяйь]$/u.test(token);

/** `Introduction ........ 5` */
const isLeader = (text: string, mark: number): boolean => text.startsWith('.....', mark);
