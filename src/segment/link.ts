import { foldWord } from './character.js';
import { imprint, languageNames, links, shares } from './furniture.js';

/** In characters. */
export const longestLink = 140;
const longestSymbol = 60;
const longestRule = 300;

export const linkText = (line: string): string =>
  foldWord(line)
    .replace(/\s+/gu, ' ')
    .replace(/(?<!\s)\s*\(\d{1,4}\)$/u, '')
    .replace(/^[\s•·*>|←→«»-]+|(?<![\s:.…•·*>|←→«»-])[\s:.…•·*>|←→«»-]+$/gu, '');

export const isLink = (line: string): boolean =>
  line.length <= longestLink &&
  !/\p{L}[.!?…]$/u.test(line) &&
  (links.has(linkText(line)) ||
    languageNames.has(linkText(line)) ||
    isSite(line) ||
    /^https?:\/\/\S+$/u.test(line.trim()) ||
    isShareRow(line) ||
    isTrail(line));

/** `Facebook Twitter VK`, `Share: X | Telegram` */
function isShareRow(line: string): boolean {
  const names = foldWord(line)
    .split(/[\s|,/•·:;()]+/u)
    .filter((name) => name !== '');
  return names.length > 1 && names.length < 16 && names.every((name) => shares.has(name));
}

/** The way to a page within its site: `Home > News > Transcripts`. */
const isTrail = (line: string): boolean =>
  line.split(/\s[>›»→/]\s/u).length > 2 || /^(?:home|главная)\s*[>›»→/|]\s/iu.test(line);

export const isImprint = (line: string): boolean =>
  line.length <= longestLink && imprint.test(line.trim().toLowerCase());

/** `• en-GB1 ru-RU1`, `English Русский`. */
export function isSwitch(line: string): boolean {
  const codes = line
    .replace(/^[\s•·*|/-]+/u, '')
    .split(/[\s|/•·]+/u)
    .filter((word) => word !== '');
  return (
    codes.length > 0 &&
    codes.length < 12 &&
    (codes.every((code) => /^[a-z]{2}-[A-Z]{2}\d*$/u.test(code)) ||
      (codes.length > 1 && codes.every((code) => languageNames.has(foldWord(code)))))
  );
}

/** `387-02-03-2021`, the number of a communiqué and its date; `A/76/PV.7`, `PC.DEL/123/21`, the symbol of a document. */
export const isNumber = (line: string): boolean =>
  line.length <= longestSymbol &&
  /^(?:(?:№\s*)?\d{1,5}-\d{1,2}-\d{1,2}-\d{4}|(?=\S*\d)(?=\S*\/)[A-Z]{1,5}(?:[./][A-Z\d()]+)+(?:\.\d)?)$/u.test(
    line.trim(),
  );

/** No letter, digit, question or omission: rules, stars, invisible characters. */
export const isIdle = (line: string): boolean => !/[\p{L}\p{N}?!…]|\.\.\./u.test(line);

/** A line that is drawn: `* * *`, `_____`. */
export const isRule = (line: string): boolean => line.length <= longestRule && /^(?:[*_=~#•·—–-]\s*){3,}$/u.test(line);

/** `president.uz`, and nothing else. */
const isSite = (line: string): boolean =>
  /^(?:www\.)?(?:[\p{L}\d-]+\.){1,3}(?:ru|com|org|net|int|eu|info|gov|uz|kz|by|kg|tj|am|az|md|рф)\/?$/iu.test(
    line.trim(),
  );
