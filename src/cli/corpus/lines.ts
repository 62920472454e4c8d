import { type Line, markedPieces, renderingText } from '../../index.js';
import { palette } from '../terminal.js';
import type { StoredPair } from './reader.js';

export type StoredLine = Line<StoredPair>;

const placeOf = ({ pair }: StoredLine): string => `${pair.document}:${pair.number}`;

/**
 * Lines for the terminal: the words that were looked for under each other, and below each line the other
 * text, with what renders them in brackets, or in colour where there is some.
 * @param stream whose width and colours they are for; plain, and of a usual width, when undefined
 */
export function terminalLines(
  lines: readonly StoredLine[],
  width: number,
  stream: NodeJS.WriteStream | undefined,
): string {
  const colour = palette(stream ?? { isTTY: false, columns: width });
  const margin = Math.min(32, Math.max(0, ...lines.map((line) => placeOf(line).length)));
  const room = Math.max(20, Math.floor((width - margin - 4) / 2));
  return lines
    .map((line) => {
      const { pair, side, hit, other } = line;
      const text = pair[side];
      const said = text.slice(...hit);
      const left = tail(text.slice(0, hit[0]).trimEnd(), Math.max(0, room - Math.ceil(said.length / 2)));
      const right = head(text.slice(hit[1]), Math.max(0, width - margin - 4 - left.length - said.length));
      const place = head(placeOf(line), margin).padEnd(margin);
      const shown = `${colour.dim(place)}  ${left.padStart(room - Math.ceil(said.length / 2))} ${colour.bold(colour.red(said))}${right}`;
      const there = pair[side === 'en' ? 'ru' : 'en'];
      return `${shown.trimEnd()}\n${' '.repeat(margin)}  ${around(there, other, width - margin - 2, colour)}\n`;
    })
    .join('');
}

/** As much of a text as a line holds, about what is marked in it. */
function around(
  text: string,
  spans: readonly (readonly [number, number])[],
  width: number,
  colour: ReturnType<typeof palette>,
): string {
  if (text === '') return colour.dim('—');
  const [open, close] = colour.isColorSupported ? ['', ''] : ['[', ']'];
  const room = width - spans.length * (open.length + close.length);
  const first = spans[0]?.[0] ?? 0;
  const start = text.length <= room ? 0 : Math.max(0, Math.min(first - Math.floor(room / 3), text.length - room));
  const end = text.length <= room ? text.length : start + room;
  const inside = spans
    .filter(([from, to]) => from < end - 1 && to > start + 1)
    .map(([from, to]) => [Math.max(from, start) - start, Math.min(to, end) - start] as const);
  const cut = `${start > 0 ? '…' : ''}${text.slice(start > 0 ? start + 1 : 0, end < text.length ? end - 1 : end)}${end < text.length ? '…' : ''}`;
  return markedPieces(cut, inside)
    .map((piece) => (piece.marked ? open + colour.cyan(piece.text) + close : piece.text))
    .join('');
}

const head = (text: string, width: number): string =>
  text.length <= width ? text : `${text.slice(0, Math.max(0, width - 1))}…`;
const tail = (text: string, width: number): string =>
  text.length <= width ? text : `…${text.slice(text.length - Math.max(0, width - 1))}`;

/** A table with a header, parted by tabs; a tab inside a text is a space. */
export const tsv = (rows: readonly (readonly (string | number | null | undefined)[])[]): string =>
  rows.map((row) => `${row.map((cell) => String(cell ?? '').replace(/\s+/gu, ' ')).join('\t')}\n`).join('');

/** Lines as a table, its head first. */
export const lineRows = (lines: readonly StoredLine[]): (readonly (string | number | null | undefined)[])[] => [
  ['document', 'number', 'date', 'speaker', 'confidence', 'side', 'left', 'hit', 'right', 'rendering', 'other'],
  ...lines.map((line) => {
    const { pair, side, hit } = line;
    const text = pair[side];
    return [
      pair.document,
      pair.number,
      pair.date,
      pair.speaker?.en,
      pair.confidence,
      side,
      text.slice(0, hit[0]).trim(),
      text.slice(...hit),
      text.slice(hit[1]).trim(),
      renderingText(line),
      pair[side === 'en' ? 'ru' : 'en'],
    ];
  }),
];

/** Spans are of UTF-16 code units of `en` and `ru`. */
export const lineData = (line: StoredLine): Record<string, unknown> => {
  const { pair, side, hit, own, other } = line;
  return {
    document: pair.document,
    number: pair.number,
    date: pair.date,
    speaker: pair.speaker?.en ?? null,
    confidence: pair.confidence,
    shape: pair.shape,
    side,
    en: pair.en,
    ru: pair.ru,
    hit,
    own,
    other,
    rendering: renderingText(line),
  };
};
