import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';

const there = mkdtempSync(join(tmpdir(), 'sverka-model-'));
afterAll(() => rmSync(there, { recursive: true, force: true }));

/** Words of no language: nothing but the model tells which belong together. */
const pairs = [
  ['zib', 'бзи'],
  ['wom', 'мво'],
  ['kra', 'рка'],
];

test('a model in ONNX is run by Transformers.js, from a folder and without the network', { timeout: 600_000 }, () => {
  writeFileSync(join(there, 'package.json'), '{ "private": true, "type": "module" }');
  execFileSync('npm', ['pack', '--pack-destination', there], { stdio: 'pipe' });
  // What it would fetch besides is for graphics cards.
  const env = { ...process.env, ONNXRUNTIME_NODE_INSTALL: 'skip' };
  const packages = ['./sverka-0.1.0.tgz', '@huggingface/transformers@4.3.1', 'onnx-proto@8.0.1'];
  execFileSync('npm', ['install', '--no-audit', '--no-fund', ...packages], { cwd: there, env, stdio: 'pipe' });
  cpSync('test/clients/tiny-model.js', join(there, 'tiny-model.js'));
  execFileSync(process.execPath, ['tiny-model.js', 'tiny', JSON.stringify(pairs)], { cwd: there });
  writeFileSync(join(there, 'en.txt'), 'Zib zib.\nWom wom.\nKra kra.\n');
  writeFileSync(join(there, 'ru.txt'), 'Бзи бзи.\nРка рка.\n');

  const words = ['align', 'en.txt', 'ru.txt', '--from', 'lines', '--embeddings', 'tiny', '--to', 'json', '--quiet'];
  const run = () =>
    spawnSync(process.execPath, ['node_modules/sverka/bin/sverka.js', ...words], { cwd: there, encoding: 'utf8' });
  const { status, stdout, stderr } = run();
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  const { ladders, signature } = JSON.parse(stdout) as {
    ladders: { sentence: { source: number[]; target: number[] }[] };
    signature: string;
  };
  expect(ladders.sentence.map(({ source, target }) => [source, target])).toEqual([
    [
      [0, 1],
      [0, 1],
    ],
    [
      [1, 2],
      [1, 1],
    ],
    [
      [2, 3],
      [1, 2],
    ],
  ]);
  expect(signature).toMatch(/ embeddings:tiny@\w+$/u);
  expect(run().stdout).toBe(stdout);

  writeFileSync(join(there, 'tiny/onnx/model.onnx'), 'no model');
  expect(run().stderr).toContain('[embeddings/failed]');
});
