import type { Meta } from '../model/document.js';
import { isBanner, isKind } from './banner.js';
import { isPlace, isVenue, readDateLine, readTitleEnd } from './date.js';
import { vocatives } from './furniture.js';
import { isIdle, isImprint, isLink, isNumber, isSwitch } from './link.js';
import { isAboutText } from './note.js';
import type { Part } from './part.js';
import { isRoleLine, mayBeLabel } from './turns.js';

/** Title, date and place stand among this many of the first paragraphs. */
const topParagraphs = 16;
/** In characters. */
const longestTitle = 600;

/** Goes down from the first paragraph as long as it meets dates, links and the title. */
export function readTop(lines: readonly string[], parts: Part[]): Meta {
  const meta: { -readonly [key in keyof Meta]: Meta[key] } = {};
  const again = repeated(lines);
  const last = lastOfTop(lines);
  for (let index = 0; index < Math.min(lines.length, topParagraphs); index++) {
    const line = lines[index]!;
    const read = readDateLine(line);
    if (parts[index] !== 'text') continue;
    if (read !== undefined) {
      parts[index] = 'date';
      for (const key of ['date', 'time', 'place'] as const) if (read[key] !== undefined) meta[key] ??= read[key];
    } else if (isSwitch(line) || isNumber(line) || isLink(line) || isImprint(line)) parts[index] = 'furniture';
    else if (isAboutText(line)) parts[index] = 'note';
    else if (
      meta.title === undefined &&
      isAboveTitle(lines, index) &&
      !(line.includes(',') && isBesideDate(lines, parts, index))
    )
      parts[index] = 'furniture';
    else if (isBesideDate(lines, parts, index)) {
      parts[index] = 'place';
      meta.place ??= line.replace(/,$/u, '');
    } else if (meta.title === undefined && isTitle(lines, index) && !again.has(line)) {
      parts[index] = 'title';
      meta.title = line.replace(/^[*_#\s]+|(?<![*_\s])[*_\s]+$/gu, '').replace(/\s+/gu, ' ');
    } else if (meta.title !== undefined && isTitle(lines, index) && !line.endsWith('.') && !again.has(line))
      parts[index] = 'heading';
    else if (index > last) break;
    else parts[index] = 'note';
  }
  const said = meta.title === undefined ? {} : readTitleEnd(meta.title);
  return { ...said, ...meta };
}

/** Index of the last date or language switch before anybody speaks; -1 where there is none. A summary may stand before it. */
function lastOfTop(lines: readonly string[]): number {
  let last = -1;
  for (let index = 0; index < Math.min(lines.length, topParagraphs) && !mayBeLabel(lines[index]!); index++)
    if (readDateLine(lines[index]!) !== undefined || isSwitch(lines[index]!) || isNumber(lines[index]!)) last = index;
  return last;
}

/** Short lines that come more than once: labels without a colon, and no titles. */
export function repeated(lines: readonly string[]): ReadonlySet<string> {
  const seen = new Set<string>();
  return new Set(lines.filter((line) => line.length <= 60 && (seen.has(line) || !seen.add(line))));
}

/** Whether a line names a site or a kind of text, and the title comes below it. */
function isAboveTitle(lines: readonly string[], index: number): boolean {
  const banner = isBanner(lines[index]!) || (/^\p{Lu}{2,8}$/u.test(lines[index]!) && isBanner(lines[index + 1] ?? ''));
  if (!banner && !isKind(lines[index]!)) return false;
  for (let next = index + 1; next < Math.min(lines.length, topParagraphs); next++) {
    const line = lines[next]!;
    if (mayBeLabel(line)) return false;
    if (isApart(line) || isBanner(line) || isVenue(line)) continue;
    // `Statement` is the title itself where what follows goes on with it: `by the Secretary General`.
    return isTitle(lines, next) && (banner || !/^\p{Ll}/u.test(line)) && !isVocative(line);
  }
  return false;
}

/** What stands at the top of a page and is neither its title nor its text. */
const isApart = (line: string): boolean =>
  readDateLine(line) !== undefined ||
  isSwitch(line) ||
  isNumber(line) ||
  isLink(line) ||
  isImprint(line) ||
  isIdle(line) ||
  isAboutText(line) ||
  isKind(line);

/** A place stands next to a date, or has a comma after it: `Moscow,`. */
function isBesideDate(lines: readonly string[], parts: readonly Part[], index: number): boolean {
  const line = lines[index]!;
  if (isRoleLine(line) || isVocative(line)) return false;
  if (line.length > 110 || lines.length <= index + 2 || !(isPlace(line) || isVenue(line))) return false;
  const next = lines[index + 1]!;
  let before = index - 1;
  while (before >= 0 && parts[before] === 'furniture') before--;
  const beside = readDateLine(next) !== undefined || parts[before] === 'date';
  return beside && (line.endsWith(',') || isVenue(line) || line.split(/[ ,]+/u).length <= 4);
}

/** A title has no full stop, is no greeting and no label, and text follows it. */
function isTitle(lines: readonly string[], index: number): boolean {
  const line = lines[index]!;
  if (line.length > longestTitle || index === lines.length - 1 || !/^["«“„(*_#]*[\p{L}\d]/u.test(line)) return false;
  if (mayBeLabel(line) || isRoleLine(line) || isVocative(line) || goesOn(line)) return false;
  return !/[.!?…:;,]["»”)*_]*$/u.test(line) || /(?:\p{Lu}\.\p{Lu}|(?<!\p{L})[гГ]|года|\d{4} г)\.$/u.test(line);
}

/** `recognizing the rights of all; and`: what follows is of the same sentence. */
export const goesOn = (line: string): boolean => /[;,](?:\s+(?:and|or|и|или|либо))?$/iu.test(line);

export const isVocative = (line: string): boolean => line.length < 100 && vocatives.test(line);
