import { foldWord, isWordPart, kindAt, kinds } from './character.js';
import type { SentenceFacts } from './facts.js';
import { bracketHoldsSentence, type Follow, tokenAfter, wordAt } from './follow.js';

/** What the rules know when they come to a full stop. */
export interface Stop {
  readonly text: string;
  /** Where its sentence begins, and where the text ends. */
  readonly start: number;
  readonly to: number;
  /** Place of the full stop. */
  readonly at: number;
  /** Words of the sentence up to it. */
  readonly words: number;
  readonly follow: Follow;
  /** A closing bracket or quotation mark stands between the stop and what follows. */
  readonly closed: boolean;
}

/** The word before a full stop, with its inner stops and hyphens: `U.S`, `т.е`, `С.В.Лавров`. */
export function tokenBefore(text: string, at: number, start: number): string {
  let from = at;
  const limit = Math.max(start, at - 30);
  while (
    from > limit &&
    (isWordPart(kindAt(text, from - 1)) ||
      (".'’-/\u00ad".includes(text[from - 1]!) && from < at) ||
      text[from - 1] === '°')
  )
    from--;
  while (from < at && !isWordPart(kindAt(text, from)) && text[from] !== '°') from++;
  return text.slice(from, at);
}

/** Whether a single full stop with white space after it ends its sentence. */
export function endsSentence(stop: Stop, facts: SentenceFacts): boolean {
  const { text, at, start, follow, words } = stop;
  if (follow.kind === 'lower' || follow.kind === 'inner') return false;
  const token = tokenBefore(text, at, start);
  if (token === '') return true;
  if (follow.dash && follow.kind === 'upper' && facts.signatures.has(wordAt(text, follow.at, stop.to))) return false;
  const starter = follow.kind === 'upper' && facts.starters.has(wordAt(text, follow.at, stop.to));
  if (isHeadingNumber(stop, token, facts)) return false;
  if (kindAt(text, at - 1) === kinds.digit) return numberEnds(stop, token);
  if (isNumeralMarker(token) && words === 1) return false;
  const verdict = abbreviationEnds(stop, token, starter, facts);
  if (verdict !== undefined) return verdict;
  return follow.kind !== 'digit' || follow.bracket < 0 || bracketHoldsSentence(text, follow.bracket, stop.to);
}

/** `Article 5. Final provisions`, `Глава II. Союз`: what is headed so goes on, unless the next number follows. */
function isHeadingNumber({ text, at, start, to, words, follow }: Stop, token: string, facts: SentenceFacts): boolean {
  if (words !== 2 || follow.kind !== 'upper' || follow.quote || !/^(?:[\d.]+|[IVXLC]+)$/u.test(token)) return false;
  const head = wordBefore(text, at - token.length, start);
  return facts.headings.has(foldWord(head)) && !facts.headings.has(wordAt(text, follow.at, to));
}

/** `1.` at the head of a sentence is the number of a list, `02. 03. 2021` a date; else a number ends a sentence. */
function numberEnds({ text, at, start, words, follow, to }: Stop, token: string): boolean {
  if (words === 1 && /^\d{1,2}(\.\d{1,2})*$/u.test(token)) return false;
  // They signed: 1. A treaty. 2. A plan.
  if (token === '1' && follow.kind === 'upper' && /:\s$/u.test(text.slice(Math.max(start, at - 3), at - 1)))
    return false;
  if (follow.kind !== 'digit' || !/^\d{1,2}$/u.test(token)) return true;
  const next = text.slice(follow.at, Math.min(to, follow.at + 5));
  const inDate = /\d{1,2}\.\s$/u.test(text.slice(Math.max(0, at - 6), at - token.length));
  return !(/^\d{1,2}\.\s?\d/u.test(next) || (inDate && /^\d{4}(?!\d)/u.test(next)));
}

/** A letter or Roman numeral that heads a list or a speech: `A.` `а.` `IV.` */
const isNumeralMarker = (token: string): boolean => /^(\p{L}|[IVXLC]+|[ivx]{2,5})$/u.test(token);

const initials = /^(\p{Lu}\p{Ll}?[.-]{1,2}\s?)*(\p{Lu}|Дж|Вл|Ал|Ст|Хр|Th|Ch|Wm|Chr|Ph|Yu|Ya|Zh|Kh|Sh)$/u;

function abbreviationEnds(stop: Stop, token: string, starter: boolean, facts: SentenceFacts): boolean | undefined {
  const { text, at, start, follow, words } = stop;
  if (words === 1 && token.includes('.')) return false;
  if (initials.test(token) && !(token.includes('.') && facts.abbreviations.has(foldWord(token))))
    return initialEnds(stop, token, starter, facts);
  const folded = foldWord(token);
  const word =
    pairOf(text, at, start) ?? (facts.abbreviations.has(folded) ? folded : (lastPart(folded, facts) ?? folded));
  // ED, SEC and the like are names, though ed. and sec. are abbreviations.
  if (/^\p{Lu}{2,}$/u.test(token) && !facts.titles.has(word) && !facts.joins.has(word) && !isShouted(stop))
    return undefined;
  if (token.includes('/') && !facts.abbreviations.has(folded)) return undefined;
  if (facts.capitalOnly.has(word) && !/^\p{Lu}/u.test(token)) return undefined;
  const before = wordBefore(text, at - token.length, start);
  const after = wordAt(text, follow.at, stop.to);
  if (facts.asWord.get(word)?.(before, after) === true) return undefined;
  const isMeasure = /\d$|^[IVXLC]+$|^\d+-?\p{L}{1,2}$|^(?:тыс|млн|млрд|трлн|и)$/u.test(before) || /\d/u.test(token);
  if (isMeasure && facts.ends.has(word)) return softEnds(stop, word, starter, facts);
  if (facts.years.has(word) && word === folded && (before !== '' || words > 1)) return starter;
  if (facts.titles.has(word)) return false;
  if (facts.never.has(word)) return false;
  if (facts.beforeNumber.has(word)) {
    if (follow.kind === 'digit') return false;
    if (isNumberLike(text, follow.at, stop.to)) return false;
  }
  if (facts.amounts.has(word) && /\d$/u.test(before) && follow.kind === 'upper' && !follow.quote && follow.bracket < 0)
    return starter || !(facts.counted.test(after) || facts.goesOn.has(after));
  if (facts.joins.has(word)) return follow.kind === 'upper' && starter;
  if (facts.ends.has(word)) return softEnds(stop, word, starter, facts);
  if (/^\p{L}(\.\p{L})+$/u.test(token)) return starter;
  if (looksShortened(folded) && !facts.interjections.has(folded) && token === token.toLowerCase()) return starter;
  return undefined;
}

/** Whether all is in capitals around the stop: СМ. НАШЕ ЗАЯВЛЕНИЕ */
function isShouted({ text, at, start, to }: Stop): boolean {
  const around = text.slice(Math.max(start, at - 40), Math.min(to, at + 24));
  return !/\p{Ll}/u.test(around) && /\p{Lu}{4}/u.test(around.slice(around.indexOf('.') + 1));
}

/** The word before a place, as it is written; empty at the head of the sentence. */
function wordBefore(text: string, index: number, start: number): string {
  return /(?:([\p{L}\p{M}\d-]+)\.?)[\s\u00a0]*$/u.exec(text.slice(Math.max(start, index - 24), index))?.[1] ?? '';
}

/** Roman numerals, `A13`, and a letter that is no word: `прил. Б`, `Annex` `Fig. C`, `Sec. A.` */
function isNumberLike(text: string, index: number, to: number): boolean {
  const token = tokenAfter(text, index, to);
  if (/^(?:[IVXLC]{2,}|[VX]|\p{Lu}{1,3}\d+)$/u.test(token)) return true;
  if (!/^\p{Lu}$/u.test(token)) return false;
  // Vol. I: The War; Pt. I of the treaty; what a verb follows is the pronoun.
  if (
    token === 'I' &&
    /^(?::|\s[–—-]\s|\s(?:of|and|in|to|is|on|for|by|at|or|from)\s)/u.test(
      text.slice(index + 1, Math.min(to, index + 7)),
    )
  )
    return true;
  const isWord = /[AIАВИКОСУЯ]/u.test(token);
  return index + 1 >= to || /^(?:[,;)\]]|\.$)/u.test(text.slice(index + 1, Math.min(to, index + 3))) || !isWord;
}

/** No word of either language lacks a vowel: `стр`, `blvd`. */
export const looksShortened = (folded: string): boolean =>
  /^([бвгджзклмнпрстфхцчшщ]{2,4}|[bcdfghjklmnpqrstvwxz]{2,5})$/u.test(folded);

/** `т. е`, `и т. д`, `p. m` written with a space between their parts, as `т.е`, `т.д`, `p.m`. */
function pairOf(text: string, at: number, start: number): string | undefined {
  const found = /(?<!\p{L})(\p{L}{1,2})\.\s(?:(\p{L}{1,2})\.\s)?(\p{L}{1,3})$/u.exec(
    text.slice(Math.max(start, at - 14), at),
  );
  if (found === null) return undefined;
  const pair = foldWord([found[1], found[2], found[3]].filter((part) => part !== undefined).join('.'));
  return pairs.has(pair) ? pair : undefined;
}

/** Abbreviations of several parts that are also written with spaces between them. */
export const pairs: ReadonlySet<string> = new Set(
  'т.е т.н т.к т.о т.д т.п н.э до.н.э и.о с.г т.г т.р л.с с.ш ю.ш в.д з.д p.m a.m e.g i.e u.s u.k u.n у.е кв.м куб.м кв.км кв.см о.о'.split(
    ' ',
  ),
);

/** The abbreviation at the end of a compound: of `2021г`, `25-кв.м`, `до/н.э`. */
function lastPart(folded: string, facts: SentenceFacts): string | undefined {
  const part = /[\d\-/°](\p{L}+(?:\.\p{L}+)?)$/u.exec(folded)?.[1];
  return part !== undefined && facts.abbreviations.has(part) ? part : undefined;
}

/** `J. R. R. Tolkien`, `Plan B. We`, `you and I. Did`. */
function initialEnds(
  { text, at, start, to, follow }: Stop,
  token: string,
  starter: boolean,
  facts: SentenceFacts,
): boolean {
  const word = wordAt(text, follow.at, to);
  if (follow.kind === 'digit') return token.length === 1;
  if (token.length === 1) {
    const before = text.slice(Math.max(start, at - 24), at - 1);
    if (/[\d°]\s?$/u.test(before)) return true;
    const previous = /(\p{L}+)[\s\u00a0]+$/u.exec(before)?.[1];
    if (previous !== undefined && facts.beforeLetter.has(foldWord(previous)) && word !== '') return true;
    // Договор см. в прил. Б. Карту…
    const shortened = /(\p{L}\p{Ll}+)\.[\s\u00a0]+$/u.exec(before)?.[1]?.toLowerCase() ?? '';
    if (facts.beforeNumber.has(shortened) && !facts.joins.has(shortened) && word !== '') return true;
    if (token === 'I' && previous !== undefined && /^\p{Ll}/u.test(previous) && word !== '') return true;
  }
  return starter;
}

/** `г.`, `p.m.`, `и т.д.`: a function word with a capital begins a sentence; a name does when the sentence before it is complete. */
function softEnds(
  { text, at, start, to, follow, words, closed }: Stop,
  word: string,
  starter: boolean,
  facts: SentenceFacts,
): boolean {
  if (closed) return starter;
  // 2 марта 2019 г. № 45, 2 марта 2019 г. N 45; in justified lines with several spaces
  if (/^[^\p{L}\p{N}]*(?:№|N\s{0,3}(?=\d))/u.test(text.slice(at + 1, Math.min(to, follow.at + 5)))) return false;
  if (follow.kind === 'digit') return !facts.units.has(word) && !isShortOpening(text, start, to, words, facts);
  if (follow.bracket >= 0) return bracketHoldsSentence(text, follow.bracket, to);
  if (starter) return true;
  if (facts.goesOn.has(wordAt(text, follow.at, to))) return false;
  if (facts.units.has(word)) return wordAt(text, follow.at, to) !== '';
  return !isShortOpening(text, start, to, words, facts);
}

/** `В июле 2020 г. Россия…`, `At 5 a.m. Mr. Smith…`: what precedes is no sentence yet. */
function isShortOpening(text: string, start: number, to: number, words: number, facts: SentenceFacts): boolean {
  if (words <= 3) return true;
  let first = start;
  while (first < to && first - start < 10 && !isWordPart(kindAt(text, first))) first++;
  return words <= 7 && (kindAt(text, first) === kinds.digit || facts.openings.has(wordAt(text, first, to)));
}
