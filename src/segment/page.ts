import type { Meta, Span } from '../model/document.js';
import { foldWord } from './character.js';
import { isPlace, isVenue, readDateLine, readTitleEnd } from './date.js';
import { bottomHeads, imprint, languageNames, links, shares, surelyBottom, vocatives } from './furniture.js';
import { isBanner, isKind } from './banner.js';
import { isIncident } from './incident.js';
import { isAboutText, isEditorial } from './note.js';
import { mayBeLabel } from './turns.js';

/** What a paragraph of a page is, before speakers are known. */
export type Part = 'furniture' | 'date' | 'place' | 'title' | 'heading' | 'incident' | 'note' | 'text';

export interface Page {
  /** One for each paragraph. */
  readonly parts: readonly Part[];
  readonly meta: Meta;
}

/** The furniture of a page stands among its first and last paragraphs. */
const topParagraphs = 16;
const bottomParagraphs = 60;
/** In characters. */
const longestHeading = 160;
const longestTitle = 600;
const longestLink = 140;
const shortLink = 60;
/** Lines among the closing links that end as sentences do. */
const mostEnded = 3;

/** Whether a line is a paragraph of its own, whatever stands around it. */
export function standsAlone(line: string): boolean {
  return (
    line.length < 120 &&
    (isSwitch(line) ||
      isNumber(line) ||
      readDateLine(line) !== undefined ||
      isIncident(line) ||
      isOmission(line) ||
      isAboutText(line) ||
      (/^\p{Lu}/u.test(line) && isLink(line)) ||
      bottomHeads.has(linkText(line)))
  );
}

/** Tells the paragraphs of a transcript's page apart, and reads title, date, time and place off its top. */
export function readPage(text: string, paragraphs: readonly Span[]): Page {
  const lines = paragraphs.map(([from, to]) => text.slice(from, to));
  const parts: Part[] = lines.map((line) =>
    isEditorial(line)
      ? 'note'
      : isIncident(line) && !isAboutText(line)
        ? 'incident'
        : isIdle(line)
          ? 'furniture'
          : 'text',
  );
  const bottom = findBottom(lines);
  for (let index = bottom; index < lines.length; index++) parts[index] = 'furniture';
  const meta = readTop(lines.slice(0, bottom), parts);
  markHeadings(lines, parts);
  return { parts, meta };
}

/** Goes down from the first paragraph as long as it meets dates, links and the title. */
function readTop(lines: readonly string[], parts: Part[]): Meta {
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
      meta.title = line.replace(/\s+/gu, ' ');
    } else if (meta.title !== undefined && isTitle(lines, index) && !again.has(line)) parts[index] = 'heading';
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
function repeated(lines: readonly string[]): ReadonlySet<string> {
  const seen = new Set<string>();
  return new Set(lines.filter((line) => line.length <= 60 && (seen.has(line) || !seen.add(line))));
}

/** Whether a line names a site or a kind of text, and the title comes below it. */
function isAboveTitle(lines: readonly string[], index: number): boolean {
  const banner = isBanner(lines[index]!);
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
  if (mayBeLabel(line) || isVocative(line)) return false;
  return !/[.!?…:;,]["»”)*_]*$/u.test(line) || /(?:\p{Lu}\.\p{Lu}|\b[гГ]|года|\d{4} г)\.$/u.test(line);
}

const isVocative = (line: string): boolean => line.length < 100 && vocatives.test(line);

/** A short paragraph with no end mark among paragraphs that have one, and text after it. */
function markHeadings(lines: readonly string[], parts: Part[]): void {
  const texts = lines.filter((_, index) => parts[index] === 'text');
  const ended = texts.filter((line) => /[.!?…:;,"»”)>\]]$/u.test(line)).length;
  const again = repeated(lines);
  if (texts.length < 4 || ended < 0.6 * texts.length) return;
  let next: Part = 'furniture';
  for (let index = lines.length - 1; index >= 0; index--) {
    const line = lines[index]!;
    const follows = next;
    if (parts[index] === 'text' || parts[index] === 'furniture') next = parts[index]!;
    if (parts[index] !== 'text' || line.length > longestHeading || follows !== 'text' || again.has(line)) continue;
    if (
      /[.!?…:;,"»”)>\]\-–—][*_]*$/u.test(line) ||
      !/^[*_#\s]*[\p{Lu}\d«“"]/u.test(line) ||
      mayBeLabel(line) ||
      isVocative(line)
    )
      continue;
    if (/^(?:[•‣⁃▪●◦∙■□►–—-]|\d{1,2}\))/u.test(line) || (line.match(/\p{L}/gu)?.length ?? 0) < 2) continue;
    parts[index] = 'heading';
  }
}

/** Index of the first of the closing links; the number of paragraphs where there are none. */
function findBottom(lines: readonly string[]): number {
  const limit = Math.max(1, lines.length - bottomParagraphs);
  let bottom = lines.length;
  let ended = 0;
  for (let index = lines.length - 1; index >= limit; index--) {
    const line = lines[index]!;
    if (line.length > longestLink || (mayBeLabel(line) && !isImprint(line))) break;
    if (surelyBottom.test(linkText(line)) && bottomHeads.has(linkText(line))) [bottom, ended] = [index, 0];
    else if (ended > 0) {
      if (/[.!?…]["»”)]*$/u.test(line) && ++ended > mostEnded) break;
    } else if (bottomHeads.has(linkText(line)) || isLink(line) || isImprint(line) || isSwitch(line) || isNumber(line))
      bottom = index;
    // Links that nobody listed: short lines without an end mark, right above those that are known.
    else if (
      bottom === index + 1 &&
      line.length <= shortLink &&
      /^\p{Lu}[^.!?…:;()[\]<>]*$/u.test(line) &&
      !isVocative(line)
    )
      bottom = index;
    // A headline among the links may end as a sentence does: only a head above it that is sure can tell.
    else if (/[.!?…]["»”)]*$/u.test(line) && !/\d{4}\s*г\.$/u.test(line)) ended++;
  }
  return bottom;
}

const linkText = (line: string): string =>
  foldWord(line)
    .replace(/\s+/gu, ' ')
    .replace(/\s*\(\d{1,4}\)$/u, '')
    .replace(/^[\s•·*>|←→«»-]+|[\s:.…•·*>|←→«»-]+$/gu, '');

const isLink = (line: string): boolean =>
  line.length <= longestLink &&
  !/\p{L}[.!?…]$/u.test(line) &&
  (links.has(linkText(line)) || /^https?:\/\/\S+$/u.test(line.trim()) || isShareRow(line) || isTrail(line));

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

const isImprint = (line: string): boolean => line.length <= longestLink && imprint.test(line.trim());

/** `• en-GB1 ru-RU1`, `English Русский`. */
function isSwitch(line: string): boolean {
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

/** `387-02-03-2021`: the number of a communiqué and its date. */
const isNumber = (line: string): boolean => /^(?:№\s*)?\d{1,5}-\d{1,2}-\d{1,2}-\d{4}$/u.test(line.trim());

/** No letter, digit, question or omission: rules, stars, invisible characters. */
const isIdle = (line: string): boolean => !/[\p{L}\p{N}?!…]|\.\.\./u.test(line);

/** `<…>` on a line of its own: evidence for the aligner, so a sentence. */
const isOmission = (line: string): boolean => /^[<[(]\s*(?:…|\.{3,4})\s*[>\])]$/u.test(line.trim());
