import { SverkaError } from '../../error.js';
import type { Alignment } from '../alignment.js';
import { type Document, type Level, marksWithin, rawText, type Span, type Unit } from '../document.js';
import { beadOf, type Ladder } from '../ladder.js';
import { type Change, ladderChanges, type Side } from './change.js';
import { ladderOf, sentenceAt } from './fault.js';
import { joinedBead, replaceBeads } from './made.js';

/** One sentence becomes two. They stay in one link. */
export interface SplitSentence {
  readonly kind: 'split-sentence';
  readonly side: Side;
  readonly sentence: number;
  /** Character of the document's text that the second begins at, or white space before it. */
  readonly at: number;
}

/**
 * A sentence becomes one with the next of its turn; so do their links, if they have two. Where the next one
 * begins a paragraph their paragraphs become one as well: a sentence that goes on shows that none ended there.
 */
export interface JoinSentences {
  readonly kind: 'join-sentences';
  readonly side: Side;
  /** The first of the two. */
  readonly sentence: number;
}

export function splitSentence(alignment: Alignment, { side, sentence, at }: SplitSentence): Change[] {
  const unit = sentenceAt(alignment, side, sentence);
  const { text } = alignment[side];
  ladderOf(alignment);
  const first = text.slice(unit.at[0], Math.max(at, unit.at[0])).trimEnd();
  const second = text.slice(Math.min(at, unit.at[1]), unit.at[1]).trimStart();
  if (at <= unit.at[0] || at >= unit.at[1] || first === '' || second === '' || isInsidePair(text, at))
    throw new SverkaError(
      'edit/no-cut',
      `Sentence ${unit.id} cannot be split at character ${at}.`,
      `It goes from ${unit.at[0]} to ${unit.at[1]}; each part needs a character that can be seen.`,
      {},
      { form: 'sentence' },
    );
  if (unit.correction !== undefined)
    throw new SverkaError(
      'edit/corrected',
      `Sentence ${unit.id} has a correction, and nobody can tell which part of it belongs to which part of the sentence.`,
      'Take the correction back, split the sentence, and correct its parts.',
    );
  const { note, flag, ...rest } = unit;
  const pieces: Unit[] = [
    { ...unit, at: [unit.at[0], unit.at[0] + first.length] },
    { ...rest, id: freeId(alignment[side], unit.id), at: [unit.at[1] - second.length, unit.at[1]] },
  ];
  return [{ list: 'sentence', side, at: sentence, remove: 1, insert: pieces }];
}

const isInsidePair = (text: string, at: number): boolean =>
  /[\uD800-\uDBFF]/.test(text[at - 1] ?? '') && /[\uDC00-\uDFFF]/.test(text[at] ?? '');

/** `en.u3.p2.s1.2`: the second part of `en.u3.p2.s1`. All others keep their ids. */
function freeId({ units }: Document, id: string): string {
  const taken = new Set(Object.values(units).flatMap((list) => list.map((unit) => unit.id)));
  let number = 2;
  while (taken.has(`${id}.${number}`)) number++;
  return `${id}.${number}`;
}

export function joinSentences(alignment: Alignment, { side, sentence }: JoinSentences): Change[] {
  const document = alignment[side];
  const [first, second] = [sentenceAt(alignment, side, sentence), sentenceAt(alignment, side, sentence + 1)];
  const { paragraph } = document.units;
  const isOneTurn = paragraph[first.parent]!.parent === paragraph[second.parent]!.parent;
  if (!isOneTurn || first.kind !== second.kind)
    throw new SverkaError(
      'edit/other-turn',
      isOneTurn
        ? `${first.id} and ${second.id} are not both speech, notes or headings.`
        : `${first.id} and ${second.id} are in two turns, and a sentence is in one.`,
      'Merge their links instead.',
      {},
      { form: isOneTurn ? 'kind' : 'turn' },
    );
  if (marksWithin(document.marks, [first.at[1], second.at[0]]).length > 0)
    throw new SverkaError(
      'edit/mark-between',
      `Something that is no sentence stands between ${first.id} and ${second.id}.`,
      'Merge their links instead.',
    );
  return [
    ...joinLinks('sentence', ladderOf(alignment), side, sentence),
    ...cutMoves(alignment, side, sentence + 1),
    ...(first.parent === second.parent ? [] : joinParagraphs(alignment, side, first.parent)),
    { list: 'sentence', side, at: sentence, remove: 2, insert: [joinedUnit(document, first, second)] },
  ];
}

/** The links of a unit and the next become one, with what stands between them. */
function joinLinks(level: Level, before: Ladder, side: Side, unit: number): Change[] {
  const [from, to] = [beadOf(before, side, unit), beadOf(before, side, unit + 1) + 1];
  if (to - from < 2) return [];
  return ladderChanges(level, before, replaceBeads(before, from, to - from, [joinedBead(before.slice(from, to))]));
}

/** The ladder of paragraphs is closed anew afterwards, which also says how probable the joined block is. */
function joinParagraphs({ ladders, ...documents }: Alignment, side: Side, at: number): Change[] {
  const { paragraph } = documents[side].units;
  const [first, second] = [paragraph[at]!, paragraph[at + 1]!];
  return [
    ...(ladders.paragraph === undefined ? [] : joinLinks('paragraph', ladders.paragraph, side, at)),
    {
      list: 'paragraph',
      side,
      at,
      remove: 2,
      insert: [{ ...second, ...first, at: [first.at[0], second.at[1]] }],
    },
  ];
}

function joinedUnit(document: Document, first: Unit, second: Unit): Unit {
  const text = (unit: Unit): string => unit.correction ?? rawText(document, unit);
  const isCorrected = first.correction !== undefined || second.correction !== undefined;
  const notes = [first.note, second.note].filter((note) => note !== undefined);
  return {
    ...second,
    ...first,
    at: [first.at[0], second.at[1]],
    ...(isCorrected && { correction: `${text(first)} ${text(second)}` }),
    ...(first.time && second.time && { time: [first.time[0], second.time[1]] as const }),
    ...(notes.length > 0 && { note: notes.join('\n') }),
  };
}

/** A move that ends or begins between the two sentences would be left with half of one: it is taken back. */
function cutMoves({ moves }: Alignment, side: Side, place: number): Change[] {
  const isCut = ([from, to]: Span): boolean => from === place || to === place;
  return moves
    .map((_, index) => index)
    .filter((index) => isCut(moves[index]![side]))
    .reverse()
    .map((at) => ({ list: 'moves', at, remove: 1, insert: [] }));
}
