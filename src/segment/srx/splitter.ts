import { SverkaError } from '../../error.js';
import type { Language, Span } from '../../model/document.js';
import { fingerprint } from '../../model/signature.js';
import type { Srx } from '../../model/srx.js';
import { skipSpace, trimEnd } from '../character.js';
import type { Splitter } from '../splitter.js';
import { translatePattern } from './pattern.js';
import { joinLines } from './lines.js';
import { rulesFor, type NumberedRule } from './map.js';

/** Longer paragraphs are matched in windows, of which a rule sees this much more on both sides; in characters. */
const windowSize = 8192;
const reach = 1024;

/** Rules in one regular expression: more are slow to compile. */
const chunk = 24;

/** Rules of one kind that follow one another: which of them matches makes no difference. */
interface Block {
  readonly breaks: boolean;
  readonly patterns: readonly RegExp[];
}

interface Program {
  readonly blocks: readonly Block[];
  /** The rules that break, to find all places where one may. */
  readonly finders: readonly RegExp[];
}

type Edges = readonly [start: boolean, end: boolean];

/**
 * A translator's rules for a language. At each place in a paragraph the first rule decides that
 * matches before and after it; where none does, there is no break. The text is matched with its line
 * breaks made spaces, since paragraphs are known already.
 * @throws SverkaError `srx/no-language`, and `srx/invalid` for a pattern that JavaScript has no like of
 * @see https://www.ttt.org/oscarstandards/srx/srx20.html
 */
export function srxSplitter(srx: Srx, lang: Language): Splitter {
  const rules = rulesFor(srx, lang);
  const programs = new Map<string, Program>();
  const programFor = (edges: Edges): Program => {
    const key = edges.join();
    const known = programs.get(key) ?? compile(rules, edges);
    programs.set(key, known);
    return known;
  };
  programFor([true, true]);
  return {
    name: srxName(srx),
    split: (text, at) => {
      const { plain, place } = joinLines(text.slice(...at));
      return cut(text, at, findBreaks(plain, programFor).map(place));
    },
  };
}

/** Names the rules by what they say, so that two files that say the same have one name. */
function srxName({ cascade, languages, maps }: Srx): string {
  const content = [
    cascade,
    [...languages].map(([name, rules]) => [name, rules.map(({ breaks, before, after }) => [breaks, before, after])]),
    maps.map(({ pattern, rules }) => [pattern, rules]),
  ];
  return `srx:${fingerprint(JSON.stringify(content))}`;
}

/** The pieces of a span between breaks (characters of the span), without white space at their ends. */
function cut(text: string, [from, to]: Span, breaks: readonly number[]): Span[] {
  const spans: Span[] = [];
  let begin = from;
  for (const at of [...breaks.map((place) => from + place), to]) {
    const start = skipSpace(text, begin, at);
    if (start < at) spans.push([start, trimEnd(text, at, start)]);
    begin = at;
  }
  return spans;
}

function compile(rules: readonly NumberedRule[], edges: Edges): Program {
  const sources = rules.map((rule) => ({ breaks: rule.breaks, ...sourcesOf(rule, edges) }));
  const blocks: { breaks: boolean; sources: string[] }[] = [];
  for (const { breaks, before, after } of sources) {
    if (blocks.at(-1)?.breaks !== breaks) blocks.push({ breaks, sources: [] });
    blocks.at(-1)!.sources.push(before + after);
  }
  // Many rules look ahead for the same: it is looked for once.
  const ahead = new Map<string, string[]>();
  for (const { breaks, before, after } of sources) if (breaks) ahead.set(after, [...(ahead.get(after) ?? []), before]);
  const breaking = [...ahead].map(([after, before]) => `${after}(?:${before.join('|')})`);
  return {
    blocks: blocks.map((block) => ({ breaks: block.breaks, patterns: join(block.sources, 'vy') })),
    finders: join(breaking, 'vg'),
  };
}

function join(sources: readonly string[], flags: string): RegExp[] {
  const patterns: RegExp[] = [];
  for (let index = 0; index < sources.length; index += chunk)
    patterns.push(new RegExp(sources.slice(index, index + chunk).join('|'), flags));
  return patterns;
}

/**
 * Both sides of a rule as patterns without width. What is asked of every place looks ahead first, since most
 * places fail at the character after them; what decides a place looks behind first, at the abbreviation.
 */
function sourcesOf(rule: NumberedRule, edges: Edges): { before: string; after: string } {
  const translate = (part: 'before' | 'after'): string => {
    const backward = part === 'before';
    return translatePattern(rule[part], { backward, prefix: `${part}${rule.index}n`, edges }, (what) => {
      throw refused(rule, `${part}break ${rule[part]}: ${what}`);
    });
  };
  const before = rule.before === '' ? '' : `(?<=${translate('before')})`;
  const after = rule.after === '' ? '' : `(?=${translate('after')})`;
  try {
    new RegExp(before + after, 'v');
  } catch (error) {
    throw refused(rule, (error as Error).message);
  }
  return { before, after };
}

const refused = ({ number, language, line }: NumberedRule, what: string): SverkaError =>
  new SverkaError(
    'srx/invalid',
    `Rule ${number} of ${language} cannot be used: ${what}.`,
    'Patterns are those of ICU; docs/formats.md tells which are not known here. Mend the rule, or leave it out.',
    line === undefined ? {} : { line },
  );

/** Places where the text is broken, in order, its ends left out. */
function findBreaks(text: string, programFor: (edges: Edges) => Program): number[] {
  if (text.length <= windowSize + 2 * reach) return breaksWithin(text, [1, text.length - 1], programFor([true, true]));
  const breaks: number[] = [];
  for (let from = 0; from < text.length; from += windowSize) {
    const begin = Math.max(0, from - reach);
    const end = Math.min(text.length, from + windowSize + reach);
    const last = Math.min(from + windowSize, text.length) - 1;
    const program = programFor([begin === 0, end === text.length]);
    for (const at of breaksWithin(text.slice(begin, end), [Math.max(from, 1) - begin, last - begin], program))
      breaks.push(begin + at);
  }
  return breaks;
}

function breaksWithin(text: string, [first, last]: Span, { blocks, finders }: Program): number[] {
  const places = new Set<number>();
  for (const finder of finders) {
    finder.lastIndex = first;
    for (let found = finder.exec(text); found !== null && found.index <= last; found = finder.exec(text)) {
      if (found.index >= first) places.add(found.index);
      // A match has no width; from the same place, or from inside a surrogate pair, it would be found for ever.
      finder.lastIndex = found.index + (text.codePointAt(found.index)! > 0xffff ? 2 : 1);
    }
  }
  return [...places].sort((a, b) => a - b).filter((place) => decide(text, place, blocks));
}

/** Whether the first rule that matches breaks. */
function decide(text: string, place: number, blocks: readonly Block[]): boolean {
  for (const { breaks, patterns } of blocks)
    for (const pattern of patterns) {
      pattern.lastIndex = place;
      if (pattern.test(text)) return breaks;
    }
  return false;
}
