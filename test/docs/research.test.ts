import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { folder } from '../cli/run.js';
import { runPage } from './pages.js';

// Like docs/cli.md, it is written anew by `npm run docs`, and its difference is read.
test('docs/research.md: every command does its work, and prints what stands there', async () => {
  const there = folder();
  cpSync(resolve('corpora'), join(there, 'corpora'), { recursive: true });
  const page = readFileSync(join('corpora', '2021-03-02-lavrov-kamilov', 'ru.txt'), 'utf8')
    .split('\n')
    .slice(6, 14)
    .join('\n');
  writeFileSync(join(there, 'first.txt'), page);
  writeFileSync(join(there, 'second.txt'), page.replace('как всегда, ', '').replace('прошли', 'состоялись'));
  const text = runPage(readFileSync('docs/research.md', 'utf8'), { there, view: ({ stdout }) => stdout });
  await expect(text).toMatchFileSnapshot('../../docs/research.md');
}, 180_000);
