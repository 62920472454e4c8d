import type { Span } from '../model/document.js';
import type { State } from './lattice.js';

/** What stands on either side of what is searched: the states that the beads there leave; free after the last. */
export interface Ends {
  readonly before?: State | undefined;
  readonly after?: State | undefined;
}

/** A part of the grid that is searched on its own: so many rows and columns, half-open, between two settled places. */
export interface Piece extends Ends {
  readonly rows: Span;
  readonly columns: Span;
}

/**
 * A bead that is on the path for certain, in rows and columns. Given its state, what lies before it and
 * what lies after it are independent, so the pieces between may be searched apart without loss. An
 * empty one is a cut: a cell that the path passes, between two matches.
 */
export interface Settled {
  readonly rows: Span;
  readonly columns: Span;
  readonly state: State;
}

/**
 * The pieces before, between and after settled beads; one more than there are of these. Some may be empty.
 * @param settled in order, apart from each other
 */
export function piecesBetween(settled: readonly Settled[], rows: number, columns: number): Piece[] {
  const pieces: Piece[] = [];
  let [row, column, before]: [number, number, State] = [0, 0, 0];
  for (const next of settled) {
    pieces.push({ rows: [row, next.rows[0]], columns: [column, next.columns[0]], before, after: next.state });
    [row, column, before] = [next.rows[1], next.columns[1], next.state];
  }
  pieces.push({ rows: [row, rows], columns: [column, columns], before });
  return pieces;
}
