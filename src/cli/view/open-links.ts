import type { WriteStream } from 'node:tty';
import {
  beadsAt,
  languageNames,
  posteriorOf,
  queueOf,
  readingOf,
  shape,
  visible,
  wrap,
  type Alignment,
  type Bead,
  type Document,
  type Span,
} from '../../index.js';
import { palette, widthOf } from '../terminal.js';

/** Open links, the least sure first: a table for the eye on a terminal, tab-separated for other programs. */
export function openLinks(alignment: Alignment, stream: Pick<WriteStream, 'isTTY' | 'columns'>): string {
  const ladder = alignment.ladders.sentence ?? [];
  const moved = partners(alignment);
  const rows = queueOf(ladder).map((index) => ({ index, bead: ladder[index]!, moved: moved.get(index) ?? '' }));
  return stream.isTTY === true ? forReading(alignment, rows, stream) : separated(alignment, rows);
}

interface Row {
  readonly index: number;
  readonly bead: Bead;
  /** Ids of the sentences in the other text with which those of the link were moved. */
  readonly moved: string;
}

function separated(alignment: Alignment, rows: readonly Row[]): string {
  const cell = (document: Document, [from, to]: Span): string =>
    document.units.sentence
      .slice(from, to)
      .map((unit) => `[${unit.id}] ${readingOf(document, unit)}`)
      .join(' ')
      .replace(/\s/gu, ' ');
  return [
    ['link', 'confidence', 'shape', alignment.source.lang, alignment.target.lang, 'moved'],
    ...rows.map(({ index, bead, moved }) => [
      index + 1,
      bead.posterior?.toFixed(6) ?? '',
      shape(bead),
      cell(alignment.source, bead.source),
      cell(alignment.target, bead.target),
      moved,
    ]),
  ]
    .map((row) => `${row.join('\t')}\n`)
    .join('');
}

/** The texts in two columns, each sentence under its id, by which edits call it. */
function forReading(
  alignment: Alignment,
  rows: readonly Row[],
  stream: Pick<WriteStream, 'isTTY' | 'columns'>,
): string {
  const paint = palette(stream);
  const digits = Math.max(
    4,
    String((rows.at(-1)?.index ?? 0) + 1).length,
    ...rows.map(({ index }) => String(index + 1).length),
  );
  const margin = digits + '  0.00  2:1  '.length;
  const width = Math.max(16, Math.floor((widthOf(stream) - margin - 2) / 2));
  type Line = readonly [text: string, paint: (text: string) => string];
  const plain = (text: string): string => text;
  const column = (document: Document, [from, to]: Span, moved: string): Line[] => {
    const missing = moved === '' ? `— not in the ${languageNames[document.lang]} text —` : `— moved: ${moved} —`;
    if (from === to) return wrap(missing, width).map((line) => [line, paint.dim]);
    return document.units.sentence
      .slice(from, to)
      .flatMap((unit): Line[] => [
        ...wrap(unit.id, width).map((line): Line => [line, paint.cyan]),
        ...wrap(visible(readingOf(document, unit)), width).map((line): Line => [line, plain]),
      ]);
  };
  const head = `${'link'.padStart(digits)}  sure       ${languageNames[alignment.source.lang].padEnd(width)}  ${languageNames[alignment.target.lang]}`;
  const lines = rows.flatMap(({ index, bead, moved }) => {
    const [left, right] = [column(alignment.source, bead.source, moved), column(alignment.target, bead.target, moved)];
    const posterior = posteriorOf(bead);
    // Cut and not rounded: 1.00 would promise what 0.997 does not.
    const sure = (Math.floor(posterior * 100 + 1e-9) / 100).toFixed(2);
    const doubt = posterior >= 0.9 ? plain : posterior >= 0.5 ? paint.yellow : paint.red;
    const label = `${String(index + 1).padStart(digits)}  ${doubt(sure)}  ${shape(bead).padEnd(3)}  `;
    return Array.from({ length: Math.max(left.length, right.length) }, (_, line) => {
      const [source, first] = left[line] ?? ['', plain];
      const [target, second] = right[line] ?? ['', plain];
      return `${line === 0 ? label : ' '.repeat(margin)}${first(source)}${' '.repeat(Math.max(0, width - source.length))}  ${second(target)}`;
    });
  });
  return [paint.bold(head), ...lines].map((line) => `${line.trimEnd()}\n`).join('');
}

/** By index of a link without a partner: the ids of the sentences with which its own were moved. */
function partners(alignment: Alignment): ReadonlyMap<number, string> {
  const ladder = alignment.ladders.sentence ?? [];
  const found = new Map<number, string>();
  for (const move of alignment.moves)
    for (const index of beadsAt(ladder, move)) {
      const there = ladder[index]!.source[1] > ladder[index]!.source[0] ? 'target' : 'source';
      const ids = alignment[there].units.sentence.slice(...move[there]).map(({ id }) => id);
      found.set(index, ids.join(' '));
    }
  return found;
}
