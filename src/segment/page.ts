import type { Meta, Span } from '../model/document.js';
import { findBottom } from './bottom.js';
import { isBanner, isKind } from './banner.js';
import { isPlace, isVenue, readDateLine } from './date.js';
import { bottomHeads } from './furniture.js';
import { markHeadings } from './heading.js';
import { isIncident } from './incident.js';
import { isIdle, isImprint, isLink, isNumber, isRule, isSwitch, linkText } from './link.js';
import { isAboutText, isEditorial } from './note.js';
import { isOmissionMark } from './omission.js';
import type { Part } from './part.js';
import { isVocative, readTop } from './top.js';

export interface Page {
  /** One for each paragraph. */
  readonly parts: readonly Part[];
  readonly meta: Meta;
}

/** Lines at the top of a page that may name its site. */
const topLines = 24;

/** Whether a line is a paragraph of its own, whatever stands around it. */
export function standsAlone(lines: readonly string[], index: number): boolean {
  const line = lines[index]!;
  return isRule(line) || saysWhatItIs(line) || (index < topLines && isOfTop(lines, index));
}

/** The name of a site, a kind of text, or a place beside a date. */
function isOfTop(lines: readonly string[], index: number): boolean {
  const line = lines[index]!;
  if (isBanner(line) || isKind(line)) return true;
  const isDate = (near: string | undefined): boolean => near !== undefined && readDateLine(near) !== undefined;
  return (
    (isPlace(line) || isVenue(line)) && !isVocative(line) && (isDate(lines[index - 1]) || isDate(lines[index + 1]))
  );
}

function saysWhatItIs(line: string): boolean {
  return (
    line.length < 120 &&
    (isSwitch(line) ||
      isNumber(line) ||
      readDateLine(line) !== undefined ||
      isIncident(line) ||
      isOmissionMark(line) ||
      isImprint(line) ||
      isAboutText(line) ||
      (/^\p{Lu}/u.test(line) && isLink(line)) ||
      bottomHeads.has(linkText(line)))
  );
}

/** Tells the paragraphs of a transcript's page apart, and reads title, date, time and place off its top. */
export function readPage(text: string, paragraphs: readonly Span[]): Page {
  const lines = paragraphs.map(([from, to]) => text.slice(from, to).replace(/ {2,}/gu, ' '));
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
  const below = readDateBelow(lines, bottom, parts);
  const meta = readTop(lines.slice(0, bottom), parts);
  markHeadings(lines, parts);
  return { parts, meta: { ...below, ...meta } };
}

/** Older pages have their date below the text. */
function readDateBelow(lines: readonly string[], bottom: number, parts: Part[]): Meta {
  const line = lines[bottom - 1];
  const read = line === undefined || bottom < 3 ? undefined : readDateLine(line);
  if (read?.date === undefined) return {};
  parts[bottom - 1] = 'date';
  return { date: read.date, ...(read.place === undefined ? {} : { place: read.place }) };
}
