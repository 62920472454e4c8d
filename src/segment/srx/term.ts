import type { Language } from '../../model/document.js';
import type { SrxRule } from '../../model/srx.js';
import type { SentenceFacts } from '../facts.js';
import { pairs } from '../stop.js';

/** What the patterns of a language are made of. */
export interface Terms {
  readonly lang: Language;
  readonly facts: SentenceFacts;
  /** The head of a sentence: of the paragraph, or behind a stop that is not that of an abbreviation. */
  readonly start: string;
  /** All abbreviations, without their stops. */
  readonly abbreviation: string;
}

/**
 * A place where the text is broken. What comes after is looked for first: programs that try every
 * place would else look behind from each.
 */
export const breakAt = (before: string, after: string): SrxRule => {
  const first = after.length < 100 ? after : after.startsWith(space) ? space : '';
  return { breaks: true, before: `${first === '' ? '' : `(?=${first})`}(?<=${before})`, after };
};
/** A place where it is not. */
export const goOn = (before: string, after: string): SrxRule => ({ breaks: false, before: `(?<=${before})`, after });

/*
 * Parts of the patterns in which our rules are written. They keep to what ICU, Java and JavaScript read
 * alike: signs are escaped in classes, and whatever looks behind has a greatest length.
 */

export const space = '[\\s\\p{Z}]';
export const wordPart = '[\\p{L}\\p{M}\\p{Nd}]';
export const stop = '[\\.!\\?…‼⁇⁈⁉‽。！？．]';
export const dash = '[\\p{Pd}−]';
const closing = '\\p{Pe}\\p{Pf}"\'`´\\p{Cf}\\*_“¹²³⁰-⁹†‡';
const note = '\\[\\p{Nd}{1,3}\\]';

/** So many times at most. Java looks behind no loop whose parts differ in length; so there is none. */
export const upTo = (most: number, part: string): string => (most === 0 ? '' : `(?:${part}${upTo(most - 1, part)})?`);

/** What closes after a stop. */
export const closers = (least: 0 | 1): string =>
  least === 0 ? `[${closing}]{0,4}${upTo(2, note)}` : `(?:[${closing}]{1,4}|${note})${upTo(1, note)}`;
/** An end mark with all that belongs to it. */
const marks = `[\\.!\\?…‼⁇⁈⁉‽。！？．${closing}]`;
export const mark = `${stop}${marks}{0,6}${upTo(2, `${note}${marks}{0,3}`)}`;

const bullet = '•‣⁃▪●◦∙■□►';
/** What may stand between an end mark and the first letter after it, behind one space. */
const sign =
  '(?:[\\p{Ps}\\p{Pi}"\'`´\\p{Pd}−\\p{Cf}\\p{Sc}№§#@<>\\*_\\+~\\^¿¡\\.…\\p{So}\\p{No}\\s\\p{Z}]|[\\(\\[\\{][\\.…\\s]{0,8}[\\)\\]\\}])';
export const look = `${space}${sign}{0,40}`;
export const upper = `(?:[\\p{Lu}\\p{Lt}\\p{Lo}\\p{Lm}${bullet}]|\\p{Ll}\\p{Lu})`;
/** An emoji, and no other sign that Unicode files with them. */
export const emoji = `(?![№${bullet}])\\p{So}`;
export const bullets = `[${bullet}]`;

/** A letter with a stop is an initial, and no word. */
export const initial = '(?:\\p{Lu}|Дж|Вл|Ал|Ст|Хр|Th|Ch|Wm|Chr|Ph|Yu|Ya|Zh|Kh|Sh)\\.';
export const nextUpper = `${look}${upper}`;
export const nextWord = `${look}(?!${initial})${upper}`;
/** A number, or a small letter that counts: `б) the next point`. */
const number = `(?:\\p{Nd}|(?:[a-zа-я]|[ivx]{2,4})\\)${space})`;
export const nextDigit = `${look}${number}`;
export const next = `${look}(?:${upper}|${number})`;

export const either = (...parts: readonly string[]): string => `(?:${parts.join('|')})`;
/** Nothing of the paragraph is before it. `^` is where Java's search began. */
export const textStart = '(?<![\\s\\S])';

const escaped = (char: string): string =>
  char === 'е' ? '[её]' : char === "'" ? "['’]" : /[\p{L}\p{Nd}°№]/u.test(char) ? char : `\\${char}`;

const capital = (char: string): string => (char === 'е' ? '[ЕЁ]' : escaped(char.toUpperCase()));

/** A folded word as it is written at the head of a sentence. */
export const capitalized = (word: string): string => capital(word[0]!) + [...word.slice(1)].map(escaped).join('');

/** A folded word with a capital or without. */
export const anyCase = (word: string): string => `${initialOf(word[0]!)}${[...word.slice(1)].map(escaped).join('')}`;

const initialOf = (char: string): string =>
  char === 'е' ? '[её]' : char.toUpperCase() === char ? escaped(char) : `[${char.toUpperCase()}${char}]`;

/** Words that begin what follows an end mark, with a capital; short ones also in capitals, if asked. */
export const nextOneOf = (words: Iterable<string>, capitals = false): string => {
  const all = [...words];
  const long = all
    .filter((word) => word.length > 1)
    .flatMap((word) => [capitalized(word), ...(capitals && word.length <= 4 ? [word.toUpperCase()] : [])]);
  const short = all.filter((word) => word.length === 1).map(capitalized);
  const parts = [
    ...(long.length > 0 ? [either(...long)] : []),
    ...(short.length > 0 ? [`[${short.join('')}](?!\\.)`] : []),
  ];
  return `${look}${either(...parts)}(?![\\p{L}\\p{M}\\p{Nd}'’])`;
};

/** How an abbreviation is written, its last stop left out. */
export interface Spelling {
  /** Only with a capital. */
  readonly capital?: boolean;
  /** Also in capitals. */
  readonly capitals?: boolean;
}

/** A folded abbreviation. One letter alone is small: with a capital it would be an initial. */
export function abbreviation(word: string, { capital = false, capitals = false }: Spelling = {}): string {
  const parts = word.split('.').filter((part) => part !== '');
  const between = pairs.has(word) ? `\\.${space}?` : '\\.';
  if (parts.length > 1)
    return parts.map((part) => initialOf(part[0]!) + [...part.slice(1)].map(escaped).join('')).join(between);
  if (word.length === 1) return escaped(word);
  const plain = capital ? capitalized(word) : anyCase(word);
  return capitals && /^\p{L}+$/u.test(word) ? `${plain}|${word.toUpperCase()}` : plain;
}

/** One of some abbreviations, with its stop; nothing of the word before it. */
export const abbreviated = (words: Iterable<string>, spelling: (word: string) => Spelling = () => ({})): string =>
  `(?<![\\p{L}\\p{M}'’/]|(?<!\\p{Ll}{3})\\.)${either(...[...words].map((word) => abbreviation(word, spelling(word))))}\\.`;
