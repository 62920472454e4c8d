import { execFileSync, spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { folder, launcher } from '../cli/run.js';

/** The last of each line when this was written; the line of `engines` that is not the one that runs the tests. */
const versions = ['20.20.2', '22.23.3', '24.21.0'].filter((version) => version !== process.versions.node);

const corpus = resolve('corpora/2021-11-18-vetrova');
const texts = ['en', 'ru'].map((lang) => join(corpus, `${lang}.txt`));
const formats = 'json,tmx,tei,tsv,csv,jsonl,xliff,xlsx,docx,html,report,conllu,vertical,pharaoh,moses';
const runs: readonly (readonly string[])[] = [
  ['--version'],
  ['align', ...texts, '--to', formats, '--words', '-o', 'all/', '--quiet'],
  ['segment', texts[1]!, '--lang', 'ru'],
  ['convert', 'all/2021-11-18-vetrova.json', '--to', 'tmx', '--level', 'paragraph', '-o', '-', '--quiet'],
  ['batch', 'in', '--to', 'tmx,tei', '--merge', '-o', 'batch', '--quiet'],
  ['evaluate', 'all/2021-11-18-vetrova.json', join(corpus, 'gold.tsv')],
];

/** What all these commands print and write, by a Node of some version. */
function outcomes(node: string): Record<string, string> {
  const there = folder();
  for (const [index, lang] of ['en', 'ru'].entries())
    for (const name of ['a', 'b']) {
      const path = join(there, 'in', `${name}.${lang}.txt`);
      execFileSync('mkdir', ['-p', join(there, 'in')]);
      writeFileSync(path, readFileSync(texts[index]!));
    }
  const said = runs.map((words) => {
    const { status, stdout, stderr } = spawnSync(node, [launcher, ...words], { cwd: there, encoding: 'utf8' });
    return [words.join(' '), `${status}\n${stdout}\n${stderr}`] as const;
  });
  const files = readdirSync(there, { recursive: true, encoding: 'utf8' })
    .filter((path) => statSync(join(there, path)).isFile() && !/\.sverka|\.db/u.test(path))
    .sort()
    .map((path) => [path, readFileSync(join(there, path), 'latin1')] as const);
  return Object.fromEntries([...said, ...files]);
}

test.each(versions)('Node %s prints and writes what this one does', (version) => {
  const there = folder({ 'package.json': '{ "private": true }' });
  execFileSync('npm', ['install', '--no-audit', '--no-fund', `node@${version}`], { cwd: there, stdio: 'pipe' });
  const other = join(there, 'node_modules', '.bin', 'node');
  expect(execFileSync(other, ['--version'], { encoding: 'utf8' })).toBe(`v${version}\n`);
  const ours = outcomes(process.execPath);
  for (const [words, said] of Object.entries(ours).slice(0, runs.length)) expect(said, words).toMatch(/^[01]\n/u);
  const theirs = outcomes(other);
  expect(Object.keys(theirs)).toEqual(Object.keys(ours));
  for (const [name, content] of Object.entries(ours)) expect(theirs[name] === content, name).toBe(true);
});
