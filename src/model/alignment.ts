import type { Document, Level, Span } from './document.js';
import type { Ladder, MemoryFacts } from './ladder.js';

/** A passage that stands elsewhere in the other text. Spans are of sentence indexes. */
export interface Move {
  readonly source: Span;
  readonly target: Span;
  readonly posterior: number;
  /** Only of what a person linked or confirmed. */
  readonly by?: 'person';
  /** What the search had said, of a move that a person confirmed as it was found; one that a person made has none. */
  readonly was?: { readonly posterior: number };
}

/** Two words that render each other. Spans are of characters of the documents' texts, half-open. */
export interface WordLink {
  readonly source: Span;
  readonly target: Span;
  readonly posterior: number;
}

/** Two documents and what binds them. Levels that were not aligned have no ladder. */
export interface Alignment {
  readonly source: Document;
  readonly target: Document;
  readonly ladders: Readonly<Partial<Record<Level, Ladder>>>;
  readonly moves: readonly Move[];
  /** Words inside the sentence beads, in the order of the source; none when they were not asked for. */
  readonly words?: readonly WordLink[];
  /** Names everything that made the result: version, method, segmentation, shapes, lexicon and weights. */
  readonly signature: string;
  /** Of the translation memory that was read. */
  readonly memory?: MemoryFacts;
}

/** The same pair of spans, or bead, or move, with source and target exchanged. */
export const exchange = <T extends { readonly source: Span; readonly target: Span; readonly memory?: MemoryFacts }>(
  pair: T,
): T => ({
  ...pair,
  source: pair.target,
  target: pair.source,
  ...(pair.memory && { memory: swapFacts(pair.memory) }),
});

/** The same alignment with source and target exchanged. */
export function swap(alignment: Alignment): Alignment {
  const ladders = Object.fromEntries(
    Object.entries(alignment.ladders).map(([level, ladder]) => [level, ladder.map((bead) => exchange(bead))]),
  );
  return {
    ...alignment,
    source: alignment.target,
    target: alignment.source,
    ladders,
    moves: alignment.moves.map((move) => exchange(move)),
    ...(alignment.words && { words: alignment.words.map((link) => exchange(link)).sort(byPlace) }),
  };
}

const byPlace = (a: WordLink, b: WordLink): number => a.source[0] - b.source[0] || a.target[0] - b.target[0];

function swapFacts({ source, target, ...facts }: MemoryFacts): MemoryFacts {
  return { ...facts, ...(target && { source: target }), ...(source && { target: source }) };
}
