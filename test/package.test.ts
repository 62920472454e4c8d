import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';

const corpus = resolve('corpora/2021-03-02-lavrov-kamilov');

test('the packed package runs from an empty folder', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sverka-package-'));
  const pack = spawnSync('npm', ['pack', '--ignore-scripts', '--pack-destination', folder], {
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  expect(pack.status, pack.stderr).toBe(0);
  const [archive] = readdirSync(folder);
  expect(spawnSync('tar', ['-xzf', archive!], { cwd: folder }).status).toBe(0);
  // What the package depends on is what is installed here: nothing is downloaded by a test.
  mkdirSync(join(folder, 'package', 'node_modules'));
  const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as { dependencies: Record<string, string> };
  const absent = ['bullmq', 'ioredis'];
  for (const name of readdirSync('node_modules').filter((name) => !name.startsWith('.') && !absent.includes(name)))
    symlinkSync(resolve('node_modules', name), join(folder, 'package', 'node_modules', name), 'junction');
  for (const name of Object.keys(dependencies))
    expect(readdirSync(join(folder, 'package', 'node_modules'))).toContain(name.split('/')[0]);
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
    { cwd: folder, encoding: 'utf8' },
  );
  expect(status, stderr).toBe(0);
  expect(stdout).toContain('<tmx version="1.4">');
  // What is optional is asked for by name when it is needed.
  const words = [join('package', 'bin', 'sverka.js'), 'worker', '--engine', 'redis://127.0.0.1:1'];
  const queue = spawnSync(process.execPath, words, { cwd: folder, encoding: 'utf8' });
  expect(queue.status).toBe(2);
  expect(queue.stderr).toMatch(/\[queue\/no-driver\][^]*npm install bullmq ioredis/u);
});

test('the package holds what runs and its docs, and no source, test or corpus', () => {
  const pack = spawnSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  expect(pack.status, pack.stderr).toBe(0);
  const [{ files }] = JSON.parse(pack.stdout) as [{ files: { path: string }[] }];
  const paths = files.map(({ path }) => path);
  for (const needed of [
    'bin/sverka.js',
    'dist/index.js',
    'dist/index.d.ts',
    'dist/cli/batch-worker.js',
    'dist/cli/pdf-worker.js',
    'LICENSE',
  ])
    expect(paths).toContain(needed);
  expect(
    paths.filter((path) => /^(?:src|test|corpora|\.ci|node_modules)\/|\.test\.|(?<!\.d)\.ts$|\.cache$/u.test(path)),
  ).toEqual([]);
});
