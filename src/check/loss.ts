import type { Alignment } from '../model/alignment.js';
import { type Document, rawText, type Span, type Unit, countVisible } from '../model/document.js';
import type { Bead, Ladder } from '../model/ladder.js';

/** Where the characters of one text went; white space is not counted. */
export interface Account {
  /** All of them. */
  readonly all: number;
  /** Those that were found again in the output. */
  readonly kept: number;
  /** Those that were not, by what they are: a kind of mark, or `sentence` of units that the writer says it left out. */
  readonly left: ReadonlyMap<string, number>;
  /** Those that are neither: lost. */
  readonly lost: number;
}

export interface Accounts {
  readonly source: Account;
  readonly target: Account;
  /** The first sentence of each link that is lost, by its id. */
  readonly lostUnits: readonly string[];
}

/** What no line of text shows, and XML cannot hold: controls, zero widths, half a surrogate pair. */
const invisible = /[\s\u0085\u00AD\u200B\u2060\uFEFF]|[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

/** What is compared: letters as they are composed, and nothing between them, or a mark would join what it did not before. */
export const bare = (text: string): string => text.replace(invisible, '').normalize('NFC');

const sides = ['source', 'target'] as const;
type Side = (typeof sides)[number];
type Level = 'sentence' | 'paragraph';

/**
 * Accounts for every character of both texts after they were written and read back.
 * @param back what was read from the output, file by file where it is in parts
 * @param level of the units that were written
 * @param told how many units the writer says that it left out
 */
export function accountFor(original: Alignment, back: readonly Alignment[], level: Level, told: number): Accounts {
  if (sides.every((side) => bare(original[side].text) === bare(back[0]![side].text)) && back.length === 1)
    return whole(original);
  const ladder = original.ladders[level] ?? [];
  const texts = ladder.map((bead) => beadText(original, bead, level));
  // Some formats have sentences alone, whatever was written.
  const found = [...new Set([level, 'sentence' as const])]
    .filter((each) => back.every(({ ladders }) => ladders[each] !== undefined))
    .map((each) =>
      match(
        texts,
        back.flatMap((part) => part.ladders[each]!.map((bead) => beadText(part, bead, each))),
      ),
    )
    .sort((a, b) => b.size - a.size)[0];
  return judge(original, ladder, level, found ?? new Set(), told);
}

/** How an output that is no alignment holds the texts. */
export interface Manner {
  /** Whether a link can be in it at all; all, unless told. */
  readonly holds?: (bead: Bead) => boolean;
  /** What it shows of a text: some cannot show every character, and say how many they left out. */
  readonly shows?: (text: string) => string;
}

/**
 * The same where the output cannot be read back as an alignment: each sentence is looked for in what it says, in order.
 * @param said the text of the output without its markup, for each side
 */
export function accountIn(
  original: Alignment,
  said: Readonly<Record<Side, string>>,
  told: number,
  { holds = () => true, shows = (text) => text }: Manner = {},
): Accounts {
  const ladder = original.ladders.sentence ?? [];
  const texts = { source: bare(shows(said.source)), target: bare(shows(said.target)) };
  const at = { source: 0, target: 0 };
  const found = new Set<number>();
  for (const [index, bead] of ladder.entries()) {
    if (!holds(bead)) continue;
    const next = { ...at };
    const isThere = sides.every((side) =>
      unitsOf(original, bead[side], side, 'sentence').every((unit) => {
        const text = bare(shows(unit.correction ?? rawText(original[side], unit)));
        const place = texts[side].indexOf(text, next[side]);
        next[side] = place + text.length;
        return place >= 0;
      }),
    );
    if (!isThere) continue;
    found.add(index);
    Object.assign(at, next);
  }
  return judge(original, ladder, 'sentence', found, told);
}

function whole(original: Alignment): Accounts {
  const account = (side: Side): Account => {
    const all = countVisible(original[side].text);
    return { all, kept: all, left: new Map(), lost: 0 };
  };
  return { source: account('source'), target: account('target'), lostUnits: [] };
}

/** Which of the texts are found again, in the order in which they stand. */
function match(texts: readonly string[], back: readonly string[]): Set<number> {
  const found = new Set<number>();
  const places = new Map<string, number[]>();
  for (const [index, text] of back.entries()) places.set(text, [...(places.get(text) ?? []), index]);
  let next = 0;
  for (const [index, text] of texts.entries()) {
    const place = places.get(text)?.find((each) => each >= next);
    if (place === undefined) continue;
    // Nothing that stands between may be skipped: it would be from nowhere.
    if (place !== next) return found;
    next++;
    found.add(index);
  }
  // The output says more than the texts do.
  return next === back.length ? found : new Set();
}

function judge(original: Alignment, ladder: Ladder, level: Level, found: ReadonlySet<number>, told: number): Accounts {
  const missing = ladder.filter((_, index) => !found.has(index));
  // A writer that leaves out more than it says has lost something, and which of them cannot be known.
  const isTold = missing.length <= told;
  const account = (side: Side): Account => {
    const document = original[side];
    const left = new Map<string, number>();
    const add = (kind: string, number: number): void => {
      if (number > 0) left.set(kind, (left.get(kind) ?? 0) + number);
    };
    for (const { kind, at } of document.marks) add(kind, countVisible(document.text.slice(...at)));
    const inside = (beads: Ladder): number =>
      beads.reduce((sum, bead) => sum + sentencesOf(document, unitsOf(original, bead[side], side, level), level), 0);
    const missed = inside(missing);
    if (isTold) add('sentence', missed);
    const all = countVisible(document.text);
    const kept = inside(ladder.filter((_, index) => found.has(index)));
    const known = kept + [...left.values()].reduce((sum, number) => sum + number, 0);
    return { all, kept, left, lost: Math.max(0, all - known) };
  };
  return {
    source: account('source'),
    target: account('target'),
    lostUnits: isTold
      ? []
      : missing.map((bead) => {
          const side = bead.source[0] < bead.source[1] ? 'source' : 'target';
          return original[side].units[level][bead[side][0]]!.id;
        }),
  };
}

/** How many characters of each side a link holds. */
export const beadSizes = (
  alignment: Alignment,
  bead: Bead,
  level: Level,
): readonly [source: number, target: number] => {
  const size = (side: Side): number => sentencesOf(alignment[side], unitsOf(alignment, bead[side], side, level), level);
  return [size('source'), size('target')];
};

const unitsOf = (alignment: Alignment, [from, to]: Span, side: Side, level: Level): readonly Unit[] =>
  alignment[side].units[level].slice(from, to);

/** Both texts of a link, as they are compared. */
export function beadText(alignment: Alignment, bead: Ladder[number], level: Level): string {
  return sides
    .map((side) => {
      const document = alignment[side];
      const units = unitsOf(alignment, bead[side], side, level);
      return sentencesWithin(document, units, level)
        .map((unit) => bare(unit.correction ?? rawText(document, unit)))
        .join('');
    })
    .join('\t');
}

function sentencesWithin(document: Document, units: readonly Unit[], level: Level): readonly Unit[] {
  if (level === 'sentence' || units.length === 0) return units;
  const [from, to] = [units[0]!.at[0], units.at(-1)!.at[1]];
  return document.units.sentence.filter(({ at }) => from <= at[0] && at[1] <= to);
}

/** Characters of the sentences of some units. */
const sentencesOf = (document: Document, units: readonly Unit[], level: Level): number =>
  sentencesWithin(document, units, level).reduce((sum, unit) => sum + countVisible(rawText(document, unit)), 0);
