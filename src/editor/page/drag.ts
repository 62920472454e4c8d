import { beadOf, type Edit } from '../../index.js';
import { say } from './language.svelte.js';
import type { Side } from './rows.js';
import type { Session } from './session.svelte.js';

/** A sentence that is drawn by its number. */
export interface Dragged {
  readonly side: Side;
  readonly unit: number;
  readonly bead: number;
}

export function startDrag(event: DragEvent, dragged: Dragged): Dragged {
  event.dataTransfer?.setData('text/plain', String(dragged.unit + 1));
  if (event.dataTransfer) event.dataTransfer.effectAllowed = 'move';
  return dragged;
}

/**
 * A sentence dropped on its own side goes to that link, and those between it and there go along: links stay in order.
 * Dropped on the other side, it is linked with the sentences there, wherever they stand.
 */
export async function dropOn(session: Session, dragged: Dragged, bead: number, side: Side): Promise<void> {
  const from = beadOf(session.ladder, dragged.side, dragged.unit);
  if (side === dragged.side) {
    if (bead === from) return;
    const edits = shifts(session, dragged, from, bead);
    if (edits.length > 0)
      await session.edit(edits.length === 1 ? edits[0]! : { kind: 'several', edits }, say('didShift'));
    return;
  }
  const there = session.ladder[bead]![side];
  if (there[0] === there[1]) return session.tell(say('noSentenceThere'), true, say('noSentenceHereHint'));
  const here = [dragged.unit, dragged.unit + 1] as const;
  await session.edit(
    dragged.side === 'source'
      ? { kind: 'link', source: here, target: there }
      : { kind: 'link', source: there, target: here },
    say('didLink'),
  );
}

/** A shift moves the sentence at the edge of a link: as many are made as stand between. Only neighbours are reached. */
function shifts(session: Session, { side, unit }: Dragged, from: number, bead: number): Edit[] {
  const [first, last] = session.ladder[from]![side];
  if (Math.abs(bead - from) !== 1) {
    session.tell(say('tooFar'), true, say('tooFarHint'));
    return [];
  }
  const to = bead > from ? 'down' : 'up';
  const many = to === 'down' ? last - unit : unit - first + 1;
  return Array.from({ length: many }, () => ({ kind: 'shift', bead: from, side, to }) as const);
}
