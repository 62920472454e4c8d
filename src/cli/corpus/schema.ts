import { segmentationVersion } from '../../index.js';
import { type Database, notDatabase, rowsOf } from './driver.js';

/** Of the tables and of what is in them: how words are told apart, folded and stemmed. */
const version = `2 ${segmentationVersion}`;

/**
 * `text` is the full-text index: the folded forms of both sides, without the texts, which `pair` has.
 * `words` has the linked words of pairs whose alignment had them (`packLinks`).
 * Tokens come parted by spaces, and all else is part of them: `ascii` leaves letters that are no ASCII alone.
 */
const tables = `
  CREATE TABLE corpus (key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
  CREATE TABLE document (
    id INTEGER PRIMARY KEY, name TEXT UNIQUE, title TEXT, date TEXT, file TEXT, signature TEXT,
    pairs INTEGER, en_words INTEGER, ru_words INTEGER
  );
  CREATE TABLE speaker (id INTEGER PRIMARY KEY, key TEXT, en TEXT, ru TEXT, folded TEXT, UNIQUE (key, en, ru));
  CREATE TABLE pair (
    id INTEGER PRIMARY KEY, document INTEGER, number INTEGER, speaker INTEGER, confidence REAL, shape TEXT,
    en TEXT, ru TEXT, en_words INTEGER, ru_words INTEGER
  );
  CREATE INDEX pair_document ON pair (document);
  CREATE TABLE words (pair INTEGER PRIMARY KEY, links BLOB);
  CREATE TABLE word (lang TEXT, form TEXT, lemma TEXT, count INTEGER, PRIMARY KEY (lang, form)) WITHOUT ROWID;
  CREATE INDEX word_lemma ON word (lang, lemma);
  CREATE TABLE lemma (lang TEXT, lemma TEXT, count INTEGER, pairs INTEGER, PRIMARY KEY (lang, lemma)) WITHOUT ROWID;
  CREATE VIRTUAL TABLE text USING fts5 (en, ru, content = '', contentless_delete = 1,
    tokenize = "ascii tokenchars '-_.,:'''''");
`;

/** Makes the tables of a new corpus. */
export function createTables(database: Database): void {
  database.exec(tables);
  // Of the full-text index, so much is kept in memory before it goes to the file, so that little of it is merged there.
  database.exec(`INSERT INTO text (text, rank) VALUES ('hashsize', ${64 << 20})`);
  database.prepare('INSERT INTO corpus VALUES (?, ?)').run('version', version);
}

/** @throws SverkaError `corpus/not-database` where the tables are not those of this version */
export function checkTables(database: Database, path: string): void {
  let found: string | undefined;
  try {
    found = rowsOf<[string]>(database, `SELECT value FROM corpus WHERE key = 'version'`)[0]?.[0];
  } catch (error) {
    throw notDatabase(path, (error as Error).message);
  }
  if (found !== version) throw notDatabase(path, `it is of version ${found}, and this is version ${version}`);
}
