import type { Mark, Meta, Span } from '../model/document.js';
import { foldWord } from './character.js';
import { isPlace, readDateLine, readTitleEnd } from './date.js';
import { bottomHeads, incidentWords, languageNames, links, vocatives } from './furniture.js';
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

/** Whether a line is a paragraph of its own, whatever stands around it. */
export function standsAlone(line: string): boolean {
  return (
    line.length < 120 &&
    (isSwitch(line) ||
      isNumber(line) ||
      readDateLine(line) !== undefined ||
      isIncident(line) ||
      isOmission(line) ||
      (/^\p{Lu}/u.test(line) && isLink(line)) ||
      bottomHeads.has(linkText(line)))
  );
}

/** Tells the paragraphs of a transcript's page apart, and reads title, date, time and place off its top. */
export function readPage(text: string, paragraphs: readonly Span[]): Page {
  const lines = paragraphs.map(([from, to]) => text.slice(from, to));
  const parts: Part[] = lines.map((line) => (isIncident(line) ? 'incident' : isIdle(line) ? 'furniture' : 'text'));
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
    } else if (isSwitch(line) || isNumber(line) || isLink(line)) parts[index] = 'furniture';
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

/** A place stands next to a date, or has a comma after it: `Moscow,`. */
function isBesideDate(lines: readonly string[], parts: readonly Part[], index: number): boolean {
  const line = lines[index]!;
  if (!isPlace(line) || line.length > 60) return false;
  const next = lines[index + 1];
  const dateNext = next !== undefined && readDateLine(next) !== undefined;
  if (line.endsWith(',')) return dateNext || parts[index - 1] === 'date';
  return (dateNext || parts[index - 1] === 'date') && line.split(/[ ,]+/u).length <= 4 && lines.length > index + 2;
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
  for (let index = lines.length - 1; index >= limit; index--) {
    const line = lines[index]!;
    if (line.length > longestLink || mayBeLabel(line)) break;
    if (bottomHeads.has(linkText(line)) || isLink(line) || isSwitch(line) || isNumber(line)) bottom = index;
    // Links that nobody listed: short lines without an end mark, right above those that are known.
    else if (
      bottom === index + 1 &&
      line.length <= shortLink &&
      /^\p{Lu}[^.!?…:;()[\]<>]*$/u.test(line) &&
      !isVocative(line)
    )
      bottom = index;
    else if (/[.!?…]["»”)]*$/u.test(line) && !/\d{4}\s*г\.$/u.test(line)) break;
  }
  return bottom;
}

const linkText = (line: string): string =>
  foldWord(line)
    .replace(/\s+/gu, ' ')
    .replace(/^[\s•·*>|←→«»-]+|[\s:.…•·*>|←→«»-]+$/gu, '');

const isLink = (line: string): boolean =>
  line.length <= longestLink &&
  !/\p{L}[.!?…]$/u.test(line) &&
  (links.has(linkText(line)) || /^https?:\/\/\S+$/u.test(line.trim()));

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

/** A stage direction that is a paragraph or stands between sentences. */
const incident = new RegExp(
  `^[*_]*(?:\\((?:${incidentWords})[^()]{0,90}\\)|\\[(?:${incidentWords})[^\\[\\]]{0,90}\\])[.!…]?[*_]*$`,
  'iu',
);
const isIncident = (line: string): boolean => line.length < 120 && incident.test(line.trim());

const incidents = new RegExp(
  `(?:\\((?:${incidentWords})[^()\\n]{0,90}\\)|\\[(?:${incidentWords})[^\\[\\]\\n]{0,90}\\])\\.?`,
  'giu',
);

/** Stage directions between the sentences of a span; those inside a sentence belong to it. */
export function findIncidents(text: string, [from, to]: Span): readonly Mark[] {
  const body = text.slice(from, to);
  if (!body.includes('(') && !body.includes('[')) return [];
  const marks: Mark[] = [];
  for (const found of body.matchAll(incidents)) {
    const before = body.slice(Math.max(0, found.index - 12), found.index);
    const after = body.slice(found.index + found[0].length, found.index + found[0].length + 12);
    const starts =
      /^\s*$/u.test(before) && found.index < 12
        ? true
        : /[.!?…]["»”’)\]]*\s+$/u.test(before) || isAfter(marks, from + found.index, text);
    const goesOn = /^\s*(?:\p{Ll}|[,;:.!?…)])/u.test(after);
    if (starts && !goesOn)
      marks.push({ kind: 'incident', at: [from + found.index, from + found.index + found[0].length] });
  }
  return marks;
}

function isAfter(marks: readonly Mark[], at: number, text: string): boolean {
  const last = marks.at(-1);
  return last !== undefined && text.slice(last.at[1], at).trim() === '';
}
