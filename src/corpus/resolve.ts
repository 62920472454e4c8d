import { SverkaError } from '../error.js';
import type { Language } from '../model/document.js';
import type { Clause, Item, Query, Word } from './query.js';

/** The forms that a word of a query stands for, among those that the corpus has. */
export type Lookup = (word: Exclude<Word, { kind: 'any' }>, lang: Language) => readonly string[];

/** Forms of which one has to stand there; undefined is any. */
export type Slot = ReadonlySet<string> | undefined;

/** What a clause comes to on one side. */
export interface Wanted {
  readonly side: Language;
  readonly phrases: readonly (readonly Slot[])[];
  readonly gaps: readonly number[];
}

/** A clause in forms: on either of the sides that are named. No side is left where the corpus lacks a word. */
export interface ResolvedClause {
  readonly negated: boolean;
  readonly sides: readonly Wanted[];
}

export type ResolvedQuery = readonly (readonly ResolvedClause[])[];

/** What a word stands for beyond this is no word any more: a regular expression that fits all. */
export const mostForms = 10_000;

/**
 * Puts forms for words. What cannot be found any more is taken away: a list of clauses of which one has
 * no side left, unless it is negated.
 * @throws SverkaError `query/too-many-forms`
 */
export function resolveQuery(query: Query, lookup: Lookup): ResolvedQuery {
  return query
    .map((clauses) => clauses.map((clause) => resolveClause(clause, lookup)))
    .filter((clauses) => clauses.every(({ negated, sides }) => negated || sides.length > 0))
    .map((clauses) => clauses.filter(({ sides }) => sides.length > 0));
}

function resolveClause({ negated, side, phrases, gaps }: Clause, lookup: Lookup): ResolvedClause {
  const langs: readonly Language[] = side === undefined ? ['en', 'ru'] : [side];
  const sides = langs.flatMap((lang): Wanted[] => {
    const slots = phrases.map((phrase) => phrase.map((item) => slotOf(item, lang, lookup)));
    return slots.flat().some((slot) => slot?.size === 0) ? [] : [{ side: lang, phrases: slots, gaps }];
  });
  return { negated, sides };
}

function slotOf(item: Item, lang: Language, lookup: Lookup): Slot {
  const forms = new Set<string>();
  for (const word of item) {
    if (word.kind === 'any') return undefined;
    for (const form of lookup(word, lang)) forms.add(form);
  }
  if (forms.size > mostForms)
    throw new SverkaError(
      'query/too-many-forms',
      `A word of the query stands for ${forms.size.toLocaleString('en')} different words.`,
      'Give more letters.',
    );
  return forms;
}
