import type { Language, Span } from '../model/document.js';
import type { ResolvedClause, ResolvedQuery, Slot, Wanted } from './resolve.js';

/** The forms of both sides of a pair. */
export type Sides = Readonly<Record<Language, readonly string[]>>;

/** A place where a clause holds: spans of words, one for each of its phrases. */
export interface Place {
  readonly side: Language;
  readonly spans: readonly Span[];
}

/** Where the clauses of a query hold in a pair; those of the first clause are what is looked for. */
export interface PairMatch {
  readonly key: readonly Place[];
  readonly others: readonly Place[];
}

/** Where a query holds in a pair: for the first of its alternatives that does. */
export function matchPair(query: ResolvedQuery, sides: Sides): PairMatch | undefined {
  for (const clauses of query) {
    const found = matchAll(clauses, sides);
    if (found !== undefined) return found;
  }
  return undefined;
}

function matchAll(clauses: readonly ResolvedClause[], sides: Sides): PairMatch | undefined {
  const found: Place[][] = [];
  for (const { negated, sides: wanted } of clauses) {
    const places = wanted.flatMap((each) => placesOf(each, sides[each.side]));
    if (places.length > 0 === negated) return undefined;
    if (!negated) found.push(places);
  }
  const [key = [], ...others] = found;
  return { key, others: others.flat() };
}

/** All places, each beginning at another word. */
function placesOf({ side, phrases, gaps }: Wanted, forms: readonly string[]): Place[] {
  const [first, ...rest] = phrases.map((phrase) => phrasePlaces(phrase, forms));
  return first!.flatMap((span): Place[] => {
    const spans = [span];
    for (const [index, places] of rest.entries()) {
      const next = nearestTo(spans.at(-1)!, places, gaps[index]!);
      if (next === undefined) return [];
      spans.push(next);
    }
    return [{ side, spans }];
  });
}

function phrasePlaces(phrase: readonly Slot[], forms: readonly string[]): Span[] {
  const places: Span[] = [];
  for (let from = 0; from + phrase.length <= forms.length; from++)
    if (phrase.every((slot, index) => slot === undefined || slot.has(forms[from + index]!)))
      places.push([from, from + phrase.length]);
  return places;
}

/** The place with the fewest words between, on either side, if no more than the gap. */
function nearestTo([from, to]: Span, places: readonly Span[], gap: number): Span | undefined {
  let best: Span | undefined;
  let least = gap;
  for (const place of places) {
    const between = place[0] >= to ? place[0] - to : place[1] <= from ? from - place[1] : Infinity;
    if (between > least || (between === least && best !== undefined)) continue;
    [best, least] = [place, between];
  }
  return best;
}
