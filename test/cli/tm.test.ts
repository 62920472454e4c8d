import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { encode } from '../format/encodings.js';
import { memory, unit } from '../memory/memories.js';
import { folder, sverka } from './run.js';

const some = memory(
  unit('The ships sailed.', 'Суда отплыли.', ' tuid="1"', '<prop type="x-document">talks</prop>') +
    unit('Page 17', 'Страница 71', ' tuid="2"', '<prop type="x-document">notes</prop>') +
    unit('The ships sailed.', 'Суда отплыли.', ' tuid="3"'),
);
const read = (there: string, name: string): string => readFileSync(join(there, name), 'utf8');

describe('sverka tm clean', () => {
  test('writes what is kept and what is removed, and merge gives both back', () => {
    const there = folder({ 'a.tmx': some });
    const run = sverka(['tm', 'clean', 'a.tmx', '-o', 'good.tmx'], { cwd: there });
    expect([run.status, run.stdout]).toEqual([0, '']);
    expect(run.stderr).toMatch(
      /numbers\s+1\n[^]*double\s+1\n[^]*good\.tmx\s+1 {2}units kept\n\s+good\.removed\.tmx\s+2 /u,
    );
    expect(read(there, 'good.removed.tmx')).toContain('1 numbers: 17 / 71');
    const merged = sverka(['tm', 'merge', 'good.tmx', 'good.removed.tmx'], { cwd: there });
    expect(merged.stdout).toBe(some);
    expect(merged.stderr).toContain('2 units that clean had removed');
  });
  test('of a memory in another encoding writes UTF-8', () => {
    const there = folder({ 'a.tmx': encode(some.replace('UTF-8', 'windows-1251'), 'windows-1251') });
    expect(
      sverka(['tm', 'clean', 'a.tmx', '-o', 'out/', '-q', '--without', 'numbers,double'], { cwd: there }).status,
    ).toBe(0);
    expect(read(there, 'out/a.tmx')).toBe(some);
  });
  test.each([
    [['a.tmx'], 'the first has no name'],
    [['a.tmx', '-o', '-'], 'the first has no name'],
    [['a.tmx', '-o', 'a.tmx'], '[file/is-input]'],
    [['a.tmx', '-o', 'b.tmx', '--removed', 'b.tmx'], 'one name'],
    [['a.tmx', '-o', 'b.tmx', '--rules', 'doubles'], 'no rule doubles'],
    [['a.tmx', '-o', 'b.tmx', '--rules', 'long', '--without', 'long'], 'Leave one of them out'],
    [['a.tmx', '-o', 'b.tmx', '--max-ratio', '1'], 'above 1'],
    [['a.tmx', '-o', 'b.tmx', '--units', '3'], '--units means nothing to sverka tm clean'],
    [['a.tmx', 'b.tmx', '-o', 'c.tmx'], 'needs one memory'],
    [['broken.tmx', '-o', 'b.tmx'], 'broken.tmx:5'],
  ])('%j is refused, and nothing is written', (words, message) => {
    const there = folder({ 'a.tmx': some, 'broken.tmx': some.replace('</tuv>', '') });
    const run = sverka(['tm', 'clean', ...words], { cwd: there });
    expect([run.status, run.stdout]).toEqual([2, '']);
    expect(run.stderr).toContain(message);
    expect(readdirSync(there)).toEqual(['a.tmx', 'broken.tmx']);
  });
});

test('sverka tm merge drops doubles, says where units are from, and refuses other languages', () => {
  const there = folder({
    'a.tmx': memory(unit('one', 'один')),
    'b.tmx': memory(unit('one', 'один') + unit('two', 'два')),
    'c.tmx': memory(unit('one', 'eins').replaceAll('"ru"', '"de"')),
  });
  const run = sverka(['tm', 'merge', 'a.tmx', 'b.tmx', '--doubles', 'drop', '--origin', '-o', 'ab.tmx'], {
    cwd: there,
  });
  expect([run.status, run.stderr]).toEqual([
    0,
    expect.stringMatching(/dropped\s+1 double\nwrote\s+ab.tmx {2}2 units/u),
  ]);
  expect(read(there, 'ab.tmx').match(/x-origin">\w\.tmx/gu)).toEqual(['x-origin">a.tmx', 'x-origin">b.tmx']);
  const refused = sverka(['tm', 'merge', 'a.tmx', 'c.tmx'], { cwd: there });
  expect([refused.status, refused.stdout]).toEqual([2, '']);
  expect(refused.stderr).toContain('[tm/other-languages]');
  expect(sverka(['tm', 'merge', 'a.tmx', 'c.tmx', '--mixed', '-q'], { cwd: there }).stdout).toContain('eins');
});

test('sverka tm split writes a file for each part', () => {
  const there = folder({ 'a.tmx': some });
  expect(sverka(['tm', 'split', 'a.tmx', '--units', '2', '-o', 'out/'], { cwd: there }).stderr).toMatch(
    /out\/a\.1\.tmx\s+2 units\n\s+out\/a\.2\.tmx\s+1 unit\n/u,
  );
  expect(sverka(['tm', 'split', 'a.tmx', '--by', 'x-document', '-o', 'by.tmx', '-q'], { cwd: there }).status).toBe(0);
  expect(readdirSync(there)).toEqual(['a.tmx', 'by.none.tmx', 'by.notes.tmx', 'by.talks.tmx', 'out']);
  for (const [words, message] of [
    [['-o', 'x/'], 'How to split is not said'],
    [['--units', '2'], 'several files'],
    [['--units', '2', '--size', '5M', '-o', 'x/'], 'Two ways'],
    [['--size', 'big', '-o', 'x/'], 'such as 500k'],
  ] as const) {
    const run = sverka(['tm', 'split', 'a.tmx', ...words], { cwd: there });
    expect([run.status, run.stderr]).toEqual([2, expect.stringContaining(message)]);
  }
});

test('sverka tm stats counts', () => {
  const rated = some.replace('<prop', '<prop type="x-confidence">0.97</prop><prop type="x-speaker">Anna</prop><prop');
  const there = folder({ 'a.tmx': rated, 'empty.tmx': memory('') });
  const { stdout, status } = sverka(['tm', 'stats', 'a.tmx'], { cwd: there });
  expect(status).toBe(0);
  expect(stdout).toMatch(
    /^units\s+3\n[^]*doubles\s+1\n[^]*en\s+8\s+41 [^]*talks\s+1\s+3\n[^]*Anna\s+1\s+3\n[^]*0\.9–1\.0\s+1 {2}█/u,
  );
  const json = JSON.parse(sverka(['tm', 'stats', 'a.tmx', '--to', 'json'], { cwd: there }).stdout) as object;
  expect(json).toMatchObject({
    units: 3,
    pairs: 3,
    doubles: 1,
    ambiguous: 0,
    languages: { en: 3, ru: 3 },
    confidence: [0, 0, 0, 0, 0, 0, 0, 0, 0, 1],
  });
  expect(sverka(['tm', 'stats', 'empty.tmx'], { cwd: there }).stdout).toMatch(/^units\s+0\n/u);
});

test('sverka tm diff tells what differs, and its status says whether anything does', () => {
  const there = folder({ 'a.tmx': some, 'b.tmx': some.replace('Страница 71', 'Страница 17') });
  const run = sverka(['tm', 'diff', 'a.tmx', 'b.tmx'], { cwd: there });
  expect([run.status, run.stderr]).toEqual([1, '']);
  expect(run.stdout).toBe(
    '~ unit 2, line 6, 2\n    Page 17\n    Страница [-71-]{+17+}\n2 units the same, 0 removed, 0 added, 1 changed\n',
  );
  expect(sverka(['tm', 'diff', 'a.tmx', 'a.tmx'], { cwd: there }).status).toBe(0);
  const json = JSON.parse(sverka(['tm', 'diff', 'a.tmx', 'b.tmx', '--to', 'json'], { cwd: there }).stdout) as object;
  expect(json).toMatchObject({ same: 2, changed: [{ new: { number: 2, target: 'Страница 17' } }] });
});

test('sverka tm knows its actions', () => {
  const run = sverka(['tm', 'sort', 'a.tmx']);
  expect([run.status, run.stderr]).toEqual([
    2,
    expect.stringContaining('It is one of clean, merge, split, stats, diff.'),
  ]);
});
