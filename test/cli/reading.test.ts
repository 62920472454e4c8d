import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { encode } from '../format/encodings.js';
import { english, folder, pair, russian, sverka } from './run.js';

const align = ['align', 'en.txt', 'ru.txt', '--to', 'tsv'];
const plain = russian.replace('—', '-');
const wanted = () => sverka([...align, '-q'], { cwd: folder({ 'en.txt': english, 'ru.txt': plain }) }).stdout;

describe('encodings', () => {
  test('an encoding that had to be guessed is told', () => {
    for (const encoding of ['windows-1251', 'koi8-r', 'ibm866']) {
      const ascii = plain.replace(/[«»]/gu, '"');
      const there = folder({ 'en.txt': english, 'ru.txt': encode(ascii, encoding) });
      const { status, stderr, stdout } = sverka(align, { cwd: there });
      expect(status).toBe(0);
      expect(stderr).toContain(`sverka: warning: ru.txt is read as ${encoding}; --encoding overrules this.`);
      expect(stdout).toContain('Министр прибыл');
      expect(sverka([...align, '-q'], { cwd: there }).stderr).toBe('');
    }
  });

  test('UTF-16 needs no guessing', () => {
    const there = folder({ 'en.txt': encode(`\uFEFF${english}`, 'utf-16le'), 'ru.txt': encode(plain, 'utf-16be') });
    const { stdout, stderr } = sverka(align, { cwd: there });
    expect(stdout).toBe(wanted());
    expect(stderr).not.toContain('warning');
  });

  test('--encoding names that of both files, or of each', () => {
    const there = folder({ 'en.txt': english, 'ru.txt': encode(plain, 'windows-1251') });
    const run = (names: string) => sverka([...align, '--encoding', names], { cwd: there });
    expect(run('utf-8,cp1251')).toMatchObject({ status: 0, stdout: wanted() });
    expect(run('utf-8,cp1251').stderr).not.toContain('warning');
    expect(run('cp1251')).toMatchObject({ status: 0, stdout: wanted() });
    expect(run('utf-8').stderr).toMatch(/\[input\/encoding\]\n +at: +ru\.txt/u);
    expect(run('koi8-r,cp866').stderr).toMatch(/\[input\/encoding\]\n +at: +ru\.txt\n.*windows-1251/u);
    expect(run('latin-15').stderr).toContain('[input/unknown-encoding]');
    expect(run('a,b,c').stderr).toContain('[cli/usage]');
  });

  test('segment and convert have it too', () => {
    const there = folder({ 'ru.txt': encode(plain, 'windows-1251') });
    expect(sverka(['segment', 'ru.txt', '--encoding', 'cp1251', '-q'], { cwd: there }).stdout).toContain('Министр');
    expect(sverka(['segment', 'ru.txt', '--encoding', 'utf-8', '-q'], { cwd: there }).status).toBe(2);
    expect(sverka(['convert', 'ru.txt', '--to', 'tsv', '--encoding', 'utf-8'], { cwd: there }).stderr).toContain(
      '[input/encoding]',
    );
  });
});

test('a text that is translated in part is the Russian one, and what is not is told', () => {
  const commands = '$ sudo apt install --yes debconf-utils grub-common mirror-tools\n\n'.repeat(4);
  const left = 'This is the part of the manual that nobody has translated into the other language.';
  const files = {
    'en.txt': `The file is not there.\n\n${left}\n\n${commands}`,
    'ru.txt': `Такого файла здесь, к сожалению, нет и не было.\n\n${left}\n\n${commands}`,
  };
  const { status, stdout, stderr } = sverka(['align', 'ru.txt', 'en.txt', '--to', 'tsv'], { cwd: folder(files) });
  expect(status).toBe(0);
  expect(stdout).toMatch(/Такого файла[^\n]*\tThe file is not there/u);
  expect(stderr).toContain('Line 3 is in English.');
  expect(stderr).not.toContain('Line 5');
});

describe('web pages', () => {
  const page = (name: string) => readFileSync(`test/cases/html/${name}.html`);
  const files = { 'en.html': page('ministry.en'), 'ru.html': page('ministry.ru') };
  const project = (words: readonly string[], more = {}) => {
    const { stdout, stderr } = sverka(['align', ...words, '--to', 'json', '-q'], {
      cwd: folder({ ...files, ...more }),
    });
    expect(stderr).toBe('');
    return JSON.parse(stdout) as {
      source: { text: string; meta: { title: string; publisher: string } };
      ladders: { sentence: { source: number[]; target: number[] }[] };
    };
  };

  test('are known by what they hold', () => {
    const { source, ladders } = project(['en.html', 'ru.html']);
    expect(source.text).toBe(readFileSync('test/cases/html/ministry.en.txt', 'utf8'));
    expect(source.meta).toMatchObject({ publisher: 'The Ministry of Foreign Affairs' });
    expect(ladders.sentence.length).toBeGreaterThan(10);
    expect(ladders.sentence.every(({ source: [a, b], target: [c, d] }) => b! - a! === 1 && d! - c! === 1)).toBe(true);
  });

  test('--from html reads a page that does not look like one', () => {
    const more = { 'x.txt': `\n${'Site map. '.repeat(1000)}<p>One.<p>The minister spoke.` };
    const { stdout } = sverka(['segment', 'en.html', '-q'], { cwd: folder(files) });
    expect(stdout).toContain('Ladies and gentlemen,\n');
    expect(stdout).not.toMatch(/<\/?[a-z]/u);
    expect(project(['x.txt', 'ru.html', '--from', 'html', '--force'], more).source.text).not.toContain('<p>');
  });

  test('--from text reads the tags', () => {
    const { source } = project(['en.html', 'ru.html', '--from', 'text', '--force']);
    expect(source.text).toContain('<!DOCTYPE html>');
  });
});

describe('texts that are no translations of each other', () => {
  const strangers = {
    'en.txt': readFileSync('test/cases/html/un.en.txt'),
    'ru.txt': readFileSync('corpora/2021-03-02-lavrov-kamilov/ru.txt'),
  };

  test('are refused, and aligned with --force', () => {
    const there = folder(strangers);
    const { status, stdout, stderr } = sverka(align, { cwd: there });
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(/\[input\/not-parallel\]\n +at: +en\.txt, ru\.txt\n +hint: .*--force/u);
    const forced = sverka([...align, '--force'], { cwd: there });
    expect(forced.status).toBe(0);
    expect(forced.stderr).toContain('warning: The two texts are not translations of each other');
  });

  test('are a warning where the user prepared lines, or takes the baseline', () => {
    for (const more of [
      ['--from', 'lines'],
      ['--method', 'length'],
    ])
      expect(sverka([...align, ...more], { cwd: folder(strangers) }).status).toBe(0);
    expect(sverka([...align, '--from', 'lines'], { cwd: folder(strangers) }).stderr).toContain('not translations');
  });
});

test('a passage in the other language is told with file and line', () => {
  const there = pair({ 'ru.txt': `${russian}\nHe then left for Saint Petersburg by train.\n` });
  const { status, stderr } = sverka(align, { cwd: there });
  expect(status).toBe(0);
  expect(stderr).toContain('sverka: warning: ru.txt:7: Line 7 is in English.');
});

test('a third language is refused with file and line', () => {
  const there = pair({ 'ru.txt': '\nПереговори з моїм узбецьким колегою пройшли в дружній атмосфері.\n' });
  expect(sverka(align, { cwd: there }).stderr).toMatch(/in Ukrainian\. \[input\/language\]\n +at: +ru\.txt:2\n/u);
});

test('the libraries for web pages are loaded for web pages alone', () => {
  const loads = (words: readonly string[], cwd: string) =>
    sverka([...words, '--to', 'tsv', '-q'], { cwd, env: { NODE_DEBUG: 'esm' } }).stderr.includes('linkedom');
  expect(loads(['align', 'en.txt', 'ru.txt'], pair())).toBe(false);
  const pages = { 'en.html': `<html><body><p>${english}</p></body></html>`, 'ru.txt': russian };
  expect(loads(['align', 'en.html', 'ru.txt'], folder(pages))).toBe(true);
});
