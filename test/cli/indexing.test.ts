import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { corpus, first, rows, second, talks } from './corpus.js';
import { folder, pair, sverka } from './run.js';

/** All that a corpus says, but for numbers that depend on the order in which it was made. */
const contents = (there: string, name?: string) => ({
  words: rows(there, 'SELECT lang, form, lemma, count FROM word', name),
  lemmas: rows(there, 'SELECT * FROM lemma', name),
  documents: rows(there, 'SELECT name, pairs, en_words, ru_words FROM document ORDER BY name', name),
  pairs: rows(
    there,
    'SELECT d.name, p.number, p.en, p.ru, p.shape FROM pair p JOIN document d ON d.id = p.document ORDER BY 1, 2',
    name,
  ),
  found: rows(
    there,
    `SELECT d.name, p.number FROM text JOIN pair p ON p.id = text.rowid JOIN document d ON d.id = p.document
     WHERE text MATCH 'ru : ("санкции" OR "санкциями")' ORDER BY 1, 2`,
    name,
  ),
});

test('words are folded, counted, and joined by stem and by tables of forms', () => {
  const { words, lemmas, documents, found } = contents(corpus());
  expect(words).toContainEqual(['ru', 'елка', expect.any(String), 1]);
  expect(words).toContainEqual(['ru', '35_000', '35_000', 1]);
  expect(words).toContainEqual(['en', 'went', 'go', 1]);
  expect(words).toContainEqual(['en', 'the', 'the', 5]);
  // Four pairs have it, and one of them twice.
  expect(lemmas).toContainEqual(['en', 'the', 5, 4]);
  expect(lemmas).toContainEqual(['en', 'sanction', 3, 3]);
  expect(lemmas).toContainEqual(['ru', 'наблюдател', 2, 2]);
  expect(documents).toEqual([
    ['first', 4, 23, 16],
    ['second', 2, 9, 8],
  ]);
  expect(found).toEqual([
    ['first', 2],
    ['second', 1],
  ]);
});

test('a corpus that grew, and one with a document in place of another, are as if made at once', () => {
  const there = folder({
    'first.tmx': first,
    'second.tmx': second,
    'old/second.tmx': talks([['Old words.', 'Старые слова.']]),
  });
  const index = (...words: string[]) =>
    expect(sverka(['index', ...words, '-q'], { cwd: there })).toMatchObject({ status: 0, stderr: '' });
  index('first.tmx', 'second.tmx', '-o', 'whole.db');
  index('old/second.tmx', '-o', 'grown.db');
  index('first.tmx', '-o', 'grown.db');
  expect(contents(there, 'grown.db')).not.toEqual(contents(there, 'whole.db'));
  const { stderr } = sverka(['index', 'second.tmx', '-o', 'grown.db'], { cwd: there });
  expect(stderr).toContain('1 in place of what was there');
  expect(contents(there, 'grown.db')).toEqual(contents(there, 'whole.db'));
  index('second.tmx', '-o', 'grown.db', '--new');
  expect(contents(there, 'grown.db').documents).toEqual([['second', 2, 9, 8]]);
});

test('an alignment has its speakers, date, confidence and name; a turned one is the same', () => {
  const there = pair({
    'meta.json': JSON.stringify({ id: 'visit', date: '2021-03-01' }),
  });
  sverka(['align', 'en.txt', 'ru.txt', '--meta', 'meta.json', '--to', 'json', '-o', 'talks.json'], { cwd: there });
  sverka(['convert', 'talks.json', '--source', 'ru', '--to', 'json', '-o', 'turned.json'], { cwd: there });
  sverka(['index', 'talks.json', '-o', 'talks.db'], { cwd: there });
  sverka(['index', 'turned.json', '-o', 'turned.db'], { cwd: there });
  expect(rows(there, 'SELECT name, date, file FROM document')).toEqual([['visit', '2021-03-01', 'talks.json']]);
  expect(contents(there, 'turned.db')).toEqual(contents(there));
  expect(rows(there, 'SELECT count(*) FROM pair WHERE confidence > 0.5 AND confidence <= 1')).not.toEqual([[0]]);
});

test('what goes wrong leaves the corpus as it was, and nothing beside it', () => {
  const there = corpus();
  const before = readFileSync(join(there, 'talks.db'));
  const index = (...words: string[]) => sverka(['index', ...words], { cwd: there });
  const { status, stderr } = index('first.tmx', 'nothing.tmx', '-o', 'talks.db');
  expect([status, stderr]).toEqual([2, expect.stringContaining('[file/not-found]')]);
  expect(index('first.tmx', './first.tmx', '-o', 'talks.db').stderr).toContain('[corpus/same-document]');
  expect(index('first.tmx', '-o', 'second.tmx').stderr).toContain('[corpus/not-database]');
  expect(index('first.tmx').stderr).toContain('[cli/usage]');
  expect(readFileSync(join(there, 'talks.db'))).toEqual(before);
  expect(readdirSync(there).sort()).toEqual(['first.tmx', 'second.tmx', 'talks.db']);
});

test('a memory of other languages is refused', () => {
  const there = folder({ 'x.tmx': first.replaceAll('xml:lang="ru"', 'xml:lang="de"') });
  const { stderr } = sverka(['index', 'x.tmx', '-o', 'x.db', '--lang', 'en,de'], { cwd: there });
  expect(stderr).toContain('[corpus/languages]');
  expect(readdirSync(there)).toEqual(['x.tmx']);
});

test('what is large is written in a thread of its own, and comes out as what is small', () => {
  const filler = 'and so it went on, one word after another, until the page was full';
  const many = 50_000;
  const large = talks(Array.from({ length: many }, (_, at) => [`Sanctions ${at} ${filler}.`, `Санкции ${at}, ёлка.`]));
  const there = folder({ 'large.tmx': large, 'first.tmx': first });
  const index = (...words: string[]) => sverka(['index', ...words], { cwd: there });
  expect(Buffer.byteLength(large)).toBeGreaterThan(8 << 20);
  expect(index('large.tmx', 'first.tmx', '-o', 'x.db').stderr).not.toContain('in place');
  // Both go, and come again.
  expect(index('large.tmx', 'first.tmx', '-o', 'x.db').stderr.match(/1 in place of what was there/gu)).toHaveLength(2);
  index('first.tmx', '-o', 'small.db');
  const ofFirst = (name: string, sql: string) => rows(there, sql, name).filter((row) => String(row).includes('first'));
  const pairs = 'SELECT d.name, p.number, p.en, p.ru, p.en_words FROM pair p JOIN document d ON d.id = p.document';
  expect(ofFirst('x.db', pairs)).toEqual(ofFirst('small.db', pairs));
  const one = (sql: string) => (rows(there, sql, 'x.db') as [number][])[0]![0];
  expect(one(`SELECT pairs FROM document WHERE name = 'large'`)).toBe(many);
  expect(one(`SELECT count FROM word WHERE form = 'санкции'`)).toBe(many + 1);
  expect(one(`SELECT pairs FROM lemma WHERE lang = 'en' AND lemma = 'sanction'`)).toBe(many + 2);
  expect(one(`SELECT count(*) FROM text WHERE text MATCH 'ru : "елка"'`)).toBe(many + 1);
  const before = readFileSync(join(there, 'x.db'));
  expect(index('large.tmx', 'nothing.tmx', '-o', 'x.db')).toMatchObject({ status: 2 });
  expect(readFileSync(join(there, 'x.db')).equals(before)).toBe(true);
  expect(readdirSync(there).sort()).toEqual(['first.tmx', 'large.tmx', 'small.db', 'x.db']);
}, 120_000);
