import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { folder } from '../cli/run.js';
import { linesOf } from '../piecewise/texts.js';

const page = readFileSync('docs/library.md', 'utf8');
const codes = (language: string): string[] =>
  [...page.matchAll(new RegExp(`^\`\`\`${language}\\n([^]*?)^\`\`\`$`, 'gmu'))].map(([, code]) => code!);
const [node, browser] = codes('js');
const [piecewise] = codes('ts');
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
  const check = (): string => compile({ allowJs: true, checkJs: true, noEmit: true }, 'example.mjs');
  expect(check()).toBe('');
  writeFileSync(join(there, 'example.mjs'), node!.replace('signal:', 'signals:'));
  expect(check()).toMatch(/signals/u);
  writeFileSync(join(there, 'example.mjs'), node!);
});

test('the example in TypeScript is right under all strict rules, and runs piece by piece', () => {
  for (const lang of ['en', 'ru'] as const)
    writeFileSync(join(there, `${lang}.lines.txt`), linesOf(lang).slice(0, 1500).join('\n'));
  writeFileSync(join(there, 'long.mts'), piecewise!);
  const strict = {
    strict: true,
    noUncheckedIndexedAccess: true,
    exactOptionalPropertyTypes: true,
    noUnusedLocals: true,
  };
  expect(compile(strict, 'long.mts')).toBe('');
  const { status, stdout, stderr } = spawnSync(process.execPath, ['long.mjs'], { cwd: there, encoding: 'utf8' });
  expect([status, stderr]).toEqual([0, '']);
  const lines = stdout.trimEnd().split('\n');
  expect(lines.length).toBeGreaterThan(1);
  for (const line of lines) expect(line).toMatch(/^\d+ links; en\.u1\.p\d+\.s\d+: \S/u);
  expect(lines[0]).toContain(linesOf('en')[0]);
  expect(parseInt(lines.at(-1)!)).toBeGreaterThan(800);
  writeFileSync(join(there, 'long.mts'), piecewise!.replace("manner: 'lines'", "manner: 'line'"));
  expect(compile(strict, 'long.mts')).toContain('"line"');
});

/** What the compiler says of a file in the folder. */
function compile(options: object, file: string): string {
  const config = {
    compilerOptions: {
      module: 'NodeNext',
      target: 'ES2022',
      lib: ['ES2023'],
      types: ['node'],
      typeRoots: [resolve('node_modules/@types')],
      ...options,
    },
    files: [file],
  };
  writeFileSync(join(there, 'tsconfig.json'), JSON.stringify(config));
  try {
    return execFileSync(process.execPath, [resolve('node_modules/typescript/bin/tsc'), '-p', there], {
      encoding: 'utf8',
    });
  } catch (error) {
    return (error as { stdout: string }).stdout;
  }
}
