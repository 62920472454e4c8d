import { SverkaError } from '../error.js';
import { findBlocks } from './pdf/columns.js';
import { withoutFurniture } from './pdf/furniture.js';
import { findLines, type PdfPage } from './pdf/line.js';
import { findParagraphs } from './pdf/paragraphs.js';

export type { PdfPage, PdfPiece } from './pdf/line.js';

/**
 * The text of the pages of a PDF, a blank line between paragraphs: columns one after the other, lines joined, words whole,
 * without running heads and numbers of pages.
 * @throws SverkaError `input/no-text` where the pages have no letters, or none that can be told
 */
export function readPdfPages(pages: readonly PdfPage[]): string {
  const lines = withoutFurniture(pages.map(findLines));
  const paragraphs = findParagraphs(pages.map((_, page) => findBlocks(lines[page]!)));
  const text = paragraphs.map((each) => `${each}\n`).join('\n');
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const unknown = text.match(/[\p{Co}\ufffd]|(?!\n)\p{Cc}/gu)?.length ?? 0;
  if (letters === 0 || unknown > 0.3 * letters)
    throw new SverkaError(
      'input/no-text',
      letters === 0 ? 'The PDF has no text layer: its pages are pictures.' : 'The PDF does not tell its letters.',
      'Give its pages to a program that recognizes text, such as ocrmypdf, or copy the text from where it was published.',
    );
  return text;
}
