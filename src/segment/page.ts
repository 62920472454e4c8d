import type { Meta, Span } from '../model/document.js';
import { findBottom } from './bottom.js';
import { readDateLine } from './date.js';
import { bottomHeads } from './furniture.js';
import { markHeadings } from './heading.js';
import { isIncident } from './incident.js';
import { isIdle, isLink, isNumber, isOmission, isSwitch, linkText } from './link.js';
import { isAboutText, isEditorial } from './note.js';
import type { Part } from './part.js';
import { readTop } from './top.js';

export interface Page {
  /** One for each paragraph. */
  readonly parts: readonly Part[];
  readonly meta: Meta;
}

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
