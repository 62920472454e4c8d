import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { english, folder, launcher, pair, russian, sverka } from './run.js';

const read = (...path: string[]): string => readFileSync(join(...path), 'utf8');
const align = ['align', 'en.txt', 'ru.txt'];

describe('what goes where', () => {
  test('without --to: side by side on standard output, the report on standard error', () => {
    const { status, stdout, stderr } = sverka(align, { cwd: pair() });
    expect(status).toBe(0);
    expect(stdout).toMatch(/12 students.*12 студентами/u);
    expect(stdout).not.toContain('\x1b');
    expect(stderr).toMatch(/^read +English .*en\.txt\n +Russian .*ru\.txt\naligned /u);
    expect(stderr).toMatch(/\nhow sure +mean confidence 0\.\d{3} ·/u);
  });

  test('--quiet: results alone', () => {
    const there = pair();
    expect(sverka([...align, '-q'], { cwd: there }).stderr).toBe('');
    expect(sverka([...align, '--to', 'tmx', '-o', 'x.tmx', '--quiet'], { cwd: there })).toEqual({
      status: 0,
      stdout: '',
      stderr: '',
    });
  });

  test('one format: standard output without -o and with -o -', () => {
    const there = pair();
    const runs = [[], ['-o', '-']].map((words) =>
      sverka([...align, '--to', 'tmx', '--quiet', ...words], { cwd: there }),
    );
    expect(runs[0]!.stdout).toMatch(/^<\?xml[^]*<tmx /u);
    expect(runs[1]).toEqual(runs[0]);
    expect(readdirSync(there).sort()).toEqual(['en.txt', 'ru.txt']);
  });

  test('one format: the file, or a file in the folder', () => {
    const there = pair();
    sverka([...align, '--to', 'tmx', '-o', 'memory'], { cwd: there });
    sverka([...align, '--to', 'tmx', '-o', 'new/'], { cwd: there });
    const stem = there.split(/[\\/]/u).at(-1)!;
    expect(read(there, 'memory')).toContain('<tmx');
    expect(readdirSync(join(there, 'new'))).toEqual([`${stem}.tmx`]);
  });

  test('several formats: files in a folder, made for them, named after the source', () => {
    const there = folder({ 'talks.en.txt': english, 'talks.ru.txt': russian });
    const words = ['align', 'talks.en.txt', 'talks.ru.txt', '--to', 'tmx,tei', '--to', 'json', '-o', 'a/b'];
    const { status, stderr } = sverka(words, { cwd: there });
    expect(status).toBe(0);
    expect(readdirSync(join(there, 'a', 'b')).sort()).toEqual(['talks.json', 'talks.tei.xml', 'talks.tmx']);
    expect(stderr).toContain(join('a', 'b', 'talks.tei.xml'));
  });

  test('a layout of several files is several files', () => {
    const there = pair();
    const words = [...align, '--to', 'tei', '--tei-layout', 'split'];
    expect(sverka([...words, '-o', 'out'], { cwd: there }).status).toBe(0);
    expect(readdirSync(join(there, 'out'))).toHaveLength(3);
    expect(sverka(words, { cwd: there }).stderr).toContain('[cli/several-to-stdout]');
  });

  test('-o without --to: the ending of the name tells the format', () => {
    const there = pair();
    sverka([...align, '-o', 'x.tmx'], { cwd: there });
    sverka([...align, '-o', 'x.tei.xml'], { cwd: there });
    expect(read(there, 'x.tmx')).toContain('<tmx');
    expect(read(there, 'x.tei.xml')).toContain('<teiCorpus');
    const { status, stderr } = sverka([...align, '-o', 'x.odp'], { cwd: there });
    expect(status).toBe(2);
    expect(stderr).toContain('[cli/usage]');
    expect(existsSync(join(there, 'x.odp'))).toBe(false);
  });
});

describe('languages', () => {
  const codes = (text: string) => [...text.matchAll(/<tuv xml:lang="([^"]+)"/gu)].slice(0, 2).map(([, code]) => code);
  const memory = (words: string[], there = pair()) =>
    codes(sverka(['align', ...words, '--to', 'tmx', '-q'], { cwd: there }).stdout);

  test('SOURCE is first in the export, whichever it is', () => {
    expect(memory(['en.txt', 'ru.txt'])).toEqual(['en-GB', 'ru-RU']);
    expect(memory(['ru.txt', 'en.txt'])).toEqual(['ru-RU', 'en-GB']);
  });

  test('--source turns the export round', () => {
    expect(memory(['en.txt', 'ru.txt', '--source', 'ru'])).toEqual(['ru-RU', 'en-GB']);
    expect(memory(['ru.txt', 'en.txt', '--source', 'ru'])).toEqual(['ru-RU', 'en-GB']);
    expect(memory(['ru.txt', 'en.txt', '--source', 'en'])).toEqual(['en-GB', 'ru-RU']);
  });

  test('--region names the variety', () => {
    expect(memory(['en.txt', 'ru.txt', '--region', 'en-US,ru'])).toEqual(['en-US', 'ru']);
  });

  test('--lang overrules what is detected', () => {
    const there = folder({ a: english, b: english });
    expect(sverka(['align', 'a', 'b', '-q'], { cwd: there }).status).toBe(2);
    expect(memory(['a', 'b', '--lang', 'en,ru'], there)).toEqual(['en-GB', 'ru-RU']);
  });
});

describe('--from lines', () => {
  const lines = (there: string, words: string[] = []) =>
    sverka(['align', 'a', 'b', '--from', 'lines', ...words], { cwd: there });
  const units = (stdout: string, side: 'source' | 'target'): number =>
    (JSON.parse(stdout) as Record<typeof side, { units: { sentence: unknown[] } }>)[side].units.sentence.length;

  test('each line that is not blank is one sentence', () => {
    const there = folder({ a: 'One. Two.\n\nThree\n', b: 'Раз. Два.\n\nТри\nЧетыре. Пять.\n' });
    const { stdout } = lines(there, ['--to', 'json']);
    expect([units(stdout, 'source'), units(stdout, 'target')]).toEqual([2, 3]);
  });

  test('doubt about the languages is a warning and not a refusal', () => {
    const there = folder({ a: '1\n2\n', b: '1\n2\n' });
    const { status, stderr } = lines(there);
    expect(status).toBe(0);
    expect(stderr).toMatch(/warning: The languages are in doubt: a is taken as English, b as Russian/u);
    expect(lines(there, ['--lang', 'ru,en']).stderr).not.toContain('warning');
    expect(lines(there, ['--quiet']).stderr).toBe('');
  });

  test('the one with more Cyrillic is the Russian one', () => {
    const there = folder({ a: 'Да, да, ok\n', b: 'Yes, ok, да\n' });
    const { stdout, stderr } = lines(there, ['--to', 'json']);
    expect((JSON.parse(stdout) as { source: { lang: string } }).source.lang).toBe('ru');
    expect(stderr).not.toContain('warning');
  });
});

test('--from auto asks before it reads markup as prose', () => {
  const there = pair({ 'en.xml': `<?xml version="1.0"?><p>${english}</p>` });
  const xml = ['align', 'en.xml', 'ru.txt'];
  expect(sverka(xml, { cwd: there }).stderr).toContain('[input/not-text]');
  expect(sverka([...xml, '--from', 'text'], { cwd: there }).status).toBe(0);
});

test('standard input can be either file', () => {
  const there = pair();
  const plain = sverka([...align, '--to', 'tsv', '-q'], { cwd: there }).stdout;
  expect(sverka(['align', '-', 'ru.txt', '--to', 'tsv', '-q'], { cwd: there, input: english }).stdout).toBe(plain);
  expect(sverka(['align', 'en.txt', '-', '--to', 'tsv', '-q'], { cwd: there, input: russian }).stdout).toBe(plain);
});

test('standard input may come slowly, in a pipe that does not block', async () => {
  const child = spawn(process.execPath, [launcher, 'segment', '-', '-q'], { cwd: pair() });
  let stdout = '';
  child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
  for (const line of english.split(/(?<=\n)/u)) {
    child.stdin.write(line);
    await new Promise((resolve) => setTimeout(resolve, 150));
  }
  child.stdin.end();
  const status = await new Promise((resolve) => child.on('close', resolve));
  expect(status).toBe(0);
  expect(stdout).toBe(sverka(['segment', '-', '-q'], { input: english }).stdout);
});

test('a name that begins with a hyphen stands after --', () => {
  const there = folder({ '-en.txt': english, 'ru.txt': russian });
  expect(sverka(['align', '-q', '--', '-en.txt', 'ru.txt'], { cwd: there }).status).toBe(0);
});

test('--meta gives what the page does not say', () => {
  const there = pair({ 'meta.json': '{"id":"visit","texts":{"en":{"title":"A visit"}}}' });
  expect(sverka([...align, '--to', 'json', '--meta', 'meta.json', '-q'], { cwd: there }).stdout).toContain('"A visit"');
  const wrong = sverka([...align, '--meta', 'ru.txt'], { cwd: there });
  expect(wrong.status).toBe(2);
  expect(wrong.stderr).toMatch(/\[meta\/invalid\]\n +at: +ru\.txt/u);
});

describe('the same input gives the same bytes', () => {
  const memory = (words: string[], env = {}) =>
    sverka([...align, '--to', 'tmx', '-q', ...words], { cwd: pair(), env }).stdout;
  const dates = (text: string) => [...new Set([...text.matchAll(/creationdate="([^"]+)"/gu)].map(([, date]) => date))];

  test('with no time in them unless asked', () => {
    expect(dates(memory([]))).toEqual([]);
    expect(dates(memory(['--date', '2021-03-02']))).toEqual(['20210302T000000Z']);
    expect(dates(memory([], { SOURCE_DATE_EPOCH: '1614700800' }))).toEqual(['20210302T160000Z']);
  });
});

test('a reader that has seen enough ends the run quietly', async () => {
  const there = pair({ 'en.txt': english.repeat(300), 'ru.txt': russian.repeat(300) });
  const child = spawn(process.execPath, [launcher, 'align', 'en.txt', 'ru.txt', '--from', 'lines', '-q'], {
    cwd: there,
  });
  child.stdout.destroy();
  let stderr = '';
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  const status = await new Promise((resolve) => child.on('close', resolve));
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
});

describe('--explain', () => {
  const there = pair({ 'weights.json': readFileSync('src/method/weights.json') });
  const explained = (...words: string[]) => sverka(['align', 'en.txt', 'ru.txt', ...words], { cwd: there });

  test('shows why a bead is what it is', () => {
    const { status, stdout, stderr } = explained('--explain', '2');
    expect(stderr).toBe('');
    expect(status).toBe(0);
    expect(stdout).toMatch(
      /^bead 2 {2}1:1 {2}confidence (?:0\.\d{6}|1\.000000)\n\n {2}1:1 {2}He met with 12 students/u,
    );
    expect(stdout).toMatch(/^number +\d\.\d\d +12 +12$/mu);
    for (const part of ['features', 'words that match', 'best rival', 'what decides'])
      expect(stdout).toMatch(new RegExp(`^${part}: `, 'mu'));
    // The same columns from the other side.
    const turned = sverka(['align', 'ru.txt', 'en.txt', '--explain', '2'], { cwd: there }).stdout;
    const adds = (text: string): string => /features[^]*?in all/u.exec(text)![0];
    expect(adds(turned)).toBe(adds(stdout));
  });

  test('weights may be given, and are in the signature', () => {
    expect(explained('--explain', '2', '--weights', 'weights.json').stdout).toBe(explained('--explain', '2').stdout);
    const other = JSON.parse(readFileSync('src/method/weights.json', 'utf8')) as { columns: Record<string, number> };
    const cwd = pair({ 'other.json': JSON.stringify({ ...other, columns: { ...other.columns, 'shape 1:1': 9 } }) });
    const signature = (words: string[]): string =>
      (
        JSON.parse(sverka(['align', 'en.txt', 'ru.txt', '--to', 'json', ...words], { cwd }).stdout) as {
          signature: string;
        }
      ).signature;
    expect(signature(['--weights', 'other.json'])).not.toBe(signature([]));
    expect(sverka(['align', 'en.txt', 'ru.txt', '--explain', '2', '--weights', 'other.json'], { cwd }).stdout).toMatch(
      /^shape 1:1 +1\.000 +9\.000 +\+9\.000$/mu,
    );
  });
});
