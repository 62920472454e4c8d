import { createLemmatizer, createWordReader, type CorpusPair, type Language, type Lexicon } from '../../index.js';
import { type Database, rowsOf } from './driver.js';
import { packLinks } from './word-links.js';

/** What is known of a document beside its pairs. */
export interface CorpusDocument {
  readonly name: string;
  readonly title: string | undefined;
  readonly date: string | undefined;
  readonly file: string;
  readonly signature: string;
}

export interface CorpusWriter {
  /** Begins a document; one of the same name is taken away. Tells whether there was one. */
  readonly begin: (document: CorpusDocument) => boolean;
  readonly add: (pair: CorpusPair) => void;
  /** Writes what was counted meanwhile. Only then is the corpus whole. */
  readonly end: () => void;
}

interface LemmaTally {
  count: number;
  pairs: number;
  /** The last text that it was in: there it counts but once. */
  last: number;
}

/** Of a form; its lemma is at hand, since a corpus has few forms and many words. */
interface WordTally {
  readonly form: string;
  count: number;
  readonly lemma: LemmaTally;
}

/** Adds documents to a corpus, in one transaction. */
export function writeCorpus(database: Database, lexicon: Lexicon): CorpusWriter {
  const lemmatize = createLemmatizer(lexicon);
  const words: Record<Language, Map<string, WordTally>> = { en: new Map(), ru: new Map() };
  const lemmas: Record<Language, Map<string, LemmaTally>> = { en: new Map(), ru: new Map() };
  database.exec('BEGIN');
  const addPair = database.prepare('INSERT INTO pair VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)');
  const addText = database.prepare('INSERT INTO text (rowid, en, ru) VALUES (?, ?, ?)');
  const addLinks = database.prepare('INSERT INTO words VALUES (?, ?)');
  const speakers = new Map<string, number>();
  let id = rowsOf<[number]>(database, 'SELECT ifnull(max(id), 0) FROM pair')[0]![0];
  let current: { id: number; pairs: number; en: number; ru: number } | undefined;

  let texts = 0;
  const lemmaOf = (form: string, lang: Language): LemmaTally => {
    const key = lemmatize(form, lang);
    let lemma = lemmas[lang].get(key);
    if (lemma === undefined) lemmas[lang].set(key, (lemma = { count: 0, pairs: 0, last: 0 }));
    return lemma;
  };
  const talliesOf = (lang: Language) =>
    createWordReader((form): WordTally => {
      let tally = words[lang].get(form);
      if (tally === undefined) words[lang].set(form, (tally = { form, count: 0, lemma: lemmaOf(form, lang) }));
      return tally;
    });
  const read = { en: talliesOf('en'), ru: talliesOf('ru') };
  /**
   * Counts the words of a text.
   * @param by 1 for a text that comes, -1 for one that goes
   * @returns their forms
   */
  const tally = (lang: Language, text: string, by: 1 | -1): readonly string[] => {
    texts++;
    return read[lang](text).values.map((counted) => {
      const { form, lemma } = counted;
      counted.count += by;
      lemma.count += by;
      if (lemma.last !== texts) {
        lemma.last = texts;
        lemma.pairs += by;
      }
      return form;
    });
  };

  const speakerOf = ({ speaker }: CorpusPair): number | null => {
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
    const drop = database.prepare('DELETE FROM text WHERE rowid = ?');
    for (const [pair, en, ru] of rowsOf<[number, string, string]>(
      database,
      'SELECT id, en, ru FROM pair WHERE document = ?',
      document,
    )) {
      tally('en', en, -1);
      tally('ru', ru, -1);
      drop.run(pair);
    }
    database.prepare('DELETE FROM words WHERE pair IN (SELECT id FROM pair WHERE document = ?)').run(document);
    database.prepare('DELETE FROM pair WHERE document = ?').run(document);
    database.prepare('DELETE FROM document WHERE id = ?').run(document);
  };

  return {
    begin: ({ name, title, date, file, signature }) => {
      close();
      const [old] = rowsOf<[number]>(database, 'SELECT id FROM document WHERE name = ?', name);
      if (old !== undefined) remove(old[0]);
      database
        .prepare('INSERT INTO document (name, title, date, file, signature) VALUES (?, ?, ?, ?, ?)')
        .run(name, title ?? null, date ?? null, file, signature);
      const [made] = rowsOf<[number]>(database, 'SELECT id FROM document WHERE name = ?', name);
      current = { id: made![0], pairs: 0, en: 0, ru: 0 };
      return old !== undefined;
    },
    add: (pair) => {
      const [en, ru] = [tally('en', pair.en, 1), tally('ru', pair.ru, 1)];
      const { id: document } = current!;
      current!.pairs++;
      current!.en += en.length;
      current!.ru += ru.length;
      addPair.run([
        ++id,
        document,
        current!.pairs,
        speakerOf(pair),
        pair.confidence ?? null,
        pair.shape,
        pair.en,
        pair.ru,
        en.length,
        ru.length,
      ]);
      addText.run([id, en.join(' '), ru.join(' ')]);
      const links = pair.words && packLinks(pair.words);
      if (links !== undefined) addLinks.run([id, links]);
    },
    end: () => {
      close();
      const addWord = database.prepare(
        'INSERT INTO word VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET count = count + excluded.count',
      );
      const addLemma = database.prepare(
        'INSERT INTO lemma VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET count = count + excluded.count, pairs = pairs + excluded.pairs',
      );
      for (const lang of ['en', 'ru'] as const) {
        for (const [form, { count }] of sorted(words[lang])) addWord.run(lang, form, lemmatize(form, lang), count);
        for (const [lemma, { count, pairs }] of sorted(lemmas[lang])) addLemma.run(lang, lemma, count, pairs);
      }
      database.exec('DELETE FROM word WHERE count <= 0; DELETE FROM lemma WHERE count <= 0;');
      database.exec(
        'DELETE FROM speaker WHERE id NOT IN (SELECT speaker FROM pair WHERE speaker IS NOT NULL); COMMIT;',
      );
    },
  };
}

/** In the order of the tables: so they fill from one end to the other. */
const sorted = <T>(map: ReadonlyMap<string, T>): (readonly [string, T])[] =>
  [...map].sort(([a], [b]) => (a < b ? -1 : 1));

/** How names are compared: in lower case, е for ё. */
export const foldName = (name: string): string => name.normalize('NFC').toLowerCase().replace(/ё/gu, 'е');
