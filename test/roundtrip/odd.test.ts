import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { RelaxNGValidator, XmlDocument } from 'libxml2-wasm';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { tei } from '../../src/format/tei.js';
import type { Alignment } from '../../src/model/alignment.js';
import { alignment } from '../format/arbitraries.js';
import { bare, corrected, full, options, small, timed } from '../format/fixtures.js';
import { alignCorpora } from './corpora.js';
import { readElements } from './edition.js';

const rng = readFileSync('src/format/tei/sverka.rng', 'utf8');
const odd = readElements('odd', readFileSync('src/format/tei/sverka.odd', 'utf8'));
const included = odd
  .filter(({ name }) => name === 'moduleRef')
  .flatMap(({ attributes }) => attributes['include']?.split(' ') ?? []);

const values: [string, Alignment][] = [
  ['small', small],
  ['full', full],
  ['bare', bare],
  ['corrected', corrected],
  ['timed', timed],
  ['not aligned', { ...bare, ladders: {} }],
  ...alignCorpora(),
];
const files = (value: Alignment, more = {}): string[] =>
  (['corpus', 'split'] as const).flatMap((teiLayout) =>
    tei.write!(value, { ...options, teiLayout, ...more }).parts.map(({ text }) => text),
  );

let validator: RelaxNGValidator;
beforeAll(() => {
  validator = RelaxNGValidator.fromDoc(XmlDocument.fromString(rng));
});
function isValid(xml: string): boolean {
  const document = XmlDocument.fromString(xml);
  try {
    validator.validate(document);
    return true;
  } catch {
    return false;
  } finally {
    document.dispose();
  }
}

test('the schema is what the script makes of the ODD and of tei_all', () => {
  expect(execFileSync(process.execPath, ['bin/tei-schema.js', '-'], { encoding: 'utf8', maxBuffer: 1 << 24 })).toBe(
    rng,
  );
});

test('the ODD includes each element once, and those that are written, no more and no fewer', () => {
  const written = new Set(
    values.flatMap(([, value]) =>
      files(value, { date: '2025-03-20T12:00:00Z' }).flatMap((xml) => readElements('x', xml).map(({ name }) => name)),
    ),
  );
  expect([...included].sort()).toEqual([...written].sort());
});

describe('what is written is valid by the schema', () => {
  test.each(values)('%s', (_, value) => {
    for (const xml of [...files(value), ...files(value, { date: '2025-03-20T12:00:00Z' })])
      expect(isValid(xml)).toBe(true);
  });
  test('whatever it holds', () => {
    fc.assert(fc.property(alignment, (value) => files(value).every(isValid)));
  });
});

test.each([
  ['an element that is not included', '<seg type="p"', '<q/><seg type="p"'],
  ['a level that there is not', 'subtype="p"', 'subtype="q"'],
  ['another kind of group', 'type="unaligned"', 'type="x"'],
  ['a paragraph that is not called one', '<seg type="p"', '<seg type="x"'],
  ['a note of another kind', '<note type="speaker">', '<note type="x">'],
  ['furniture without its kind', '<fw type="furniture">', '<fw>'],
])('%s is refused', (_, from, to) => {
  const [xml] = files(small);
  expect(xml).toContain(from);
  expect(isValid(xml!)).toBe(true);
  expect(isValid(xml!.replace(from, to))).toBe(false);
});

test('each file names the schema of all TEI', () => {
  for (const xml of files(small)) {
    const [, line] = xml.split('\n');
    expect(line).toMatch(/^<\?xml-model href="https:\/\/www\.tei-c\.org\/[^"]*tei_all\.rng" .*relaxng\.org.*\?>$/u);
  }
});

test('a correction is choice, with what was there and what a person would have', () => {
  const choices = readElements('x', files(corrected)[0]!).filter(({ name }) => name === 'choice');
  expect(choices.map(({ parent, text }) => [parent!.name, text])).toEqual([
    ['s', 'He stopped.He stood <still> & silent.'],
    ['s', 'Почему?Зачем?'],
  ]);
});
