import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const sources = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts'))
  .map((path) => ({ path, text: readFileSync(join('src', path), 'utf8') }));

/** All that makes an error: what it is called with, up to the code. */
const made = sources
  .filter(({ path }) => path !== 'error.ts')
  .flatMap(({ path, text }) =>
    [...text.matchAll(/new SverkaError\(\s*(\S+)/gu)].map(([, first]) => ({
      path,
      code: /^'([a-z-]+\/[a-z-]+)',$/u.exec(first!)?.[1],
    })),
  );

const documented = [...readFileSync('docs/errors.md', 'utf8').matchAll(/^\| `([^`]+)` +\|/gmu)].map(([, code]) => code!);

test('each error is made with its code in plain sight', () => {
  expect(made.filter(({ code }) => code === undefined)).toEqual([]);
});

test('docs/errors.md lists each code once, in order, and no other', () => {
  expect(documented).toEqual([...new Set(made.map(({ code }) => code!))].sort());
});
