import { SverkaError } from '../error.js';
import type { Language } from '../model/document.js';
import { fingerprint } from '../model/signature.js';
import type { Term } from '../model/term.js';
import { listWords } from '../segment/words.js';
import { foldWord, stem } from './stem.js';
import { emptyTable, overlay, packTable, type Table, tableOf, unpackTable } from './table.js';

/** Translations by stem. Read-only once made. */
export interface Lexicon {
  /** Russian stems for an English stem. */
  readonly russian: Table;
  /** Russian stems that render anything, without values: a word that is known and yet unmatched says more than one unknown. */
  readonly russianKnown: Table;
  /** Terms of several words on a side; keys and values are as `termKey` makes them: `пол бо` for `battlefield`. */
  readonly phrases: Table;
  /** Stem of the lemma, for stems of forms that do not share it: went and go, людей and человек. */
  readonly lemma: Readonly<Record<Language, Table>>;
  /** Names the content in signatures. */
  readonly signature: string;
}

export const emptyLexicon: Lexicon = {
  russian: emptyTable,
  russianKnown: emptyTable,
  phrases: emptyTable,
  lemma: { en: emptyTable, ru: emptyTable },
  signature: 'none',
};

/**
 * Reads the lexicon's tables. Pairs: English, Russian, part of speech, domain, parted by tabs. Forms:
 * form, lemma. `#` begins a comment.
 * @throws SverkaError `lexicon/invalid` with the line
 */
export function parseLexicon(pairs: string, forms: Readonly<Partial<Record<Language, string>>> = {}): Lexicon {
  const terms = rows(pairs, 'English, a tab, Russian').map(([english, russian]) => ({ english, russian }));
  const lemma = { en: lemmas(forms.en ?? '', 'en'), ru: lemmas(forms.ru ?? '', 'ru') };
  const { russian, russianKnown, phrases } = collect(terms);
  const content = [russian, phrases, lemma.en, lemma.ru].flatMap((table) => [...table]);
  return {
    russian: tableOf(russian),
    russianKnown: tableOf(russianKnown),
    phrases: tableOf(phrases),
    lemma: { en: tableOf(lemma.en), ru: tableOf(lemma.ru) },
    signature: fingerprint(JSON.stringify(content)),
  };
}

/** A lexicon that knows further terms; its signature tells of them. */
export function extendLexicon(lexicon: Lexicon, terms: readonly Term[]): Lexicon {
  const added = collect(terms);
  const content = fingerprint(JSON.stringify(terms.map(({ english, russian }) => [english, russian])));
  return {
    russian: overlay(lexicon.russian, added.russian),
    russianKnown: overlay(lexicon.russianKnown, added.russianKnown),
    phrases: overlay(lexicon.phrases, added.phrases),
    lemma: lexicon.lemma,
    signature: `${lexicon.signature}+${content}`,
  };
}

/** Whether a lexicon has a term, in whatever form of its words. */
export function isKnownTerm(lexicon: Lexicon, { english, russian }: Term): boolean {
  const [key, value] = [termKey(english, 'en'), termKey(russian, 'ru')];
  const keys = [key, ...(lexicon.lemma.en.get(key) ?? [])];
  const values = [value, ...(lexicon.lemma.ru.get(value) ?? [])];
  return [lexicon.russian, lexicon.phrases].some((table) =>
    keys.some((one) => table.get(one)?.some((translation) => values.includes(translation))),
  );
}

/** What a word or phrase is looked up by: its stems, those of the parts of a compound apart, as words of texts are. */
export const termKey = (text: string, lang: Language): string =>
  listWords(text)
    .flatMap((word) => word.split(/[-‐‑]/u))
    .map((word) => stem(foldWord(word.replace(/\./gu, '')), lang))
    .join(' ');

type Growing = Map<string, readonly string[]>;

function collect(terms: readonly Term[]): Readonly<Record<'russian' | 'russianKnown' | 'phrases', Growing>> {
  const grow = (): Growing => new Map();
  const tables = { russian: grow(), russianKnown: grow(), phrases: grow() };
  for (const term of terms) {
    const [key, value] = [termKey(term.english, 'en'), termKey(term.russian, 'ru')];
    if (key === '' || value === '') continue;
    if (key.includes(' ') || value.includes(' ')) append(tables.phrases, key, value);
    else {
      append(tables.russian, key, value);
      tables.russianKnown.set(value, []);
    }
  }
  return tables;
}

function append(table: Growing, key: string, value: string): void {
  const list = table.get(key) ?? [];
  if (!list.includes(value)) table.set(key, [...list, value]);
}

function rows(table: string, wanted: string): (readonly [string, string])[] {
  return table.split(/\r?\n/u).flatMap((line, index) => {
    if (line === '' || line.startsWith('#')) return [];
    const [first, second] = line.split('\t');
    if (first && second) return [[first, second] as const];
    throw new SverkaError('lexicon/invalid', 'A line of the lexicon has no pair.', `Write ${wanted}.`, {
      line: index + 1,
    });
  });
}

function lemmas(table: string, lang: Language): Growing {
  const found: Growing = new Map();
  for (const [form, lemma] of rows(table, 'the form, a tab, the lemma')) {
    const [from, to] = [stem(foldWord(form), lang), stem(foldWord(lemma), lang)];
    if (from !== to && !found.has(from)) found.set(from, [to]);
  }
  return found;
}

const part = '\n\n';

/**
 * The lexicon by stems, as text: what a cold start reads instead of stemming every pair again. Russian stems stand
 * there once, among those known, and are told by number: Cyrillic takes two bytes a letter.
 */
export const packLexicon = ({ russian, russianKnown, phrases, lemma, signature }: Lexicon): string =>
  [
    signature,
    packTable(russian, russianKnown),
    ...[russianKnown, phrases, lemma.en, lemma.ru].map((table) => packTable(table)),
  ].join(part);

/** The inverse of `packLexicon`. */
export function unpackLexicon(packed: string): Lexicon {
  const [signature = '', russian = '', known = '', ...texts] = packed.split(part);
  const [phrases, en, ru] = Array.from({ length: 3 }, (_, index) => unpackTable(texts[index] ?? ''));
  return {
    russian: unpackTable(russian, known),
    russianKnown: unpackTable(known),
    phrases: phrases!,
    lemma: { en: en!, ru: ru! },
    signature,
  };
}
