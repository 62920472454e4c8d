import { SverkaError } from '../error.js';
import { fingerprint } from '../model/signature.js';
import { foldWord, stem } from './stem.js';

/** Translations by stem. Read-only once made; both directions hold the same pairs. */
export interface Lexicon {
  /** Russian stems for an English stem. */
  readonly russian: ReadonlyMap<string, readonly string[]>;
  /** Russian stems that render anything: a word that is known and yet unmatched says more than one unknown. */
  readonly russianKnown: ReadonlySet<string>;
  /** Names the content in signatures. */
  readonly signature: string;
}

export const emptyLexicon: Lexicon = { russian: new Map(), russianKnown: new Set(), signature: 'none' };

/**
 * Reads the lexicon's table: English, Russian, part of speech, domain, parted by tabs; `#` begins a
 * comment. Pairs of single words are looked up; phrases are left for what matches phrases.
 * @throws SverkaError `lexicon/invalid` with the line
 */
export function parseLexicon(table: string): Lexicon {
  const russian = new Map<string, string[]>();
  for (const [index, line] of table.split(/\r?\n/u).entries()) {
    if (line === '' || line.startsWith('#')) continue;
    const [english, translation] = line.split('\t');
    if (!english || !translation)
      throw new SverkaError('lexicon/invalid', 'A line of the lexicon has no pair.', 'Write English, a tab, Russian.', {
        line: index + 1,
      });
    if (english.includes(' ') || translation.includes(' ')) continue;
    const key = stem(foldWord(english), 'en');
    const value = stem(foldWord(translation), 'ru');
    const known = russian.get(key);
    if (known === undefined) russian.set(key, [value]);
    else if (!known.includes(value)) known.push(value);
  }
  return { russian, russianKnown: translationsOf(russian), signature: fingerprint(JSON.stringify([...russian])) };
}

/** The lexicon by stems, as text: what a cold start reads instead of stemming every pair again. */
export function packLexicon({ russian, signature }: Lexicon): string {
  return [signature, ...[...russian].map(([english, translations]) => [english, ...translations].join(' '))].join('\n');
}

/** The inverse of `packLexicon`. */
export function unpackLexicon(packed: string): Lexicon {
  const [signature = '', ...lines] = packed.split('\n');
  const russian = new Map<string, readonly string[]>();
  for (const line of lines) {
    const [english = '', ...translations] = line.split(' ');
    russian.set(english, translations);
  }
  return { russian, russianKnown: translationsOf(russian), signature };
}

function translationsOf(russian: ReadonlyMap<string, readonly string[]>): Set<string> {
  const stems = new Set<string>();
  for (const translations of russian.values()) for (const translation of translations) stems.add(translation);
  return stems;
}
