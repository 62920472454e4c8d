/**
 * What a difference is: words that come or go, or stand for others; words that stand elsewhere in the
 * sentence; other numbers; other names; or only other punctuation, capitals or ё.
 */
export const changeKinds = ['added', 'dropped', 'reworded', 'reordered', 'numbers', 'names', 'signs'] as const;
export type ChangeKind = (typeof changeKinds)[number];

/** A stretch of two versions, words or the signs and spaces between them: all of them together are the texts again. */
export interface Piece {
  readonly kind: ChangeKind | 'same';
  readonly first: string;
  readonly second: string;
}
