import type { Alignment, WordLink } from '../../model/alignment.js';
import type { Document, Span, Unit } from '../../model/document.js';
import { findWords } from '../../segment/words.js';
import { flow } from '../text.js';

/** A word of a sentence: characters of the document's text, and its id. */
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
 */
export function planWords({ source, target, words: links }: Alignment): WordPlan | undefined {
  if (links === undefined) return undefined;
  const words = new Map<string, readonly PlacedWord[]>();
  const idsOf = (document: Document, side: 'source' | 'target'): ReadonlyMap<string, string> => {
    const spans = distinctSpans(links, side);
    const ids = new Map<string, string>();
    let next = 0;
    for (const sentence of document.units.sentence) {
      while (next < spans.length && spans[next]![0] < sentence.at[0]) next++;
      const inside: Span[] = [];
      for (; next < spans.length && spans[next]![0] < sentence.at[1]; next++)
        if (spans[next]![1] <= sentence.at[1]) inside.push(spans[next]!);
      if (sentence.correction !== undefined) continue;
      const placed = placeWords(document, sentence, inside);
      words.set(sentence.id, placed);
      for (const { at, id } of placed) ids.set(placeKey(at), id);
    }
    return ids;
  };
  const [from, to] = [idsOf(source, 'source'), idsOf(target, 'target')];
  const counterparts = new Map<string, string[]>();
  const kept = links.flatMap(({ source: one, target: other, posterior }) => {
    const ends = { source: from.get(placeKey(one)), target: to.get(placeKey(other)) };
    if (ends.source === undefined || ends.target === undefined) return [];
    push(counterparts, ends.source, ends.target);
    push(counterparts, ends.target, ends.source);
    return [{ source: ends.source, target: ends.target, posterior }];
  });
  return { words, counterparts, links: kept, left: links.length - kept.length };
}

/** In order, each once; of two that overlap, the first. */
function distinctSpans(links: readonly WordLink[], side: 'source' | 'target'): Span[] {
  const sorted = links.map((link) => link[side]).sort((a, b) => a[0] - b[0] || b[1] - a[1]);
  const kept: Span[] = [];
  for (const span of sorted) if (span[0] >= (kept.at(-1)?.[1] ?? 0) && span[1] > span[0]) kept.push(span);
  return kept;
}

/** @param linked spans inside the sentence, in order, that are to be words */
function placeWords({ text }: Document, { id, at: [start, end] }: Unit, linked: readonly Span[]): PlacedWord[] {
  const found = findWords(text.slice(start, end));
  const placed: PlacedWord[] = [];
  let next = 0;
  const add = (at: Span, name: string): void => {
    if (flow(text.slice(...at), 'keep').trim() !== '') placed.push({ at, id: `${id}.w${name}` });
  };
  let reached = start;
  for (let index = 0; index < found.length; index += 2) {
    const [from, to] = [start + found[index]!, start + found[index + 1]!];
    const number = index / 2 + 1;
    const parts: Span[] = [];
    for (; next < linked.length && linked[next]![0] < to; next++) parts.push(linked[next]!);
    const isWhole = parts.length <= 1 && (parts[0] === undefined || (parts[0][0] <= from && parts[0][1] >= to));
    if (isWhole && parts.length === 0 && from < reached) continue;
    if (isWhole) add(parts[0] ?? [from, to], String(number));
    else for (const [order, part] of parts.entries()) add(part, `${number}.${order + 1}`);
    reached = Math.max(reached, parts.at(-1)?.[1] ?? to);
  }
  return placed;
}

const placeKey = ([from, to]: Span): string => `${from} ${to}`;

function push(map: Map<string, string[]>, key: string, value: string): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else if (!list.includes(value)) list.push(value);
}
