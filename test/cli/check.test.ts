import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { pair, russian, sverka } from './run.js';

const there = pair({
  'bad.txt': russian.replace('12 студентами', '14 студентами').replace(' Они спрашивали об Узбекистане.', ''),
});
const check = (...words: string[]) => sverka(['check', ...words], { cwd: there });
sverka(['align', 'en.txt', 'bad.txt', '--to', 'json', '-o', 'bad.json', '-q'], { cwd: there });

test('versions that agree: nothing, and status 0', () => {
  expect(check('en.txt', 'ru.txt')).toEqual({ status: 0, stdout: 'Nothing found.\n', stderr: '' });
});

test('versions that do not: under their rules, with places, and status 1', () => {
  const { status, stdout, stderr } = check('en.txt', 'bad.txt');
  expect([status, stderr]).toEqual([1, '']);
  expect(stdout).toContain('missing: a question, sentence or passage that the other text lacks\n');
  expect(stdout).toContain('    line 3, en.u1.p2.s2: They asked about Uzbekistan.\n');
  expect(stdout).toContain('  Numbers differ: 12 in the first text, 14 in the second. (');
  expect(stdout).toMatch(/\n2 findings\n$/u);
  expect(check('bad.json').stdout).toBe(stdout);
});

test('to JSON', () => {
  const { status, stdout } = check('bad.json', '--to', 'json', '--rules', 'number');
  expect(status).toBe(1);
  expect(JSON.parse(stdout)).toMatchObject({
    findings: [{ rule: 'number', source: { line: 3, units: ['en.u1.p2.s1'] }, target: { units: ['ru.u1.p2.s1'] } }],
  });
  expect(JSON.parse(check('en.txt', 'ru.txt', '--to', 'json').stdout)).toEqual({ findings: [] });
});

test('rules are chosen or left out', () => {
  expect(check('bad.json', '--rules', 'number').stdout).not.toContain('missing:');
  expect(check('bad.json', '--rules=-number,-missing')).toMatchObject({ status: 0, stdout: 'Nothing found.\n' });
  expect(check('bad.json', '--rules', 'question').status).toBe(0);
  expect(check('bad.json', '--rules', 'name,number').stdout).toMatch(/\n1 finding\n$/u);
  expect(check('bad.json', '--rules', 'numbers')).toMatchObject({ status: 2, stdout: '' });
  expect(check('bad.json', '--min-certainty', '1.5').stderr).toContain('cli/usage');
  expect(check('bad.json', '--min-certainty', '1').status).toBe(0);
});

test('what matters less is left out, and the status follows', () => {
  expect(JSON.parse(check('bad.json', '--to', 'json', '--severity', 'error').stdout)).toMatchObject({
    findings: [
      { rule: 'missing', severity: 'error' },
      { rule: 'number', severity: 'error' },
    ],
  });
  const asks = pair({ 'bad.txt': russian.replace('Они спрашивали об Узбекистане.', 'Они спрашивали об Узбекистане?') });
  const levels = ['error', 'warning', 'note'].map(
    (level) => sverka(['check', 'en.txt', 'bad.txt', '--severity', level], { cwd: asks }).status,
  );
  expect(levels).toEqual([0, 1, 1]);
  expect(check('bad.json', '--severity', 'grave').status).toBe(2);
});

test('terms of a glossary', () => {
  const files = pair({ 'terms.tsv': 'students\tучащиеся\nstudents\tшкольники\n', 'none.tsv': 'sea\tморе\n' });
  const run = (...words: string[]) => sverka(['check', 'en.txt', 'ru.txt', ...words], { cwd: files });
  expect(run('--glossary', 'terms.tsv')).toMatchObject({ status: 1 });
  expect(run('--glossary', 'terms.tsv').stdout).toContain('“students” is not rendered as «учащиеся» or «школьники».');
  expect(run('--glossary', 'none.tsv').status).toBe(0);
  expect(run('--glossary', 'terms.tsv', '--rules', 'number').status).toBe(0);
  expect(run('--rules', 'glossary').stderr).toContain('[cli/usage]');
});

test('to a page that stands alone, with its chart in words as well', () => {
  const { status, stdout } = check('bad.json', '--to', 'html');
  expect(status).toBe(1);
  expect(stdout).toMatch(/^<!doctype html>\n<html lang="en">/u);
  expect(stdout).not.toMatch(/https?:|<script|<link/u);
  expect(stdout).toContain('prefers-color-scheme: dark');
  expect(stdout).toContain('<desc id="chart-text">missing 1, number 1</desc>');
  expect(stdout).toContain('Numbers differ: 12 in the first text, 14 in the second.');
  expect(stdout).toMatch(/<p lang="ru">[^<]*14 студентами/u);
  expect(check('en.txt', 'ru.txt', '--to', 'html')).toMatchObject({ status: 0 });
});

test('suppressions with reasons; those that are of no use are told', () => {
  const files = pair({
    'bad.txt': russian.replace('12 студентами', '14 студентами'),
    'known.tsv': 'number\ten.u1.p2.s1\tthe source errs\nquestion\ten.u1.p1.s1\tas agreed\n',
    'wrong.tsv': 'number\ten.u1.p2.s1\n',
  });
  const run = (file: string) => sverka(['check', 'en.txt', 'bad.txt', '--suppress', file], { cwd: files });
  expect(run('known.tsv')).toEqual({
    status: 0,
    stdout: 'Nothing found.\n',
    stderr: 'sverka: warning: known.tsv:2: nothing is found by question at en.u1.p1.s1; the line can go.\n',
  });
  expect(run('wrong.tsv')).toMatchObject({ status: 2, stdout: '' });
  expect(run('wrong.tsv').stderr).toContain('[check/suppression]\n  at:   wrong.tsv:1\n');
});

test('what is no alignment is an error', () => {
  expect(check('en.txt')).toMatchObject({ status: 2, stdout: '' });
  expect(check('bad.json', '--method', 'length').stderr).toContain('--method is for two texts');
  expect(check('none.json')).toMatchObject({ status: 2, stdout: '' });
});

test('to a file, and never over what was read', () => {
  const at = pair({ 'known.tsv': 'number\ten.u1.p2.s1\tthe speaker erred\n' });
  const run = (...words: string[]) => sverka(['check', 'en.txt', 'ru.txt', ...words], { cwd: at });
  expect(run('--to', 'json', '-o', 'found.json')).toMatchObject({ status: 0, stdout: '' });
  expect(JSON.parse(readFileSync(join(at, 'found.json'), 'utf8'))).toEqual({ findings: [] });
  for (const name of ['en.txt', 'known.tsv']) {
    const before = readFileSync(join(at, name));
    expect(run('--suppress', 'known.tsv', '-o', name)).toMatchObject({ status: 2, stdout: '' });
    expect(readFileSync(join(at, name))).toEqual(before);
  }
});
