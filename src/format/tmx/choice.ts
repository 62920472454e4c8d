import type { Alignment } from '../../model/alignment.js';
import type { Document } from '../../model/document.js';
import { createDigests } from '../../model/digests.js';
import { isNull } from '../../model/ladder.js';
import { tallies, type Tally, type WriteOptions } from '../format.js';
import { forbiddenIn } from '../removed.js';
import { rowMaker, type Cell, type Row } from '../rows.js';
import { flow, joinedText, languageNames, wordingOf } from '../text.js';

/** Characters a side; RWS's cloud refuses more. */
const longest = 2000;

/** Soft hyphen, zero-width space, word joiner, byte order mark: unseen, and a text that has them matches nothing. */
const unseen = /[\u00AD\u200B\u2060\uFEFF]/gu;

/** One side of a unit: the texts of its sentences or paragraphs, those that have any, and these joined. */
export interface Segment {
  readonly pieces: readonly string[];
  readonly text: string;
}

/** A bead that becomes a unit. */
export interface Pair {
  readonly row: Row;
  readonly source: Segment;
  readonly target: Segment;
}

/** What becomes a unit, and counts of the rest. */
export interface Choice {
  /** Beads, ascending; `pair` makes what is written of one. */
  readonly beads: readonly number[];
  readonly pair: (bead: number) => Pair;
  readonly left: readonly Tally[];
  readonly remarks: readonly Tally[];
}

/**
 * Chooses the beads of which units are made. Their texts are made again when they are written: those of a memory of a
 * million units would not fit beside the documents.
 * @param unitId what a unit is called
 * @param seen knows the units of pieces before this one; when left out there are none
 */
export function chooseBeads(
  alignment: Alignment,
  options: WriteOptions,
  unitId: (row: Row) => string,
  seen?: Seen,
): Choice {
  const { source, target } = alignment;
  const nbsp = options.nbsp ?? 'space';
  const { count, row: rowOf } = rowMaker(alignment, options.level);
  const pairOf = (row: Row): Pair => ({
    row,
    source: segment(source, row.source, options.level, nbsp),
    target: segment(target, row.target, options.level, nbsp),
  });
  const pair = (bead: number): Pair => pairOf(rowOf(bead));
  const left = new Map<string, number>();
  const leave = (reason: string) => left.set(reason, (left.get(reason) ?? 0) + 1);
  const earlier = seen ?? earlierUnits(pair);
  const overlong: string[] = [];
  const ambiguous: string[] = [];
  let [removed, hidden] = [0, 0];

  const beads: number[] = [];
  for (let index = 0; index < count; index++) {
    const row = rowOf(index);
    const { bead } = row;
    const { posterior } = bead;
    if (isNull(bead)) {
      leave(`only in the ${languageNames[row.source.units.length > 0 ? source.lang : target.lang]} text`);
      continue;
    }
    if (options.confirmedOnly && bead.by !== 'person') {
      leave('not confirmed by a person');
      continue;
    }
    if (posterior !== undefined && posterior < options.minConfidence && bead.by !== 'person') {
      leave(`confidence below ${options.minConfidence}`);
      continue;
    }
    const { source: from, target: to } = pairOf(row);
    if (from.text === '' || to.text === '') {
      leave('nothing that TMX can hold');
      continue;
    }
    const known = earlier(index, from.text, to.text);
    if (known === 'same') {
      leave('the same as an earlier unit');
      continue;
    }
    if (known === 'another translation') ambiguous.push(unitId(row));
    if (from.text.length > longest || to.text.length > longest) overlong.push(unitId(row));
    removed += forbiddenIn(source, row.source.sentences) + forbiddenIn(target, row.target.sentences);
    for (const [document, { sentences }] of [
      [source, row.source],
      [target, row.target],
    ] as const)
      for (const sentence of sentences) hidden += wordingOf(document, sentence).match(unseen)?.length ?? 0;
    beads.push(index);
  }
  return {
    beads,
    pair,
    left: tallies(left),
    remarks: tallies(
      new Map<string, number | readonly string[]>([
        ['the same source as an earlier unit, another translation', ambiguous],
        [`over ${longest} characters a side`, overlong],
        ['characters removed that XML cannot hold', removed],
        ['characters removed that nobody sees (soft hyphens, zero-width spaces, byte order marks)', hidden],
      ]),
    ),
  };
}

/** Tells of one unit after another whether its source, or all of it, has been before. */
export type Seen = (bead: number, source: string, target: string) => 'new' | 'another translation' | 'same';

/** The same for units of which nothing can be made again: by digests of 64 bits. */
export function seenUnits(): Seen {
  const [sources, units] = [createDigests(), createDigests()];
  return (_, source, target) => {
    const isKnown = sources.add(source) > 0;
    if (units.add(`${source}\t${target}`) > 0) return 'same';
    return isKnown ? 'another translation' : 'new';
  };
}

/**
 * Tells of one unit after another whether its source, or all of it, has been before. Of those that were kept only
 * numbers made of their texts are held; the texts of two with one number are made again and compared.
 */
function earlierUnits(pair: (bead: number) => Pair): Seen {
  const [sources, units] = [chains(), chains()];
  return (bead, source, target) => {
    const number = digest(source);
    const isKnown = sources.has(number, bead, (other) => pair(other).source.text === source);
    const isSame = units.has(digest(target, number), bead, (other) => {
      const known = pair(other);
      return known.target.text === target && known.source.text === source;
    });
    return isSame ? 'same' : isKnown ? 'another translation' : 'new';
  };
}

/** Beads by number, of those with one number all that differ. */
function chains() {
  const last = new Map<number, number>();
  const before = new Map<number, number>();
  /** Whether one of those with this number is the same as a bead, which else is taken in. */
  const has = (number: number, bead: number, isSame: (other: number) => boolean): boolean => {
    const first = last.get(number);
    for (let other = first; other !== undefined; other = before.get(other)) if (isSame(other)) return true;
    if (first !== undefined) before.set(bead, first);
    last.set(number, bead);
    return false;
  };
  return { has };
}

/** A number of 31 bits that a text gives, after another where one is told (FNV-1a over UTF-16). */
function digest(text: string, before = 0x811c9dc5): number {
  let sum = before;
  for (let index = 0; index < text.length; index++) sum = Math.imul(sum ^ text.charCodeAt(index), 0x01000193);
  return sum & 0x7fffffff;
}

/** Units with nothing that TMX can hold are not there. */
function segment(document: Document, cell: Cell, level: WriteOptions['level'], nbsp: 'keep' | 'space'): Segment {
  const { paragraph } = document.units;
  const units =
    level === 'sentence'
      ? cell.sentences.map((sentence) => [sentence])
      : cell.units.map((unit) => cell.sentences.filter(({ parent }) => paragraph[parent] === unit));
  const pieces = units
    .map((sentences) => segmentText(joinedText(document, sentences, nbsp)))
    .filter((piece) => piece !== '');
  return { pieces, text: pieces.join(' ') };
}

/** A line without what nobody sees and without blanks at the ends. */
const segmentText = (line: string): string => flow(line.replace(unseen, ''), 'keep').trim();
