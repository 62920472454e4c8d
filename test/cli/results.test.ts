import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import { pair, russian, sverka } from './run.js';

const schema = JSON.parse(readFileSync('docs/results.schema.json', 'utf8')) as { $defs: Record<string, unknown> };
const ajv = new Ajv2020({ allErrors: true, allowUnionTypes: true, unicodeRegExp: true });
ajv.addSchema(schema, 'results');

const cwd = pair({
  'new.txt': russian.replace('12 студентами', '14 студентами').replace('Они спрашивали об Узбекистане.', ''),
});
sverka(['align', 'en.txt', 'ru.txt', '--to', 'json', '-o', 'a.json', '-q'], { cwd });
sverka(['align', 'en.txt', 'new.txt', '--to', 'json', '-o', 'b.json', '-q'], { cwd });
sverka(['index', 'a.json', 'b.json', '-o', 'x.db', '-q'], { cwd });

// What other programs may rely on; docs/results.schema.json is written by hand.
test.each([
  ['search', ['search', 'x.db', 'lemma:student']],
  ['search', ['search', 'x.db', 'nothingofthekind']],
  ['frequencies', ['search', 'x.db', 'lemma:student', '--frequency', 'document']],
  ['frequencies', ['search', 'x.db', 'lemma:student', '--frequency', 'left']],
  ['renderings', ['renderings', 'x.db', 'student']],
  ['renderings', ['renderings', 'x.db', 'student', '--by', 'document']],
  ['stats', ['stats', 'a.json', 'b.json']],
  ['check', ['check', 'b.json']],
  ['compare', ['compare', 'ru.txt', 'new.txt']],
])('%s: %j', (name, words) => {
  const { stdout, stderr } = sverka([...words, '--to', 'json', '-q'], { cwd });
  expect(stderr).toBe('');
  const fits = ajv.getSchema(`results#/$defs/${name}`)!;
  const result: unknown = JSON.parse(stdout);
  expect([fits(result), fits.errors ?? []]).toEqual([true, []]);
  // A schema that takes anything would tell nothing.
  expect(fits({ ...(result as object), lines: 1, count: 1, findings: 1, links: 1, renderings: 1, lengths: 1 })).toBe(
    false,
  );
});
