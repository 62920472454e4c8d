import { stripVTControlCharacters } from 'node:util';
import { readdirSync, readFileSync, statSync, writeFileSync, chmodSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { editOf } from '../../src/cli/verbs.js';
import { edit as command } from '../../src/cli/commands/edit.js';
import { openLinks } from '../../src/cli/view/open-links.js';
import { apply } from '../../src/model/edit.js';
import { errorOf } from '../format/errors.js';
import { small as fixture } from '../format/fixtures.js';
import { json } from '../../src/format/json.js';
import type { Alignment } from '../../src/model/alignment.js';
import { notationOf, write } from '../model/edits.js';
import { folder, sverka } from './run.js';

const small = json.read!(write(fixture));
const home = (): string => folder({ 'talks.json': write(small) });
const read = (cwd: string): Alignment => json.read!(readFileSync(join(cwd, 'talks.json'), 'utf8'));
const edit = (cwd: string, words: readonly string[], input = '') =>
  sverka(['edit', 'talks.json', ...words], { cwd, input });

/** What is there before: `1:1@1 1:1@.998134 2:1@.74 0:1@.6 1:1! 1:0@.512345679 1:1@.93`. */
describe('an edit', () => {
  test.each([
    ['merge', '1', '2:2! 2:1@.74 0:1@.6 1:1! 1:0@.512345679 1:1@.93'],
    ['merge', '1,3', '2:2! 2:2! 1:1! 1:0@.512345679 1:1@.93'],
    ['merge', 'en.u2.p1.s2', '1:1@1 1:1@.998134 2:2! 1:1! 1:0@.512345679 1:1@.93'],
    ['split', '3:1', '1:1@1 1:1@.998134 1:0! 1:1! 0:1@.6 1:1! 1:0@.512345679 1:1@.93'],
    ['split', '3:1:1', '1:1@1 1:1@.998134 1:1! 1:0! 0:1@.6 1:1! 1:0@.512345679 1:1@.93'],
    ['shift', 'ru.u2.p1.s2:down', '1:1@1 1:1@.998134 2:0! 0:2! 1:1! 1:0@.512345679 1:1@.93'],
    ['unlink', '2', '1:1@1 1:0! 0:1! 2:1@.74 0:1@.6 1:1! 1:0@.512345679 1:1@.93'],
    ['link', 'en.u3.p1.s2=ru.u2.p1.s3', '1:1@1 1:1@.998134 2:1@.74 0:1@.6 1:1! 1:0@.512345679 1:1@.93 ~5-6 3-4'],
    ['link', 'ru.u2.p1.s3..ru.u3.p1.s1=en.u3.p1.s1', '1:1@1 1:1@.998134 2:1@.74 1:2! 1:0@.512345679 1:1@.93'],
    ['confirm', '1-2,7', '1:1!1 1:1!.998134 2:1@.74 0:1@.6 1:1! 1:0@.512345679 1:1!.93'],
    ['unconfirm', '5', '1:1@1 1:1@.998134 2:1@.74 0:1@.6 1:1 1:0@.512345679 1:1@.93'],
    ['confirm-above', '.9', '1:1!1 1:1!.998134 2:1@.74 0:1@.6 1:1! 1:0@.512345679 1:1!.93'],
    ['split-sentence', 'en.u2.p1.s1:4', '1:1@1 2:1@.998134 2:1@.74 0:1@.6 1:1! 1:0@.512345679 1:1@.93'],
    ['join-sentence', 'ru.u2.p1.s1,ru.u2.p1.s2', '1:1@1 3:1! 1:1! 1:0@.512345679 1:1@.93'],
  ])('%s %s', (verb, word, after) => {
    expect(notationOf(apply(small, editOf(verb, { [verb]: word }, small)).alignment)).toBe(after);
  });

  test('of a sentence', () => {
    const cwd = home();
    const steps = [
      ['--correct', 'en.u2.p1.s1=Good day, all.'],
      ['--note', 'en.u2.p1.s1=a = b, c', '--note', 'ru.u1.p1.s1=да'],
      ['--flag', 'en.u2.p1.s1,en.u2.p1.s2'],
      ['--unflag', 'en.u2.p1.s2'],
    ];
    for (const words of steps) expect(edit(cwd, words).status).toBe(0);
    expect(read(cwd).source.units.sentence[1]).toMatchObject({
      correction: 'Good day, all.',
      note: 'a = b, c',
      flag: true,
    });
    expect(read(cwd).target.units.sentence[0]).toMatchObject({ note: 'да' });
    expect(edit(cwd, ['--undo', '--all']).stderr).toContain('made  4 steps');
    expect(readFileSync(join(cwd, 'talks.json'), 'utf8')).toBe(write(small));
  });
});

test('is made in its place, told, and taken back', () => {
  const cwd = home();
  const { status, stdout, stderr } = edit(cwd, ['--merge', '1']);
  expect([status, stdout, stderr]).toEqual([
    0,
    '',
    'made  1 step\nleft  4 of 6 links, 1.2 ± 0.9 wrong ones expected among them\n',
  ]);
  expect(readdirSync(cwd)).toEqual(['talks.json', 'talks.json.journal']);
  expect(notationOf(read(cwd))).toBe('2:2! 2:1@.74 0:1@.6 1:1! 1:0@.512345679 1:1@.93');
  expect(edit(cwd, ['--undo', '-q'])).toMatchObject({ status: 0, stderr: '' });
  expect(readFileSync(join(cwd, 'talks.json'), 'utf8')).toBe(write(small));
  expect(edit(cwd, ['--redo']).status).toBe(0);
  expect(read(cwd).ladders.sentence!.length).toBe(6);
});

test('edits in JSON, from a file or standard input, are one step', () => {
  const cwd = home();
  const edits = [
    { kind: 'merge', bead: 0, with: 'down' },
    { kind: 'confirm', beads: [1, 2] },
  ];
  expect(edit(cwd, ['--apply', '-'], JSON.stringify(edits)).status).toBe(0);
  expect(notationOf(read(cwd))).toBe('2:2! 2:1!.74 0:1@.6 1:1! 1:0@.512345679 1:1@.93');
  writeFileSync(join(cwd, 'edits.json'), JSON.stringify({ kind: 'unlink', bead: 0 }));
  expect(edit(cwd, ['--apply', 'edits.json']).status).toBe(0);
  edit(cwd, ['--undo']);
  edit(cwd, ['--undo']);
  expect(notationOf(read(cwd))).toBe(notationOf(small));
});

test('what is open is printed, the least sure first, and nothing is changed by that', () => {
  const cwd = home();
  const { status, stdout, stderr } = edit(cwd, []);
  expect([status, stderr]).toEqual([0, 'left  6 of 7 links, 1.2 ± 0.9 wrong ones expected among them\n']);
  const rows = stdout.split('\n').map((line) => line.split('\t'));
  expect(rows.slice(0, 3)).toEqual([
    ['link', 'confidence', 'shape', 'en', 'ru', 'moved'],
    ['6', '0.512346', '1:0', '[en.u3.p1.s2] What for?', '', ''],
    ['4', '0.600000', '0:1', '', '[ru.u2.p1.s3] Было тихо.', ''],
  ]);
  expect(rows.length).toBe(8);
  expect(readdirSync(cwd)).toEqual(['talks.json']);
});

test('on a terminal it is a table for the eye, no line of which is wider', () => {
  const [line, ...lines] = stripVTControlCharacters(openLinks(small, { isTTY: true, columns: 80 })).split('\n');
  expect(line).toBe('link  sure       English                         Russian');
  expect(lines.slice(0, 5)).toEqual([
    '   6  0.51  1:0  en.u3.p1.s2                     — not in the Russian text —',
    '                 What for?',
    '   4  0.60  0:1  — not in the English text —     ru.u2.p1.s3',
    '                                                 Было тихо.',
    '   3  0.74  2:1  en.u2.p1.s2                     ru.u2.p1.s2',
  ]);
  expect(Math.max(...lines.map((each) => each.length))).toBeLessThanOrEqual(80);
});

test('a move is told where it is, confirmed and taken back', () => {
  const link = editOf('link', { link: 'en.u3.p1.s2=ru.u2.p1.s3' }, small);
  const moved = apply(small, { kind: 'several', edits: [link, { kind: 'unconfirm-move', move: 0 }] }).alignment;
  const rows = openLinks(moved, { isTTY: false, columns: 0 }).split('\n');
  expect(rows.filter((row) => !row.endsWith('\t')).slice(1, -1)).toEqual([
    expect.stringMatching(/^6\t.*What for\?.*\tru\.u2\.p1\.s3$/u),
    expect.stringMatching(/^4\t.*Было тихо\..*\ten\.u3\.p1\.s2$/u),
  ]);
  const confirmed = apply(moved, editOf('confirm-move', { 'confirm-move': 'ru.u2.p1.s3' }, moved)).alignment;
  expect(confirmed.moves).toEqual([
    { source: [5, 6], target: [3, 4], posterior: 1, by: 'person', was: { posterior: 0.5 } },
  ]);
  expect(
    apply(confirmed, editOf('unconfirm-move', { 'unconfirm-move': 'en.u3.p1.s2' }, confirmed)).alignment.moves,
  ).toEqual(moved.moves);
  expect(apply(confirmed, editOf('unmove', { unmove: 'en.u3.p1.s2' }, confirmed)).alignment.moves).toEqual([]);
});

test('the file keeps its permissions', () => {
  const cwd = home();
  chmodSync(join(cwd, 'talks.json'), 0o640);
  edit(cwd, ['--merge', '1']);
  expect(statSync(join(cwd, 'talks.json')).mode & 0o777).toBe(0o640);
});

describe('what cannot be done is told, and changes nothing', () => {
  test.each([
    [{ merge: '7' }, 'edit/no-neighbour'],
    [{ merge: '8' }, 'cli/usage'],
    [{ merge: '0' }, 'cli/usage'],
    [{ merge: 'en.u9.p1.s1' }, 'cli/usage'],
    [{ merge: '1', unlink: '2' }, 'cli/usage'],
    [{ all: true }, 'cli/usage'],
    [{ split: '3' }, 'cli/usage'],
    [{ split: '3:5' }, 'edit/no-cut'],
    [{ shift: 'en.u2.p1.s2:down' }, 'cli/usage'],
    [{ shift: 'en.u2.p1.s2:left' }, 'cli/usage'],
    [{ link: 'en.u2.p1.s2=en.u2.p1.s3' }, 'cli/usage'],
    [{ confirm: '3-1' }, 'cli/usage'],
    [{ 'confirm-above': '2' }, 'cli/usage'],
    [{ confirm: '5' }, 'edit/nothing'],
    [{ unmove: 'en.u1.p1.s1' }, 'cli/usage'],
    [{ note: 'en.u1.p1.s1' }, 'cli/usage'],
    [{ undo: true }, 'edit/nothing-done'],
    [{ redo: true, all: true }, 'edit/nothing-undone'],
    [{ apply: 'nothing.json' }, 'file/not-found'],
  ])('%j', (given, code) => {
    const cwd = home();
    expect(errorOf(() => void command.run([join(cwd, 'talks.json')], given)).code).toBe(code);
    expect(readFileSync(join(cwd, 'talks.json'), 'utf8')).toBe(write(small));
    expect(readdirSync(cwd)).toEqual(['talks.json']);
  });

  test('standard input is no project', () => {
    expect(errorOf(() => void command.run(['-'], {})).code).toBe('cli/usage');
  });

  test('as every error is', () => {
    const cwd = home();
    const { status, stdout, stderr } = edit(cwd, ['--apply', '-'], '{ "kind": "restore" }');
    expect([status, stdout, stderr]).toEqual([2, '', expect.stringContaining('[edit/invalid]')]);
  });

  test('one bad edit of several', () => {
    const cwd = home();
    const edits = [
      { kind: 'merge', bead: 0, with: 'down' },
      { kind: 'merge', bead: 99, with: 'down' },
    ];
    const { status, stderr } = edit(cwd, ['--apply', '-'], JSON.stringify(edits));
    expect([status, stderr]).toEqual([2, expect.stringContaining('[edit/missing]')]);
    expect(readdirSync(cwd)).toEqual(['talks.json']);
  });
});

test('what a person confirmed cuts the search', () => {
  const cwd = folder();
  const corpus = new URL('../../corpora/2021-03-02-lavrov-kamilov/', import.meta.url).pathname;
  sverka(['align', `${corpus}en.txt`, `${corpus}ru.txt`, '-q', '-o', 'talks.json'], { cwd });
  const before = notationOf(read(cwd));
  edit(cwd, ['--merge', '60']);
  edit(cwd, ['--unconfirm', '60']);
  edit(cwd, ['--confirm', '1-50']);
  expect(edit(cwd, ['--realign']).stderr).toContain('made  1 step');
  const shapes = (notation: string): string => notation.replace(/[@!]\S*/gu, '');
  expect(shapes(notationOf(read(cwd)))).toBe(shapes(before));
  expect(edit(cwd, ['--realign']).stderr).toContain('made  0 steps');
});
