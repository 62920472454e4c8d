import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openDatabase } from '../../src/cli/corpus/driver.js';
import { findPairs, openCorpus } from '../../src/cli/corpus/reader.js';
import { createTables } from '../../src/cli/corpus/schema.js';
import { writeCorpus } from '../../src/cli/corpus/writer.js';
import { indexHere } from '../../src/cli/corpus/indexer.js';
import {
  createLemmatizer,
  createTokenizer,
  emptyLexicon,
  formatNamed,
  matchPair,
  parseQuery,
  regexTest,
  resolveQuery,
  wildcardTest,
} from '../../src/index.js';
import { corpus, first, rows } from './corpus.js';
import { folder, pair, sverka } from './run.js';

const there = corpus();
const search = (...words: string[]) => sverka(['search', 'talks.db', ...words], { cwd: there });

/** Document and number of each line. */
const places = (...words: string[]): string[] => {
  const { stdout, stderr, status } = search(...words, '--to', 'tsv', '-q');
  expect([status, stderr]).toEqual([0, '']);
  return stdout
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split('\t').slice(0, 2).join(':'));
};

describe('search', () => {
  test.each([
    ['наблюдатель', ['second:1']],
    ['lemma:наблюдатель', ['first:1', 'second:1']],
    ['en:lemma:sanction !ru:lemma:санкция', ['first:3']],
    ['"sanctions were"', ['first:2']],
    ['ввели NEAR/0 страны', ['first:2']],
    ['против NEAR/0 ввели', []],
    ['санкц*', ['first:2', 'second:1']],
    ['/санкци(и|ями)/', ['first:2', 'second:1']],
    ['Ёлка', ['first:4']],
    ['lemma:go', ['first:4']],
    ['"35 000"', []],
    ['35,000', ['second:2']],
    ['observer OR home', ['first:4', 'second:1']],
    ['nowhere', []],
    ['nowhere OR home', ['first:4']],
    ['home !nowhere', ['first:4']],
  ])('%s', async (query, found) => {
    const opened = await openCorpus(join(there, 'talks.db'), emptyLexicon);
    const { found: some } = findPairs(opened, query, { conditions: [], values: [] });
    opened.database.close();
    expect(some.map(({ pair: { document, number } }) => `${document}:${number}`)).toEqual(found);
  });

  test('lines with their renderings, for reading', () => {
    const { stdout, stderr, status } = search('lemma:sanction');
    expect(status).toBe(0);
    expect(stdout).toContain('Против страны ввели [санкции].');
    // Hits stand under each other.
    expect(
      new Set(
        stdout
          .split('\n')
          .filter((_, index) => index % 2 === 0)
          .slice(0, 3)
          .map((line) => line.search(/sanctions/iu)),
      ).size,
    ).toBe(1);
    expect(stderr).toMatch(/^found +3 links, 3 places\n$/u);
  });

  test('limits tell what they leave out', () => {
    expect(search('lemma:sanction', '--limit', '1').stderr).toContain('3 links; 1 line shown');
    expect(places('lemma:sanction', '--sort', 'left', '--limit', '1')).toEqual(['second:1']);
  });

  test('frequencies', () => {
    expect(search('lemma:sanction', '--frequency', 'form', '--to', 'tsv', '-q').stdout).toBe(
      'form\tcount\tshare\nsanctions\t3\t1\n',
    );
    const documents = JSON.parse(
      search('lemma:sanction', '--frequency', 'document', '--to', 'json', '-q').stdout,
    ) as unknown;
    expect(documents).toEqual([
      { document: 'first', count: 2, share: 0.6667, perMillion: Math.round(2e6 / 23) },
      { document: 'second', count: 1, share: 0.3333, perMillion: Math.round(1e6 / 9) },
    ]);
    expect(search('lemma:sanction', '--frequency', 'rendering', '-q').stdout).toMatch(/^санкции +1/mu);
  });

  test('to JSON, and to HTML in a file', () => {
    const { lines } = JSON.parse(search('home', '--to', 'json', '-q').stdout) as {
      lines: { en: string; hit: [number, number] }[];
    };
    expect(lines.map(({ en, hit }) => en.slice(...hit))).toEqual(['home']);
    expect(search('home', '--to', 'html', '-o', 'home.html', '-q')).toMatchObject({
      status: 0,
      stdout: '',
      stderr: '',
    });
    expect(readFileSync(join(there, 'home.html'), 'utf8')).toContain('<mark>home</mark>');
  });

  test('to a workbook: what stands in it is what the table has', async () => {
    expect(search('lemma:sanction', '--to', 'xlsx', '-o', 'lines.xlsx', '-q')).toMatchObject({ status: 0, stderr: '' });
    const text = (await formatNamed('xlsx').unpack!(readFileSync(join(there, 'lines.xlsx'))))!;
    const cells = text.split('\n').map((line) => line.split('\t'));
    const table = search('lemma:sanction', '--to', 'tsv', '-q').stdout.trimEnd().split('\n');
    expect(cells.filter((row) => row.some((cell) => cell !== ''))).toEqual(table.map((line) => line.split('\t')));
    expect(search('lemma:sanction', '--frequency', 'form', '--to', 'xlsx', '-o', 'forms.xlsx', '-q').status).toBe(0);
    expect(search('home', '--frequency', 'form', '--to', 'html').stderr).toContain('[cli/usage]');
  });

  test('by document', () => {
    expect(places('lemma:sanction', '--document', 'second')).toEqual(['second:1']);
    expect(search('home', '--document', 'secnd').stderr).toContain('Did you mean second?');
  });

  test('what is wrong is told', () => {
    expect(search('a "b').stderr).toContain('query:1:3');
    expect(search('home', '--speaker', 'x')).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('names no speakers') as string,
    });
    expect(search('home', '--since', 'May')).toMatchObject({ status: 2 });
    expect(search('home', '--since', '2021-13')).toMatchObject({ status: 2 });
    expect(search('home', '--until', '2021-02-30')).toMatchObject({ status: 2 });
    expect(search('home', '--min-confidence', '2')).toMatchObject({ status: 2 });
    expect(sverka(['search', 'no.db', 'home'], { cwd: there }).stderr).toContain('[file/not-found]');
    expect(sverka(['search', 'first.tmx', 'home'], { cwd: there }).stderr).toContain('[corpus/not-database]');
  });
});

test('by speaker, date and confidence', () => {
  const at = pair({
    'en.txt': 'Sergey Lavrov: Good morning, friends.\n\nQuestion: What about water?\n',
    'ru.txt': 'С.В.Лавров: Доброе утро, друзья.\n\nВопрос: Как обстоят дела с водой?\n',
    'meta.json': JSON.stringify({ id: 'visit', date: '2021-03-01' }),
  });
  sverka(['align', 'en.txt', 'ru.txt', '--meta', 'meta.json', '--force', '--to', 'json', '-o', 'talks.json'], {
    cwd: at,
  });
  expect(sverka(['index', 'talks.json', '-o', 'x.db'], { cwd: at }).status).toBe(0);
  const found = (...words: string[]) => sverka(['search', 'x.db', ...words], { cwd: at }).stderr;
  expect(found('morning', '--speaker', 'лавров')).toContain('1 link');
  expect(found('water', '--speaker', 'Lavrov')).toContain('0 links');
  expect(found('morning', '--since', '2021', '--until', '2021-03')).toContain('1 link');
  expect(found('morning', '--since', '2021-03-02')).toContain('0 links');
  expect(found('morning', '--until', '2021-02')).toContain('0 links');
  expect(found('morning', '--since', '2022', '--until', '2021-03')).toContain('[cli/usage]');
  expect(found('morning', '--since', '2021-03-01', '--until', '2021')).toContain('1 link');
  expect(found('')).toContain('QUERY is empty.');
  const { stdout: page } = sverka(['search', 'x.db', 'morning', '--to', 'html'], { cwd: at });
  expect(page).toContain('<span>2021-03-01</span>');
  expect(found('morning', '--min-confidence', '0.01')).toContain('1 link');
});

test('words that the alignment links are those that are marked; in place of a document its links go, too', () => {
  const at = folder({ 'first.tmx': first });
  sverka(['convert', 'first.tmx', '--to', 'json', '--words', '-o', 'first.json'], { cwd: at });
  const project = JSON.parse(readFileSync(join(at, 'first.json'), 'utf8')) as {
    source: { text: string };
    target: { text: string };
    words: unknown[];
  };
  expect(project.words.length).toBeGreaterThan(3);
  const place = (text: string, word: string): number[] => [text.indexOf(word), text.indexOf(word) + word.length];
  // As nobody would link them: what is marked comes from the file.
  const words = [
    { source: place(project.source.text, 'hurt'), target: place(project.target.text, 'всем'), posterior: 0.5 },
  ];
  mkdirSync(join(at, 'odd'));
  writeFileSync(join(at, 'odd', 'first.json'), JSON.stringify({ ...project, words }));
  const marked = (db: string) => sverka(['search', db, 'hurt', '-q'], { cwd: at }).stdout;
  expect(sverka(['index', 'odd/first.json', '-o', 'odd.db', '-q'], { cwd: at }).status).toBe(0);
  expect(marked('odd.db')).toContain('Ограничения вредят [всем].');
  expect(sverka(['index', 'first.tmx', '-o', 'plain.db', '-q'], { cwd: at }).status).toBe(0);
  expect(marked('plain.db')).not.toContain('[всем]');
  const linked = () =>
    rows(
      at,
      'SELECT d.name, count(*) FROM words w JOIN pair p ON p.id = w.pair JOIN document d ON d.id = p.document GROUP BY 1',
      'odd.db',
    );
  expect(linked()).toEqual([['first', 4]]);
  sverka(['index', 'first.json', '-o', 'odd.db', '-q'], { cwd: at });
  expect(linked()).toEqual([['first', 4]]);
  expect(marked('odd.db')).not.toContain('[всем]');
});

test('the index finds what looking through all pairs finds', async () => {
  const path = join(folder(), 'x.db');
  const lemmatize = createLemmatizer(emptyLexicon);
  const tokenize = createTokenizer();
  const [english, russian] = [
    ['cat', 'cats', 'dog', 'dogs', 'the'],
    ['кот', 'кота', 'пёс', 'псы', 'и'],
  ];
  const texts = (words: string[]) =>
    fc.array(fc.constantFrom(...words), { maxLength: 6 }).map((some) => some.join(' '));
  const pairs = fc.sample(fc.record({ en: texts(english), ru: texts(russian) }), { numRuns: 150, seed: 7 });
  const database = await openDatabase(path, 'write');
  createTables(database);
  database.close();
  const indexer = await indexHere(path);
  const writer = writeCorpus(indexer, emptyLexicon);
  writer.begin({ name: 'x', title: undefined, date: undefined, file: 'x', signature: '' });
  for (const each of pairs) writer.add({ ...each, speaker: undefined, confidence: undefined, shape: '1:1' });
  await writer.end();
  await indexer.close();

  const opened = await openCorpus(path, emptyLexicon);
  const known = { en: english, ru: russian.map((word) => word.replace('ё', 'е')) };
  const bare = fc.constantFrom(
    'cat',
    'dogs',
    'the',
    'псы',
    'пес',
    'и',
    'lemma:cat',
    'lemma:кот',
    '/d.*/',
    'c*',
    'п?с',
    '*s',
  );
  const phrase = fc
    .array(fc.oneof(bare, fc.constant('*')), { minLength: 2, maxLength: 3 })
    .filter((some) => some.some((one) => one !== '*'))
    .map((some) => `"${some.join(' ')}"`);
  const part = fc.oneof(bare, phrase);
  const clause = fc.oneof(
    part,
    fc.tuple(part, fc.constantFrom('NEAR/0', 'NEAR/1', 'NEAR'), part).map((some) => some.join(' ')),
  );
  const sided = fc.tuple(fc.constantFrom('', 'en:', 'ru:'), clause).map(([side, one]) => side + one);
  const all = fc
    .tuple(sided, fc.option(sided), fc.option(sided.map((one) => `!${one}`)))
    .map((some) => some.filter(Boolean).join(' '));
  const query = fc.oneof(
    all,
    fc.tuple(all, all).map((some) => some.join(' OR ')),
  );
  try {
    fc.assert(
      fc.property(query, (text) => {
        const resolved = resolveQuery(parseQuery(text), (word, lang) =>
          known[lang].filter((form) => {
            switch (word.kind) {
              case 'form':
                return form === word.form;
              case 'lemma':
                return lemmatize(form, lang) === lemmatize(word.form, lang);
              case 'wildcard':
                return wildcardTest(word.pattern)(form);
              case 'regex':
                return regexTest(word.pattern)(form);
            }
          }),
        );
        const wanted = pairs.flatMap(({ en, ru }, index) =>
          matchPair(resolved, { en: tokenize(en).forms, ru: tokenize(ru).forms }) === undefined ? [] : [index + 1],
        );
        const { found, pairs: number } = findPairs(opened, text, { conditions: [], values: [] });
        expect(found.map(({ pair: { number: place } }) => place)).toEqual(wanted);
        expect(number).toBe(wanted.length);
        // A limit reads less, and counts the same.
        expect(findPairs(opened, text, { conditions: [], values: [] }, 1).pairs).toBe(wanted.length);
      }),
      { numRuns: 500 },
    );
  } finally {
    opened.database.close();
  }
});
