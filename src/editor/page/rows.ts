import {
  type Alignment,
  type Bead,
  beadOf,
  beadsAt,
  type Concern,
  type Document,
  readingOf,
  shape,
  type Unit,
  unitText,
} from '../../index.js';

export type { Side } from '../../index.js';
import type { Side } from '../../index.js';
export const sides = ['source', 'target'] as const;
export const otherSide = (side: Side): Side => (side === 'source' ? 'target' : 'source');

/** A sentence as a row shows it. */
export interface Line {
  /** Index among the sentences of its text. */
  readonly unit: number;
  readonly text: string;
  /** What the text had before it was corrected. */
  readonly original?: string;
  readonly kind: Unit['kind'];
  readonly note?: string;
  readonly isFlagged: boolean;
  /** Number of the paragraph that begins here, from 1. */
  readonly paragraph?: number;
  /** Who begins to speak here. */
  readonly speaker?: string;
}

const names = new WeakMap<Document['meta'], ReadonlyMap<string, string>>();

export function speakerName({ meta }: Document, id: string): string {
  let known = names.get(meta);
  if (known === undefined) {
    known = new Map((meta.participants ?? []).map((each) => [each.id, each.name]));
    names.set(meta, known);
  }
  return known.get(id) ?? id;
}

/** The turn that a sentence lies in. */
const turnOf = ({ units }: Document, sentence: Unit): Unit | undefined => {
  const paragraph = units.paragraph[sentence.parent];
  return paragraph === undefined ? undefined : units.turn[paragraph.parent];
};

/** The sentences of one side of a bead. */
export function linesOf(alignment: Alignment, bead: Bead, side: Side): readonly Line[] {
  const document = alignment[side];
  const { sentence, paragraph } = document.units;
  const [from, to] = bead[side];
  const lines: Line[] = [];
  for (let index = from; index < to; index++) {
    const unit = sentence[index]!;
    const before = sentence[index - 1];
    const opens = before?.parent !== unit.parent;
    const turn = turnOf(document, unit);
    const isNewTurn =
      opens && (before === undefined || paragraph[before.parent]?.parent !== paragraph[unit.parent]?.parent);
    lines.push({
      unit: index,
      text: readingOf(document, unit),
      kind: unit.kind,
      isFlagged: unit.flag === true,
      ...(unit.correction !== undefined && { original: unitText(document, unit) }),
      ...(unit.note !== undefined && { note: unit.note }),
      ...(opens && { paragraph: unit.parent + 1 }),
      ...(isNewTurn && turn?.speaker !== undefined && { speaker: speakerName(document, turn.speaker) }),
    });
  }
  return lines;
}

export const beadsOf = (alignment: Alignment): readonly Bead[] => alignment.ladders.sentence ?? [];

export const shapeOf = (bead: Bead): string => shape(bead);

/** Where else the sentences of a null bead stand, if they were moved. */
export interface Elsewhere {
  readonly side: Side;
  readonly bead: number;
  readonly move: number;
}

/** By index of a sentence bead: the bead that holds the other end of its move. */
export function movesByBead(alignment: Alignment): ReadonlyMap<number, Elsewhere> {
  const ladder = beadsOf(alignment);
  const found = new Map<number, Elsewhere>();
  for (const [move, { source, target }] of alignment.moves.entries()) {
    const from = beadOf(ladder, 'source', source[0]);
    const to = beadOf(ladder, 'target', target[0]);
    for (let bead = from; bead < ladder.length && ladder[bead]!.source[0] < source[1]; bead++)
      if (ladder[bead]!.source[1] > ladder[bead]!.source[0]) found.set(bead, { side: 'source', bead: to, move });
    for (let bead = to; bead < ladder.length && ladder[bead]!.target[0] < target[1]; bead++)
      if (ladder[bead]!.target[1] > ladder[bead]!.target[0]) found.set(bead, { side: 'target', bead: from, move });
  }
  return found;
}

/** By index of a sentence bead: the findings that name a sentence of it. */
export function findingsByBead(
  ladder: readonly Bead[],
  findings: readonly Concern[],
): ReadonlyMap<number, readonly Concern[]> {
  const found = new Map<number, Concern[]>();
  for (const concern of findings)
    for (const index of beadsAt(ladder, concern)) found.set(index, [...(found.get(index) ?? []), concern]);
  return found;
}

/**
 * The bead that holds the first thing in which two alignments of the same texts differ: a sentence with what is said of
 * it, a link, or a move.
 */
export function changedPlace(
  before: Alignment,
  after: Alignment,
): { readonly bead: number; readonly side?: Side } | undefined {
  const ladder = beadsOf(after);
  for (const side of sides) {
    const { sentence } = after[side].units;
    const index = firstChanged(before[side].units.sentence, sentence);
    if (index !== undefined && sentence.length > 0)
      return { bead: beadOf(ladder, side, Math.min(index, sentence.length - 1)), side };
  }
  const bead = firstChanged(beadsOf(before), ladder);
  if (bead !== undefined) return { bead: Math.min(bead, Math.max(0, ladder.length - 1)) };
  const move = firstChanged(before.moves, after.moves);
  const moved = move === undefined ? undefined : (after.moves[move] ?? before.moves[move]);
  return moved && { bead: beadOf(ladder, 'source', moved.source[0]) };
}

/** Index of the first item that is not the same in another list. */
function firstChanged<T>(before: readonly T[], after: readonly T[]): number | undefined {
  if (before === after) return undefined;
  const longer = Math.max(before.length, after.length);
  for (let index = 0; index < longer; index++) if (before[index] !== after[index]) return index;
  return undefined;
}
