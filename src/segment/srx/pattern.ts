import { translateClass } from './class.js';
import { lineClass, wordClass } from './property.js';
import { caseVariants, literal, take, takeChar, takeEscape, takeMatch, type Flags, type Scanner } from './scanner.js';

/** How a pattern is used. */
export interface Use {
  /** Matched from right to left, inside a lookbehind: beforebreak. */
  readonly backward: boolean;
  /** Begins the names of its groups, so that those of several patterns in one do not meet. */
  readonly prefix: string;
  /** Whether the text begins, and ends, where the string does that is matched. */
  readonly edges: readonly [start: boolean, end: boolean];
}

interface Atom {
  readonly text: string;
  /** Always one character. */
  readonly single: boolean;
}

interface State extends Scanner {
  readonly use: Use;
  /** Groups are only named where something refers to them. */
  readonly named: boolean;
  groups: number;
  readonly names: Map<string, number>;
}

/**
 * A regular expression of ICU or Java as the source of one of JavaScript with the flag v. Classes are
 * those of ICU: `\w`, `\d`, `\s` and `\b` know Unicode.
 * @param fail is told what cannot be translated; it throws
 * @see https://unicode-org.github.io/icu/userguide/strings/regexp.html
 */
export function translatePattern(source: string, use: Use, fail: (what: string) => never): string {
  const named = /\\[1-9]|\\k</u.test(source);
  const state: State = { source, at: 0, fail, use, named, groups: 0, names: new Map() };
  const text = translateAlternatives(state, { i: false, m: false, s: false, x: false }, use.backward);
  if (state.at < source.length) fail('a bracket is closed that was not opened');
  return text;
}

/** Up to a closing bracket or the end. Flags that are set in between hold to the end of the group. */
function translateAlternatives(state: State, given: Flags, backward: boolean): string {
  let flags = given;
  let text = '';
  while (state.at < state.source.length && state.source[state.at] !== ')') {
    if (take(state, '|')) {
      text += '|';
      continue;
    }
    if (skipIdle(state, flags)) continue;
    const set = takeMatch(state, /\(\?([a-z]*)(?:-([a-z]+))?\)/iuy);
    if (set !== undefined) {
      flags = changeFlags(state, flags, set[1]!, set[2] ?? '');
      continue;
    }
    const atoms = takeAtoms(state, flags, backward);
    const last = atoms.pop();
    text += atoms.map((atom) => atom.text).join('');
    while (skipIdle(state, flags));
    if (last !== undefined) text += quantify(state, last, backward);
  }
  return text;
}

/** Comments, and white space where it does not count. */
function skipIdle(state: State, { x }: Flags): boolean {
  if (takeMatch(state, /\(\?#[^)]*\)/uy) !== undefined) return true;
  return x && takeMatch(state, /[\t\n\v\f\r ]+|#[^\n]*/uy) !== undefined;
}

function changeFlags(state: State, flags: Flags, on: string, off: string): Flags {
  const changed: { -readonly [Flag in keyof Flags]: boolean } = { ...flags };
  for (const [letters, value] of [[on, true] as const, [off, false] as const])
    for (const letter of letters) {
      if (letter === 'i' || letter === 'm' || letter === 's' || letter === 'x') changed[letter] = value;
      // Case and classes know Unicode anyway.
      else if (letter !== 'u' && letter !== 'U') state.fail(`the flag ${letter} is not known here`);
    }
  return changed;
}

const lineEnd = `(?:\\r\\n|${lineClass})`;

/** One atom; several for a quotation, of which a quantifier takes the last. */
function takeAtoms(state: State, flags: Flags, backward: boolean): Atom[] {
  const { use } = state;
  const code = takeChar(state);
  const char = String.fromCodePoint(code);
  switch (char) {
    case '.':
      return [{ text: flags.s ? '[^]' : `[^${lineClass}]`, single: true }];
    case '^':
      return [assertion(anchor('(?<![^])', use.edges[0], flags.m && `(?<=${lineEnd})`))];
    case '$':
      return [assertion(anchor(`(?=${lineEnd}?(?![^]))`, use.edges[1], flags.m && `(?=${lineEnd})`))];
    case '[':
      return [{ text: translateClass(state, flags), single: true }];
    case '(':
      return [takeGroup(state, flags, backward)];
    case '\\':
      return takeEscaped(state, flags, backward);
    case '*':
    case '+':
    case '?':
    case '{':
      return state.fail(`${char} has nothing to repeat`);
  }
  return [letter(code, flags)];
}

const assertion = (text: string): Atom => ({ text: `(?:${text})`, single: false });

/** An anchor where the text ends with the string; else the place is never the end of the text. */
const anchor = (outer: string, atEdge: boolean, inner: string | false): string =>
  [atEdge ? outer : '(?!)', ...(inner === false ? [] : [inner])].join('|');

function letter(code: number, flags: Flags): Atom {
  const variants = caseVariants(code, flags).map(literal);
  return { text: variants.length === 1 ? variants[0]! : `[${variants.join('')}]`, single: true };
}

function takeEscaped(state: State, flags: Flags, backward: boolean): Atom[] {
  const named = takeMatch(state, /k<([A-Za-z]\w*)>/uy);
  if (named !== undefined) return [reference(state, state.names.get(named[1]!) ?? 0, flags, backward)];
  const numbered = takeMatch(state, /[1-9]/uy);
  if (numbered !== undefined) return [reference(state, Number(numbered[0]), flags, backward)];
  const escape = takeEscape(state, flags);
  if (escape.kind === 'char') return [letter(escape.code, flags)];
  if (escape.kind === 'quote') return escape.codes.map((code) => letter(code, flags));
  if (escape.kind === 'set') return [{ text: escape.term, single: true }];
  const { use } = state;
  switch (escape.letter) {
    case 'b':
      return [assertion(`(?<=${wordClass})(?!${wordClass})|(?<!${wordClass})(?=${wordClass})`)];
    case 'B':
      return [assertion(`(?<=${wordClass})(?=${wordClass})|(?<!${wordClass})(?!${wordClass})`)];
    case 'A':
      return [assertion(anchor('(?<![^])', use.edges[0], false))];
    case 'z':
      return [assertion(anchor('(?![^])', use.edges[1], false))];
    case 'Z':
      return [assertion(anchor(`(?=${lineEnd}?(?![^]))`, use.edges[1], false))];
    case 'R':
      return [{ text: lineEnd, single: false }];
  }
  return state.fail(`\\${escape.letter} is not known here`);
}

function reference(state: State, group: number, flags: Flags, backward: boolean): Atom {
  if (group === 0 || group > state.groups) state.fail('it refers to a group that is not before it');
  if (backward) state.fail('beforebreak is matched backwards, and cannot refer to a group');
  if (flags.i) state.fail('it refers to a group where case does not count');
  return { text: `\\k<${state.use.prefix}${group}>`, single: false };
}

function takeGroup(state: State, flags: Flags, backward: boolean): Atom {
  const around = takeMatch(state, /\?(<?[=!])/uy)?.[1];
  if (around !== undefined) return assertion(`(?${around}${closed(state, flags, around.startsWith('<'))})`);
  if (take(state, '?>')) return atomic(state, closed(state, flags, backward), backward);
  const modified = takeMatch(state, /\?([a-z]*)(?:-([a-z]+))?:/iuy);
  if (modified !== undefined) {
    const changed = changeFlags(state, flags, modified[1]!, modified[2] ?? '');
    return { text: `(?:${closed(state, changed, backward)})`, single: false };
  }
  const name = takeMatch(state, /\?<([A-Za-z]\w*)>/uy)?.[1];
  if (name === undefined && state.source[state.at] === '?') state.fail('(? begins a group that is not known here');
  const group = ++state.groups;
  if (name !== undefined) state.names.set(name, group);
  const content = closed(state, flags, backward);
  return { text: state.named ? `(?<${state.use.prefix}${group}>${content})` : `(?:${content})`, single: false };
}

function closed(state: State, flags: Flags, backward: boolean): string {
  const content = translateAlternatives(state, flags, backward);
  if (!take(state, ')')) state.fail('a bracket is not closed');
  return content;
}

/** JavaScript has no atomic groups; what a lookahead has found is as good, but only forwards. */
function atomic(state: State, content: string, backward: boolean): Atom {
  if (backward) state.fail('beforebreak is matched backwards, and cannot have an atomic or possessive group');
  const name = `${state.use.prefix}a${state.at}`;
  return { text: `(?:(?=(?<${name}>${content}))\\k<${name}>)`, single: false };
}

/** Adds the quantifier that follows. A possessive one takes all there is: after it, none of its kind. */
function quantify(state: State, { text, single }: Atom, backward: boolean): string {
  const found = takeMatch(state, /(?:[*+?]|\{\s*(\d+)\s*(?:(,)\s*(?:(\d+)\s*)?)?\})([?+]?)/uy);
  if (found === undefined) return text;
  const [all, low, comma, , manner] = found;
  const high = found[3] ?? (comma && '');
  const sign = all.startsWith('{') ? `{${low}${comma ?? ''}${high ?? ''}}` : all[0]!;
  if (manner !== '+') return text + sign + manner;
  if (!single) return atomic(state, text + sign, backward).text;
  const least = low === undefined ? (sign === '+' ? 1 : 0) : Number(low);
  const most = sign === '?' ? 1 : low === undefined || high === '' ? Infinity : Number(high ?? low);
  if (most === Infinity) return `(?:${text}{${least},}(?!${text}))`;
  return least >= most ? `${text}{${least}}` : `(?:${text}{${most}}|${text}{${least},${most - 1}}(?!${text}))`;
}
