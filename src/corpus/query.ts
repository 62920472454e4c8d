import { SverkaError } from '../error.js';
import type { Language } from '../model/document.js';
import { listWords } from '../segment/words.js';
import { foldForm } from './token.js';

/** One way to name words. */
export type Word =
  | { readonly kind: 'form'; readonly form: string }
  /** Any form whose lemma is that of this one. */
  | { readonly kind: 'lemma'; readonly form: string }
  /** `*` stands for any letters, also none, `?` for one. */
  | { readonly kind: 'wildcard'; readonly pattern: string }
  /** A regular expression in the syntax of RE2 that is to fit the whole word. */
  | { readonly kind: 'regex'; readonly pattern: string }
  /** Any word at all. */
  | { readonly kind: 'any' };

/** Ways to name one word, of which one has to fit. */
export type Item = readonly Word[];

/** Words one after the other. */
export type Phrase = readonly Item[];

/** What one side of a pair has to have, or must not. */
export interface Clause {
  readonly negated: boolean;
  /** Undefined where neither a prefix nor the alphabet tells: then either will do. */
  readonly side: Language | undefined;
  /** All of them, each near the one before. */
  readonly phrases: readonly Phrase[];
  /** How many words may stand between each phrase and the one before: one number fewer than phrases. */
  readonly gaps: readonly number[];
}

/** Any of the lists has to hold, and of that all the clauses. */
export type Query = readonly (readonly Clause[])[];

/** How many words may stand between what is NEAR, unless told. */
export const defaultGap = 5;

/**
 * Reads a query over pairs of English and Russian:
 *
 *     query    = all { "OR" all }
 *     all      = clause { clause }                        all of them in one pair
 *     clause   = [ "!" ] [ "en:" | "ru:" ] phrase { "NEAR" [ "/" number ] phrase }
 *     phrase   = [ "lemma:" ] '"' item { item } '"' | item
 *     item     = word { "|" word }                        any of them
 *     word     = [ "lemma:" ] letters
 *              | letters with "*" (any letters) and "?" (one letter)
 *              | "/" regular expression "/"               in the syntax of RE2, of the whole word
 *
 * Without `en:` or `ru:` the alphabet tells the side; of numbers and expressions, both are looked at.
 * Case and ё do not matter. A `*` that stands alone in a phrase is any word.
 * @example `en:observer ru:lemma:наблюдатель`, `en:lemma:sanction !ru:lemma:санкция`, `"права * человека"`, `ввести NEAR/3 санкции`
 * @throws SverkaError `query/syntax`, with the column in the query
 */
export function parseQuery(text: string): Query {
  const reader: Reader = { text, at: 0 };
  const query: Clause[][] = [[]];
  for (skip(reader); reader.at < text.length; skip(reader)) {
    const from = reader.at;
    if (takeWord(reader, 'NEAR')) throw fault('NEAR has nothing before it.', 'Put a word on either side.', from);
    if (takeWord(reader, 'OR')) {
      if (query.at(-1)!.length === 0) throw fault('OR has nothing before it.', 'Put a word on either side.', from);
      query.push([]);
    } else query.at(-1)!.push(clauseOf(reader));
  }
  if (query.at(-1)!.length === 0)
    throw query.length > 1
      ? fault('OR has nothing after it.', 'Put a word on either side.', text.length)
      : fault('The query is empty.', 'Give a word, such as lemma:санкция.', 0);
  for (const clauses of query)
    if (clauses.every(({ negated }) => negated))
      throw fault(
        'The query says only what must not be there.',
        'Say what is looked for, too: en:lemma:sanction !ru:lemma:санкция.',
        0,
      );
  return query;
}

interface Reader {
  readonly text: string;
  at: number;
}

const fault = (message: string, hint: string, at: number): SverkaError =>
  new SverkaError('query/syntax', message, hint, { file: 'query', line: 1, column: at + 1 });

function skip(reader: Reader): void {
  while (/\s/u.test(reader.text[reader.at] ?? '')) reader.at++;
}

function take(reader: Reader, what: string): boolean {
  if (!reader.text.startsWith(what, reader.at)) return false;
  reader.at += what.length;
  return true;
}

/** An operator is a word of its own. */
function takeWord(reader: Reader, what: string): boolean {
  const next = reader.text[reader.at + what.length];
  return (next === undefined || /[\s/]/u.test(next)) && take(reader, what);
}

function clauseOf(reader: Reader): Clause {
  const negated = take(reader, '!');
  const told = take(reader, 'en:') ? 'en' : take(reader, 'ru:') ? 'ru' : undefined;
  const phrases = [phraseOf(reader)];
  const gaps: number[] = [];
  for (;;) {
    const back = reader.at;
    skip(reader);
    const from = reader.at;
    if (!takeWord(reader, 'NEAR')) {
      reader.at = back;
      break;
    }
    const [, digits] = /^\/(\d{1,3})(?=\s)/u.exec(reader.text.slice(reader.at)) ?? [];
    if (digits === undefined && reader.text[reader.at] === '/')
      throw fault('NEAR/ wants a number.', 'Write NEAR/3 for at most three words between.', from);
    if (digits !== undefined) reader.at += digits.length + 1;
    gaps.push(digits === undefined ? defaultGap : Number(digits));
    skip(reader);
    if (reader.at >= reader.text.length) throw fault('NEAR has nothing after it.', 'Put a word on either side.', from);
    phrases.push(phraseOf(reader));
  }
  return { negated, side: told ?? sideOf(phrases), phrases, gaps };
}

function phraseOf(reader: Reader): Phrase {
  const from = reader.at;
  const [, prefix] = /^(?:lemma:)?(\p{L}+):(?=["\p{L}\p{N}/*?])/u.exec(reader.text.slice(from)) ?? [];
  if (prefix !== undefined && prefix !== 'lemma')
    throw fault(
      `${prefix}: is nothing that can be asked for here.`,
      'There are en:, ru: and lemma:, in this order; speakers, documents and dates are chosen by options.',
      from,
    );
  const lemmas = take(reader, 'lemma:"');
  if (!lemmas && !take(reader, '"')) return oneItem(reader, from);
  const items: Item[] = [];
  for (;;) {
    skip(reader);
    if (reader.at >= reader.text.length)
      throw fault('A quotation mark is not closed.', 'Put " at the end of the phrase.', from);
    if (take(reader, '"')) break;
    for (const item of itemsOf(reader, lemmas)) items.push(item);
  }
  if (items.every((item) => item.some(({ kind }) => kind === 'any')))
    throw fault('The phrase names no word.', 'Give one word at least.', from);
  return items;
}

function oneItem(reader: Reader, from: number): Phrase {
  const items = itemsOf(reader, false);
  if (items.some((item) => item.some(({ kind }) => kind === 'any')))
    throw fault('* alone is every word.', 'Put letters before or after it; in a phrase it may stand alone.', from);
  return items;
}

/** One item; or several, where what was typed as one word is several words in texts: `1/2`. */
function itemsOf(reader: Reader, lemmas: boolean): Item[] {
  const from = reader.at;
  const words: (readonly Word[])[] = [];
  do words.push(wordsOf(reader, lemmas));
  while (take(reader, '|'));
  if (words.length === 1) return words[0]!.map((word) => [word]);
  if (words.some(({ length }) => length !== 1))
    throw fault('Between | there can only be single words.', 'Write two queries with OR between.', from);
  return [words.flat()];
}

function wordsOf(reader: Reader, lemmas: boolean): readonly Word[] {
  const from = reader.at;
  if (take(reader, '/')) return [regexOf(reader, from)];
  const asLemma = take(reader, 'lemma:') || lemmas;
  const raw = /^[^\s"|]*/u.exec(reader.text.slice(reader.at))![0];
  reader.at += raw.length;
  if (raw === '') throw fault('A word is missing.', 'Give one, such as lemma:санкция or "права человека".', from);
  if (/[*?]/u.test(raw)) {
    if (asLemma) throw fault('A lemma has no wildcards.', 'Leave lemma: out, or the wildcard.', from);
    if (/^\*+$/u.test(raw)) return [{ kind: 'any' }];
    if (!/[\p{L}\p{N}]/u.test(raw)) throw fault(`${raw} names no letters.`, 'Put letters beside the wildcard.', from);
    return [{ kind: 'wildcard', pattern: foldForm(raw) }];
  }
  const found = listWords(raw).map((word): Word => ({ kind: asLemma ? 'lemma' : 'form', form: foldForm(word) }));
  if (found.length === 0) throw fault(`${raw} is no word.`, 'Punctuation is not indexed; give words or numbers.', from);
  return found;
}

/** Up to a slash that no backslash stands before. */
function regexOf(reader: Reader, from: number): Word {
  const [whole, pattern] = /^((?:[^/\\]|\\.)+)\//u.exec(reader.text.slice(reader.at)) ?? [];
  if (whole === undefined || pattern === undefined)
    throw fault('A regular expression is not closed.', 'Put / at its end, and \\/ for a slash inside.', from);
  reader.at += whole.length;
  return { kind: 'regex', pattern: pattern.replace(/\\\//gu, '/').replace(/ё/gu, 'е').replace(/Ё/gu, 'Е') };
}

/** The alphabet of what is named; of both or neither, unknown. Latin letters of an expression may be its own signs. */
function sideOf(phrases: readonly Phrase[]): Language | undefined {
  const letters = phrases
    .flat(2)
    .map((word) => {
      if (word.kind === 'any') return '';
      if (word.kind === 'regex') return word.pattern.replace(/\p{Script=Latin}/gu, '');
      return word.kind === 'wildcard' ? word.pattern : word.form;
    })
    .join('');
  const [latin, cyrillic] = [/\p{Script=Latin}/u.test(letters), /\p{Script=Cyrillic}/u.test(letters)];
  return latin === cyrillic ? undefined : latin ? 'en' : 'ru';
}
