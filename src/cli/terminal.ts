import type { WriteStream } from 'node:tty';
import picocolors from 'picocolors';

type Stream = Pick<WriteStream, 'isTTY' | 'columns'>;

/** Colour is for people: only on a terminal that can, and not where NO_COLOR is set to anything (no-color.org). */
export const hasColour = (stream: Stream, environment = process.env): boolean =>
  stream.isTTY === true && !environment['NO_COLOR'] && environment['TERM'] !== 'dumb';

/** Columns to fill: those of the terminal, and a page's width where there is none. */
export const widthOf = (stream: Stream): number => stream.columns || 100;

export type Palette = ReturnType<typeof picocolors.createColors>;

export const palette = (stream: Stream): Palette => picocolors.createColors(hasColour(stream));

/** `1 sentence`, `2,481 sentences`. */
export const count = (number: number, noun: string, nouns = `${noun}s`): string =>
  `${number.toLocaleString('en')} ${number === 1 ? noun : nouns}`;

/** Rows of cells as lines, each column as wide as its widest cell; those named in `right` end flush. */
export function table(rows: readonly (readonly string[])[], right: readonly number[] = []): string[] {
  const widths: number[] = [];
  for (const row of rows)
    for (const [column, cell] of row.entries()) widths[column] = Math.max(widths[column] ?? 0, cell.length);
  return rows.map((row) =>
    row
      .map((cell, column) => (right.includes(column) ? cell.padStart(widths[column]!) : cell.padEnd(widths[column]!)))
      .join('  ')
      .trimEnd(),
  );
}

/** Shows a line while some work lasts: on a terminal only, and only to those who want talk. */
export async function during<T>(message: string, quiet: boolean, work: () => T | Promise<T>): Promise<T> {
  if (quiet || process.stderr.isTTY !== true) return work();
  process.stderr.write(`${message}\r`);
  try {
    return await work();
  } finally {
    process.stderr.write('\x1b[K');
  }
}

/** Shows how far some work has come, each line over the one before; an empty one clears it. On a terminal only. */
export const progress =
  (quiet: boolean): ((line: string) => void) =>
  (line) => {
    if (!quiet && process.stderr.isTTY === true) process.stderr.write(`\x1b[K${line}\r`);
  };
