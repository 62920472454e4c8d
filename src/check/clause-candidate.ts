import { pairSides } from '../feature/bitext.js';
import { createMatcher } from '../feature/matcher.js';
import type { Side } from '../feature/side.js';
import { tokenPlacer } from '../feature/token-place.js';
import type { Lexicon } from '../lexicon/lexicon.js';
import type { Span } from '../model/document.js';
import type { Bead } from '../model/ladder.js';
import { linkWords } from '../words/word-links.js';
import type { EnglishFirst } from './english-first.js';
import { linksOf } from './link.js';

/** What is known of a part of a sentence, in the order of `values`: the weights in clause.json have these names. */
export const clauseFeatures = [
  /** Logarithm of its characters. */
  'size',
  /** Words of content that the lexicon knows and that have no match. */
  'unmatched',
  /** Share of its words of content that have a match, in the lexicon or by sound. */
  'matched',
  /** Mean probability of a link, of its words of content and of all its words. */
  'content linked',
  'linked',
  /** How much longer its side is than the other leads to expect, by its own length; the same squared; and in characters, as a logarithm. */
  'excess',
  'excess squared',
  'excess size',
  /** The same as `matched` and `content linked` of the rest of the sentence. */
  'rest matched',
  'rest linked',
  /** Parts between marks that it has, beyond one. */
  'parts',
  /** Words of content, and the share of the side that it is. */
  'content',
  'share',
] as const;

/** A part of one side of a bead that may have nothing that renders it. */
export interface ClauseCandidate {
  readonly side: 'english' | 'russian';
  readonly values: readonly number[];
}

/** Fewer words are no clause, and more than this share of all are the sentence. */
const [fewest, largest] = [6, 0.85];
/** So many parts between marks may be gone together. */
const mostParts = 3;

interface Token {
  readonly at: Span;
  readonly isContent: boolean;
  /** A word of content that the lexicon knows. */
  readonly isKnown: boolean;
  readonly isMatched: boolean;
  /** Probability that it has a link. */
  readonly linked: number;
}

/** What may be missing on the other side, of a bead: its clauses and neighbouring ones together. */
export function clauseFinder(view: EnglishFirst, lexicon: Lexicon): (bead: Bead) => ClauseCandidate[] {
  const { turned, english, russian } = view;
  const bitext = pairSides(english, russian, lexicon);
  const match = createMatcher(bitext);
  const linked = linkedWords(view, lexicon);
  const ratio = middling(
    linksOf(turned).map(({ bead }) => sizeOf(russian, bead.target) / Math.max(1, sizeOf(english, bead.source))),
  );
  const sides = {
    english: { own: english, place: tokenPlacer(english), known: bitext.englishKnown, text: turned.source.text },
    russian: { own: russian, place: tokenPlacer(russian), known: bitext.russianKnown, text: turned.target.text },
  };
  return ({ source, target }) => {
    // Headings are worded anew.
    if (turned.source.units.sentence[source[0]]?.kind === 'head') return [];
    const matching = match(
      {
        count: 1,
        englishFrom: Int32Array.of(source[0]),
        englishTo: Int32Array.of(source[1]),
        russianFrom: Int32Array.of(target[0]),
        russianTo: Int32Array.of(target[1]),
        freedom: 0,
      },
      0,
    );
    const matched = { english: new Set<number>(), russian: new Set<number>() };
    for (let at = 0; at < matching.count; at++) {
      matched.english.add(matching.english[at]!);
      matched.russian.add(matching.russian[at]!);
    }
    const sizes = { english: sizeOf(english, source), russian: sizeOf(russian, target) };
    const excess = { english: sizes.english - sizes.russian / ratio, russian: sizes.russian - sizes.english * ratio };
    return (['english', 'russian'] as const).flatMap((side) => {
      const { own, place, known, text } = sides[side];
      const span = side === 'english' ? source : target;
      const tokens: Token[] = [];
      for (let token = own.tokenStart[span[0]]!; token < own.tokenStart[span[1]]!; token++) {
        const type = own.tokenType[token]!;
        const { kind } = own.types[type]!;
        const at = place(token);
        tokens.push({
          at,
          isContent: kind !== 'function',
          isKnown: kind === 'word' && known[type] === 1,
          isMatched: matched[side].has(token),
          linked: linked[side].get(at[0]) ?? 0,
        });
      }
      return windowsOf(tokens, text).map(({ from, to, parts }) => ({
        side,
        values: valuesOf(tokens, from, to, parts, sizes[side], excess[side]),
      }));
    });
  };
}

/** By where a word begins, the probability that any link of it holds. */
function linkedWords({ turned }: EnglishFirst, lexicon: Lexicon): Record<'english' | 'russian', Map<number, number>> {
  const linked = { english: new Map<number, number>(), russian: new Map<number, number>() };
  const note = (known: Map<number, number>, at: number, posterior: number): void =>
    void known.set(at, 1 - (1 - (known.get(at) ?? 0)) * (1 - posterior));
  for (const { source, target, posterior } of linkWords(turned, { lexicon })) {
    note(linked.english, source[0], posterior);
    note(linked.russian, target[0], posterior);
  }
  return linked;
}

interface Window {
  readonly from: number;
  readonly to: number;
  readonly parts: number;
}

const mark = /[,;:—–()\-.!?]/u;

/** Runs of words between marks, and up to three such runs that follow each other. */
function windowsOf(tokens: readonly Token[], text: string): Window[] {
  const ends: number[] = [];
  for (let at = 1; at <= tokens.length; at++)
    if (at === tokens.length || mark.test(text.slice(tokens[at - 1]!.at[1], tokens[at]!.at[0]))) ends.push(at);
  const windows: Window[] = [];
  for (let first = 0; first < ends.length; first++)
    for (let parts = 1; parts <= mostParts && first + parts <= ends.length; parts++) {
      const [from, to] = [first === 0 ? 0 : ends[first - 1]!, ends[first + parts - 1]!];
      if (to - from >= fewest && to - from <= largest * tokens.length) windows.push({ from, to, parts });
    }
  return windows;
}

function valuesOf(
  tokens: readonly Token[],
  from: number,
  to: number,
  parts: number,
  own: number,
  excess: number,
): number[] {
  const inside = tokens.slice(from, to);
  const content = inside.filter(({ isContent }) => isContent);
  const rest = tokens.filter(({ isContent }, at) => isContent && (at < from || at >= to));
  const size = inside.at(-1)!.at[1] - inside[0]!.at[0];
  const share = Math.max(-1, Math.min(2, excess / size));
  return [
    Math.log(size / 60),
    content.filter(({ isKnown, isMatched }) => isKnown && !isMatched).length / 5,
    matchedShare(content),
    meanLinked(content),
    meanLinked(inside),
    Math.max(-1.5, Math.min(2, excess / size)),
    share * Math.abs(share),
    Math.log(1 + Math.max(0, excess) / 20),
    matchedShare(rest),
    meanLinked(rest),
    parts - 1,
    Math.min(content.length, 12) / 6,
    Math.min(1, size / own),
  ];
}

const matchedShare = (tokens: readonly Token[]): number =>
  tokens.filter(({ isMatched }) => isMatched).length / Math.max(1, tokens.length);

const meanLinked = (tokens: readonly Token[]): number =>
  tokens.reduce((sum, { linked }) => sum + linked, 0) / Math.max(1, tokens.length);

const sizeOf = ({ size }: Side, [from, to]: Span): number => {
  let sum = 0;
  for (let atom = from; atom < to; atom++) sum += size[atom]!;
  return sum;
};

/** The middle one, which a few links that lack a clause do not move; 1 of none. */
const middling = (ratios: readonly number[]): number => [...ratios].sort((a, b) => a - b)[ratios.length >> 1] ?? 1;
