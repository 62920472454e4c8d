import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { pair, russian, sverka } from './run.js';

const there = pair({
  'new.txt': russian.replace('12 студентами', '14 студентами').replace('Они спрашивали об Узбекистане.', ''),
});
const compare = (...words: string[]) => sverka(['compare', ...words], { cwd: there });

test('two versions of a text, for reading', () => {
  const { stdout, stderr, status } = compare('ru.txt', 'new.txt');
  expect([status, stderr]).toEqual([0, '']);
  expect(stdout).toContain('с [-12-]{+14+} студентами');
  expect(stdout).toContain('3 –\n  [-Они спрашивали об Узбекистане.-]');
  expect(stdout).toMatch(/^numbers +1 +0 +1 +1$/mu);
  expect(compare('ru.txt', 'ru.txt').stdout).toBe('Nothing differs.\n');
});

test('what stands elsewhere is told so, whatever stands beside it; spaces are outside the brackets', () => {
  const cwd = pair({
    'one.txt': 'People are equal in dignity and rights.\n\nHe came  to us – again.\n',
    'two.txt': 'People are equal in rights and dignity.\n\nHe came to us again.\n',
  });
  const { stdout } = sverka(['compare', 'one.txt', 'two.txt', '--lang', 'en'], { cwd });
  expect(stdout).toContain('equal in [-dignity and-] rights {+and dignity+}.\n');
  expect(stdout).toContain('to us [-–-] again.\n');
  expect(stdout).toMatch(/^reordered +2 +0 +2 +2$/mu);
  expect(stdout).not.toMatch(/^(?:added|dropped)/mu);
});

test('to HTML, TEI and JSON', () => {
  expect(compare('ru.txt', 'new.txt', '--to', 'html', '-o', 'x.html', '-q')).toMatchObject({ status: 0, stdout: '' });
  expect(readFileSync(join(there, 'x.html'), 'utf8')).toContain('<ins class="numbers" title="numbers">14</ins>');
  expect(compare('ru.txt', 'new.txt', '--to', 'tei').stdout).toContain(
    '<app type="numbers"><rdg wit="#A">12</rdg><rdg wit="#B">14</rdg></app> ',
  );
  const { counts } = JSON.parse(compare('ru.txt', 'new.txt', '--to', 'json').stdout) as { counts: { kind: string }[] };
  expect(counts.map(({ kind }) => kind)).toEqual(['dropped', 'numbers']);
});

test('two alignments: of the same texts by their links, of two translations by the text that differs', () => {
  sverka(['align', 'en.txt', 'ru.txt', '--to', 'json', '-o', 'a.json'], { cwd: there });
  sverka(['align', 'en.txt', 'new.txt', '--to', 'json', '-o', 'b.json'], { cwd: there });
  expect(compare('a.json', 'b.json').stdout).toContain('[-12-]{+14+}');
  expect(compare('a.json', 'a.json').stdout).toMatch(
    /^4 links in common, 0 only in the first, 0 only in the second\nagreement 1\.000 /u,
  );
  sverka(['edit', 'a.json', '--merge', '1'], { cwd: there });
  expect(compare('a.json', 'ru.txt').stderr).toContain('[cli/usage]');
  expect(compare('en.txt', 'ru.txt').stderr).toContain('en.txt is English, and ru.txt Russian');
});
