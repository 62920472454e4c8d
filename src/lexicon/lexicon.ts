import { SverkaError } from '../error.js';
import type { Language } from '../model/document.js';
import { fingerprint } from '../model/signature.js';
import { foldWord, stem } from './stem.js';

/** Translations by stem. Read-only once made. */
export interface Lexicon {
  /** Russian stems for an English stem. */
  readonly russian: ReadonlyMap<string, readonly string[]>;
  /** Russian stems that render anything: a word that is known and yet unmatched says more than one unknown. */
  readonly russianKnown: ReadonlySet<string>;
  /** Stem of the lemma, for stems of forms that do not share it: went and go, людей and человек. */
  readonly lemma: Readonly<Record<Language, ReadonlyMap<string, string>>>;
  /** Names the content in signatures. */
  readonly signature: string;
}

export const emptyLexicon: Lexicon = {
  russian: new Map(),
  russianKnown: new Set(),
  lemma: { en: new Map(), ru: new Map() },
  signature: 'none',
};

/**
 * Reads the lexicon's tables. Pairs: English, Russian, part of speech, domain, parted by tabs; pairs
 * of single words are looked up, phrases are left for what matches phrases. Forms: form, lemma. `#`
 * begins a comment.
 * @throws SverkaError `lexicon/invalid` with the line
 */
export function parseLexicon(pairs: string, forms: Readonly<Partial<Record<Language, string>>> = {}): Lexicon {
  const russian = new Map<string, string[]>();
  for (const [english, translation] of rows(pairs, 'English, a tab, Russian')) {
    if (english.includes(' ') || translation.includes(' ')) continue;
    const key = stem(foldWord(english), 'en');
    const value = stem(foldWord(translation), 'ru');
    const known = russian.get(key);
    if (known === undefined) russian.set(key, [value]);
    else if (!known.includes(value)) known.push(value);
  }
  return complete(russian, { en: lemmas(forms.en ?? '', 'en'), ru: lemmas(forms.ru ?? '', 'ru') });
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

function lemmas(table: string, lang: Language): Map<string, string> {
  const found = new Map<string, string>();
  for (const [form, lemma] of rows(table, 'the form, a tab, the lemma')) {
    const [from, to] = [stem(foldWord(form), lang), stem(foldWord(lemma), lang)];
    if (from !== to && !found.has(from)) found.set(from, to);
  }
  return found;
}

function complete(
  russian: ReadonlyMap<string, readonly string[]>,
  lemma: Lexicon['lemma'],
  signature?: string,
): Lexicon {
  const russianKnown = new Set<string>();
  for (const translations of russian.values()) for (const translation of translations) russianKnown.add(translation);
  for (const [form, to] of lemma.ru) if (russianKnown.has(to)) russianKnown.add(form);
  return {
    russian,
    russianKnown,
    lemma,
    signature: signature ?? fingerprint(JSON.stringify([...russian, ...lemma.en, ...lemma.ru])),
  };
}

const part = '\n\n';

/** The lexicon by stems, as text: what a cold start reads instead of stemming every pair again. */
export function packLexicon({ russian, lemma, signature }: Lexicon): string {
  const lines = (map: Iterable<readonly [string, string | readonly string[]]>): string =>
    [...map].map(([key, value]) => [key, ...(typeof value === 'string' ? [value] : value)].join(' ')).join('\n');
  return [signature, lines(russian), lines(lemma.en), lines(lemma.ru)].join(part);
}

/** The inverse of `packLexicon`. */
export function unpackLexicon(packed: string): Lexicon {
  const [signature, pairs, english, russian] = packed.split(part);
  const read = <T>(text: string | undefined, value: (words: string[]) => T): Map<string, T> =>
    new Map(
      (text ? text.split('\n') : []).map((line) => {
        const [key = '', ...words] = line.split(' ');
        return [key, value(words)];
      }),
    );
  const first = (words: string[]): string => words[0]!;
  return complete(
    read(pairs, (words) => words),
    { en: read(english, first), ru: read(russian, first) },
    signature,
  );
}
