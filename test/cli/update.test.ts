import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { english, pair, russian, sverka } from './run.js';

const now = english.replace('March 1.', 'March 2.').replace('12 students', '14 students');

/** A folder with a project of which the third and fourth link are confirmed. */
function begun(): string {
  const there = pair({ 'new.txt': now, 'ru-new.txt': russian });
  sverka(['align', 'en.txt', 'ru.txt', '-o', 'talks.json', '-q'], { cwd: there });
  for (const words of [
    ['--confirm', '2'],
    ['--confirm', '3'],
    ['--note', 'en.u1.p2.s2=a note'],
  ])
    expect(sverka(['edit', 'talks.json', '-q', ...words], { cwd: there }).status).toBe(0);
  return there;
}
const read = (there: string, name: string): string => readFileSync(join(there, name), 'utf8');

test('what changed is told, what was confirmed is kept, and the project is written in its place', () => {
  const there = begun();
  const run = sverka(['update', 'talks.json', '--source', 'new.txt', '--target', 'ru-new.txt'], { cwd: there });
  expect(run.status, run.stderr).toBe(0);
  expect(run.stdout).toContain('~ en.u1.p2.s1\n    He met with [-12-]{+14+} students');
  expect(run.stdout).toContain('link 2 is open again: en.u1.p2.s1');
  expect(run.stderr).toMatch(/en: 2 sentences of \d+ gone or changed, 2 new\n\s+ru: 0 sentences/u);
  expect(run.stderr).toMatch(/confirmed\s+1 link kept, 1 open again\nwrote\s+talks\.json\n/u);
  const project = JSON.parse(read(there, 'talks.json')) as {
    source: { text: string; units: { sentence: { note?: string }[] } };
    ladders: { sentence: { by: string }[] };
  };
  expect(project.source.text).toBe(now);
  expect(project.source.units.sentence.filter(({ note }) => note === 'a note')).toHaveLength(1);
  expect(project.ladders.sentence.filter(({ by }) => by === 'person')).toHaveLength(1);
  // What was undone before was of other texts.
  expect(readdirSync(there).filter((name) => name.includes('journal'))).toEqual(['talks.json.journal.old']);
  expect(sverka(['edit', 'talks.json', '--undo'], { cwd: there }).stderr).toContain('[edit/nothing-done]');
});

test('texts that did not change leave every byte, and another file is written on request', () => {
  const there = begun();
  const before = read(there, 'talks.json');
  const run = sverka(['update', 'talks.json', '--source', 'en.txt', '--target', 'ru.txt'], { cwd: there });
  expect([run.status, run.stdout]).toEqual([0, '']);
  expect(run.stderr).toContain('nothing: the project is as it should be');
  expect(read(there, 'talks.json')).toBe(before);
  expect(existsSync(join(there, 'talks.json.journal'))).toBe(true);
  const other = sverka(['update', 'talks.json', '--source', 'new.txt', '-o', 'other.json', '--to', 'json'], {
    cwd: there,
  });
  expect(JSON.parse(other.stdout)).toMatchObject({ kept: 1, lost: { links: [{ link: 2 }] } });
  expect(read(there, 'talks.json')).toBe(before);
  expect(read(there, 'other.json')).not.toBe(before);
});

test.each([
  [['talks.json'], 'No new text is given'],
  [['talks.json', '--source', 'ru.txt'], '[update/other-language]'],
  [['-', '--source', 'new.txt'], 'A project that is updated is a file'],
  [['en.txt', '--source', 'new.txt'], '[desk/not-project]'],
  [['talks.json', '--source', 'gone.txt'], '[file/not-found]'],
  [['talks.json', '--source', 'new.txt', '-o', 'new.txt'], '[file/is-input]'],
])('%j is refused', (words, message) => {
  const there = pair({ 'new.txt': now });
  sverka(['align', 'en.txt', 'ru.txt', '-o', 'talks.json', '-q'], { cwd: there });
  const before = readdirSync(there);
  const run = sverka(['update', ...words], { cwd: there });
  expect([run.status, run.stdout]).toEqual([2, '']);
  expect(run.stderr).toContain(message);
  expect(readdirSync(there)).toEqual(before);
});
