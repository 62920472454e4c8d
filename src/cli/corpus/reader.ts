import {
  createLemmatizer,
  createTokenizer,
  expressionOf,
  type FormLookup,
  type Language,
  type Lemmatizer,
  type Lexicon,
  matchPair,
  type PairMatch,
  parseQuery,
  regexTest,
  resolveQuery,
  type Tokens,
  type Totals,
  wildcardStem,
  wildcardTest,
  type WordLink,
} from '../../index.js';
import { ownLexicon } from '../resources.js';
import { type Database, openDatabase, rowsOf } from './driver.js';
import type { Filter } from './filter.js';
import { checkTables } from './schema.js';
import { unpackLinks } from './word-links.js';

/** A pair as the corpus has it. */
export interface StoredPair {
  readonly document: string;
  readonly date: string | null;
  readonly number: number;
  /** Number of the speaker, and his name in both languages. */
  readonly speaker: { readonly en: string; readonly ru: string } | undefined;
  readonly confidence: number | null;
  readonly shape: string;
  readonly en: string;
  readonly ru: string;
  /** Where the alignment had them. */
  readonly words: readonly WordLink[] | undefined;
}

export interface Found {
  readonly pair: StoredPair;
  readonly match: PairMatch;
  readonly tokens: Readonly<Record<Language, Tokens>>;
}

export interface Corpus {
  readonly database: Database;
  readonly lemmatize: Lemmatizer;
  readonly lookup: FormLookup;
}

/** @throws SverkaError `corpus/not-database`, `corpus/no-driver`, `file/not-found` */
export async function openCorpus(path: string, lexicon: Lexicon = ownLexicon()): Promise<Corpus> {
  const database = await openDatabase(path, 'read');
  checkTables(database, path);
  const lemmatize = createLemmatizer(lexicon);
  return { database, lemmatize, lookup: lookupIn(database, lemmatize) };
}

/** The forms of the corpus that a word stands for. */
function lookupIn(database: Database, lemmatize: Lemmatizer): FormLookup {
  const column = (sql: string, ...values: string[]): string[] =>
    rowsOf<[string]>(database, sql, ...values).map(([form]) => form);
  return (word, lang) => {
    switch (word.kind) {
      case 'form':
        return column('SELECT form FROM word WHERE lang = ? AND form = ?', lang, word.form);
      case 'lemma':
        return column('SELECT form FROM word WHERE lang = ? AND lemma = ?', lang, lemmatize(word.form, lang));
      case 'wildcard': {
        const begin = wildcardStem(word.pattern);
        const among =
          begin === ''
            ? column('SELECT form FROM word WHERE lang = ?', lang)
            : column(
                'SELECT form FROM word WHERE lang = ? AND form >= ? AND form < ?',
                lang,
                begin,
                `${begin}\u{10FFFF}`,
              );
        return among.filter(wildcardTest(word.pattern));
      }
      case 'regex':
        return column('SELECT form FROM word WHERE lang = ?', lang).filter(regexTest(word.pattern));
    }
  };
}

/** What `pairOf` reads, of `pairTables`. */
export const columns = `d.name, d.date, p.number, s.en, s.ru, p.confidence, p.shape, p.en, p.ru, w.links`;
export const pairTables = `pair p JOIN document d ON d.id = p.document LEFT JOIN speaker s ON s.id = p.speaker LEFT JOIN words w ON w.pair = p.id`;
const tables = `text JOIN ${pairTables.replace('pair p', 'pair p ON p.id = text.rowid')}`;

export type Row = [
  ...[string, string | null, number, string | null, string | null, number | null, string, string, string],
  Uint8Array | null,
];

/** What a query finds, in the order of the corpus, and in how many pairs it finds something at all. */
export interface Findings {
  readonly found: readonly Found[];
  readonly pairs: number;
}

/**
 * Looks for a query.
 * @param limit of pairs that are read; all of them count
 * @throws SverkaError `query/…`
 */
export function findPairs({ database, lookup }: Corpus, text: string, filter: Filter, limit = Infinity): Findings {
  const query = resolveQuery(parseQuery(text), lookup);
  const { text: expression, exact } = expressionOf(query);
  if (expression === undefined) return { found: [], pairs: 0 };
  const where = ['text MATCH ?', ...filter.conditions].join(' AND ');
  const bounded = exact && limit !== Infinity;
  const statement = database
    .prepare(`SELECT ${columns} FROM ${tables} WHERE ${where} ORDER BY text.rowid${bounded ? ` LIMIT ${limit}` : ''}`)
    .raw(true);
  const tokenize = createTokenizer();
  const found: Found[] = [];
  let pairs = 0;
  for (const row of statement.iterate(...([expression, ...filter.values] as unknown as []))) {
    const read: Partial<Record<Language, Tokens>> = {};
    const tokensOf = (lang: Language): Tokens => (read[lang] ??= tokenize((row as Row)[lang === 'en' ? 7 : 8]));
    // Most queries are about one side, and of many pairs.
    const match = matchPair(query, {
      get en() {
        return tokensOf('en').forms;
      },
      get ru() {
        return tokensOf('ru').forms;
      },
    });
    if (match === undefined) continue;
    pairs++;
    if (found.length < limit)
      found.push({ pair: pairOf(row as Row), match, tokens: { en: tokensOf('en'), ru: tokensOf('ru') } });
  }
  if (!bounded) return { found, pairs };
  const from = filter.conditions.length === 0 ? 'text' : tables;
  const [all] = rowsOf<[number]>(database, `SELECT count(*) FROM ${from} WHERE ${where}`, expression, ...filter.values);
  return { found, pairs: all![0] };
}

export const pairOf = ([
  document,
  date,
  number,
  en,
  ru,
  confidence,
  shape,
  english,
  russian,
  links,
]: Row): StoredPair => ({
  document,
  date,
  number,
  speaker: en === null || ru === null ? undefined : { en, ru },
  confidence,
  shape,
  en: english,
  ru: russian,
  words: links === null ? undefined : unpackLinks(links),
});

/** How large the corpus is, and in how many pairs lemmas of one side stand. */
export function totalsOf({ database }: Corpus, lang: Language): Totals {
  const [all] = rowsOf<[number]>(database, 'SELECT count(*) FROM pair');
  const one = database.prepare('SELECT pairs FROM lemma WHERE lang = ? AND lemma = ?').raw(true);
  const known = new Map<string, number>();
  const count = (lemmas: readonly string[]): number => {
    if (lemmas.length === 1) return (one.get(lang, lemmas[0]!) as [number] | undefined)?.[0] ?? 0;
    const words = lemmas.map((lemma) => {
      const forms = rowsOf<[string]>(database, 'SELECT form FROM word WHERE lang = ? AND lemma = ?', lang, lemma);
      return `(${forms.map(([form]) => `"${form}"`).join(' OR ')})`;
    });
    const expression = `${lang} : (${words.join(' AND ')})`;
    return rowsOf<[number]>(database, 'SELECT count(*) FROM text WHERE text MATCH ?', expression)[0]![0];
  };
  return {
    pairs: all![0],
    having: (lemmas) => {
      const key = lemmas.join(' ');
      let found = known.get(key);
      if (found === undefined) known.set(key, (found = count(lemmas)));
      return found;
    },
  };
}
