import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { formats } from '../../src/format/formats.js';
import { english, folder, launcher, pair, sverka } from './run.js';

describe('segment', () => {
  const text = 'A head\n\nIt goes\non. Next one!\nQuestion: why?\n';

  test('a sentence a line, a blank line between paragraphs', () => {
    const { status, stdout, stderr } = sverka(['segment', 'x', '--lang', 'en'], { cwd: folder({ x: text }) });
    expect(stdout).toBe('A head\n\nIt goes on.\nNext one!\nQuestion: why?\n');
    expect(stderr).toMatch(/^read +English .*4 sentences +x\n$/u);
    expect(status).toBe(0);
  });

  test('of standard input, and quietly', () => {
    expect(sverka(['segment', '-', '--lang', 'en', '-q'], { input: text })).toMatchObject({ stderr: '', status: 0 });
  });

  test('the language is detected when it is not given', () => {
    expect(sverka(['segment', 'ru.txt'], { cwd: pair() }).stderr).toContain('Russian');
  });
});

describe('convert', () => {
  const project = () => {
    const there = pair();
    sverka(['align', 'en.txt', 'ru.txt', '--to', 'json', '-o', 'talks.json'], { cwd: there });
    return there;
  };

  test('gives what align would have given', () => {
    const there = project();
    for (const format of ['tsv', 'json', 'columns', 'tmx']) {
      const options = ['--to', format, '-q'];
      const converted = sverka(['convert', 'talks.json', ...options], { cwd: there });
      expect(converted.status).toBe(0);
      // A memory's units are named after the file, where nothing else names the document.
      if (format !== 'tmx')
        expect(converted.stdout).toBe(sverka(['align', 'en.txt', 'ru.txt', ...options], { cwd: there }).stdout);
    }
  });

  test('several formats, named after the project', () => {
    const there = project();
    const { stderr } = sverka(['convert', 'talks.json', '--to', 'tmx,tei', '-o', 'out'], { cwd: there });
    expect(readdirSync(join(there, 'out')).sort()).toEqual(['talks.tei.xml', 'talks.tmx']);
    expect(stderr).toContain('wrote');
  });

  test('one is told as one', () => {
    const there = folder({ 'en.txt': 'Question: Why?\n', 'ru.txt': 'Вопрос: Почему?\n' });
    const { stderr } = sverka(['align', 'en.txt', 'ru.txt', '--to', 'tmx,tei', '-o', 'out/'], { cwd: there });
    expect(stderr).toMatch(/1 translation unit\n[^]*1 sentence link\n/u);
  });

  test('a file that two formats have in common is written and told once', () => {
    const there = project();
    const { stderr } = sverka(['convert', 'talks.json', '--to', 'hunalign,vecalign', '-o', 'out'], { cwd: there });
    expect(stderr.match(/talks\.source\.txt/gu)).toHaveLength(1);
    expect(readdirSync(join(there, 'out')).sort()).toEqual(
      ['talks.ladder', 'talks.source.txt', 'talks.target.txt', 'talks.vecalign'].sort(),
    );
  });

  test('a packed file goes to its place, to standard output and back, byte for byte', () => {
    const there = project();
    expect(sverka(['convert', 'talks.json', '-o', 'talks.xlsx', '-q'], { cwd: there }).stderr).toBe('');
    const bytes = readFileSync(join(there, 'talks.xlsx'));
    const words = [launcher, 'convert', 'talks.json', '--to', 'xlsx', '-q'];
    expect(spawnSync(process.execPath, words, { cwd: there }).stdout.equals(bytes)).toBe(true);
    const csv = (name: string, input?: Uint8Array) =>
      sverka(['convert', name, '--to', 'csv', '-q'], { cwd: there, ...(input && { input }) });
    expect(csv('talks.xlsx')).toEqual(csv('talks.json'));
    expect(csv('-', bytes)).toEqual(csv('talks.json'));
    writeFileSync(join(there, 'cut.xlsx'), bytes.subarray(0, 900));
    expect(csv('cut.xlsx')).toMatchObject({ status: 2, stderr: expect.stringContaining('[input/damaged]') as string });
    sverka(['convert', 'talks.json', '-o', 'talks.docx', '-q'], { cwd: there });
    expect(csv('talks.docx')).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('[input/not-alignment]') as string,
    });
  });

  test.each(['ces', 'intertext', 'hunalign', 'vecalign'])('%s is read again, whatever it is called', (format) => {
    const there = project();
    const { suffix } = formats.find(({ name }) => name === format)!;
    const name = `out/renamed${suffix}`;
    expect(sverka(['convert', 'talks.json', '--to', format, '-o', name], { cwd: there }).stderr).toContain(name);
    const back = sverka(['convert', name, '--to', 'moses', '-o', 'back/', '-q'], { cwd: there });
    expect([back.stderr, back.status]).toEqual(['', 0]);
    expect(readFileSync(join(there, 'back', 'renamed.en'), 'utf8')).toContain('Thank you for coming');
  });

  test('of standard input, turned round', () => {
    const input = readFileSync(join(project(), 'talks.json'));
    const { stdout } = sverka(['convert', '-', '--to', 'json', '--source', 'ru', '-q'], { input });
    expect((JSON.parse(stdout) as { source: { lang: string } }).source.lang).toBe('ru');
  });

  test('of each format that can be read, under any name', () => {
    const there = project();
    for (const format of ['tmx', 'tei', 'tsv', 'json']) {
      sverka(['convert', 'talks.json', '--to', format, '-o', `saved.${format}.txt`], { cwd: there });
      const { stdout, status } = sverka(['convert', `saved.${format}.txt`, '--to', 'columns', '-q'], { cwd: there });
      expect(status).toBe(0);
      expect(stdout).toBe(sverka(['convert', 'talks.json', '--to', 'columns', '-q'], { cwd: there }).stdout);
    }
  });

  test('of an edition in three files, by the name of any', () => {
    const there = project();
    const split = ['--to', 'tei', '--tei-layout', 'split'];
    sverka(['convert', 'talks.json', ...split, '-o', 'a/'], { cwd: there });
    const names = readdirSync(join(there, 'a'));
    expect(names).toEqual(['talks.en.tei.xml', 'talks.ru.tei.xml', 'talks.tei.xml']);
    for (const [index, name] of names.entries()) {
      expect(sverka(['convert', `a/${name}`, ...split, '-o', `${index}/`], { cwd: there }).status).toBe(0);
      for (const each of names)
        expect(readFileSync(join(there, String(index), each), 'utf8')).toBe(
          readFileSync(join(there, 'a', each), 'utf8'),
        );
      expect(sverka(['convert', `a/${name}`, ...split, '-o', 'a/'], { cwd: there }).stderr).toContain(
        '[file/is-input]',
      );
    }
  });

  test('what a memory loses is told, and not with --quiet', () => {
    const memory =
      '<tmx version="1.4"><header/><body><tu><tuv xml:lang="en"><seg>Yes<ph/></seg></tuv>' +
      '<tuv xml:lang="ru"><seg>Да</seg></tuv></tu></body></tmx>';
    const words = ['convert', '-', '--to', 'tsv'];
    expect(sverka(words, { input: memory }).stderr).toContain('sverka: warning: 1 inline code left out.');
    expect(sverka([...words, '-q'], { input: memory }).stderr).toBe('');
  });

  test('never over the project', () => {
    const there = project();
    const { status, stderr } = sverka(['convert', 'talks.json', '--to', 'json', '-o', 'talks.json'], { cwd: there });
    expect(status).toBe(2);
    expect(stderr).toContain('[file/is-input]');
  });
});

describe('evaluate', () => {
  const there = pair();
  sverka(['align', 'en.txt', 'ru.txt', '--to', 'json', '-o', 'talks.json'], { cwd: there });

  test('an alignment agrees with itself', () => {
    const { status, stdout, stderr } = sverka(['evaluate', 'talks.json', 'talks.json'], { cwd: there });
    expect(stdout).toMatch(/^level +score +precision +recall +F1\nsentence +strict +1\.000 +1\.000 +1\.000\n/u);
    expect(stdout).toContain('paragraph');
    expect(stdout).toMatch(/\n\nsverka \S+ method:\S+ .*\n$/u);
    expect(stderr).toBe('');
    expect(status).toBe(0);
  });

  test('either may be turned round', () => {
    const options = ['--to', 'json', '--source', 'ru', '-o', 'turned.json'];
    sverka(['convert', 'talks.json', ...options], { cwd: there });
    const plain = sverka(['evaluate', 'talks.json', 'talks.json', '-q'], { cwd: there });
    expect(sverka(['evaluate', 'talks.json', 'turned.json', '-q'], { cwd: there })).toEqual(plain);
    expect(sverka(['evaluate', 'turned.json', 'talks.json', '-q'], { cwd: there })).toEqual(plain);
  });

  test('an edition of the same text agrees, though it is laid out otherwise', () => {
    sverka(['convert', 'talks.json', '--to', 'tei', '-o', 'talks.tei.xml'], { cwd: there });
    const plain = sverka(['evaluate', 'talks.json', 'talks.json', '-q'], { cwd: there });
    expect(sverka(['evaluate', 'talks.json', 'talks.tei.xml', '-q'], { cwd: there })).toEqual(plain);
    expect(sverka(['evaluate', 'talks.tei.xml', 'talks.json', '-q'], { cwd: there })).toEqual(plain);
  });

  test('a gold of other texts is refused', () => {
    const other = pair({ 'en.txt': english.replace('12', '13') });
    sverka(['align', 'en.txt', 'ru.txt', '--to', 'json', '-o', join(there, 'other.json')], { cwd: other });
    const { status, stderr } = sverka(['evaluate', 'talks.json', 'other.json'], { cwd: there });
    expect(status).toBe(2);
    expect(stderr).toContain('[gold/other-text]');
  });
});
