import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { folder, launcher, sverka } from './run.js';

const manifest = JSON.parse(readFileSync(join(dirname(launcher), '..', 'package.json'), 'utf8')) as {
  version: string;
  engines: { node: string };
};

describe('help and version', () => {
  test.each([['--help'], ['-h'], ['help']])('%s', (word) => {
    const { status, stdout, stderr } = sverka([word]);
    expect(stdout).toMatch(/^Usage: sverka COMMAND[^]*\n {2}align /u);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  });

  test.each([
    ['align', '--help'],
    ['align', 'en.txt', '-h'],
    ['help', 'align'],
  ])('%s %s', (...words) => {
    const { status, stdout } = sverka(words);
    expect(stdout).toMatch(/^Usage: sverka align SOURCE \[TARGET\][^]*\nExamples:\n/u);
    expect(status).toBe(0);
  });

  test('no line is wider than 80 characters where there is no terminal', () => {
    for (const words of [[], ['align'], ['segment'], ['convert'], ['evaluate']])
      for (const line of sverka([...words, '--help']).stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
  });

  test('without a command: help as an error', () => {
    const { status, stdout, stderr } = sverka([]);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(/^Usage: sverka COMMAND/u);
  });

  test('--version', () => {
    expect(sverka(['--version'])).toEqual({ status: 0, stdout: `${manifest.version}\n`, stderr: '' });
  });

  test('English, whatever the language of the user', () => {
    const { stderr } = sverka(['align', 'a', 'b', '--to'], { env: { LC_ALL: 'ru_RU.UTF-8', LANG: 'ru_RU.UTF-8' } });
    expect(stderr).toContain('--to is given without a value');
  });
});

describe('completion', () => {
  const complete = (...words: string[]) =>
    sverka(['--get-yargs-completions', 'sverka', ...words])
      .stdout.trim()
      .split('\n');

  test('a script for the shell', () => {
    const script = (words: readonly string[], SHELL = '/bin/bash') =>
      sverka(['completion', ...words], { env: { SHELL } }).stdout;
    expect(script([])).toContain('complete -o bashdefault');
    expect(script([], '/usr/bin/zsh')).toBe(script(['zsh']));
    expect(script(['zsh'])).toContain('#compdef sverka');
    expect(script(['bash'], '/bin/zsh')).toContain('complete -o bashdefault');
    expect(script(['fish'])).toContain('complete -c sverka');
    expect(script([], '/usr/bin/fish')).toBe(script(['fish']));
  });

  test('no script for a shell that nobody has, and not two', () => {
    expect(sverka(['completion', 'tcsh'])).toMatchObject({
      status: 2,
      stdout: '',
      stderr: expect.stringContaining('There is one for bash, zsh, fish.') as string,
    });
    expect(sverka(['completion', 'fish', 'zsh']).status).toBe(2);
    expect(complete('completion', '')).toEqual(['bash', 'zsh', 'fish']);
  });

  test('commands, options, choices, members of a list', () => {
    expect(complete('')).toEqual([
      'align',
      'batch',
      'worker',
      'segment',
      'review',
      'edit',
      'update',
      'convert',
      'validate',
      'tm',
      'evaluate',
      'train',
      'lexicon',
      'index',
      'search',
      'renderings',
      'terms',
      'stats',
      'compare',
      'check',
      'completion',
    ]);
    expect(complete('s')).toEqual(['segment', 'search', 'stats']);
    expect(complete('--v')).toEqual(['--version']);
    expect(complete('align', '--')).toEqual(expect.arrayContaining(['--to', '--output', '--tei-layout', '--help']));
    expect(complete('align', '--level', '')).toEqual(['sentence', 'paragraph']);
    expect(complete('align', 'a', 'b', '--to', 'tm')).toEqual(['tmx']);
    expect(complete('align', 'a', 'b', '--to', 'tmx,te')).toEqual(['tmx,tei']);
  });

  test('names of files are left to the shell', () => {
    expect(complete('align', 'e')).toEqual(['']);
    expect(complete('align', '-o', '')).toEqual(['']);
    expect(complete('nothing', '')).toEqual(['']);
  });
});

describe('the launcher', () => {
  test('knows the version of Node that package.json asks for', () => {
    const [, major, minor] = /needed = \[(\d+), (\d+)\]/u.exec(readFileSync(launcher, 'utf8'))!;
    expect(manifest.engines.node).toBe(`>=${major}.${minor}`);
  });

  test.each(['18.20.4', '20.18.9'])('refuses Node %s', (version) => {
    const pretend = `data:text/javascript,Object.defineProperty(process.versions,'node',{value:'${version}'})`;
    const { status, stderr } = spawnSync(process.execPath, ['--import', pretend, launcher, '--version'], {
      encoding: 'utf8',
    });
    expect(stderr).toMatch(/Node 20\.19 or later is needed/u);
    expect(status).toBe(2);
  });

  test('says what to do when nothing is built, or nothing installed', () => {
    const there = folder();
    mkdirSync(join(there, 'bin'));
    cpSync(launcher, join(there, 'bin', 'sverka.js'));
    writeFileSync(join(there, 'package.json'), '{"type":"module"}');
    const run = () => spawnSync(process.execPath, [join(there, 'bin', 'sverka.js')], { encoding: 'utf8' });
    expect(run()).toMatchObject({ status: 2, stderr: expect.stringContaining('npm run build') as string });
    mkdirSync(join(there, 'dist', 'cli'), { recursive: true });
    writeFileSync(
      join(there, 'dist', 'cli', 'sverka.js'),
      "import 'no-such-package';\nexport const main = () => {};\n",
    );
    expect(run()).toMatchObject({ status: 2, stderr: expect.stringContaining('npm ci') as string });
  });
});
