import { align, type AlignOptions } from './align.js';
import type { Alignment, Move } from './model/alignment.js';
import type { Anchor } from './model/anchor.js';
import type { Document, Meta, Participant, Unit } from './model/document.js';
import type { Side } from './model/edit/change.js';
import { movesAfter } from './model/edit/realign.js';
import type { Bead, Ladder } from './model/ladder.js';
import { followSentences } from './update/boundaries.js';
import { findStanding, placeBetween, placeOfSpan, type TextChange } from './update/standing.js';
import { linkWords } from './words/word-links.js';

/** New versions of the texts; a side that is left out did not change. */
export interface NewTexts {
  readonly source?: NewText | undefined;
  readonly target?: NewText | undefined;
}

export interface NewText {
  /** The new version, segmented. */
  readonly document: Document;
  /** The old version as it is segmented today: what its page said of it, and not the user. */
  readonly old: Document;
}

export interface Update {
  /** The very one that was given, where no text differs. */
  readonly alignment: Alignment;
  /** Of each text, where its sentences differ. */
  readonly changes: Readonly<Record<Side, readonly TextChange[]>>;
  /** Links that a person made or confirmed and whose text stands. */
  readonly kept: number;
  /** Those whose text does not: indexes of the old ladder. Their sentences were aligned again. */
  readonly dropped: readonly number[];
  /** Old sentences with a correction, a note or a flag that are no more. */
  readonly lost: Readonly<Record<Side, readonly number[]>>;
}

/**
 * Carries an alignment over to corrected texts. Links that a person confirmed stay where their sentences stand word for
 * word, and so do corrections, notes, flags and moves of a person; all else is aligned again between them. Where words
 * were linked they are linked anew.
 * @throws SverkaError as `align`
 */
export function update(alignment: Alignment, texts: NewTexts, options: Omit<AlignOptions, 'anchors'>): Update {
  const source = carryText(alignment.source, texts.source);
  const target = carryText(alignment.target, texts.target);
  const sides = { source, target };
  const before = alignment.ladders.sentence ?? [];
  const anchors = new Map<string, Anchor>();
  const dropped: number[] = [];
  for (const [index, bead] of before.entries()) {
    if (bead.by !== 'person') continue;
    const kept = carryBead(bead as Anchor, source.places, target.places);
    if (kept === undefined) dropped.push(index);
    else anchors.set(keyOf(kept), kept);
  }
  const result = {
    changes: { source: source.changes, target: target.changes },
    kept: anchors.size,
    dropped,
    lost: { source: source.lost, target: target.lost },
  };
  const isSame = (['source', 'target'] as const).every((side) => sides[side].document === alignment[side]);
  if (isSame) return { alignment, ...result };
  const found = align(source.document, target.document, { ...options, anchors: [...anchors.values()] });
  // As they were, with all that was known of them: a search gives them no posterior of their own.
  const restore = (ladder: Ladder): Ladder => ladder.map((bead) => anchors.get(keyOf(bead)) ?? bead);
  const moves = alignment.moves.flatMap((move) => carryMove(move, source.places, target.places));
  const { words, ...known } = alignment;
  const carried: Alignment = {
    ...known,
    source: found.source,
    target: found.target,
    ladders: { ...found.ladders, sentence: restore(found.ladders.sentence!) },
    moves,
    signature: found.signature,
  };
  const updated = { ...carried, moves: movesAfter(carried, found.moves) ?? moves };
  // As they were learnt from all beads together, so are they now.
  return { alignment: words === undefined ? updated : { ...updated, words: linkWords(updated, options) }, ...result };
}

const keyOf = ({ source, target }: Bead): string => `${source.join(' ')} ${target.join(' ')}`;

interface CarriedText {
  readonly document: Document;
  readonly places: Int32Array;
  readonly changes: readonly TextChange[];
  readonly lost: readonly number[];
}

/** The new version with what a person wrote beside the sentences that stand. */
function carryText(before: Document, text: NewText | undefined): CarriedText {
  if (text === undefined || text.document.text === before.text)
    return { document: before, places: Int32Array.from(before.units.sentence.keys()), changes: [], lost: [] };
  const followed = followSentences(before, text.document);
  const { places, changes } = findStanding(before, followed);
  const sentences: Unit[] = [...followed.units.sentence];
  const lost: number[] = [];
  for (const [index, { id, at, parent, kind, speaker, ...written }] of before.units.sentence.entries()) {
    if (Object.keys(written).length === 0) continue;
    const place = places[index]!;
    if (place < 0) lost.push(index);
    else sentences[place] = { ...sentences[place]!, ...written };
  }
  return {
    document: {
      ...before,
      text: followed.text,
      marks: followed.marks,
      units: { ...followed.units, sentence: sentences },
      meta: carryMeta(before.meta, text.old.meta, followed.meta),
    },
    places,
    changes,
    lost,
  };
}

/** What the page said is what it says now; what the user said of it stays. */
function carryMeta(known: Meta, page: Meta, now: Meta): Meta {
  const kept = Object.fromEntries(
    Object.entries(known).filter(([key, value]) => {
      const said = page[key as keyof Meta];
      return key !== 'participants' && JSON.stringify(said) !== JSON.stringify(value);
    }),
  );
  const own = new Map(known.participants?.map((each): readonly [string, Participant] => [each.id, each]));
  const participants = now.participants?.map((each) => own.get(each.id) ?? each);
  return { ...now, ...kept, ...(participants && { participants }) };
}

function carryBead(bead: Anchor, sources: Int32Array, targets: Int32Array): Anchor | undefined {
  const span = (places: Int32Array, [from, to]: Bead['source']): Bead['source'] | undefined => {
    if (from < to) return placeOfSpan(places, [from, to]);
    const at = placeBetween(places, from);
    return [at, at];
  };
  const [source, target] = [span(sources, bead.source), span(targets, bead.target)];
  return source === undefined || target === undefined ? undefined : { ...bead, source, target };
}

/** A move of a person, where both of its passages stand. */
function carryMove(move: Move, sources: Int32Array, targets: Int32Array): Move[] {
  const [source, target] = [placeOfSpan(sources, move.source), placeOfSpan(targets, move.target)];
  return move.by !== 'person' || source === undefined || target === undefined ? [] : [{ ...move, source, target }];
}
