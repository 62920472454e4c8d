import type { Alignment } from '../model/alignment.js';
import { swap } from '../model/alignment.js';
import type { Document, Span } from '../model/document.js';
import type { Gold } from '../model/gold.js';
import { isNull, shape } from '../model/ladder.js';
import { type Verdict, judgeBeads, placeBeads, type PlacedBead } from './verdict.js';

/** What became of a memory that was looked up in the texts of the gold. */
export interface Lookup {
  readonly verdict: Verdict;
  /** Links of the memory, and how many of them have a side that the texts do not hold: these are wrong. */
  readonly links: number;
  readonly strangers: number;
}

/**
 * Judges links that come without the texts, as those of a translation memory, by finding their wording
 * in the texts of the gold. What occurs once stands where it occurs; what is repeated is looked for
 * between its neighbours in the memory. A sentence of the gold that no link covers was left out.
 */
export function judgeByText(predicted: Alignment, gold: Gold): Lookup {
  const { source, target, ladders } = predicted.source.lang === gold.source.lang ? predicted : swap(predicted);
  const texts = { source: lettersOf(gold.source.text), target: lettersOf(gold.target.text) };
  const wording = (document: Document, [from, to]: Span): string => {
    const { sentence } = document.units;
    return lettersOf(document.text.slice(sentence[from]!.at[0], sentence[to - 1]!.at[1]));
  };
  const links = (ladders.sentence ?? []).filter((bead) => !isNull(bead));
  const sought = links.map((bead) => ({
    source: wording(source, bead.source),
    target: wording(target, bead.target),
  }));
  const units = placeBeads({ ...gold, ladders: { sentence: oneByOne(gold) } }, 'sentence')!;
  const places = (side: 'source' | 'target'): (Span | undefined)[] =>
    place(
      texts[side],
      sought.map((link) => link[side]),
      new Set(units.map((unit) => unit[side][0])),
    );
  const at = { source: places('source'), target: places('target') };
  // Not empty: what is not in the texts is a link, and no omission.
  const nowhere: Span = [-1, 0];
  const found = links.map((bead, index): PlacedBead => ({
    source: at.source[index] ?? nowhere,
    target: at.target[index] ?? nowhere,
    shape: shape(bead),
    posterior: bead.posterior,
  }));
  const strangers = found.filter((bead) => bead.source === nowhere || bead.target === nowhere).length;
  const covers = (side: 'source' | 'target'): ((at: Span) => boolean) => {
    const covered = new Uint8Array(texts[side].length);
    for (const bead of found) if (bead[side] !== nowhere) covered.fill(1, ...bead[side]);
    return ([from, to]) => covered.subarray(from, to).includes(1);
  };
  const isCovered = { source: covers('source'), target: covers('target') };
  const nulls = units.filter((unit) =>
    unit.source[1] > unit.source[0] ? !isCovered.source(unit.source) : !isCovered.target(unit.target),
  );
  const inOrder = [...found].sort((a, b) => a.source[0] - b.source[0] || a.target[0] - b.target[0]);
  const verdict = judgeBeads([...inOrder, ...nulls], placeBeads(gold, 'sentence') ?? []);
  return { verdict, links: links.length, strangers };
}

/** A ladder that leaves every sentence alone: the units, one by one. */
function oneByOne({ source, target }: Gold): NonNullable<Gold['ladders']['sentence']> {
  const none: Span = [0, 0];
  return [
    ...source.units.sentence.map((_, at) => ({ source: [at, at + 1] as const, target: none, by: 'person' as const })),
    ...target.units.sentence.map((_, at) => ({ source: none, target: [at, at + 1] as const, by: 'person' as const })),
  ];
}

/** A text as `placeByCharacters` counts it: neither white space nor combining marks. */
const lettersOf = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/[\s\p{M}]/gu, '')
    .replace(/[\u{10000}-\u{10ffff}]/gu, '\ufffd');

/**
 * Where each wording stands in the text; no two in one place, unless the memory has more than the text.
 * @param starts where sentences begin: «Да.» is not looked for inside «Никогда.»
 */
function place(text: string, wordings: readonly string[], starts: ReadonlySet<number>): (Span | undefined)[] {
  const occurrences = wordings.map((wording) => {
    const all = occurrencesOf(wording, text);
    const whole = all.filter((at) => starts.has(at));
    return whole.length > 0 ? whole : all;
  });
  const places: (Span | undefined)[] = wordings.map((wording, index) => {
    const all = occurrences[index]!;
    return all.length === 1 ? [all[0]!, all[0]! + wording.length] : undefined;
  });
  const taken = new Set(places.flatMap((at) => (at === undefined ? [] : [at[0]])));
  let reached = 0;
  for (const [index, wording] of wordings.entries()) {
    const all = occurrences[index]!;
    if (all.length > 1) {
      const free = all.filter((at) => !taken.has(at));
      const at = free.find((start) => start >= reached) ?? free[0] ?? all[0]!;
      places[index] = [at, at + wording.length];
      taken.add(at);
    }
    reached = places[index]?.[1] ?? reached;
  }
  return places;
}

function occurrencesOf(wording: string, text: string): number[] {
  const found: number[] = [];
  if (wording === '') return found;
  for (let at = text.indexOf(wording); at >= 0; at = text.indexOf(wording, at + wording.length)) found.push(at);
  return found;
}
