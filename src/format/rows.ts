import { SverkaError } from '../error.js';
import type { Alignment } from '../model/alignment.js';
import type { Document, Span, Unit } from '../model/document.js';
import type { Bead } from '../model/ladder.js';

/** One side of a bead: its units, and the sentences they hold. */
export interface Cell {
  readonly units: readonly Unit[];
  readonly sentences: readonly Unit[];
}

export interface Row {
  readonly bead: Bead;
  readonly source: Cell;
  readonly target: Cell;
}

/**
 * The beads of a level with their units.
 * @throws SverkaError `format/no-ladder` when the level was not aligned
 */
export function beadRows(alignment: Alignment, level: 'sentence' | 'paragraph'): readonly Row[] {
  const { count, row } = rowMaker(alignment, level);
  return Array.from({ length: count }, (_, index) => row(index));
}

/** The same, made one by one: the rows of a million beads are not small. */
export function rowMaker(
  alignment: Alignment,
  level: 'sentence' | 'paragraph',
): { readonly count: number; readonly row: (index: number) => Row } {
  const ladder = alignment.ladders[level];
  if (ladder === undefined)
    throw new SverkaError(
      'format/no-ladder',
      `The alignment has no ${level} ladder.`,
      `Levels that it has: ${Object.keys(alignment.ladders).join(', ') || 'none'}.`,
    );
  const source = cells(alignment.source, level);
  const target = cells(alignment.target, level);
  const row = (index: number): Row => {
    const bead = ladder[index]!;
    return { bead, source: source(bead.source), target: target(bead.target) };
  };
  return { count: ladder.length, row };
}

function cells(document: Document, level: 'sentence' | 'paragraph'): (span: Span) => Cell {
  const sentences = document.units.sentence;
  if (level === 'sentence')
    return ([from, to]) => {
      const units = sentences.slice(from, to);
      return { units, sentences: units };
    };
  const paragraphs = document.units.paragraph;
  const starts = childStarts(sentences, paragraphs.length);
  return ([from, to]) => ({
    units: paragraphs.slice(from, to),
    sentences: sentences.slice(starts[from], starts[to]),
  });
}

/** Index of each parent's first child, and at the end the number of children, which are in order of their parents. */
export function childStarts(children: readonly Unit[], parents: number): Int32Array {
  const starts = new Int32Array(parents + 1);
  let child = 0;
  for (let parent = 0; parent <= parents; parent++) {
    while (child < children.length && children[child]!.parent < parent) child++;
    starts[parent] = child;
  }
  return starts;
}
