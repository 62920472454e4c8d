import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { cpSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';

const corpus = 'corpora/2021-03-02-lavrov-kamilov';
const readme = readFileSync('README.md', 'utf8');
const launcher = resolve('bin/sverka.js');

const sverka = (words: readonly string[], folder = '.') => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [launcher, ...words], {
    encoding: 'utf8',
    cwd: folder,
  });
  return { status, stdout, stderr };
};

describe('the README', () => {
  test('shows links as the program prints them', () => {
    const [, block] = /```\n([\s\S]*?)\n```/u.exec(readme)!;
    expect(sverka(['align', `${corpus}/en.txt`, `${corpus}/ru.txt`, '--quiet']).stdout).toContain(block);
  });

  const lines = [...readme.matchAll(/^ {4}sverka (.*)$/gmu)].map(([, line]) => line!.trim());

  test.each(lines)('sverka %s', (line) => {
    const folder = mkdtempSync(join(tmpdir(), 'sverka-readme-'));
    for (const name of ['en.txt', 'ru.txt', 'meta.json']) cpSync(join(corpus, name), join(folder, name));
    const before = readdirSync(folder);
    const { status, stdout, stderr } = sverka(line.split(' '), folder);
    expect(status, stderr).toBe(0);
    const output = / -o (\S+)/u.exec(line)?.[1];
    if (output === undefined) expect(stdout.length).toBeGreaterThan(1000);
    else expect(readdirSync(folder).filter((name) => !before.includes(name))).toEqual([output.replace(/\/$/u, '')]);
  });

  test('prints the scores it tells', () => {
    const folder = mkdtempSync(join(tmpdir(), 'sverka-readme-'));
    const project = join(folder, 'project.json');
    sverka(['align', `${corpus}/en.txt`, `${corpus}/ru.txt`, '--to', 'json', '-o', project, '--quiet']);
    const { stdout } = sverka(['evaluate', project, `${corpus}/gold.tsv`]);
    const f1 = (level: string): string => new RegExp(`^${level}\\s+strict.*?(\\d\\.\\d+)$`, 'mu').exec(stdout)![1]!;
    const [, sentences, paragraphs, turns] = /sentences F1 (\S+) \(strict\), paragraphs\s+(\S+), turns (\S+?)\. /u.exec(
      readme,
    )!;
    expect([sentences, paragraphs, turns].map(Number)).toEqual(
      ['sentence', 'paragraph', 'turn'].map((level) => Number(f1(level))),
    );
  });

  test('links to files that are there', () => {
    for (const [, path] of readme.matchAll(/\]\(([^)#]+)\)/gu)) expect(existsSync(path!), path).toBe(true);
  });
});
