import type { Alignment, WordLink } from '../../model/alignment.js';
import type { Document, Span } from '../../model/document.js';
import { findWords } from '../../segment/words.js';

/** A word of a sentence: characters of the sentence as the edition holds it, and its id. */
export interface PlacedWord {
  readonly at: Span;
  readonly id: string;
}

/** What an edition says of words: nothing, where they were not linked. */
export interface WordPlan {
  /** By id of the sentence, its words in order. */
  readonly words: ReadonlyMap<string, readonly PlacedWord[]>;
  /** By id of a word, ids of those that render it. */
  readonly counterparts: ReadonlyMap<string, readonly string[]>;
  readonly links: readonly { readonly source: string; readonly target: string; readonly posterior: number }[];
  /** Links that have no place: of sentences that a person corrected, and of words that overlap others. */
  readonly left: number;
}

/**
 * Words of all sentences of an alignment whose words are linked. The third word of a sentence is `….w3`; of a
 * compound whose parts are linked, the parts are `….w3.1` and `….w3.2`. A sentence with a correction has none.
 * Words are those of the text as the edition holds it, so that they are the same when it is read and written again.
 * @param hold a text as the edition holds it
 */
export function planWords(
  { source, target, words: links }: Pick<Alignment, 'source' | 'target' | 'words'>,
  hold: (text: string) => string,
): WordPlan | undefined {
  if (links === undefined) return undefined;
  const words = new Map<string, readonly PlacedWord[]>();
  const idsOf = (document: Document, side: 'source' | 'target'): ReadonlyMap<string, string> => {
    const spans = distinctSpans(links, side);
    const ids = new Map<string, string>();
    let next = 0;
    for (const { id, at, correction } of document.units.sentence) {
      while (next < spans.length && spans[next]![0] < at[0]) next++;
      const inside: Span[] = [];
      for (; next < spans.length && spans[next]![0] < at[1]; next++)
        if (spans[next]![1] <= at[1]) inside.push(spans[next]!);
      if (correction !== undefined) continue;
      const raw = document.text.slice(...at);
      const held = heldPlaces(
        raw,
        inside.map(([from, to]) => [from - at[0], to - at[0]]),
        hold,
      );
      const placed = placeWords(withoutEnds(hold(raw)), held, id);
      words.set(id, placed);
      const byPlace = new Map(placed.map((word) => [placeKey(word.at), word.id]));
      for (const [index, span] of inside.entries()) {
        const found = held[index] && byPlace.get(placeKey(held[index]));
        if (found !== undefined) ids.set(placeKey(span), found);
      }
    }
    return ids;
  };
  const [from, to] = [idsOf(source, 'source'), idsOf(target, 'target')];
  const endsOf = (link: WordLink) => ({
    source: from.get(placeKey(link.source)),
    target: to.get(placeKey(link.target)),
  });
  const kept = links.filter((link) => Object.values(endsOf(link)).every((end) => end !== undefined));
  const left = links.length - kept.length;
  // A part of a compound is a word for its link's sake: a link that has no place must not make one.
  if (left > 0) {
    const plan = planWords({ source, target, words: kept }, hold);
    return plan && { ...plan, left: plan.left + left };
  }
  const counterparts = new Map<string, string[]>();
  const placed = kept.map((link) => {
    const ends = endsOf(link) as { readonly source: string; readonly target: string };
    push(counterparts, ends.source, ends.target);
    push(counterparts, ends.target, ends.source);
    return { ...ends, posterior: link.posterior };
  });
  return { words, counterparts, links: placed, left: 0 };
}

/** In order, each once; of two that overlap, the first. */
function distinctSpans(links: readonly WordLink[], side: 'source' | 'target'): Span[] {
  const sorted = links.map((link) => link[side]).sort((a, b) => a[0] - b[0] || b[1] - a[1]);
  const kept: Span[] = [];
  for (const span of sorted) if (span[0] >= (kept.at(-1)?.[1] ?? 0) && span[1] > span[0]) kept.push(span);
  return kept;
}

/** Where spans of a text are once it is held and trimmed; those of which nothing is left, or that overlap then, are nowhere. */
function heldPlaces(raw: string, spans: readonly Span[], hold: (text: string) => string): (Span | undefined)[] {
  const held = hold(raw);
  const { length } = withoutEnds(held);
  const lead = held.startsWith(' ') ? 1 : 0;
  const offset = (at: number): number => Math.min(length, Math.max(0, hold(raw.slice(0, at)).length - lead));
  let reached = 0;
  return spans.map(([from, to]): Span | undefined => {
    const at: Span = [offset(from), offset(to)];
    if (at[1] <= at[0] || at[0] < reached || /^\s|\s$/u.test(held.slice(at[0] + lead, at[1] + lead))) return undefined;
    reached = at[1];
    return at;
  });
}

/** @param linked spans that are to be words, in order; what else there is of a word with such a part is none */
function placeWords(text: string, linked: readonly (Span | undefined)[], sentence: string): PlacedWord[] {
  const spans = linked.filter((span) => span !== undefined);
  const found = findWords(text);
  const placed: PlacedWord[] = [];
  let [next, reached] = [0, 0];
  for (let index = 0; index < found.length; index += 2) {
    const [from, to] = [found[index]!, found[index + 1]!];
    const number = `${sentence}.w${index / 2 + 1}`;
    const parts: Span[] = [];
    for (; next < spans.length && spans[next]![0] < to; next++) parts.push(spans[next]!);
    const [first] = parts;
    if (first === undefined) {
      if (from >= reached) placed.push({ at: [from, to], id: number });
    } else if (parts.length === 1 && first[0] <= from && first[1] >= to) placed.push({ at: first, id: number });
    else for (const [order, at] of parts.entries()) placed.push({ at, id: `${number}.${order + 1}` });
    reached = Math.max(reached, parts.at(-1)?.[1] ?? to);
  }
  return placed;
}

/** An edition has no blanks at the ends of a sentence. */
const withoutEnds = (held: string): string => held.replace(/^ | $/gu, '');

const placeKey = ([from, to]: Span): string => `${from} ${to}`;

function push(map: Map<string, string[]>, key: string, value: string): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else if (!list.includes(value)) list.push(value);
}
