import { spawn } from 'node:child_process';
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { findPairs as pairsOf } from '../../src/cli/batch/inputs.js';
import { contents, english, folder, launcher, russian, sverka } from './run.js';

const corpus = 'corpora/2021-03-02-lavrov-kamilov';
const long = (lang: string): string => readFileSync(join(corpus, `${lang}.txt`), 'utf8');

/** A folder with pairs in all the ways of naming them. */
const site = (): string =>
  folder({
    'in/a.en.txt': english,
    'in/a.ru.txt': russian,
    'in/talks/b_en.txt': long('en'),
    'in/talks/b_ru.txt': long('ru'),
    'in/en/c.txt': english.replace('12 students', '14 students'),
    'in/ru/c.txt': russian.replace('12 студентами', '14 студентами'),
    'in/d/en.txt': english,
    'in/d/ru.txt': russian,
  });

const batch = (there: string, ...words: string[]) => sverka(['batch', ...words], { cwd: there });
const rowsOf = (text: string): string[][] =>
  text
    .replace(/\n$/u, '')
    .split('\n')
    .map((line) => line.split('\t'));

describe('a folder', () => {
  test('all pairs, whatever they are called by, each as align would write it', () => {
    const there = site();
    const { status, stderr, stdout } = batch(there, 'in', '--to', 'tmx,json', '--merge', '-o', 'out');
    expect({ status, stdout }, stderr).toEqual({ status: 0, stdout: '' });
    const made = contents(join(there, 'out'));
    expect(Object.keys(made)).toEqual([
      'a.json',
      'a.tmx',
      'all.tmx',
      'batch-report.tsv',
      'c.json',
      'c.tmx',
      'd.json',
      'd.tmx',
      'talks/b.json',
      'talks/b.tmx',
    ]);
    const alone = sverka(
      ['align', 'in/talks/b_en.txt', 'in/talks/b_ru.txt', '--to', 'json,tmx', '-o', 'alone/', '-q'],
      {
        cwd: there,
      },
    );
    expect(alone.status).toBe(0);
    expect(made['talks/b.json']).toBe(readFileSync(join(there, 'alone', 'b.json'), 'utf8'));
    expect(made['talks/b.tmx']).toBe(readFileSync(join(there, 'alone', 'b.tmx'), 'utf8'));
    const units = (text: string) => text.match(/<tu /gu)!.length;
    expect(units(made['all.tmx']!)).toBe(
      ['a.tmx', 'c.tmx', 'd.tmx', 'talks/b.tmx'].reduce((sum, name) => sum + units(made[name]!), 0),
    );
    expect(stderr).toMatch(/^0 of 4 documents\n[^]*4 of 4 documents/u);
    expect(stderr).toMatch(/batch +4 pairs aligned\nwrote +out[\\/] +8 files/u);
  });

  test('two folders that are called by languages; several folders', () => {
    const there = site();
    expect(batch(there, 'in/en', 'in/ru/', '--to', 'tsv', '-o', 'out', '-q').status).toBe(0);
    expect(Object.keys(contents(join(there, 'out')))).toEqual(['batch-report.tsv', 'c.tsv']);
    expect(batch(there, 'in/talks', 'in/d', '--to', 'tsv', '-o', 'two', '-q').status).toBe(0);
    expect(Object.keys(contents(join(there, 'two')))).toEqual(['batch-report.tsv', 'd/d.tsv', 'talks/b.tsv']);
  });

  test('the outputs are the same with one job and with three', () => {
    const there = site();
    const made = ['1', '3'].map((jobs) => {
      expect(batch(there, 'in', '--to', 'tei,tmx', '--merge', '-o', `out${jobs}`, '-q', '-j', jobs).status).toBe(0);
      return contents(join(there, `out${jobs}`));
    });
    expect(made[0]).toEqual(made[1]);
  });
});

describe('what goes wrong', () => {
  test('a bad document stops no other, is told with its reason, and may be mended', () => {
    const there = site();
    writeFileSync(join(there, 'in', 'bad.en.txt'), 'Hello.');
    writeFileSync(join(there, 'in', 'bad.ru.txt'), new Uint8Array([0, 1, 2, 3]));
    writeFileSync(join(there, 'in', 'same.en.txt'), english);
    writeFileSync(join(there, 'in', 'same.ru.txt'), english);
    writeFileSync(join(there, 'in', 'alone.ru.txt'), russian);
    writeFileSync(join(there, 'in', 'README.md'), 'Ours.');
    const first = batch(there, 'in', '--to', 'tsv', '-o', 'out');
    expect(first.status).toBe(1);
    expect(first.stderr).toContain('sverka: failed: bad: The file is not a text. [input/binary]');
    expect(first.stderr).toContain('4 pairs aligned · 2 failed · 1 file without a partner');
    const [head, ...rows] = rowsOf(contents(join(there, 'out'))['batch-report.tsv']!);
    const told = rows.map((row) => [row[0], row[1], row[head!.indexOf('code')]]);
    expect(told).toEqual([
      ['a', 'aligned', ''],
      ['bad', 'failed', 'input/binary'],
      ['c', 'aligned', ''],
      ['d', 'aligned', ''],
      ['same', 'failed', 'input/same-language'],
      ['talks/b', 'aligned', ''],
      ['alone', 'alone', ''],
    ]);

    writeFileSync(join(there, 'in', 'bad.en.txt'), english);
    writeFileSync(join(there, 'in', 'bad.ru.txt'), russian);
    writeFileSync(join(there, 'in', 'same.ru.txt'), russian);
    rmSync(join(there, 'in', 'alone.ru.txt'));
    const second = batch(there, 'in', '--to', 'tsv', '-o', 'out', '--report', 'json');
    expect(second.status).toBe(0);
    expect(second.stderr).toMatch(/^4 of 6 documents\n/u);
    const report = JSON.parse(contents(join(there, 'out'))['batch-report.json']!) as { status: string }[];
    expect(report.map(({ status }) => status)).toEqual(Array(6).fill('aligned'));
  });

  test('a manifest: a file that is not there fails alone; a wrong line fails all', () => {
    const there = site();
    writeFileSync(join(there, 'pairs.tsv'), 'in/a.en.txt\tin/a.ru.txt\tfirst\nin/no.txt\tin/a.ru.txt\n');
    const { status, stderr } = batch(there, 'pairs.tsv', '--to', 'tmx', '-o', 'out');
    expect(status).toBe(1);
    expect(stderr).toContain('[file/not-found]');
    expect(Object.keys(contents(join(there, 'out')))).toEqual(['batch-report.tsv', 'first.tmx']);
    writeFileSync(join(there, 'wrong.tsv'), 'in/a.en.txt\n');
    const wrong = batch(there, 'wrong.tsv', '--to', 'tmx', '-o', 'other');
    expect(wrong.status).toBe(2);
    expect(wrong.stderr).toMatch(/\[batch\/manifest\]\n +at: +wrong\.tsv:1\n/u);
    expect(existsSync(join(there, 'other'))).toBe(false);
  });

  test('a manifest of more pairs than V8 takes arguments', () => {
    const there = site();
    const many = 150_000;
    writeFileSync(join(there, 'pairs.tsv'), Array.from({ length: many }, (_, n) => `a\tb\t${n}\n`).join(''));
    expect(pairsOf([join(there, 'pairs.tsv')], join(there, 'out')).pairs).toHaveLength(many);
  });

  test('what takes too long is given up, and the rest goes on', () => {
    const there = site();
    const line = (lang: string): string => `${long(lang).replace(/\n+/gu, '\n')}\n`.repeat(60);
    writeFileSync(join(there, 'in', 'huge.en.txt'), line('en'));
    writeFileSync(join(there, 'in', 'huge.ru.txt'), line('ru'));
    writeFileSync(join(there, 'pairs.tsv'), 'in/huge.en.txt\tin/huge.ru.txt\n');
    const { status, stderr } = batch(there, 'pairs.tsv', '--to', 'tmx', '-o', 'out', '--limit', '1');
    expect(status).toBe(1);
    expect(stderr).toContain('[batch/slow]');
  });

  test.each([
    [['in', '-o', 'out'], 'cli/usage'],
    [['in', '--to', 'tmx'], 'cli/usage'],
    [['in', '--to', 'tmx', '-o', '-'], 'cli/usage'],
    [['in', '--to', 'tmx', '-o', 'in'], 'cli/usage'],
    [['in', '--to', 'tmx', '-o', 'out', '-j', '0'], 'cli/usage'],
    [['in', '--merge', '--max-units', '5', '-o', 'out'], 'cli/usage'],
    [['-', '--to', 'tmx', '-o', 'out'], 'cli/usage'],
    [['in', '--to', 'tmy', '-o', 'out'], 'format/unknown'],
    [['nowhere', '--to', 'tmx', '-o', 'out'], 'file/not-found'],
    [['in/d', '--to', 'tmx', '-o', 'in/a.en.txt'], 'file/not-written'],
    [['in', '--to', 'tmx', '-o', 'out', '--engine', 'queue.example'], 'cli/usage'],
    [['in', '--to', 'tmx', '-o', 'out', '--engine', 'http://queue.example'], 'cli/usage'],
    [['in', '--to', 'tmx', '-o', 'out', '--engine', 'redis://127.0.0.1:1', '-j', '2'], 'cli/usage'],
    [['in', '--to', 'tmx', '-o', 'out', '--engine', 'redis://127.0.0.1:1', '--embeddings', 'in'], 'cli/usage'],
    [['in', '--to', 'tmx', '-o', 'out', '--engine', 'redis://127.0.0.1:1', '--shared', 'in/d'], 'cli/usage'],
    [['in', '--to', 'tmx', '-o', 'out', '--shared', '.'], 'cli/usage'],
    [['in', '--to', 'tmx', '-o', 'out', '--engine', 'redis://:hush-hush@127.0.0.1:1'], 'queue/unreachable'],
    [['in', 'in/../in', '--to', 'tmx', '-o', 'in/d', '--from', 'what'], 'cli/usage'],
  ])('%j is refused', (words, code) => {
    const { status, stderr } = batch(site(), ...words);
    expect(status).toBe(2);
    expect(stderr).toContain(`[${code}]`);
    expect(stderr).not.toContain('hush-hush');
  });

  test.each([
    [[], 'cli/usage'],
    [['--engine', 'redis://127.0.0.1:1', '-j', '0'], 'cli/usage'],
    [['--engine', 'redis://127.0.0.1:1'], 'queue/unreachable'],
  ])('a worker: %j is refused', (words, code) => {
    const { status, stderr } = sverka(['worker', ...words]);
    expect(status).toBe(2);
    expect(stderr).toContain(`[${code}]`);
  });

  test('no pairs at all', () => {
    const { status, stderr } = batch(folder({ 'in/x.txt': english }), 'in', '--to', 'tmx', '-o', 'out');
    expect(status).toBe(2);
    expect(stderr).toContain('[batch/no-pairs]');
  });
});

describe('going on', () => {
  test('other options and other texts are refused, and --again does all anew', () => {
    const there = site();
    const run = (...words: string[]) => batch(there, 'in', '-o', 'out', ...words);
    expect(run('--to', 'tsv').status).toBe(0);
    const same = run('--to', 'tsv', '-j', '1');
    expect(same.stderr).toMatch(/^4 of 4 documents/u);
    const other = run('--to', 'tsv', '--level', 'paragraph');
    expect(other.status).toBe(2);
    expect(other.stderr).toContain('--level was not given and is paragraph. [batch/changed]');
    writeFileSync(join(there, 'in', 'a.en.txt'), `${english}He left.\n`);
    const changed = run('--to', 'tsv');
    expect(changed.status).toBe(2);
    expect(changed.stderr).toContain('a.en.txt has changed since it was aligned. [batch/changed]');
    rmSync(join(there, 'in', 'a.en.txt'));
    expect(run('--to', 'tsv').stderr).toContain('a was among the pairs, and is no longer. [batch/changed]');
    const again = run('--to', 'tsv', '--again', '--level', 'paragraph');
    expect(again.stderr).toMatch(/^0 of 3 documents/u);
    // Of a.en.txt alone.
    expect(again.status).toBe(1);
  });

  test('an output that was deleted or changed is made again, and pairs that came since are done', () => {
    const there = site();
    const run = () => batch(there, 'in', '--to', 'tsv', '-o', 'out');
    run();
    const before = contents(join(there, 'out'));
    rmSync(join(there, 'out', 'a.tsv'));
    writeFileSync(join(there, 'out', 'c.tsv'), 'mine');
    expect(run().stderr).toMatch(/^2 of 4 documents\n/u);
    expect(contents(join(there, 'out'))).toEqual(before);
    cpSync(join(there, 'in', 'a.en.txt'), join(there, 'in', 'e.en.txt'));
    cpSync(join(there, 'in', 'a.ru.txt'), join(there, 'in', 'e.ru.txt'));
    expect(run().stderr).toMatch(/^4 of 5 documents\n/u);
  });

  test('killed at many moments, it goes on, and all bytes are those of an undisturbed run', async () => {
    const there = site();
    for (let copy = 0; copy < 8; copy++)
      for (const lang of ['en', 'ru'])
        writeFileSync(join(there, 'in', `copy${copy}.${lang}.txt`), long(lang).replace('2021', `20${21 + copy}`));
    const words = ['in', '--to', 'tmx,tei,json', '--merge'];
    expect(batch(there, ...words, '-o', 'whole', '-q', '-j', '2').status).toBe(0);

    const journal = join(there, 'out', '.sverka', 'journal.jsonl');
    const lines = (): number => (existsSync(journal) ? readFileSync(journal, 'utf8').split('\n').length - 2 : 0);
    let kills = 0;
    for (let delay = 0; ; delay = (delay * 7 + 13) % 97) {
      const before = lines();
      const child = spawn(process.execPath, [launcher, 'batch', ...words, '-o', 'out', '-q', '-j', '2'], {
        cwd: there,
      });
      const end = new Promise<number | null>((resolve) => child.on('exit', resolve));
      let status: number | null | undefined;
      void end.then((code) => (status = code));
      // Until it has done one more, and then a moment that is another each time: in the middle of the next.
      while (status === undefined && lines() <= before) await wait(5);
      await wait(delay);
      child.kill('SIGKILL');
      if ((await end) === 0) break;
      kills++;
      expect(lines()).toBeGreaterThan(0);
    }
    expect(kills).toBeGreaterThanOrEqual(3);
    expect(contents(join(there, 'out'))).toEqual(contents(join(there, 'whole')));
    expect(readdirSync(join(there, 'out')).filter((name) => name.startsWith('.'))).toEqual(['.sverka']);
  }, 240_000);

  test('two at a time in one folder: the second is refused', async () => {
    const there = site();
    const words = ['batch', 'in', '--to', 'tmx', '-o', 'out', '-q', '-j', '1'];
    const child = spawn(process.execPath, [launcher, ...words], { cwd: there });
    const end = new Promise((resolve) => child.on('exit', resolve));
    while (!existsSync(join(there, 'out', '.sverka', 'journal.jsonl'))) await wait(2);
    const { status, stderr } = batch(there, ...words.slice(1));
    expect(status).toBe(2);
    expect(stderr).toContain('[batch/in-use]');
    await end;
    expect(child.exitCode).toBe(0);
  });
});

test('--match: files that are called by no rule are paired by what they hold', () => {
  const there = folder({ 'in/notes.txt': 'Nothing of the kind was said, and nobody came.' });
  const names = ['2019-10-24-korsakov', '2021-03-02-lavrov-kamilov', '2021-09-14-solvang'];
  for (const [index, name] of names.entries()) {
    cpSync(join('corpora', name, 'en.txt'), join(there, 'in', `page-${index}.txt`));
    cpSync(join('corpora', name, 'ru.txt'), join(there, 'in', `stranitsa-${(index + 1) % 3}.txt`));
  }
  const words = ['in', '--to', 'tsv', '-o', 'out', '--match', '--report', 'json'];
  const { status, stderr } = batch(there, ...words);
  expect(status, stderr).toBe(0);
  const report = JSON.parse(readFileSync(join(there, 'out', 'batch-report.json'), 'utf8')) as {
    name: string;
    target: string;
    match: number;
  }[];
  expect(report.map(({ name, target }) => [name, target])).toEqual([
    ['page-0', 'in/stranitsa-1.txt'],
    ['page-1', 'in/stranitsa-2.txt'],
    ['page-2', 'in/stranitsa-0.txt'],
  ]);
  for (const { match } of report) expect(match).toBeGreaterThan(0.9);
  expect(batch(there, ...words).stderr).toMatch(/^3 of 3 documents/u);
  expect(batch(there, 'in', '--to', 'tsv', '-o', 'other', '--least-match', '.5').stderr).toContain('[cli/usage]');
});

test('--adapt: what the texts show is learnt, and they are aligned by it', () => {
  const there = folder();
  // An invented word that no lexicon has, and that alone tells the sentences apart.
  for (let text = 0; text < 6; text++) {
    const lines = Array.from({ length: 6 }, (_, line) => (line + text) % 3);
    const [en, ru] = [
      ['flumps', 'grindles', 'wobbets'],
      ['хлюмпы', 'гриндали', 'вобеты'],
    ];
    writeFileSync(
      join(there, `x${text}.en.txt`),
      lines.map((at) => `The ${en[at]} arrived in ${2000 + text * 10 + at}.\n\n`).join(''),
    );
    writeFileSync(
      join(there, `x${text}.ru.txt`),
      lines.map((at) => `Прибыли ${ru[at]} в ${2000 + text * 10 + at} году.\n\n`).join(''),
    );
  }
  const { status, stderr } = batch(there, '.', '--to', 'tsv', '--adapt', '-o', 'out');
  expect(status, stderr).toBe(0);
  expect(stderr).toMatch(/^round 1 of 2: 0 of 6 documents\n[^]*round 2 of 2: 0 of 6 documents\n/u);
  expect(readFileSync(join(there, 'out', 'learnt.tsv'), 'utf8')).toMatch(/^wobbet\S*\tвобет/mu);
  const again = batch(there, '.', '--to', 'tsv', '--adapt', '-o', 'out');
  expect(again.stderr).toMatch(/^round 1 of 2: 6 of 6 documents\nround 2 of 2: 6 of 6 documents\n/u);
});
