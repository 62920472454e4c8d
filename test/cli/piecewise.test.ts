import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { linesOf, plainOf } from '../piecewise/texts.js';
import { contents, folder, pair, sverka } from './run.js';

const [english, russian] = [linesOf('en').join('\n'), linesOf('ru').join('\n')];
const align = ['align', 'talks.en.txt', 'talks.ru.txt', '--from', 'lines'];
const piecewise = [...align, '--piecewise'];
const texts = (): string => folder({ 'talks.en.txt': english, 'talks.ru.txt': russian });

/** What the numbers of a report are of, whatever they are. */
const shapeOf = (report: string): string => report.replace(/[\d.,]+/gu, '#').replace(/ +/gu, ' ');

test('in one window the files are those of the whole, byte for byte, and so is the report but for moves', () => {
  const there = texts();
  const to = ['--to', 'tmx,tei,tsv,xliff', '-o'];
  const [whole, pieces] = [
    sverka([...align, ...to, 'out/'], { cwd: there }),
    sverka([...piecewise, ...to, 'new/'], { cwd: there }),
  ];
  expect(pieces.status, pieces.stderr).toBe(0);
  expect(contents(join(there, 'new'))).toEqual(contents(join(there, 'out')));
  expect(readdirSync(join(there, 'new')).length).toBe(4);
  const report = whole.stderr.replace(/^moved[^]*?(?=^how sure)/mu, '').replaceAll('out/', 'new/');
  expect(pieces.stderr).toBe(report);
});

test('in several, all units of the texts are in the files', () => {
  const there = texts();
  const { status, stderr } = sverka(
    [...piecewise, '--window', '200', '--to', 'tei,tsv', '-o', 'new/', '--source', 'ru'],
    { cwd: there },
  );
  expect(status, stderr).toBe(0);
  const table = readFileSync(join(there, 'new', 'talks.tsv'), 'utf8')
    .trim()
    .split('\n')
    .slice(1);
  expect(
    table
      .map((row) => row.split('\t')[9])
      .join(' ')
      .replace(/\s+/gu, ' ')
      .trim(),
  ).toBe(russian.replace(/\s+/gu, ' ').trim());
  expect(table.map((row) => row.split('\t')[0])).toEqual(table.map((_, index) => String(index + 1)));
  const valid = sverka(['validate', 'new/talks.tei.xml'], { cwd: there });
  expect(valid.status, valid.stdout).toBe(0);
  expect(readdirSync(join(there, 'new')).filter((name) => name.startsWith('.'))).toEqual([]);
});

test('a split edition, and one format on standard output', () => {
  const there = texts();
  const split = ['--to', 'tei', '--tei-layout', 'split', '-q'];
  sverka([...align, ...split, '-o', 'out/'], { cwd: there });
  const { status, stderr } = sverka([...piecewise, ...split, '-o', 'new/'], { cwd: there });
  expect([status, stderr]).toEqual([0, '']);
  expect(contents(join(there, 'new'))).toEqual(contents(join(there, 'out')));
  expect(Object.keys(contents(join(there, 'new')))).toHaveLength(3);
  const rows = sverka([...piecewise, '--to', 'tsv', '-q'], { cwd: there });
  expect(rows.stdout).toBe(sverka([...align, '--to', 'tsv', '-q'], { cwd: there }).stdout);
  expect(readdirSync(there).sort()).toEqual(['new', 'out', 'talks.en.txt', 'talks.ru.txt']);
});

test.each([[[]], [['--source', 'ru']], [['--tei-layout', 'split']], [['--level', 'paragraph']]])(
  'what is written is read again and accounted for, as that of the whole is: %j',
  (more) => {
    const there = texts();
    const to = ['--to', 'tmx,tei,tsv', '--verify', ...more, '-o'];
    const whole = sverka([...align, ...to, 'out/'], { cwd: there });
    const told = (stderr: string): string[] =>
      stderr.split('\n').filter((line) => /(?:English|Russian): [\d,]+ characters/u.test(line));
    const pieces = sverka([...piecewise, ...to, 'new/'], { cwd: there });
    expect([pieces.status, whole.status], pieces.stderr).toEqual([0, 0]);
    expect(told(pieces.stderr)).toEqual(told(whole.stderr));
    expect(told(pieces.stderr)).toHaveLength(6);
    if (more[0] === '--level') return;
    const small = sverka([...piecewise, '--window', '300', ...to, 'small/'], { cwd: there });
    expect(small.status, small.stderr).toBe(0);
    expect(told(small.stderr).slice(2)).toEqual(told(whole.stderr).slice(2));
    expect(small.stderr).not.toContain('LOST');
  },
);

test('plain text, in an old encoding', () => {
  const old = Buffer.from([...plainOf('ru')].flatMap((char) => windows1251(char)));
  const there = folder({ 'talks.en.txt': plainOf('en'), 'talks.ru.txt': old });
  const { status, stderr } = sverka(
    ['align', 'talks.en.txt', 'talks.ru.txt', '--piecewise', '--to', 'tmx', '-o', 'x.tmx'],
    { cwd: there },
  );
  expect(status, stderr).toBe(0);
  expect(stderr).toContain('talks.ru.txt is read as windows-1251');
  expect(shapeOf(stderr)).toMatch(/aligned # beads: # × #:#/u);
});

test('a long file is read as it comes: with a mark, in CRLF, to the last line', { timeout: 60_000 }, () => {
  const line = 'Стороны обсудили положение в регионе и договорились продолжить консультации по этим вопросам.';
  const many = [
    ...linesOf('ru', false).slice(0, 200),
    ...Array.from({ length: 100_000 }, (_, index) => `${index} ${line}`),
  ];
  const there = folder({
    'talks.en.txt': linesOf('en', false).slice(0, 200).join('\n'),
    'talks.ru.txt': `\uFEFF${many.join('\r\n')}\r\n`,
  });
  const { status, stderr } = sverka(
    [...piecewise, '--window', '500', '--to', 'tsv', '-o', 'x.tsv', '--lang', 'en,ru'],
    { cwd: there },
  );
  expect(status, stderr).toBe(0);
  expect(stderr).toContain('100,200 sentences');
  const rows = readFileSync(join(there, 'x.tsv'), 'utf8').trim().split('\n').slice(1);
  const found = rows.map((row) => row.split('\t')[10]!.trim()).filter((text) => text !== '');
  // Not the texts themselves: when they differ, nobody wants to see them all.
  expect(found.join(' ') === many.join(' ').replace(/ {2,}/gu, ' ')).toBe(true);
});

/** A letter as windows-1251 has it, of what the texts hold. */
function windows1251(char: string): number[] {
  const table = new TextDecoder('windows-1251');
  known ??= new Map(Array.from({ length: 256 }, (_, byte) => [table.decode(Uint8Array.of(byte)), byte]));
  return [known.get(char) ?? 0x3f];
}
let known: Map<string, number> | undefined;

describe('refused', () => {
  const long = ['align', 'en.txt', 'ru.txt', '--piecewise'];
  test.each([
    [[...long, '--to', 'json', '-o', 'x.json'], 'cli/usage', 'json cannot be written piece by piece'],
    [[...long], 'cli/usage', 'columns cannot be written piece by piece'],
    [[...long, '--words', '--to', 'tei', '-o', 'x'], 'cli/usage', '--words needs the whole'],
    [[...long, '--verify', '--to', 'xliff', '-o', 'x'], 'cli/usage', '--verify needs the whole of xliff'],
    [[...long, '--verify', '--to', 'tmx'], 'cli/usage', '--verify reads files again'],
    [[...long, '--context', '--to', 'tmx', '-o', 'x'], 'cli/usage', '--context needs the whole'],
    [[...long, '--from', 'html', '--to', 'tmx', '-o', 'x'], 'cli/usage', 'does not read web pages'],
    [['align', 'en.txt', '--piecewise', '--to', 'tmx', '-o', 'x'], 'cli/usage', 'takes two files'],
    [['align', 'page.html', 'ru.txt', '--piecewise', '--to', 'tmx', '-o', 'x'], 'cli/usage', 'page.html is a web page'],
    [
      ['align', 'en.txt', 'ru.txt', '--window', '5', '--to', 'tmx', '-o', 'x'],
      'cli/usage',
      '--window is for --piecewise',
    ],
    [['align', 'en.txt', 'empty.txt', '--piecewise', '--to', 'tmx', '-o', 'x'], 'input/empty', 'The file is empty'],
    [['align', 'en.txt', 'en.txt', '--piecewise', '--to', 'tmx', '-o', 'x'], 'input/same-language', 'Both texts'],
    [['align', 'en.txt', 'ru.txt', '--piecewise', '--to', 'tmx', '-o', 'en.txt'], 'file/is-input', 'is an input'],
  ])('%j', (words, code, message) => {
    const there = pair({ 'page.html': '<!DOCTYPE html><html><body><p>One.</p></body></html>', 'empty.txt': '' });
    const before = contents(there);
    const { status, stdout, stderr } = sverka(words, { cwd: there });
    expect(status).toBe(2);
    expect(stderr).toContain(`[${code}]`);
    expect(stderr).toContain(message);
    expect(stdout).toBe('');
    expect(contents(there)).toEqual(before);
  });

  test('a line without end, of which not more is read than may be held', () => {
    const there = folder({ 'talks.en.txt': english, 'talks.ru.txt': `Да.\n${'и так далее '.repeat(400_000)}` });
    const { status, stderr } = sverka([...piecewise, '--to', 'tmx', '-o', 'x'], { cwd: there });
    expect(status).toBe(2);
    expect(stderr).toMatch(/\[piecewise\/long-line\]\n +at: +talks\.ru\.txt:2\n/u);
    const lone = folder({ 'talks.en.txt': english, 'talks.ru.txt': 'яблоко '.repeat(2_500_000) });
    const second = sverka([...piecewise, '--to', 'tmx', '-o', 'x'], { cwd: lone });
    expect(second.stderr).toMatch(/\[piecewise\/long-line\]\n +at: +talks\.ru\.txt:1\n/u);
    expect(readdirSync(lone).sort()).toEqual(['talks.en.txt', 'talks.ru.txt']);
  });

  test('texts that do not belong together, with the way out and nothing left behind', () => {
    const turned = linesOf('ru', false).reverse().join('\n');
    const there = folder({ 'talks.en.txt': linesOf('en', false).join('\n'), 'talks.ru.txt': turned });
    const words = [...piecewise, '--window', '30', '--to', 'tmx,tei', '-o', 'new/'];
    const early = sverka(words, { cwd: there });
    expect(early.status).toBe(2);
    expect(early.stderr).toMatch(/\[input\/not-parallel\]\n +at: +talks\.en\.txt, talks\.ru\.txt\n.*--force/su);
    const { status, stderr } = sverka([...words, '--force'], { cwd: there });
    expect(status).toBe(2);
    expect(stderr).toContain('[piecewise/no-cut]');
    expect(stderr).toContain('--window');
    expect(contents(there)).toEqual({ 'talks.en.txt': linesOf('en', false).join('\n'), 'talks.ru.txt': turned });
    expect(readdirSync(there).sort()).toEqual(['talks.en.txt', 'talks.ru.txt']);
  });
});
