import type { Lexicon } from '../lexicon/lexicon.js';
import type { Move } from '../model/alignment.js';
import type { Document, Span } from '../model/document.js';
import type { Ladder } from '../model/ladder.js';
import type { Weights } from './weights.js';

/** What a method needs beside the texts. */
export interface Resources {
  readonly lexicon: Lexicon;
  readonly weights: Weights;
}

/** What a method finds. Spans are of sentence units, English first. */
export interface Finding {
  /** English is the source. */
  readonly ladder: Ladder;
  /**
   * Probability that the path passes both corners of a block of sentences, whatever lies within;
   * the corners must be corners of beads of the ladder.
   */
  readonly blockPosterior: (english: Span, russian: Span) => number;
  /** Passages that stand elsewhere in the other text; a method that does not look for them has none. */
  readonly moves?: readonly Move[];
}

/** A way to align sentences: a composition of features and search. */
export interface Method {
  readonly name: string;
  readonly description: string;
  /** Names shapes, weights and lexicon, for the signature. */
  readonly signature: (resources: Resources) => string;
  readonly find: (english: Document, russian: Document, resources: Resources) => Finding;
}
