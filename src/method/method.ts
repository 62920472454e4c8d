import type { Vectors } from '../feature/embedding.js';
import type { Lexicon } from '../lexicon/lexicon.js';
import type { Move } from '../model/alignment.js';
import type { Anchor } from '../model/anchor.js';
import type { Document, Level } from '../model/document.js';
import type { Ladder } from '../model/ladder.js';
import type { Weights } from './weights.js';

/** What a method needs beside the texts. */
export interface Resources {
  readonly lexicon: Lexicon;
  readonly weights: Weights;
  /** Evidence of a neural model of sentences; none when left out, and never needed. */
  readonly embeddings?: Embeddings | undefined;
}

/** Vectors of the sentences of both texts, as `atomTexts` lists them, and what the signature calls them. */
export interface Embeddings {
  readonly name: string;
  readonly vectors: Vectors;
}

/** What a method finds. Spans are of units, English first. */
export interface Finding {
  /** English is the source. */
  readonly ladders: Readonly<Record<Level, Ladder>>;
  /** Passages that stand elsewhere in the other text; a method that does not look for them has none. */
  readonly moves?: readonly Move[];
  /** For the signature: what it made of evidence that only some texts have. */
  readonly evidence?: string;
}

/** A way to align sentences: a composition of features and search. */
export interface Method {
  readonly name: string;
  readonly description: string;
  /** Names shapes, weights and lexicon, for the signature. */
  readonly signature: (resources: Resources) => string;
  /**
   * Searches piece by piece.
   * @param anchors beads to keep, English first, in order
   * @yields after each piece the share of the texts that is behind it
   */
  readonly find: (english: Document, russian: Document, resources: Resources, anchors: readonly Anchor[]) => Search;
}

/** A search under way. */
export type Search = Generator<number, Finding>;
