import type { Alignment } from './alignment.js';

/**
 * A part of an alignment that comes part by part. Its texts hold its own sentences alone, with the ids that they have in
 * the whole, and spans count its own units; its ladder of turns is that of the whole only at the end, and is left out.
 */
export interface AlignedPiece {
  readonly alignment: Alignment;
  /** Whether its first block of paragraphs is the last of the piece before, which goes on here. */
  readonly goesOn: boolean;
  /** Likewise its last block, in the piece after. */
  readonly isOpen: boolean;
  /** Of each side, whether its first paragraph has begun in a piece before. */
  readonly begun: { readonly source: boolean; readonly target: boolean };
  /** Of each side, whether its last paragraph is at its end. */
  readonly ended: { readonly source: boolean; readonly target: boolean };
}
