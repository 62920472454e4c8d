import { SverkaError } from '../error.js';
import type { Language, Span } from '../model/document.js';
import { findLines } from './paragraphs.js';
import { segmentPlain } from './segment.js';
import type { Splitter } from './splitter.js';

/** A text that need not be in memory as a whole, in the order of its characters. */
export type TextPieces = Iterable<string> | AsyncIterable<string>;

/** A stretch of a text, parted into sentences. One after another they are the text, each character once. */
export interface SegmentedPart {
  readonly text: string;
  /** The sentences of each paragraph, in characters of this part. */
  readonly paragraphs: readonly (readonly Span[])[];
  /** Its first paragraph is the last of the part before. */
  readonly goesOn: boolean;
  /** The line of the text with which it begins, from 1. */
  readonly line: number;
}

export interface PartOptions {
  /** `lines`: each line that is not blank is a sentence. `text`: plain text, as `segmentPlain` reads it. */
  readonly manner: 'lines' | 'text';
  /** Parts paragraphs into sentences; lines are parted already. */
  readonly splitter?: Splitter;
  /** Characters of a part, more or less. How paragraphs are told, by blank lines or by filled ones, is seen in each. */
  readonly size?: number;
}

const usualSize = 1 << 20;
/** A longer line, or paragraph of plain text, is refused: it would have to be held as a whole. In UTF-16 code units. */
export const longestLine = 1 << 22;

/** What of a stretch is sure before what follows it is known. */
interface Found {
  readonly paragraphs: readonly (readonly Span[])[];
  readonly goesOn: boolean;
  /** Where the first line begins that may go on behind the stretch, and whether a blank line stands before it. */
  readonly end: number;
  readonly gap: boolean;
}

/**
 * Parts a text into sentences as it comes, and holds no more of it than a few parts.
 * @param pieces cut anywhere; without byte order mark
 * @throws SverkaError `piecewise/long-line`
 */
export async function* segmentParts(
  pieces: TextPieces,
  lang: Language,
  options: PartOptions,
): AsyncGenerator<SegmentedPart> {
  const { size = usualSize } = options;
  const find = options.manner === 'lines' ? linesOf : paragraphsOf(lang, options.splitter);
  const source = Symbol.asyncIterator in pieces ? pieces[Symbol.asyncIterator]() : pieces[Symbol.iterator]();
  try {
    let [text, isAtEnd, line, gap] = ['', false, 1, true];
    for (let wanted = size; ;) {
      while (!isAtEnd && text.length < 2 * wanted) {
        const next = await source.next();
        if (next.done === true) isAtEnd = true;
        else text += next.value;
      }
      // Less, and not as much: whether the end was met depends on how the text is cut where it is as much.
      const isLast = isAtEnd && text.length < 2 * wanted;
      let found = find(isLast ? text : text.slice(0, wanted), isLast, gap);
      if (found === undefined && wanted >= longestLine && endsBlank(text.slice(0, wanted)))
        found = { ...find(text.slice(0, wanted), true, gap)!, end: wanted, gap: true };
      if (found === undefined) {
        if (wanted >= longestLine) throw tooLong(options.manner, line);
        wanted = Math.min(2 * wanted, longestLine);
        continue;
      }
      const { paragraphs, goesOn, end } = found;
      const long = paragraphs.flatMap((spans) => longIn(options.manner, spans))[0];
      if (long !== undefined) throw tooLong(options.manner, line + countLines(text, long));
      yield { text: text.slice(0, end), paragraphs, goesOn, line };
      if (isLast) return;
      line += countLines(text, end);
      text = text.slice(end);
      gap = found.gap;
      wanted = size;
    }
  } finally {
    await source.return?.();
  }
}

/** @param afterGap whether a blank line, or nothing, stands before the text */
function linesOf(text: string, isLast: boolean, afterGap: boolean): Found | undefined {
  const lines = findLines(text);
  const next = isLast ? undefined : lines.pop();
  if (lines.length === 0 && !isLast) return undefined;
  const paragraphs: Span[][] = [];
  for (const [index, { at, gap }] of lines.entries()) {
    if (index === 0 || gap) paragraphs.push([at]);
    else paragraphs.at(-1)!.push(at);
  }
  return {
    paragraphs,
    goesOn: lines.length > 0 && !lines[0]!.gap && !afterGap,
    end: next === undefined ? text.length : next.at[0] - next.indent,
    gap: next?.gap === true,
  };
}

const paragraphsOf =
  (lang: Language, splitter?: Splitter) =>
  (text: string, isLast: boolean): Found | undefined => {
    const { units } = segmentPlain(text, lang, splitter);
    const paragraphs: Span[][] = units.paragraph.map(() => []);
    for (const { at, parent } of units.sentence) paragraphs[parent]!.push(at);
    if (isLast) return { paragraphs, goesOn: false, end: text.length, gap: true };
    if (paragraphs.length < 2) return undefined;
    paragraphs.pop();
    // How far its first line is set in tells whether the next begins a paragraph.
    let end = units.paragraph.at(-1)!.at[0];
    while (/[\t ]/u.test(text[end - 1] ?? '')) end--;
    return { paragraphs, goesOn: false, end, gap: true };
  };

/** Whether a blank line stands at the end of a stretch, or it is blank as a whole: what stands before it is over. */
function endsBlank(text: string): boolean {
  const end = text.trimEnd().length;
  return end === 0 || text.indexOf('\n', text.indexOf('\n', end) + 1) > end;
}

/** Where what is too long begins. */
function longIn(manner: PartOptions['manner'], spans: readonly Span[]): number[] {
  const units = manner === 'lines' ? spans : spans.slice(0, 1).map(([from]): Span => [from, spans.at(-1)![1]]);
  return units.flatMap(([from, to]) => (to - from > longestLine ? [from] : []));
}

function countLines(text: string, end: number): number {
  let lines = 0;
  for (let at = text.indexOf('\n'); at >= 0 && at < end; at = text.indexOf('\n', at + 1)) lines++;
  return lines;
}

const tooLong = (manner: PartOptions['manner'], line: number): SverkaError =>
  new SverkaError(
    'piecewise/long-line',
    `A ${manner === 'lines' ? 'line' : 'paragraph'} is longer than ${longestLine.toLocaleString('en')} characters.`,
    'Part it; piece by piece, a text is read by whole lines and paragraphs.',
    { line },
  );
