import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { RelaxNGValidator, XmlDocument } from 'libxml2-wasm';
import { describe, expect, test } from 'vitest';
import { formatNamed, readGlossary } from '../../src/index.js';
import { talks } from './corpus.js';
import { folder, sverka } from './run.js';

const first = talks([
  ['The Security Council met.', 'Совет Безопасности собрался.'],
  ['It is the Security Council, not us.', 'Это Совет Безопасности, а не мы.'],
  ['We wrote to the Security Council.', 'Мы написали в Совет Безопасности.'],
  ['The security council of Ladeisk is another.', 'Совет безопасности Ладейска — другой.'],
  ['Water froze.', 'Вода замёрзла.'],
  ['The birds flew south.', 'Птицы улетели на юг.'],
]);
const second = talks([
  ['A joint statement was signed.', 'Подписано совместное заявление.'],
  ['The joint statement is long.', 'Совместное заявление длинное.'],
  ['They read the joint statement.', 'Они прочли общее заявление.'],
  ['Of the joint statement nothing is known.', 'О совместном заявлении ничего не известно.'],
  ['Bread is dear &amp; good.', 'Хлеб дорог и хорош.'],
  ['Snow fell in the mountains.', 'В горах выпал снег.'],
  ['The doctor came at night.', 'Врач пришёл ночью.'],
  ...Array.from(
    { length: 30 },
    (_, index) => [`It cost ${index + 2} roubles.`, `Это стоило ${index + 2} рублей.`] as const,
  ),
]);
const there = folder({ 'first.tmx': first, 'second.tmx': second });
const terms = (...words: string[]) => sverka(['terms', ...words], { cwd: there });
const files = ['first.tmx', 'second.tmx'];
const rowsOf = (text: string): string[][] =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => line.split('\t'));

describe('terms', () => {
  test('a table with a row for each rendering; of files, and of the corpus made from them', () => {
    const { stdout, stderr, status } = terms(...files, '--to', 'tsv', '-q');
    expect([status, stderr]).toEqual([0, '']);
    const [head, ...rows] = rowsOf(stdout);
    expect(head!.slice(0, 3)).toEqual(['term', 'count', 'documents']);
    expect(rows.map((row) => [row[0], row[1], row[2], row[6], row[7]])).toEqual([
      ['joint statement', '4', '1', 'совместное заявление', '3'],
      ['joint statement', '4', '1', 'общее заявление', '1'],
      ['Security Council', '4', '1', 'Совет Безопасности', '4'],
    ]);
    expect(sverka(['index', ...files, '-o', 'talks.db', '-q'], { cwd: there }).status).toBe(0);
    expect(terms('talks.db', '--to', 'tsv', '-q').stdout).toBe(stdout);
    // A corpus with another's file beside it.
    expect(rowsOf(terms('talks.db', 'first.tmx', '--to', 'tsv', '-q').stdout)[1]!.slice(0, 2)).toEqual([
      'Security Council',
      '8',
    ]);
  });

  test('for reading, with what was found', () => {
    const { stdout, stderr } = terms(...files);
    expect(stdout).toMatch(/^joint statement +4 +1 +8\.0 +4 +0\.63 +совместное заявление +3 +0\.75 +1\.00 /mu);
    expect(stdout).toMatch(/^ {20,}общее заявление +1 +0\.25/mu);
    expect(stderr).toContain('2 terms in 43 pairs, 1 with one rendering, 1 with several');
    expect(terms(...files, '--limit', '1').stderr).toContain('1 shown, --limit shows more');
  });

  test('consistent and inconsistent ones, of either side, longer or commoner', () => {
    const named = (...words: string[]): (string | undefined)[] =>
      rowsOf(terms(...files, '--to', 'tsv', '-q', ...words).stdout)
        .slice(1)
        .map(([term]) => term);
    expect(named('--only', 'consistent')).toEqual(['Security Council']);
    expect(new Set(named('--only', 'inconsistent'))).toEqual(new Set(['joint statement']));
    expect(named('--side', 'ru')).toEqual(['Совет Безопасности', 'совместное заявление']);
    expect(named('--min-count', '5')).toEqual([]);
    expect(named('--min-length', '3')).toEqual([]);
    expect(named('--max-length', '1', '--min-length', '1')).toContain('statement');
  });

  test('TBX that is of the form it should be, and reads back as the same pairs', () => {
    expect(terms(...files, '--to', 'tbx', '-o', 'terms.tbx', '-q')).toMatchObject({
      status: 0,
      stdout: '',
      stderr: '',
    });
    const xml = readFileSync(join(there, 'terms.tbx'), 'utf8');
    const validator = RelaxNGValidator.fromDoc(
      XmlDocument.fromString(readFileSync(resolve('test/schemas/tbx-written.rng'), 'utf8')),
    );
    const document = XmlDocument.fromString(xml);
    validator.validate(document);
    document.dispose();
    const broken = XmlDocument.fromString(xml.replace('<term>joint statement</term>', ''));
    expect(() => validator.validate(broken)).toThrow();
    broken.dispose();
    validator.dispose();
    expect(readGlossary(xml)).toEqual([
      { english: 'joint statement', russian: 'совместное заявление' },
      { english: 'Security Council', russian: 'Совет Безопасности' },
    ]);
    expect(xml).toContain('<descrip type="context">Подписано совместное заявление.</descrip>');
  });

  test('a lexicon that the aligner reads, and what it knows is no news', () => {
    expect(terms(...files, '--to', 'lexicon', '-o', 'ours.tsv', '-q').status).toBe(0);
    const known = readGlossary(readFileSync(join(there, 'ours.tsv'), 'utf8'));
    expect(known).toMatchObject([
      { english: 'joint statement', russian: 'совместное заявление', speech: 'phr', probability: 0.866 },
      { english: 'Security Council', russian: 'Совет Безопасности', speech: 'phr', probability: 1 },
    ]);
    expect(
      sverka(['lexicon', 'list', '--no-lexicon', '--lexicon', 'ours.tsv', 'Совета Безопасности'], { cwd: there })
        .stdout,
    ).toContain('Security Council');
    expect(rowsOf(terms(...files, '--lexicon', 'ours.tsv', '--new', '--to', 'tsv', '-q').stdout)).toHaveLength(1);
  });

  test('a workbook and JSON hold what the table has', async () => {
    const table = terms(...files, '--to', 'tsv', '-q').stdout;
    expect(terms(...files, '--to', 'xlsx', '-o', 'terms.xlsx', '-q').status).toBe(0);
    const text = (await formatNamed('xlsx').unpack!(readFileSync(join(there, 'terms.xlsx'))))!;
    expect(rowsOf(text)).toEqual(rowsOf(table));
    const { terms: found } = JSON.parse(terms(...files, '--to', 'json', '-q').stdout) as {
      terms: { term: string; consistent: boolean; renderings: { example: { ru: string } }[] }[];
    };
    expect(found.map(({ term, consistent }) => [term, consistent])).toEqual([
      ['joint statement', false],
      ['Security Council', true],
    ]);
    expect(found[0]!.renderings[1]!.example.ru).toBe('Они прочли общее заявление.');
  });

  test('what is wrong is told, and nothing is written over an input', () => {
    expect(terms('first.tmx', '--min-length', '6').stderr).toContain('[cli/usage]');
    expect(terms('no.tmx').stderr).toContain('[file/not-found]');
    expect(terms('first.tmx', '--min-count', 'x').status).toBe(2);
    expect(terms('first.tmx', '--to', 'tbx', '-o', 'first.tmx').status).toBe(2);
    expect(readFileSync(join(there, 'first.tmx'), 'utf8')).toBe(first);
  });
});
