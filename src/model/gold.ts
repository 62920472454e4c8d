import type { Document, Level } from './document.js';
import type { Ladder } from './ladder.js';

/** Two documents whose alignment is known. English is the source. */
export interface Gold {
  readonly source: Document;
  readonly target: Document;
  readonly ladders: Readonly<Partial<Record<Level, Ladder>>>;
}
