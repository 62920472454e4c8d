import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { contentOf } from '../../src/cli/input/content.js';
import { languageOf } from '../../src/cli/input/transcripts.js';
import { SverkaError } from '../../src/index.js';
import { claiming, packed, renamed, unflagged } from '../format/archives.js';
import { bookOf, bytesOf, chapter, item, opf, type Files } from '../format/books.js';
import { english, folder, russian, sverka } from './run.js';

const paragraphs = (text: string): string =>
  text
    .split(/\n+/u)
    .filter((line) => line.trim() !== '')
    .map((line) => `<p>${line.replaceAll('&', '&amp;')}</p>`)
    .join('');
const note = '<aside epub:type="footnote"><p>A note.</p></aside>';
const books = {
  'a.en.epub': packed(bookOf([paragraphs(english) + note])),
  'a.ru.epub': packed(bookOf([paragraphs(russian)])),
};

const read = async (bytes: Uint8Array, warnings: string[] = []) =>
  contentOf({ name: 'x.epub', bytes, id: undefined }, 'auto', undefined, (message) => void warnings.push(message));

describe('commands', () => {
  test('align accounts for all of the text, and tells what is no part of it', () => {
    const there = folder(books);
    const words = ['align', 'a.en.epub', 'a.ru.epub', '--to', 'tmx,tei,json', '-o', 'out/', '--verify'];
    const { status, stderr } = sverka(words, { cwd: there });
    expect({ status, stderr }).toEqual({
      status: 0,
      stderr: expect.stringContaining('warning: a.en.epub: left out are 6 characters of notes.') as string,
    });
    const { source } = JSON.parse(readFileSync(join(there, 'out/a.json'), 'utf8')) as {
      source: { meta: object; text: string };
    };
    expect(source.meta).toMatchObject({ title: expect.any(String) as string, source: 'urn:isbn:9780000000002' });
    expect(source.text).not.toContain('A note');
  });

  test('segment, batch, and one book with both texts', () => {
    const both = bookOf([
      `<table>${[
        'Good afternoon, everybody.|Добрый день всем.',
        'We have talked.|Мы поговорили.',
        'Thank you.|Спасибо.',
      ]
        .map(
          (row) =>
            `<tr>${row
              .split('|')
              .map((cell) => `<td>${cell}</td>`)
              .join('')}</tr>`,
        )
        .join('')}</table>`,
    ]);
    const there = folder({ ...books, 'both.epub': packed(both) });
    const segmented = sverka(['segment', 'a.en.epub', '-q'], { cwd: there });
    expect([segmented.status, segmented.stdout]).toEqual([0, expect.stringMatching(/^\S/u)]);
    const aligned = sverka(['align', 'both.epub', '--to', 'tsv', '-q'], { cwd: there });
    expect([aligned.status, aligned.stdout]).toEqual([
      0,
      expect.stringMatching(/We have talked\..*\tМы поговорили\./u),
    ]);
    expect(sverka(['batch', '.', '--to', 'tmx', '-o', 'out', '-q'], { cwd: there }).status).toBe(0);
    expect(readFileSync(join(there, 'out/a.tmx'), 'utf8')).toContain('<tmx');
  });

  test('one that is refused leaves nothing behind', () => {
    const there = folder({ ...books, 'bad.epub': packed(bookOf(['<p>x</b><![CDATA[y]]>'])) });
    const { status, stderr } = sverka(['align', 'bad.epub', 'a.ru.epub', '--to', 'tmx', '-o', 'out.tmx'], {
      cwd: there,
    });
    expect([status, stderr]).toEqual([
      2,
      expect.stringMatching(/c0\.xhtml.*\[input\/damaged\]\n {2}at: {3}bad\.epub:1:\d+\n {2}hint: /u),
    ]);
    expect(existsSync(join(there, 'out.tmx'))).toBe(false);
  });

  test('of a text without letters the book tells the language', async () => {
    expect(languageOf(await read(packed(bookOf(['<p>1, 2, 3.</p>']))))).toBe('en');
    expect(languageOf(await read(packed(bookOf([paragraphs(russian)]))))).toBe('ru');
  });
});

describe('archives', () => {
  const refusal = async (bytes: Uint8Array): Promise<string> => {
    const error = await read(bytes).then(
      ({ text }) => text.slice(0, 100),
      (thrown: unknown) => thrown,
    );
    expect(error).toBeInstanceOf(SverkaError);
    const { code, message, hint, at } = error as SverkaError;
    expect([at.file, hint]).toEqual(['x.epub', expect.stringMatching(/./u)]);
    return `${code} ${message}`;
  };
  const whole = bookOf(['<p>Text.</p>']);
  const named = (href: string, path: string): Files => ({
    ...whole,
    'OEBPS/book.opf': opf({ manifest: item('c', href), spine: '<itemref idref="c"/>' }),
    [path]: chapter('<p>Глава.</p>'),
  });

  test('that break off at any place', async () => {
    const bytes = packed(bookOf([paragraphs(english)]));
    for (const share of [0.01, 0.3, 0.5, 0.9, 0.999])
      expect(await refusal(bytes.subarray(0, Math.ceil(share * bytes.length)))).toMatch(/^input\/damaged /u);
  });

  test('that say they are a book, and have nothing in them', async () => {
    expect(await refusal(packed({ mimetype: 'application/epub+zip' }))).toMatch(/^input\/damaged .*is missing/u);
    expect(await refusal(packed({ 'a.txt': 'text' }))).toMatch(/^input\/binary /u);
  });

  test('with names of other places: they are names and nothing more', async () => {
    const { text } = await read(packed({ ...whole, '../../etc/passwd': 'x', '/etc/passwd': 'x', __proto__: 'x' }));
    expect(text).toBe('Text.\n');
    expect(await refusal(packed(named('../../evil.xhtml', '../evil.xhtml')))).toMatch(/nothing outside of it is read/u);
    expect(await refusal(packed(named('__proto__', 'x')))).toMatch(/__proto__ is missing/u);
  });

  test('with one name twice', async () => {
    const twice = renamed(packed(bookOf(['<p>One.</p>', '<p>Two.</p>'])), 'OEBPS/c1.xhtml', 'OEBPS/c0.xhtml');
    expect(await refusal(twice)).toMatch(/^input\/damaged .*two files OEBPS\/c0\.xhtml/u);
  });

  test('with names that are not said to be UTF-8, or are decomposed', async () => {
    const bytes = packed(named('%D0%B3%D0%BB%D0%B0%D0%B2%D0%B0.xhtml', 'OEBPS/глава.xhtml'));
    const plain = unflagged(bytes);
    expect(Buffer.compare(plain, bytes)).not.toBe(0);
    for (const each of [bytes, plain]) expect((await read(each)).text).toBe('Глава.\n');
    expect((await read(packed(named('%D0%B9.xhtml', 'OEBPS/и\u0306.xhtml')))).text).toBe('Глава.\n');
  });

  test('that unpack to far more than they are', async () => {
    const size = 1_234_567;
    const bomb = packed({ ...whole, 'OEBPS/c0.xhtml': ' '.repeat(size) });
    expect(await refusal(claiming(bomb, size, 2e8))).toMatch(/^input\/too-large /u);
    // What says that it is small is not unpacked any further than that.
    expect(await refusal(claiming(bomb, size, 1000))).toMatch(/^input\/(?:damaged|empty) /u);
    // What is read of it is what counts: no picture is unpacked.
    const picture = packed({ ...whole, 'OEBPS/a.png': new Uint8Array(size) });
    expect((await read(claiming(picture, size, 2e9))).text).toBe('Text.\n');
    const many = Object.fromEntries(Array.from({ length: 10_001 }, (_, at) => [`${at}`, '']));
    expect(await refusal(packed({ ...whole, ...many }))).toMatch(/^input\/too-large /u);
  });

  test.each([
    ['a hundred megabytes of nothing', () => ({ 'OEBPS/c0.xhtml': new Uint8Array(1.1e8).fill(32) }), 'too-large'],
    [
      'entities that make a gigabyte',
      () => ({
        'OEBPS/c0.xhtml': chapter(`<p>${'&a;'.repeat(4e6)}</p>`, `<!DOCTYPE html [<!ENTITY a "${'a'.repeat(256)}">]>`),
      }),
      'too-large',
    ],
    ['a million levels', () => ({ 'OEBPS/c0.xhtml': bytesOf(chapter('<div>'.repeat(1e6))) }), 'damaged'],
  ])('%s, in a few hundred megabytes of memory', (_, bomb, code) => {
    const there = folder({ 'x.epub': packed({ ...whole, ...bomb() }) });
    const env = { NODE_OPTIONS: '--max-old-space-size=300' };
    const { status, stdout, stderr } = sverka(['segment', 'x.epub'], { cwd: there, env });
    expect({ status, stdout, stderr }).toEqual({
      status: 2,
      stdout: '',
      stderr: expect.stringContaining(`[input/${code}]`) as string,
    });
  });
});
