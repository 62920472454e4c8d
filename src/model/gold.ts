import type { Document, Level, Span } from './document.js';
import type { Ladder } from './ladder.js';

/** Two documents whose alignment is known. English is the source. */
export interface Gold {
  readonly source: Document;
  readonly target: Document;
  readonly ladders: Readonly<Partial<Record<Level, Ladder>>>;
  readonly label?: GoldLabel;
}

/** The words of a bead whose links are known. Words are counted from 0; a possible link may be made or not. */
export interface WordGold {
  /** Ids of the sentences. */
  readonly english: readonly string[];
  readonly russian: readonly string[];
  readonly englishWords: readonly string[];
  readonly russianWords: readonly string[];
  readonly sure: readonly Span[];
  /** The sure ones among them. */
  readonly possible: readonly Span[];
}

/** Under what a gold document is reported. */
export interface GoldLabel {
  /** Of the document, without its variant: the variants of one document share it. */
  readonly id: string;
  /** The collection: the id without its number. */
  readonly set: string;
  /** `plain`, `omissions`, `hard`, or what else the document says. */
  readonly variant: string;
}
