import { readFileSync } from 'node:fs';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { contentOf, isWritable, writeAs } from '../../src/format/format.js';
import { formatNamed, formats } from '../../src/format/formats.js';
import { errorOf } from './errors.js';
import { corrected, full, options } from './fixtures.js';

describe('the table', () => {
  test('has each name and suffix once', () => {
    expect(new Set(formats.map(({ name }) => name)).size).toBe(formats.length);
    expect(new Set(formats.map(({ suffix }) => suffix)).size).toBe(formats.length);
  });
  test.each(formats.map((format) => [format.name, format] as const))('%s is found by its name', (name, format) => {
    expect(formatNamed(name)).toBe(format);
    expect(isWritable(format) || format.read !== undefined).toBe(true);
  });
  test.each([
    ['tmxx', /^Did you mean tmx\?/],
    ['TEI', /^Did you mean tei\?/],
    ['.json', /^Did you mean json\?/],
    ['colums', /^Did you mean columns\?/],
    ['parquet', /^The formats are tmx, tei, report, html, docx, json, tsv, csv, xlsx, .*, columns\.$/],
  ])('%s is not there', (name, hint) => {
    const error = errorOf(() => formatNamed(name));
    expect(error.code).toBe('format/unknown');
    expect(error.hint).toMatch(hint);
  });
});

test('the documentation has a row for each, with its file', () => {
  const docs = readFileSync(new URL('../../docs/formats.md', import.meta.url), 'utf8');
  const rows = [...docs.matchAll(/^\| `(\w+)` \| `([.\w]+)` \|/gm)].map(([, name, suffix]) => [name, suffix]);
  expect(rows).toEqual(formats.map(({ name, suffix }) => [name, suffix]));
});

/** What needs words is tried where there are some: test/words. */
const wordless = formats.filter(({ needsWords }) => needsWords !== true);

describe.each(wordless.filter(isWritable).map((format) => [format.name, format] as const))('%s', (_, format) => {
  test('is written the same way each time', async () => {
    expect(await writeAs(format, full, options)).toEqual(await writeAs(format, structuredClone(full), options));
  });
  test('does not change what it writes', async () => {
    const before = structuredClone(full);
    await writeAs(format, full, options);
    expect(full).toEqual(before);
  });
});

test.each(['tmx', 'tsv', 'columns'])('%s needs the ladder of its level', (name) => {
  const ladders = { turn: full.ladders.turn!, sentence: full.ladders.sentence! };
  const error = errorOf(() => formatNamed(name).write!({ ...full, ladders }, { ...options, level: 'paragraph' }));
  expect(error.code).toBe('format/no-ladder');
  expect(error.hint).toBe('Levels that it has: turn, sentence.');
});

test('a correction stands in place of the text where there is room for one', async () => {
  for (const format of wordless.filter(({ name }) => !['json', 'tei', 'conllu', 'vertical'].includes(name))) {
    const { name } = format;
    const { parts } = await writeAs(format, corrected, options);
    const text = parts.map((part) => plain(contentOf(part))).join('\n');
    expect(text, name).toContain('Зачем?');
    expect(text, name).not.toContain('Почему?');
  }
  expect(formatNamed('json').write!(corrected, options).parts[0]!.text).toContain('Почему?');
});

/** All that is in a packed file, as text. */
const plain = (content: string | Uint8Array): string =>
  typeof content === 'string'
    ? content
    : Object.values(unzipSync(content))
        .map((part) => strFromU8(part))
        .join('\n');
