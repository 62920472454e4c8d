import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formats } from '../../src/format/formats.js';
import { json } from '../../src/format/json.js';
import type { Alignment } from '../../src/model/alignment.js';
import { alignment } from './arbitraries.js';
import { errorOf } from './errors.js';
import { bare, full, options, small } from './fixtures.js';

const write = (value: Alignment): string => json.write!(value, options).parts[0]!.text;
const read = (text: string): Alignment => json.read!(text);
const schema = new Ajv2020({ allErrors: true, unicodeRegExp: true }).compile(
  JSON.parse(readFileSync(new URL('../../docs/project.schema.json', import.meta.url), 'utf8')) as object,
);

describe('what was written', () => {
  test.each([
    ['small', small],
    ['full', full],
    ['bare', bare],
  ])('%s reads back, writes back, and follows the schema', (_, value) => {
    const text = write(value);
    expect(write(read(text))).toBe(text);
    expect(JSON.parse(JSON.stringify(read(text)))).toEqual(
      JSON.parse(JSON.stringify(value), (key, item: unknown) =>
        key === 'posterior' ? Number((item as number).toFixed(9)) : item,
      ),
    );
    expect(schema(JSON.parse(text)) ? [] : schema.errors).toEqual([]);
  });

  test('has a unit or bead a line', () => {
    const lines = write(full).split('\n');
    for (const { id } of full.source.units.sentence)
      expect(lines.filter((line) => line.includes(`"id": "${id}"`)).length).toBe(1);
    expect(lines.filter((line) => line.includes('"by": ')).length).toBe(Object.values(full.ladders).flat().length);
  });

  test('whatever it holds', () => {
    fc.assert(
      fc.property(alignment, (value) => {
        const text = write(value);
        expect(write(read(text))).toBe(text);
        expect(read(text).source.text).toBe(value.source.text);
        expect(schema(JSON.parse(text)) ? [] : schema.errors).toEqual([]);
      }),
    );
  });
});

test('fields from a later hand are kept, at every level, after those that are known', () => {
  const extra = { later: { deep: [1, { a: null }], '2': true, '1': 'x', posterior: 1e-12 }, toString: 'y' };
  const strange = JSON.parse(
    write(small)
      .replace('"sverka": 1,', '"first": [], "sverka": 1,')
      .replaceAll('"kind": "head"', '"__proto__": 5, "kind": "head"'),
    (_, value: unknown) =>
      typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...extra, ...value } : value,
  ) as object;
  const text = write(read(JSON.stringify(strange)));
  expect(write(read(text))).toBe(text);
  expect(JSON.parse(text)).toEqual(strange);
  expect(text.split('\n')[1]).toBe('  "sverka": 1,');
  expect(text).toContain('"at": [14, 29], "parent": -1, "kind": "head", "later": { "1": "x"');
  expect(text.match(/"__proto__": 5/g)?.length).toBe(6);
  expect(schema(JSON.parse(text))).toBe(true);
});

test('levels from a later hand are kept, whatever they hold', () => {
  const later = { words: [5, null, 'x', [1, [2]], { at: [1, 2], posterior: 0.123456789 }], more: 7, none: [] };
  const value = { ...small, ladders: { ...small.ladders, ...later } };
  expect(JSON.parse(write(value))).toMatchObject({ ladders: later });
  expect(write(read(write(value)))).toBe(write(value));
  for (const format of formats.filter((each) => each.write !== undefined && !each.needsWords))
    expect(format.write!(value, options).kept).toBe(format.write!(small, options).kept);
});

test('fields that an alignment has without a value are not written', () => {
  const unit = { ...bare.source.units.turn[0]!, speaker: undefined };
  const value = { ...bare, source: { ...bare.source, units: { ...bare.source.units, turn: [unit] } } };
  expect(write(value as unknown as Alignment)).toBe(write(bare));
});

test('a probability has six digits at least', () => {
  const posterior = (value: number) =>
    /"posterior": (\S+),/.exec(
      write({ ...bare, ladders: { turn: [{ ...bare.ladders.turn![0]!, posterior: value }] } }),
    )![1];
  expect([1, 0, 0.5, 0.998134, 0.9999999, 1e-9, 1 / 3].map(posterior)).toEqual([
    '1.000000',
    '0.000000',
    '0.500000',
    '0.998134',
    '0.9999999',
    '0.000000001',
    '0.333333333',
  ]);
});

describe('a newer version', () => {
  test('is refused with its number', () => {
    const error = errorOf(() => read(write(small).replace('"sverka": 1', '"sverka": 12')));
    expect([error.code, error.at]).toEqual(['json/newer-version', { line: 2, column: 13 }]);
    expect(error.message).toBe('The project file is of version 12; this sverka reads up to version 1.');
  });
});

describe('what is not JSON is refused with its place', () => {
  test.each([
    ['', 1, 1],
    ['hello', 1, 1],
    ['{\n  "sverka": 1,\n  "source"', 3, 11],
    ['{\n  "sverka": 1,\n}', 3, 1],
    ['{ "a": [1, 2 }', 1, 14],
    ['{ "a": "b\nc" }', 1, 8],
    ['{ "a": 01 }', 1, 9],
    ['{} {}', 1, 4],
    ['[1,]', 1, 4],
    ['{ "a" 1 }', 1, 7],
  ])('%j', (text, line, column) => {
    const error = errorOf(() => read(text));
    expect([error.code, error.at]).toEqual(['json/invalid', { line, column }]);
  });
});

describe('what is no project is refused with its line', () => {
  const text = write(small);
  const lineOf = (piece: string) => text.split('\n').findIndex((line) => line.includes(piece)) + 1;
  test.each([
    // [what to change, into what, message, piece of the line]
    ['"sverka": 1', '"version": 1', /no field "sverka"/, '{'],
    ['"sverka": 1', '"sverka": "1"', /sverka: the version is not a whole number/, '"sverka"'],
    ['"signature": "', '"signature": 5, "x": "', /signature: is not text/, '"signature"'],
    ['"lang": "ru"', '"lang": "en"', /target.units.turn.0.id: is not a name that begins with "en."/, '"ru.u1"'],
    ['"lang": "ru"', '"lang": "uk"', /target.lang: is not "en" or "ru"/, '"lang": "ru"'],
    ['"title": "Talks', '"title": 5, "x": "Talks', /source.meta.title: is not text/, '"title"'],
    ['"name": "Question"', '"name": null', /source.meta.participants.1.name: is not text/, '"name": "Question"'],
    [
      '"status": "translation"',
      '"status": "copy"',
      /target.meta.status: is not one of original, translation/,
      '"translation"',
    ],
    ['"en.u2.p1.s2"', '"en.u2.p1.s1"', /en.u2.p1.s1 is there twice/, '"en.u2.p1.s2"'],
    [
      '"at": [47, 58]',
      '"at": [47, 59.5]',
      /source.units.sentence.2.at: is not a pair of whole numbers/,
      '"en.u2.p1.s2"',
    ],
    ['"at": [47, 58]', '"at": [45, 58]', /begins at 45, before the unit above ends at 46/, '"en.u2.p1.s2"'],
    ['"at": [47, 58]', '"at": [48, 58]', /source.text: "H" at 47 is in no sentence and in no mark/, '"text"'],
    ['"at": [47, 58]', '"at": [58, 58]', /is empty/, '"en.u2.p1.s2"'],
    ['"at": [110, 115]', '"at": [110, 116]', /\[110, 116\] is not a span of 0 to 115/, '"en.u3.p1.s3"'],
    [
      '"at": [110, 115], "parent": 2',
      '"at": [110, 115], "parent": 1',
      /parent: is 1, and 2 or 3 is next/,
      '"en.u3.p1.s3"',
    ],
    [
      '"at": [110, 115], "parent": 2',
      '"at": [110, 115], "parent": 3',
      /there is no unit 3 one level up/,
      '"en.u3.p1.s3"',
    ],
    ['"at": [84, 115], "parent": -1', '"at": [84, 114], "parent": -1', /is not inside its parent en.u3/, '"en.u3.p1"'],
    ['"at": [84, 115], "parent": -1', '"at": [84, 115], "parent": 0', /turns have no parent/, '"en.u3"'],
    ['"kind": "head" }', '"kind": "title" }', /is not one of head, speech, note/, '"en.u1"'],
    ['"kind": "incident"', '"kind": "noise"', /source.marks.2.kind: is not one of label, /, '"incident"'],
    ['"at": [99, 109]', '"at": [97, 109]', /source.marks.2: shares characters 97 to 98/, '"incident"'],
    [
      '"kind": "label", "at": [73, 82]',
      '"kind": "label", "at": [0, 9]',
      /source.marks.1.at: begins at 0, before the mark above ends at 12/,
      '"label"',
    ],
    [
      '"source": [2, 4]',
      '"source": [2, 3]',
      /ladders.sentence.3: bead 4 begins at 4:3, not at 3:3/,
      '"source": [4, 4]',
    ],
    [
      '"posterior": 0.740000',
      '"posterior": 1.74',
      /ladders.sentence.2.posterior: is not a number from 0 to 1/,
      '0.740000',
    ],
    ['"by": "person"', '"by": "me"', /is not one of search, anchor, person/, '"by": "person"'],
    ['"moves": []', '"moves": [{}]', /moves.0.source: is not a pair/, '"moves"'],
    ['"moves": []', '"moves": 5', /moves: is not an array/, '"moves"'],
  ])('%s → %s', (from, to, message, piece) => {
    expect(text).toContain(from);
    const error = errorOf(() => read(text.replace(from, to)));
    expect(error.code).toBe('json/invalid');
    expect(error.message).toMatch(message);
    expect(error.at.line).toBe(lineOf(piece));
  });
  test.each(['null', '5', '[]', '"x"', '{}'])('%s', (value) =>
    expect(errorOf(() => read(value)).code).toBe('json/invalid'),
  );
  test('a paragraph without a sentence', () => {
    const lines = text.split('\n').filter((line) => !/"id": "en\.u1\.p1\.s1"/.test(line));
    expect(errorOf(() => read(lines.join('\n'))).message).toMatch(/parent: is 1, and 0 is next/);
  });
  test('any other damage is refused or read, and is no bug', () => {
    fc.assert(
      fc.property(
        fc.nat(text.length - 1),
        fc.constantFrom('0', '9', '-', '"', '[', '}', 'null', '', ',', '1e3'),
        (at, sign) => {
          const damaged = text.slice(0, at) + sign + text.slice(at + 1);
          try {
            write(read(damaged));
          } catch {
            expect(errorOf(() => read(damaged)).code).toMatch(/^json\//);
          }
        },
      ),
      { numRuns: 500 },
    );
  });
});

test('a byte order mark is no fault', () => expect(read(`\uFEFF${write(small)}`)).toEqual(read(write(small))));
