import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { pair, sverka } from './run.js';

const there = pair();
sverka(['align', 'en.txt', 'ru.txt', '--to', 'json', '-o', 'a.json'], { cwd: there });
sverka(['align', 'en.txt', 'ru.txt', '--to', 'tmx', '-o', 'b.tmx'], { cwd: there });
const stats = (...words: string[]) => sverka(['stats', ...words], { cwd: there });

test('tables for reading, and in other forms', () => {
  const { stdout, stderr, status } = stats('a.json', 'b.tmx', '-q');
  expect([status, stderr]).toEqual([0, '']);
  expect(stdout).toMatch(/^Lengths$/mu);
  expect(stdout).toMatch(/^ {2}all +\d/mu);
  expect(stats('a.json', '--table', 'shapes', '--to', 'tsv', '-q').stdout).toBe('shape\tlinks\tshare\n1:1\t4\t1.000\n');
  expect(stats('a.json', '--table', 'shapes', '--to', 'markdown', '-q').stdout).toContain('| 1:1 | 4 | 1.000 |');
  const { shapes } = JSON.parse(stats('a.json', '--to', 'json', '-q').stdout) as { shapes: unknown };
  expect(shapes).toEqual([{ shape: '1:1', links: 4, share: 1 }]);
});

test('plots go to a file, or a folder', () => {
  expect(stats('a.json', '--plot', 'a.svg', '-o', 'a.tsv', '--to', 'tsv', '-q')).toMatchObject({
    status: 0,
    stdout: '',
  });
  expect(readFileSync(join(there, 'a.svg'), 'utf8')).toContain('The path through both texts');
  expect(stats('a.json', 'b.tmx', '--plot', 'plots', '-q').status).toBe(0);
  expect(readdirSync(join(there, 'plots')).sort()).toEqual(['a.svg', 'b.svg']);
  expect(stats('a.json', '--table', 'widths').stderr).toContain('[cli/usage]');
});
