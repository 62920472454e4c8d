import { findLines, type Line, type PdfPiece } from './line.js';

/** Lines of one column, or over the whole width, in the order in which they are read. */
export type Block = readonly Line[];

/** Lines in a column; a table of a few rows is none. */
const leastLines = 5;
/** Width of the white between columns, in sizes of the letters. */
const leastGutter = 0.9;
/** Share of the lines of a right column that begin at its edge: those of a chance river of spaces begin anywhere. */
const leastAligned = 0.6;

/**
 * Blocks of a page: where it has columns, the left one before the right one, and what stands over both of them before
 * them or after them.
 */
export function findBlocks(lines: readonly Line[]): readonly Block[] {
  const gutter = findGutter(lines);
  if (gutter === undefined) return lines.length === 0 ? [] : [lines];
  const { at, from, to } = gutter;
  const within = lines.slice(from, to).flatMap(({ pieces }) => pieces);
  const side = (isWanted: (piece: PdfPiece) => boolean): readonly Block[] =>
    findBlocks(findLines({ pieces: within.filter(isWanted) }));
  return [
    ...findBlocks(lines.slice(0, from)),
    ...side(({ x }) => x < at),
    ...side(({ x }) => x >= at),
    ...findBlocks(lines.slice(to)),
  ];
}

interface Gutter {
  readonly at: number;
  /** Lines that it goes through. */
  readonly from: number;
  readonly to: number;
}

/** White that goes down through the most lines, with text on either side. */
function findGutter(lines: readonly Line[]): Gutter | undefined {
  const stretches = lines.map(stretchesOf);
  let best: Gutter | undefined;
  for (const at of edges(lines, stretches)) {
    let from = 0;
    for (let index = 0; index <= lines.length; index++) {
      const line = lines[index];
      const room = line === undefined ? 0 : leastGutter * line.size;
      if (line !== undefined && !stretches[index]!.some(([begin, end]) => begin < at - 1 && end > at - room)) continue;
      const found = { at: at - 1, from, to: index };
      if ((best === undefined || index - from > best.to - best.from) && parts(found, at, stretches)) best = found;
      from = index + 1;
    }
  }
  return best;
}

/** Whether the white parts two columns, and not the words of one. */
function parts({ from, to }: Gutter, edge: number, stretches: readonly (readonly Stretch[])[]): boolean {
  const rows = stretches.slice(from, to);
  const left = rows.filter((row) => row.some(([begin]) => begin < edge - 1)).length;
  const right = rows.flatMap((row) => row.filter(([begin]) => begin >= edge - 1).slice(0, 1));
  const aligned = right.filter(([begin]) => begin < edge + 1).length;
  return left >= leastLines && right.length >= leastLines && aligned >= leastAligned * right.length;
}

type Stretch = readonly [from: number, to: number];

/** Text without a gap that could part columns. */
function stretchesOf({ pieces, size }: Line): readonly Stretch[] {
  const stretches: [number, number][] = [];
  for (const { x, width } of pieces) {
    const last = stretches.at(-1);
    if (last !== undefined && x - last[1] < leastGutter * size) last[1] = Math.max(last[1], x + width);
    else stretches.push([x, x + width]);
  }
  return stretches;
}

/** Where right columns may begin: where stretches begin that are not the first of their line, or stand alone far right. */
function edges(lines: readonly Line[], stretches: readonly (readonly Stretch[])[]): readonly number[] {
  const left = Math.min(...lines.map(({ from }) => from));
  const counts = new Map<number, { sum: number; count: number }>();
  for (const row of stretches)
    for (const [begin] of row) {
      if (begin < left + 20) continue;
      const key = Math.round(begin);
      const known = counts.get(key) ?? { sum: 0, count: 0 };
      counts.set(key, { sum: known.sum + begin, count: known.count + 1 });
    }
  return [...counts.values()]
    .filter(({ count }) => count >= leastLines / 2)
    .sort((a, b) => b.count - a.count)
    .slice(0, 8)
    .map(({ sum, count }) => sum / count);
}
