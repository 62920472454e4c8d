import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { formatMessage } from 'publint/utils';
import { publint } from 'publint';
import { describe, expect, test } from 'vitest';
import { folder } from './cli/run.js';

const corpus = resolve('corpora/2021-03-02-lavrov-kamilov');

test('the packed package runs from an empty folder', () => {
  const there = folder();
  const pack = spawnSync('npm', ['pack', '--ignore-scripts', '--pack-destination', there], {
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  expect(pack.status, pack.stderr).toBe(0);
  const [archive] = readdirSync(there);
  expect(spawnSync('tar', ['-xzf', archive!], { cwd: there }).status).toBe(0);
  // What the package depends on is what is installed here: nothing is downloaded by a test.
  mkdirSync(join(there, 'package', 'node_modules'));
  const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as { dependencies: Record<string, string> };
  const absent = ['bullmq', 'ioredis'];
  for (const name of readdirSync('node_modules').filter((name) => !name.startsWith('.') && !absent.includes(name)))
    symlinkSync(resolve('node_modules', name), join(there, 'package', 'node_modules', name), 'junction');
  for (const name of Object.keys(dependencies))
    expect(readdirSync(join(there, 'package', 'node_modules'))).toContain(name.split('/')[0]);
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [
      join('package', 'bin', 'sverka.js'),
      'align',
      join(corpus, 'en.txt'),
      join(corpus, 'ru.txt'),
      '--to',
      'tmx',
      '-o',
      '-',
    ],
    { cwd: there, encoding: 'utf8' },
  );
  expect(status, stderr).toBe(0);
  expect(stdout).toContain('<tmx version="1.4">');
  // What is optional is asked for by name when it is needed.
  const words = [join('package', 'bin', 'sverka.js'), 'worker', '--engine', 'redis://127.0.0.1:1'];
  const queue = spawnSync(process.execPath, words, { cwd: there, encoding: 'utf8' });
  expect(queue.status).toBe(2);
  expect(queue.stderr).toMatch(/\[queue\/no-driver\][^]*npm install bullmq ioredis/u);
});

test('the package holds what runs and its docs, and no source, test or corpus', () => {
  const pack = spawnSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  expect(pack.status, pack.stderr).toBe(0);
  const [{ files, size, unpackedSize }] = JSON.parse(pack.stdout) as [
    { files: { path: string }[]; size: number; unpackedSize: number },
  ];
  // In bytes; it was 3.3 and 10.4 million when this was written.
  expect(size).toBeLessThan(4e6);
  expect(unpackedSize).toBeLessThan(12e6);
  const paths = files.map(({ path }) => path);
  for (const needed of [
    'bin/sverka.js',
    'dist/index.js',
    'dist/index.d.ts',
    'dist/cli/sverka.thread.js',
    'dist/cli/input/pdf-worker.js',
    'LICENSE',
  ])
    expect(paths).toContain(needed);
  expect(
    paths.filter((path) => /^(?:src|test|corpora|\.ci|node_modules)\/|\.test\.|(?<!\.d)\.ts$|\.cache$/u.test(path)),
  ).toEqual([]);
  // Of tables only those that are read when it runs.
  expect(paths.filter((path) => path.endsWith('.tsv'))).toEqual(['dist/lexicon/en-ru.tsv', 'dist/lexicon/places.tsv']);
  expect([...new Set(paths.map((path) => path.split('/')[0]))].sort()).toEqual(
    ['CHANGELOG.md', 'CITATION.cff', 'LICENSE', 'README.md', 'bin', 'dist', 'docs', 'package.json'].sort(),
  );
});

describe('what others look for in a package', () => {
  const archive = (): string => {
    const there = folder();
    const pack = spawnSync('npm', ['pack', '--ignore-scripts', '--pack-destination', there], {
      encoding: 'utf8',
      shell: process.platform === 'win32',
    });
    expect(pack.status, pack.stderr).toBe(0);
    return join(there, readdirSync(there)[0]!);
  };

  test('publint finds nothing', async () => {
    const bytes = readFileSync(archive());
    const tarball = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length);
    const { messages, pkg } = await publint({ strict: true, pack: { tarball } });
    expect(messages.map((message) => formatMessage(message, pkg))).toEqual([]);
  });

  test('attw: types are found by whoever imports modules, in Node and in bundlers', () => {
    // The lexicon is a text, and has no types.
    const words = [archive(), '--profile', 'esm-only', '--exclude-entrypoints', 'lexicon.txt', '--format', 'json'];
    const attw = spawnSync(process.execPath, ['node_modules/@arethetypeswrong/cli/dist/index.js', ...words], {
      encoding: 'utf8',
    });
    expect({ status: attw.status, stderr: attw.stderr }, attw.stdout).toMatchObject({ status: 0 });
    const { analysis } = JSON.parse(attw.stdout) as { analysis: { entrypoints: Record<string, unknown> } };
    expect(Object.keys(analysis.entrypoints)).toEqual(expect.arrayContaining(['.', './resources', './weights.json']));
  });
});

test('the list of what ships (SBOM) names each package with its licence, and all are permissive', () => {
  const { status, stdout, stderr } = spawnSync('npm', ['sbom', '--omit', 'dev', '--sbom-format', 'cyclonedx'], {
    encoding: 'utf8',
    shell: process.platform === 'win32',
    maxBuffer: 1 << 26,
  });
  expect(status, stderr).toBe(0);
  const { components } = JSON.parse(stdout) as {
    components: { name: string; licenses?: { license?: { id?: string }; expression?: string }[] }[];
  };
  const names = components.map(({ name }) => name);
  const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as { dependencies: Record<string, string> };
  // npm 11 leaves out picocolors, which packages for development ask for, too.
  expect(Object.keys(dependencies).filter((name) => !names.includes(name) && name !== 'picocolors')).toEqual([]);
  const permissive = /^(?:MIT|ISC|0BSD|BSD-[23]-Clause|Apache-2\.0|\(MIT OR GPL-3\.0-or-later\)|\(MIT AND Zlib\))$/u;
  const others = components.filter(
    ({ licenses = [] }) =>
      !licenses.some(({ license, expression }) => permissive.test(license?.id ?? expression ?? 'none')),
  );
  // Its package says no more than BSD.
  expect(others.map(({ name }) => name)).toEqual(['duck']);
});
