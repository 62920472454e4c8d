import { align, alignAsync, type AlignOptions } from './align.js';
import { SverkaError } from './error.js';
import type { Alignment } from './model/alignment.js';
import { type Document, type Language, type Meta, ancestors } from './model/document.js';
import { type Bead, closeOver, type Ladder } from './model/ladder.js';
import type { AlignedPiece } from './model/piece.js';
import { isAlone, lastSureCut, margin } from './piecewise/cut.js';
import { openSide, type Side } from './piecewise/side.js';
import { segmentParts, type PartOptions, type TextPieces } from './segment/parts.js';

/** One of two texts that need not be in memory as a whole. */
export interface LongText {
  readonly lang: Language;
  /** Without byte order mark, cut anywhere. */
  readonly text: TextPieces;
  /** What errors call it. */
  readonly name?: string;
  /** What is known of it. */
  readonly meta?: Meta;
  /** Parts its paragraphs into sentences; our rules do when it is left out. */
  readonly splitter?: PartOptions['splitter'];
}

export interface PiecewiseOptions extends Omit<AlignOptions, 'anchors' | 'embeddings'> {
  /** `lines`: each line is a sentence. `text`: paragraphs of plain text, in which nothing is taken for labels or dates. */
  readonly manner: 'lines' | 'text';
  /** Sentences of either text that are aligned at once, to begin with: `usualWindow` when left out. */
  readonly window?: number | undefined;
  /** Is told of a window in which no place is sure, before a larger one is looked at; may throw. */
  readonly doubt?: (window: Alignment) => void;
  /** Pieces end only where paragraphs end on both sides. */
  readonly atParagraphs?: boolean;
  /** Ends the work, within a window. */
  readonly signal?: AbortSignal | undefined;
}

/** Larger ones are aligned no better and take more memory; docs/methods.md has figures. */
export const usualWindow = 10_000;
/** A window in which no sure place was found is doubled so many times. */
export const mostDoublings = 3;

/**
 * Aligns two texts of any length, one in each language and in either order. A window goes over both; what stands before
 * the last sure place in it is final, and comes as a piece; what stands behind is looked at again with what follows it.
 * Passages that moved are found inside a window.
 * @throws SverkaError `piecewise/no-cut` where no sure place is found in the largest window, `piecewise/long-line`, and
 * as `align`; the reason of the signal when it is given
 */
export async function* alignPiecewise(
  source: LongText,
  target: LongText,
  options: PiecewiseOptions,
): AsyncGenerator<AlignedPiece> {
  const { manner, window = usualWindow, atParagraphs = false, signal, doubt, ...means } = options;
  const open = ({ lang, text, name, meta = {}, splitter }: LongText): Side =>
    openSide(lang, meta, named(name, segmentParts(text, lang, { manner, ...(splitter && { splitter }) })));
  const sides = { source: open(source), target: open(target) };
  const both = [sides.source, sides.target];
  const search = (documents: readonly [Document, Document]): Alignment | Promise<Alignment> =>
    signal === undefined ? align(...documents, means) : alignAsync(...documents, { ...means, signal });
  let goesOn = false;
  const take = (alignment: Alignment, beads: number, counts: Counts): AlignedPiece => {
    const piece = pieceOf(sides, alignment, beads, counts, goesOn);
    goesOn = piece.isOpen;
    both.forEach((side, index) => side.drop(counts[index]!));
    return piece;
  };
  try {
    let before: Ladder | undefined;
    for (let size = window; ;) {
      await Promise.all(both.map((side) => side.fill(size)));
      signal?.throwIfAborted();
      const counts: Counts = [Math.min(size, sides.source.held()), Math.min(size, sides.target.held())];
      const isWhole = both.map((side, index) => side.isAtEnd() && counts[index] === side.held());
      const documents = [sides.source.document(counts[0]), sides.target.document(counts[1])] as const;
      const alignment = await search(documents);
      const ladder = alignment.ladders.sentence!;
      if (isWhole[0] && isWhole[1]) {
        yield take(alignment, ladder.length, counts);
        return;
      }
      const open = Math.min(margin, size >> 2);
      const cut = lastSureCut(alignment, {
        margins: { source: isWhole[0] ? 0 : open, target: isWhole[1] ? 0 : open },
        closes: (bead) => sides.source.parts(bead.source[1]) && sides.target.parts(bead.target[1]),
        atParagraphs,
      });
      if (cut > 0) {
        const { source: at, target: there } = ladder[cut - 1]!;
        yield take(alignment, cut, [at[1], there[1]]);
        [size, before] = [window, undefined];
        continue;
      }
      const side = isWhole[0] ? 'target' : 'source';
      if ((isWhole[0] || isWhole[1]) && isAlone(ladder, side, open, before)) {
        const posterior = Math.min(...ladder.filter((bead) => isOnly(bead, side)).map((bead) => bead.posterior!));
        yield take(alignment, ladder.length, counts);
        yield* restOf(sides[side], window, (document) => {
          const none = { ...alignment[side === 'source' ? 'target' : 'source'], text: '', units: noUnits };
          const [from, to] = side === 'source' ? [document, none] : [none, document];
          const beads = document.units.sentence.map((_, at): Bead => nullAt(side, at, posterior));
          const ladders = { sentence: beads, paragraph: closed(beads, from, to, posterior) };
          const alone = { ...alignment, source: from, target: to, ladders, moves: [] };
          return take(alone, beads.length, [from.units.sentence.length, to.units.sentence.length]);
        });
        return;
      }
      if (size >= window * 2 ** mostDoublings) throw noCut(Math.max(...counts), both, source.name);
      doubt?.(alignment);
      [size, before] = [2 * size, ladder];
    }
  } finally {
    await Promise.all(both.map((side) => side.close()));
  }
}

async function* named<T>(name: string | undefined, parts: AsyncIterable<T>): AsyncGenerator<T> {
  try {
    yield* parts;
  } catch (error) {
    throw name !== undefined && error instanceof SverkaError ? error.in(name) : error;
  }
}

type Counts = readonly [source: number, target: number];
type Sides = Readonly<Record<'source' | 'target', Side>>;

/** What is before a cut, by the documents of those sentences alone. */
function pieceOf(
  { source, target }: Sides,
  alignment: Alignment,
  beads: number,
  counts: Counts,
  goesOn: boolean,
): AlignedPiece {
  const documents = { source: source.document(counts[0]), target: target.document(counts[1]) };
  const ended = { source: source.parts(counts[0]), target: target.parts(counts[1]) };
  const [sources, targets] = [documents.source.units.paragraph.length, documents.target.units.paragraph.length];
  const paragraph: Bead[] = [];
  for (const bead of alignment.ladders.paragraph!) {
    if (bead.source[0] >= sources && bead.target[0] >= targets) break;
    const clip = ([from, to]: readonly [number, number], most: number) => [from, Math.min(to, most)] as const;
    paragraph.push({ ...bead, source: clip(bead.source, sources), target: clip(bead.target, targets) });
  }
  const isOpen = !(ended.source && ended.target);
  const sentence =
    beads === alignment.ladders.sentence!.length
      ? alignment.ladders.sentence!
      : alignment.ladders.sentence!.slice(0, beads);
  return {
    alignment: {
      ...alignment,
      ...documents,
      ladders: { paragraph, sentence },
      moves: alignment.moves.filter((move) => move.source[1] <= counts[0] && move.target[1] <= counts[1]),
    },
    goesOn,
    isOpen,
    begun: { source: source.begun(), target: target.begun() },
    ended,
  };
}

/** What is left of a text whose other is at its end. */
async function* restOf(
  side: Side,
  size: number,
  take: (document: Document) => AlignedPiece,
): AsyncGenerator<AlignedPiece> {
  for (;;) {
    await side.fill(size);
    if (side.held() === 0) return;
    yield take(side.document(Math.min(size, side.held())));
  }
}

const noUnits = { turn: [], paragraph: [], sentence: [] };

const isOnly = ({ source, target }: Bead, side: 'source' | 'target'): boolean => {
  const other = side === 'source' ? target : source;
  return other[0] === other[1];
};

const nullAt = (side: 'source' | 'target', at: number, posterior: number): Bead => {
  const [own, none] = [[at, at + 1] as const, [0, 0] as const];
  return { source: side === 'source' ? own : none, target: side === 'source' ? none : own, posterior, by: 'search' };
};

/** The blocks of paragraphs of beads that are null; the last may go on. */
function closed(beads: Ladder, source: Document, target: Document, posterior: number): Ladder {
  const parents = [ancestors(source, 'paragraph'), ancestors(target, 'paragraph')] as const;
  return closeOver(beads, ...parents).map(({ source: from, target: to }) => ({
    source: from,
    target: to,
    posterior,
    by: 'search' as const,
  }));
}

function noCut(size: number, sides: readonly Side[], name: string | undefined): SverkaError {
  const [ours, theirs] = sides.map((side) => side.line());
  return new SverkaError(
    'piecewise/no-cut',
    `No place is sure among the ${size.toLocaleString('en')} sentences that follow line ${ours} of the first text and line ${theirs} of the second.`,
    'If the texts are translations in the same order, look at a larger window: --window.',
    { ...(name !== undefined && { file: name }), line: ours! },
  );
}
