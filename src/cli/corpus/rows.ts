import type { CorpusSpeaker, Lexicon } from '../../index.js';
import { type Database, rowsOf } from './driver.js';
import { type Counts, createTally, type Tally } from './tally.js';

/** What is known of a document beside its pairs. */
export interface CorpusDocument {
  readonly name: string;
  readonly title: string | undefined;
  readonly date: string | undefined;
  readonly file: string;
  readonly signature: string;
}

/** A pair as the tables take it: its texts, their folded forms with a space between, how many these are, and its links packed. */
export type PairRow = readonly [
  ...[en: string, ru: string, enForms: string, ruForms: string, enWords: number, ruWords: number],
  ...[speaker: CorpusSpeaker | undefined, confidence: number | undefined, shape: string, links: Uint8Array | undefined],
];

/** Where the rows of a corpus go. */
export interface RowWriter {
  /** Begins a document; one of the same name is taken away. */
  readonly begin: (document: CorpusDocument) => void;
  readonly add: (rows: readonly PairRow[]) => void;
  /**
   * Writes what was counted. Only then is the corpus whole.
   * @returns names of documents that took the place of others
   */
  readonly end: (counts: Counts) => readonly string[];
}

/**
 * Writes into a new corpus or one that grows, in one transaction. The file is a copy until it is whole: nothing has to be
 * undone in it.
 * @param lexicon asked for where a document goes, whose words no longer count
 */
export function writeRows(database: Database, lexicon: () => Lexicon): RowWriter {
  database.exec('PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -65536; BEGIN');
  const addPair = database.prepare('INSERT INTO pair VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)');
  const addText = database.prepare('INSERT INTO text (rowid, en, ru) VALUES (?, ?, ?)');
  const addLinks = database.prepare('INSERT INTO words VALUES (?, ?)');
  const speakers = new Map<string, number>();
  const replaced: string[] = [];
  let id = rowsOf<[number]>(database, 'SELECT ifnull(max(id), 0) FROM pair')[0]![0];
  let current: { id: number; pairs: number; en: number; ru: number } | undefined;
  let gone: Tally | undefined;

  const numberOf = (speaker: CorpusSpeaker | undefined): number | null => {
    if (speaker === undefined) return null;
    const { id: key, en, ru } = speaker;
    const known = speakers.get(`${key}\n${en}\n${ru}`);
    if (known !== undefined) return known;
    database
      .prepare('INSERT OR IGNORE INTO speaker (key, en, ru, folded) VALUES (?, ?, ?, ?)')
      .run(key, en, ru, foldName(`${key}\n${en}\n${ru}`));
    const [row] = rowsOf<[number]>(database, 'SELECT id FROM speaker WHERE key = ? AND en = ? AND ru = ?', key, en, ru);
    speakers.set(`${key}\n${en}\n${ru}`, row![0]);
    return row![0];
  };

  const close = (): void => {
    if (current === undefined) return;
    database
      .prepare('UPDATE document SET pairs = ?, en_words = ?, ru_words = ? WHERE id = ?')
      .run(current.pairs, current.en, current.ru, current.id);
    current = undefined;
  };

  const remove = (document: number): void => {
    gone ??= createTally(lexicon());
    const drop = database.prepare('DELETE FROM text WHERE rowid = ?');
    for (const [pair, en, ru] of rowsOf<[number, string, string]>(
      database,
      'SELECT id, en, ru FROM pair WHERE document = ?',
      document,
    )) {
      gone.add('en', en, -1);
      gone.add('ru', ru, -1);
      drop.run(pair);
    }
    database.prepare('DELETE FROM words WHERE pair IN (SELECT id FROM pair WHERE document = ?)').run(document);
    database.prepare('DELETE FROM pair WHERE document = ?').run(document);
    database.prepare('DELETE FROM document WHERE id = ?').run(document);
  };

  const count = ({ words, lemmas }: Counts): void => {
    const addWord = database.prepare(
      'INSERT INTO word VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET count = count + excluded.count',
    );
    const addLemma = database.prepare(
      'INSERT INTO lemma VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET count = count + excluded.count, pairs = pairs + excluded.pairs',
    );
    for (const row of words) addWord.run(row);
    for (const row of lemmas) addLemma.run(row);
  };

  return {
    begin: ({ name, title, date, file, signature }) => {
      close();
      const [old] = rowsOf<[number]>(database, 'SELECT id FROM document WHERE name = ?', name);
      if (old !== undefined) {
        remove(old[0]);
        replaced.push(name);
      }
      database
        .prepare('INSERT INTO document (name, title, date, file, signature) VALUES (?, ?, ?, ?, ?)')
        .run(name, title ?? null, date ?? null, file, signature);
      const [made] = rowsOf<[number]>(database, 'SELECT id FROM document WHERE name = ?', name);
      current = { id: made![0], pairs: 0, en: 0, ru: 0 };
    },
    add: (rows) => {
      const { id: document } = current!;
      for (const [en, ru, enForms, ruForms, enWords, ruWords, speaker, confidence, shape, links] of rows) {
        current!.pairs++;
        current!.en += enWords;
        current!.ru += ruWords;
        const { pairs } = current!;
        const given = [++id, document, pairs, numberOf(speaker), confidence ?? null, shape, en, ru, enWords, ruWords];
        addPair.run(given);
        addText.run([id, enForms, ruForms]);
        if (links !== undefined) addLinks.run([id, links]);
      }
    },
    end: (counts) => {
      close();
      count(counts);
      if (gone !== undefined) count(gone.counts());
      database.exec(`DELETE FROM word WHERE count <= 0; DELETE FROM lemma WHERE count <= 0;
        DELETE FROM speaker WHERE id NOT IN (SELECT speaker FROM pair WHERE speaker IS NOT NULL); COMMIT;`);
      return replaced;
    },
  };
}

/** How names are compared: in lower case, е for ё. */
export const foldName = (name: string): string => name.normalize('NFC').toLowerCase().replace(/ё/gu, 'е');
