import { expect, test } from 'vitest';
import { translatePattern } from '../../../src/segment/srx/pattern.js';

const compile = (source: string, backward = false): RegExp => {
  const text = translatePattern(source, { backward, prefix: 'g', edges: [true, true] }, (what) => {
    throw new Error(what);
  });
  return new RegExp(backward ? `(?<=${text})$` : `^(?:${text})$`, 'v');
};

test.each([
  ['\\h+', ' \t\u00a0', 'x'],
  ['\\s', '\u00a0', 'x'],
  ['\\d\\D', '٣x', 'x3'],
  ['\\w+', 'слово', '—'],
  ['a\\b.', 'a!', 'ab'],
  ['д\\bx|да', 'да', 'дx'],
  ['\\Q.*[\\E+', '.*[[', 'aaaa'],
  ['\\x{1F600}\\u0041\\x42', '😀AB', 'AB'],
  ['.', '😀', '\n'],
  ['(?s).', '\n', ''],
  ['(?i)Да', 'дА', 'ДО'],
  ['(?i:d)r', 'Dr', 'DR'],
  ['(?i)[а-в]\\p{Lu}', 'Вя', 'Гя'],
  ['a(?i)b(?-i)c', 'aBc', 'aBC'],
  ['(?x) a b # c', 'ab', 'a b'],
  ['[a-z&&[^aeiou]]', 'b', 'a'],
  ['[\\p{L}--[a-z]]', 'A', 'a'],
  ['[[:upper:][:digit:]]', '7', 'a'],
  ['[^[ab]c]', 'd', 'b'],
  ['[]x]', ']', 'a'],
  ['[.\\]\\-&|]+', '.]-&|', 'a'],
  ['[a\\Q-z\\E]', '-', 'b'],
  ['\\p{Lu}\\p{Uppercase_Letter}\\pL\\p{IsLu}', 'ABCD', 'ABCd'],
  ['\\p{IsCyrillic}\\p{InCyrillic}\\p{script=Cyrillic}\\p{Cyrillic}', 'жжжж', 'zzzz'],
  ['\\P{L}\\p{^L}', '11', 'aa'],
  ['\\p{Punct}\\p{Alpha}\\p{javaUpperCase}', '.aA', '.aa'],
  ['a++b', 'aab', 'aaa'],
  ['a*+ab|c', 'c', 'aab'],
  ['a{1,2}+a', 'aaa', 'aa'],
  ['(?:ab)?+ab', 'abab', 'ab'],
  ['(?>a|ab)c', 'ac', 'abc'],
  ['(["\'])x\\1', '"x"', '"x\''],
  ['(?<q>["\'])x\\k<q>', "'x'", '\'x"'],
  ['(?#note)a', 'a', 'b'],
  ['\\Aa\\z', 'a', 'b'],
  ['a\\R', 'a\r\n', 'a'],
  ['(?<=a)?b', 'b', 'a'],
  ['/-}]', '/-}]', '/'],
])('%s matches %j and not %j', (source, yes, no) => {
  expect(compile(source).test(yes)).toBe(true);
  expect(compile(source).test(no)).toBe(false);
});

test.each([
  ['\\p{Lu}\\p{L}*+\\.', 'Yes.', 'yes'],
  ['\\p{Ll}{2,3}+\\.', 'xyz.', 'x.'],
  ['^a', 'a', 'ba'],
])('backwards, %s matches the end of %j and not of %j', (source, yes, no) => {
  expect(compile(source, true).test(yes)).toBe(true);
  expect(compile(source, true).test(no)).toBe(false);
});

test.each([
  ['a(b', /not closed/u],
  ['a)b', /not opened/u],
  ['[a', /not closed/u],
  ['*a', /nothing to repeat/u],
  ['\\p{Nonsense}', /no property.*Nonsense/u],
  ['[z-a]', /range/u],
  ['[a-z-[b]]', /read differently/u],
  ['[a&&]', /holds nothing/u],
  ['\\Gx', /\\G/u],
  ['\\N{DIGIT ONE}', /\\N/u],
  ['a\\', /backslash/u],
  ['\\2', /group/u],
  ['(?w)\\b', /flag w/u],
  ['\\x{110000}', /number/u],
])('%s is refused', (source, what) => {
  expect(() => compile(source)).toThrow(what);
});

test.each(['(a)\\1', '(?:ab)*+c', '(?>a|ab)c'])('backwards, %s is refused', (source) => {
  expect(() => compile(source, true)).toThrow(/backwards/u);
});
