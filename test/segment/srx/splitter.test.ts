import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Srx, SrxRule } from '../../../src/model/srx.js';
import { srxSplitter } from '../../../src/segment/srx/splitter.js';

type Rule = readonly [kind: 'yes' | 'no', before: string, after: string];

const rules = (...list: Rule[]): SrxRule[] =>
  list.map(([kind, before, after], index) => ({ breaks: kind === 'yes', before, after, line: index + 10 }));

const only = (...list: Rule[]): Srx => ({
  cascade: false,
  languages: new Map([['Default', rules(...list)]]),
  maps: [{ pattern: '.*', rules: 'Default' }],
});

const split = (srx: Srx, text: string, lang: 'en' | 'ru' = 'en'): string[] =>
  srxSplitter(srx, lang)
    .split(text, [0, text.length])
    .map((at) => text.slice(...at));

const plain: Rule = ['yes', '[.?!]+', '\\s'];

test('the first rule that matches at a place decides', () => {
  const exception: Rule = ['no', '\\bMr\\.', '\\s'];
  expect(split(only(exception, plain), 'Mr. A. B.')).toEqual(['Mr. A.', 'B.']);
  expect(split(only(plain, exception), 'Mr. A. B.')).toEqual(['Mr.', 'A.', 'B.']);
});

test('where no rule matches, and where only exceptions do, there is no break', () => {
  expect(split(only(['no', '\\.', '']), 'A. B.')).toEqual(['A. B.']);
  expect(split(only(), 'A. B.')).toEqual(['A. B.']);
});

test('a side that is empty matches anything', () => {
  expect(split(only(['yes', '', 'x']), 'axbx')).toEqual(['a', 'xb', 'x']);
  expect(split(only(['yes', '', '']), 'a😀b')).toEqual(['a', '😀', 'b']);
});

test('beforebreak may overlap what was matched before: each place is asked', () => {
  expect(split(only(['yes', 'a.a', '']), 'xaaaax')).toEqual(['xaaa', 'a', 'x']);
});

test('a line break inside the span is a space, and its place is kept', () => {
  const text = 'One.  \r\n  Two,\nthree. Four.';
  expect(split(only(['yes', '\\n', ''], ['yes', '\\.', ' \\p{Lu}']), text)).toEqual(['One.', 'Two,\nthree.', 'Four.']);
});

test('only the span given is split', () => {
  expect(srxSplitter(only(plain), 'en').split('a: One. Two. Three.', [2, 12])).toEqual([
    [3, 7],
    [8, 12],
  ]);
});

const layered = (cascade: boolean): Srx => ({
  cascade,
  languages: new Map([
    ['English', rules(['no', 'Mr\\.', ''])],
    ['Semicolon', rules(['yes', ';', ''])],
    ['Default', rules(plain)],
  ]),
  maps: [
    { pattern: '[Ee][Nn].*', rules: 'English' },
    { pattern: 'en-GB', rules: 'Semicolon' },
    { pattern: '.*', rules: 'Default' },
  ],
});

test('with cascade the rules of all maps that fit, in order; without it those of the first', () => {
  expect(split(layered(true), 'Mr. A. B; C.')).toEqual(['Mr. A.', 'B; C.']);
  expect(split(layered(false), 'Mr. A. B; C.')).toEqual(['Mr. A. B; C.']);
  expect(split(layered(false), 'Mr. A. B; C.', 'ru')).toEqual(['Mr.', 'A.', 'B; C.']);
});

test('a map for a region is found, before a map for all languages', () => {
  const srx = {
    ...layered(false),
    maps: [
      { pattern: '.*', rules: 'Default' },
      { pattern: 'EN-US', rules: 'English' },
    ],
  };
  expect(split({ ...srx, maps: [...srx.maps].reverse() }, 'Mr. A. B.')).toEqual(['Mr. A. B.']);
});

test('no map for a language', () => {
  const srx = { ...layered(false), maps: [{ pattern: 'DE.*', rules: 'Default' }] };
  expect(() => srxSplitter(srx, 'ru')).toThrow(expect.objectContaining({ code: 'srx/no-language' }));
});

test('a pattern that cannot be translated is told with its rule and its line', () => {
  expect(() => srxSplitter(only(plain, ['no', '\\p{Nix}', '']), 'en')).toThrow(
    expect.objectContaining({
      code: 'srx/invalid',
      message: expect.stringMatching(/^Rule 2 of Default .*beforebreak \\p\{Nix\}.*Nix/u) as string,
      at: { line: 11 },
    }),
  );
});

test('the name tells rules apart by what they say, not by their lines', () => {
  const name = (srx: Srx): string => srxSplitter(srx, 'en').name;
  expect(name(only(plain))).toMatch(/^srx:[\da-f]{16}$/u);
  expect(name(only(plain))).not.toBe(name(only(['yes', '[.?!]', '\\s'])));
  const moved = {
    ...only(plain),
    languages: new Map([['Default', rules(plain).map((rule) => ({ ...rule, line: 99 }))]]),
  };
  expect(name(moved)).toBe(name(only(plain)));
});

test('a paragraph of any length is split as if it were short, anchors and all', () => {
  const srx = only(['no', '^A\\.', ''], ['no', '\\.', '\\s\\p{L}\\.$'], plain);
  const middle = Array.from({ length: 8000 }, (_, index) => `w${index}.`);
  const text = ['A.', ...middle, 'Z.'].join(' ');
  expect(split(srx, text)).toEqual(['A. w0.', ...middle.slice(1, -1), `${middle.at(-1)} Z.`]);
});

test('every character that is not white space is in one sentence, in order', () => {
  const srx = only(['no', '\\b\\p{Lu}\\.', '\\s'], plain, ['yes', '', '😀']);
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom('A', 'b', '.', '!', ' ', '\n', '\r\n', '😀', '\ud83d')).map((all) => all.join('')),
      (text) => {
        const spans = srxSplitter(srx, 'en').split(text, [0, text.length]);
        let last = 0;
        for (const [from, to] of spans) {
          expect(text.slice(last, from).trim()).toBe('');
          expect(text.slice(from, to)).toBe(text.slice(from, to).trim());
          expect(to).toBeGreaterThan(from);
          last = to;
        }
        expect(text.slice(last).trim()).toBe('');
      },
    ),
  );
});
