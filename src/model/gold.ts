import type { Document, Level } from './document.js';
import type { Ladder } from './ladder.js';

/** Two documents whose alignment is known. English is the source. */
export interface Gold {
  readonly source: Document;
  readonly target: Document;
  readonly ladders: Readonly<Partial<Record<Level, Ladder>>>;
  readonly label?: GoldLabel;
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
