import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { folder } from '../cli/run.js';

const page = readFileSync('docs/library.md', 'utf8');
const [node, browser] = [...page.matchAll(/^```js\n([^]*?)^```$/gmu)].map(([, code]) => code!);
let there: string;

beforeAll(() => {
  there = folder({ 'example.mjs': node!, 'worker.mjs': browser! });
  mkdirSync(join(there, 'node_modules'));
  symlinkSync(resolve('.'), join(there, 'node_modules', 'sverka'), 'junction');
  for (const lang of ['en', 'ru'])
    cpSync(join('corpora', '2021-03-02-lavrov-kamilov', `${lang}.txt`), join(there, `${lang}.txt`));
});

test('the example runs in Node, with the links that the program finds', () => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['example.mjs'], { cwd: there, encoding: 'utf8' });
  expect(status, stderr).toBe(0);
  expect(stdout.trimEnd().split('\n')).toHaveLength(76);
  expect(stdout).toMatch(/^(?:0\.\d+|1)\tGood afternoon\.\tДобрый день\.$/mu);
  expect(stderr).toMatch(/^100 %\n\d+ characters of TMX$/mu);
});

test('its types are right: what is misspelt or missing is told', () => {
  const config = {
    compilerOptions: {
      module: 'NodeNext',
      target: 'ES2022',
      lib: ['ES2023'],
      types: ['node'],
      typeRoots: [resolve('node_modules/@types')],
      allowJs: true,
      checkJs: true,
      noEmit: true,
    },
    files: ['example.mjs'],
  };
  writeFileSync(join(there, 'tsconfig.json'), JSON.stringify(config));
  const check = (): string => {
    try {
      return execFileSync(process.execPath, [resolve('node_modules/typescript/bin/tsc'), '-p', there], {
        encoding: 'utf8',
      });
    } catch (error) {
      return (error as { stdout: string }).stdout;
    }
  };
  expect(check()).toBe('');
  writeFileSync(join(there, 'example.mjs'), node!.replace('signal:', 'signals:'));
  expect(check()).toMatch(/signals/u);
  writeFileSync(join(there, 'example.mjs'), node!);
});
