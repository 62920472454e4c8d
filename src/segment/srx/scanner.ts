import { blankClass, findProperty, lineClass, spaceClass, wordClass } from './property.js';

/** Flags of a pattern at a place: case, multi-line, dot for line breaks too, comments. */
export interface Flags {
  readonly i: boolean;
  readonly m: boolean;
  readonly s: boolean;
  readonly x: boolean;
}

/** Reads a pattern from left to right. `fail` tells what cannot be translated, and does not return. */
export interface Scanner {
  readonly source: string;
  at: number;
  readonly fail: (what: string) => never;
}

/** What an escape stands for: one character, a set of them, or what only the reader of the pattern knows. */
export type Escape =
  | { readonly kind: 'char'; readonly code: number }
  | { readonly kind: 'set'; readonly term: string }
  | { readonly kind: 'quote'; readonly codes: readonly number[] }
  | { readonly kind: 'other'; readonly letter: string };

const controls: Readonly<Record<string, number>> = { t: 9, n: 10, f: 12, r: 13, a: 7, e: 27 };

const sets: Readonly<Record<string, string>> = {
  d: '\\p{Nd}',
  D: '\\P{Nd}',
  w: wordClass,
  W: `[^${wordClass}]`,
  s: spaceClass,
  S: `[^${spaceClass}]`,
  h: blankClass,
  H: `[^${blankClass}]`,
  v: lineClass,
  V: `[^${lineClass}]`,
};

/** The character at the scanner's place, which moves behind it. */
export function takeChar(scanner: Scanner): number {
  const code = scanner.source.codePointAt(scanner.at)!;
  scanner.at += code > 0xffff ? 2 : 1;
  return code;
}

/** Whether the pattern goes on so; if it does, the scanner moves behind it. */
export function take(scanner: Scanner, sign: string): boolean {
  if (!scanner.source.startsWith(sign, scanner.at)) return false;
  scanner.at += sign.length;
  return true;
}

/** What a sticky pattern finds at the scanner's place, which moves behind it. */
export function takeMatch(scanner: Scanner, pattern: RegExp): RegExpExecArray | undefined {
  pattern.lastIndex = scanner.at;
  const found = pattern.exec(scanner.source);
  if (found === null) return undefined;
  scanner.at = pattern.lastIndex;
  return found;
}

/** Reads an escape, from behind its backslash. */
export function takeEscape(scanner: Scanner, flags: Flags): Escape {
  if (scanner.at >= scanner.source.length) scanner.fail('it ends in a backslash');
  const code = takeChar(scanner);
  const letter = String.fromCodePoint(code);
  const hexadecimal = (pattern: RegExp): Escape => {
    const found = takeMatch(scanner, pattern) ?? scanner.fail(`\\${letter} has no number`);
    const value = parseInt(found[1]!, 16);
    return value > 0x10ffff ? scanner.fail('no character has so high a number') : { kind: 'char', code: value };
  };
  if (letter === 'x')
    return hexadecimal(scanner.source[scanner.at] === '{' ? /\{([\da-f]+)\}/iuy : /([\da-f]{1,2})/iuy);
  if (letter === 'u') return hexadecimal(/([\da-f]{4})/iuy);
  if (letter === 'U') return hexadecimal(/([\da-f]{8})/iuy);
  if (letter === '0') {
    const octal = takeMatch(scanner, /[0-3]?[0-7]{1,2}/uy) ?? scanner.fail('\\0 has no number');
    return { kind: 'char', code: parseInt(octal[0], 8) };
  }
  if (letter === 'c') {
    if (scanner.at >= scanner.source.length) scanner.fail('it ends in \\c');
    return { kind: 'char', code: takeChar(scanner) & 0x1f };
  }
  if (letter === 'Q') {
    const end = scanner.source.indexOf('\\E', scanner.at);
    const quoted = scanner.source.slice(scanner.at, end < 0 ? undefined : end);
    scanner.at += quoted.length + (end < 0 ? 0 : 2);
    return { kind: 'quote', codes: [...quoted].map((char) => char.codePointAt(0)!) };
  }
  if (letter === 'E') return { kind: 'quote', codes: [] };
  if (letter === 'p' || letter === 'P') {
    const found = takeMatch(scanner, /\{([^{}]+)\}|([a-z])/iuy) ?? scanner.fail(`\\${letter} has no name`);
    return { kind: 'set', term: propertyTerm(scanner, found[1]?.trim() ?? found[2]!, letter === 'P', flags) };
  }
  if (sets[letter] !== undefined) return { kind: 'set', term: sets[letter] };
  if (controls[letter] !== undefined) return { kind: 'char', code: controls[letter] };
  return /[A-Za-z1-9]/u.test(letter) ? { kind: 'other', letter } : { kind: 'char', code };
}

/** The term of a class for a property. */
export function propertyTerm(scanner: Scanner, name: string, negated: boolean, { i }: Flags): string {
  return findProperty(name, negated, i) ?? scanner.fail(`there is no property of characters called ${name}`);
}

/** The character, and where case does not count its other cases. */
export function caseVariants(code: number, { i }: Flags): readonly number[] {
  if (!i) return [code];
  const char = String.fromCodePoint(code);
  const others = [char.toLowerCase(), char.toUpperCase(), char.toUpperCase().toLowerCase()];
  return [...new Set([char, ...others])].filter((form) => [...form].length === 1).map((form) => form.codePointAt(0)!);
}

/** Written so that it means itself inside a class and outside. */
export const literal = (code: number): string => {
  const char = String.fromCodePoint(code);
  return /[\p{L}\p{Nd}]/u.test(char) ? char : `\\u{${code.toString(16)}}`;
};
