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
  // Like docs/cli.md, it is written anew by `npm run docs`, and its difference is read.
  test('shows the links and scores that the program prints', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'sverka-readme-'));
    const project = join(folder, 'project.json');
    const pair = ['align', `${corpus}/en.txt`, `${corpus}/ru.txt`, '--quiet'];
    sverka([...pair, '--to', 'json', '-o', project]);
    const scores = sverka(['evaluate', project, `${corpus}/gold.tsv`]).stdout;
    const f1 = (level: string): string =>
      new RegExp(`^${level}\\s+strict.*?(\\d\\.\\d+)$`, 'mu').exec(scores)![1]!.replace(/^0/u, '');
    const columns = sverka(pair).stdout.split('\n');
    const first = columns.findIndex((line) => line.includes('The media report that'));
    const next = columns.findIndex((line) => line.includes('We have already repeatedly'));
    const text = readme
      .replace(/(?<=```\n)[\s\S]*?(?=\n```)/u, () => columns.slice(first, next).join('\n').trimEnd())
      .replace(
        /sentences F1 \S+ \(strict\), paragraphs\s\S+, turns \S+\. /u,
        () => `sentences F1 ${f1('sentence')} (strict), paragraphs\n${f1('paragraph')}, turns ${f1('turn')}. `,
      );
    await expect(text).toMatchFileSnapshot('../../README.md');
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

  test('links to files that are there', () => {
    for (const [, path] of readme.matchAll(/\]\(([^)#]+)\)/gu)) expect(existsSync(path!), path).toBe(true);
  });
});
