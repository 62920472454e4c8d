import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { english, folder, russian, sverka } from './run.js';

const corpus = 'corpora/2021-03-02-lavrov-kamilov';
const columns = ['--to', 'columns', '--nbsp', 'space', '-q'];
const plain = sverka(['align', `${corpus}/en.txt`, `${corpus}/ru.txt`, ...columns], { cwd: process.cwd() }).stdout;

// Made of the corpus by LibreOffice: test/cases/office/make.js.
test.each(['table.docx', 'table.odt', 'turns.docx', 'turns.odt'])('%s gives the ladder of two files', (name) => {
  const { status, stdout } = sverka(['align', `test/cases/office/${name}`, ...columns], { cwd: process.cwd() });
  expect([status, stdout]).toEqual([0, plain]);
});

test('so do plain text and Markdown in turn', () => {
  const [en, ru] = ['en', 'ru'].map((lang) => readFileSync(`${corpus}/${lang}.txt`, 'utf8').split(/\n{2,}/u));
  const turns = ru!.flatMap((paragraph, index) => [paragraph, en![index] ?? '']).join('\n\n');
  const there = folder({ 'both.txt': turns, 'both.md': turns });
  for (const name of ['both.txt', 'both.md']) {
    const { status, stdout } = sverka(['align', name, '--lang', 'en,ru', ...columns], { cwd: there });
    expect([status, stdout]).toEqual([0, plain]);
  }
});

const cue = (number: number, ...lines: string[]): string =>
  `${number}\n00:00:${String(3 * number).padStart(2, '0')},000 --> 00:00:${String(3 * number + 2).padStart(2, '0')},500\n${lines.join('\n')}\n\n`;

test('subtitles in two languages, with the times of both', () => {
  const [en, ru] = [english, russian].map((text) => text.trim().split(/(?<=\.)\s+/u));
  const there = folder({ 'talks.srt': en!.map((line, index) => cue(index + 1, line, ru![index]!)).join('') });
  const { status, stdout, stderr } = sverka(['align', 'talks.srt', '--to', 'tsv'], { cwd: there });
  expect(status).toBe(0);
  expect(stderr).toContain('talks.srt');
  const rows = stdout
    .trimEnd()
    .split('\n')
    .map((line) => line.split('\t'));
  expect(rows[0]!.slice(-2)).toEqual(['source_time', 'target_time']);
  expect(rows[1]!.slice(-2)).toEqual(['00:00:03.000 --> 00:00:05.500', '00:00:03.000 --> 00:00:05.500']);
  expect(rows).toHaveLength(en!.length + 1);
});

test('times go to the project file, records, tables and memories', () => {
  const srt = (text: string) =>
    text
      .trim()
      .split(/(?<=\.)\s+/u)
      .map((line, index) => cue(index + 1, line))
      .join('');
  const there = folder({ 'talks.en.srt': srt(english), 'talks.ru.srt': srt(russian) });
  expect(
    sverka(['align', 'talks.en.srt', 'talks.ru.srt', '--to', 'json,tsv,jsonl,tmx', '-o', 'out/'], { cwd: there })
      .status,
  ).toBe(0);
  const read = (ending: string): string => readFileSync(`${there}/out/talks.${ending}`, 'utf8');
  expect(read('json')).toMatch(/"kind": "speech", "time": \[3, 5\.5\]/u);
  expect(read('jsonl')).toContain('"times":{"en":[3,5.5],"ru":[3,5.5]}');
  expect(read('tmx').match(/<prop type="x-time">00:00:03\.000 --&gt; 00:00:05\.500<\/prop>/gu)).toHaveLength(2);
  const again = (ending: string, to: string) =>
    sverka(['convert', `out/talks.${ending}`, '--to', to, '-q'], { cwd: there }).stdout;
  expect(again('json', 'json')).toBe(read('json'));
  expect(again('json', 'tsv')).toBe(read('tsv'));
  expect(again('tmx', 'tmx')).toContain('00:00:03.000 --&gt; 00:00:05.500');
  // A bead may have several sentences, whose times a table does not tell one by one.
  expect(again('tsv', 'columns')).toBe(again('json', 'columns'));
});

test('a file with one text, an alignment, and lines are refused', () => {
  const there = folder({ 'en.txt': english, 'table.txt': 'One.\tОдин.\nTwo.\tДва.\n', 'both.txt': english + russian });
  const code = (...words: string[]) => /\[([a-z/-]+)\]/u.exec(sverka(['align', ...words], { cwd: there }).stderr)?.[1];
  expect(code('en.txt')).toBe('input/not-bilingual');
  expect(code('table.txt')).toBe('input/not-text');
  expect(code('both.txt', '--from', 'lines')).toBe('cli/usage');
});
