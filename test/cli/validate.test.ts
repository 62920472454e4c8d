import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { encode } from '../format/encodings.js';
import { memory, unit } from '../memory/memories.js';
import { folder, sverka } from './run.js';

const sound = memory(unit('The ships sailed.', 'Суда отплыли.'));
const small = readFileSync('test/format/golden/small.tei.xml', 'utf8');

test('exit status, places and sums', () => {
  const there = folder({
    'a.tmx': sound,
    'b.tmx': memory(unit('', 'Суда')),
    'c.tmx': memory(unit('R&D', 'один')),
    'd.txt': 'words',
  });
  const run = (...words: string[]) => sverka(['validate', ...words], { cwd: there });
  expect(run('a.tmx')).toEqual({ status: 0, stdout: 'a.tmx: nothing found\n', stderr: '' });
  expect(run('b.tmx')).toMatchObject({ status: 0, stdout: expect.stringContaining('0 errors, 1 warning\n') as string });
  expect(run('b.tmx', '--strict').status).toBe(1);
  expect(run('c.tmx')).toMatchObject({
    status: 1,
    stdout:
      'c.tmx:5:30: error: & stands alone. [xml/ampersand]\n  mend: write &amp;\nc.tmx: 1 error, 0 warnings; --fix mends 1 of them\n',
  });
  expect(run('d.txt')).toMatchObject({
    status: 2,
    stderr: expect.stringContaining('[validate/unknown-format]') as string,
  });
  const json = JSON.parse(run('c.tmx', '--to', 'json').stdout) as object;
  expect(json).toMatchObject({
    file: 'c.tmx',
    errors: 1,
    findings: [{ rule: 'xml/ampersand', at: { line: 5, column: 30 } }],
  });
  expect(JSON.parse(run('a.tmx', '--to', 'json').stdout)).toMatchObject({ findings: [], errors: 0 });
});

test('of many findings of a rule twenty are told, or all', () => {
  const there = folder({ 'a.tmx': memory(unit('', 'Суда').repeat(30)) });
  const run = (...words: string[]) => sverka(['validate', 'a.tmx', ...words], { cwd: there }).stdout;
  expect(run().match(/tmx\/empty/gu)).toHaveLength(21);
  expect(run()).toContain('and 10 more [tmx/empty]');
  expect(run('--all').match(/tmx\/empty/gu)).toHaveLength(30);
});

test('encodings that are not what they say, and marks of byte order', () => {
  const there = folder({
    'a.tmx': encode(sound.replace('UTF-8', 'KOI8-R'), 'windows-1251'),
    'b.tmx': encode(`\uFEFF${sound}`, 'utf-8'),
    'c.tmx': encode(sound.replace('UTF-8', 'windows-1251'), 'windows-1251'),
    'd.tmx': encode(`\uFEFF${sound.replace('UTF-8', 'UTF-16')}`, 'utf-16le'),
  });
  const rules = (name: string) =>
    [...sverka(['validate', name], { cwd: there }).stdout.matchAll(/\[(.*?)\]/gu)].map(([, rule]) => rule);
  expect(rules('b.tmx')).toEqual(['encoding/mark']);
  expect(rules('c.tmx')).toEqual([]);
  expect(rules('d.tmx')).toEqual([]);
  expect(rules('a.tmx')).toContain('encoding/declared');
  expect(sverka(['validate', 'b.tmx', '--fix', '-o', 'x.tmx', '-q'], { cwd: there }).status).toBe(0);
  expect(readFileSync(join(there, 'x.tmx'), 'utf8')).toBe(sound);
  sverka(['validate', 'c.tmx', '--fix', '-o', 'x.tmx', '-q'], { cwd: there });
  expect(readFileSync(join(there, 'x.tmx'), 'utf8')).toBe(sound);
});

test('--fix writes another file, tells what it mended and what is left', () => {
  const there = folder({
    'a.tmx': memory(unit('R&D', 'один') + unit('', 'два')),
    'bad.tmx': '<tmx version="1.4"><tu>',
  });
  const run = (...words: string[]) => sverka(['validate', ...words], { cwd: there });
  const fixed = run('a.tmx', '--fix', '-o', 'b.tmx');
  expect([fixed.status, fixed.stdout]).toEqual([
    0,
    expect.stringMatching(/^b\.tmx:6:24: warning[^]*0 errors, 1 warning\n$/u),
  ]);
  expect(fixed.stderr).toMatch(/^mended\s+1 {2}xml\/ampersand {2}& stands alone\nwrote\s+b\.tmx\n$/u);
  expect(run('a.tmx', '--fix').stderr).toContain('-o mended.tmx');
  expect(run('a.tmx', '-o', 'c.tmx').stderr).toContain('add --fix');
  expect(run('a.tmx', '--fix', '-o', 'a.tmx').stderr).toContain('[file/is-input]');
  expect(run('bad.tmx', '--fix', '-o', 'c.tmx')).toMatchObject({
    status: 2,
    stderr: expect.stringContaining('[tmx/invalid]') as string,
  });
  expect(readdirSync(there)).toEqual(['a.tmx', 'b.tmx', 'bad.tmx']);
});

test('an edition in three files is checked as one', () => {
  const there = folder({ 'a.tei.xml': small });
  sverka(['convert', 'a.tei.xml', '--to', 'tei', '--tei-layout', 'split', '-o', 'out/', '-q'], { cwd: there });
  expect(sverka(['validate', 'out/a.tei.xml'], { cwd: there })).toMatchObject({
    status: 0,
    stdout: 'out/a.tei.xml: nothing found\n',
  });
  const other = join(there, 'out/a.ru.tei.xml');
  const spoilt = readFileSync(other, 'utf8').replace('xml:id="ru.u1.p1.s1"', 'xml:id="ru.u1.p1.s9"');
  expect(
    sverka(['validate', 'a.tei.xml'], {
      cwd: folder({
        'a.tei.xml': readFileSync(join(there, 'out/a.tei.xml')),
        'a.en.tei.xml': readFileSync(join(there, 'out/a.en.tei.xml')),
        'a.ru.tei.xml': spoilt,
      }),
    }),
  ).toMatchObject({ status: 1, stdout: expect.stringContaining('leads nowhere') as string });
  expect(sverka(['validate', 'a.tei.xml', '--fix', '-o', 'b.tei.xml', '-q'], { cwd: there }).status).toBe(0);
  expect(readFileSync(join(there, 'b.tei.xml'), 'utf8')).toBe(small);
});
