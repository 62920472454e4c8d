import type { Alignment, Move } from '../alignment.js';
import { type Bead, beadsAt } from '../ladder.js';
import { type Change, ladderChanges } from './change.js';
import { confirmed, reopened } from './confirm.js';
import { idle, ladderOf, missing } from './fault.js';

/** A move is right as it was found; so is it that its sentences have no partner where they stand. */
export interface ConfirmMove {
  readonly kind: 'confirm-move';
  readonly move: number;
}

/** A move is open again, and so are the links of its sentences. */
export interface UnconfirmMove {
  readonly kind: 'unconfirm-move';
  readonly move: number;
}

/**
 * A move is taken back. Its sentences have no partner, by a person's word, as those of a link that is taken
 * apart: they are not linked again by searching until they are opened.
 */
export interface Unmove {
  readonly kind: 'unmove';
  readonly move: number;
}

export function confirmMove(alignment: Alignment, { move: index }: ConfirmMove): Change[] {
  const move = moveAt(alignment, index);
  if (move.by === 'person') throw idle();
  const { posterior } = move;
  return [
    ...alone(alignment, move, confirmed),
    replaceMove(index, { ...move, posterior: 1, by: 'person', was: { posterior } }),
  ];
}

export function unconfirmMove(alignment: Alignment, { move: index }: UnconfirmMove): Change[] {
  const move = moveAt(alignment, index);
  if (move.by !== 'person') throw idle();
  const { by, was, ...rest } = move;
  return [...alone(alignment, move, reopened), replaceMove(index, { ...rest, posterior: was?.posterior ?? 0.5 })];
}

export const unmove = (alignment: Alignment, { move: index }: Unmove): Change[] => [
  ...alone(alignment, moveAt(alignment, index), confirmed),
  { list: 'moves', at: index, remove: 1, insert: [] },
];

function moveAt({ moves }: Alignment, index: number): Move {
  const move = moves[index];
  if (move === undefined) throw missing('move', index, moves.length);
  return move;
}

const replaceMove = (at: number, move: Move): Change => ({ list: 'moves', at, remove: 1, insert: [move] });

/** Changes the links of a move's sentences, none of which has two sides. */
function alone(alignment: Alignment, move: Move, change: (bead: Bead) => Bead): Change[] {
  const before = ladderOf(alignment);
  const after = [...before];
  for (const index of beadsAt(before, move)) after[index] = change(before[index]!);
  return ladderChanges('sentence', before, after);
}
