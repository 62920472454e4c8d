import type { WordLink } from '../model/alignment.js';
import type { Language, Span } from '../model/document.js';
import type { PairMatch } from './match.js';
import type { Tokens } from './token.js';

/** Both texts of a pair. */
export type Texts = Readonly<Record<Language, string>>;

/** A place where what is looked for stands, with what stands around it and what it was rendered by. */
export interface Line<Pair extends Texts> {
  readonly pair: Pair;
  readonly side: Language;
  /** From the first word that was looked for to the last: characters of its text. */
  readonly hit: Span;
  /** What to point out on its own side: the hit's words, and what else the query names. */
  readonly own: readonly Span[];
  /** The same on the other side: what renders the hit, and what the query names. */
  readonly other: readonly Span[];
  /** The words that render the hit, in the order of their text; empty where none is known. */
  readonly rendering: readonly Span[];
  /** Folded words of the hit, and of what stands before it, nearest first, and after it. */
  readonly forms: readonly string[];
  readonly before: readonly string[];
  readonly after: readonly string[];
}

const otherOf: Readonly<Record<Language, Language>> = { en: 'ru', ru: 'en' };
const ends = { en: 'source', ru: 'target' } as const;

/**
 * The lines of a pair, one for each place of the query's first clause. A place inside one that came before
 * is none of its own.
 * @param links of words, as far as they are known: spans of characters of the pair's texts, English as the source
 */
export function linesOf<Pair extends Texts>(
  pair: Pair,
  { key, others }: PairMatch,
  tokens: Readonly<Record<Language, Tokens>>,
  links: readonly WordLink[],
): Line<Pair>[] {
  const named = { en: [] as Span[], ru: [] as Span[] };
  for (const { side, spans } of others) for (const span of spans) named[side].push(charactersOf(tokens[side], span));
  const lines: Line<Pair>[] = [];
  const reached = { en: 0, ru: 0 };
  for (const { side, spans } of key) {
    const from = Math.min(...spans.map((span) => span[0]));
    const to = Math.max(...spans.map((span) => span[1]));
    if (from < reached[side]) continue;
    reached[side] = to;
    const { forms } = tokens[side];
    const words = spans.map((span) => charactersOf(tokens[side], span));
    const there = otherOf[side];
    const rendering = distinct(
      links
        .filter((link) => words.some((word) => overlap(word, link[ends[side]])))
        .map((link) => link[ends[there]])
        .sort(byPlace),
    );
    lines.push({
      pair,
      side,
      hit: charactersOf(tokens[side], [from, to]),
      own: merged([...words, ...named[side]]),
      other: merged([...rendering, ...named[there]]),
      rendering,
      forms: forms.slice(from, to),
      before: forms.slice(0, from).reverse(),
      after: forms.slice(to),
    });
  }
  return lines;
}

/** How lines may be put in order: as they stand in the corpus, or by the words at, before or after the hit, or what renders it. */
export const lineOrders = ['document', 'hit', 'left', 'right', 'rendering'] as const;
export type LineOrder = (typeof lineOrders)[number];

/** Lines in an order; those that are equal in it stay as they stand. */
export function sortLines<L extends Line<Texts>>(lines: readonly L[], order: LineOrder): L[] {
  if (order === 'document') return [...lines];
  const keyOf = (line: L): string => {
    if (order === 'rendering') return renderingText(line).toLowerCase();
    return (order === 'hit' ? line.forms : order === 'left' ? line.before : line.after).join(' ');
  };
  const keyed = lines.map((line) => [keyOf(line), line] as const);
  // What has nothing there comes last.
  return keyed
    .sort(([a], [b]) => (a === '' ? 1 : 0) - (b === '' ? 1 : 0) || (a < b ? -1 : a > b ? 1 : 0))
    .map(([, line]) => line);
}

/** The words that render a hit, as they stand, with ` … ` where others stand between. */
export function renderingText({ pair, side, rendering }: Line<Texts>): string {
  const text = pair[otherOf[side]];
  let [said, end] = ['', -1];
  for (const [from, to] of rendering) {
    const between = end < 0 ? '' : /^[\s-]*$/u.test(text.slice(end, from)) ? text.slice(end, from) : ' … ';
    said += between + text.slice(from, to);
    end = to;
  }
  return said;
}

/** A text in pieces, those of the spans marked: for a page or a terminal. */
export function markedPieces(
  text: string,
  spans: readonly Span[],
): { readonly text: string; readonly marked: boolean }[] {
  const pieces: { text: string; marked: boolean }[] = [];
  let at = 0;
  for (const [from, to] of spans) {
    if (from > at) pieces.push({ text: text.slice(at, from), marked: false });
    pieces.push({ text: text.slice(from, to), marked: true });
    at = to;
  }
  if (at < text.length) pieces.push({ text: text.slice(at), marked: false });
  return pieces;
}

const charactersOf = ({ at }: Tokens, [from, to]: Span): Span => [at[2 * from]!, at[2 * to - 1]!];

const overlap = (a: Span, b: Span): boolean => a[0] < b[1] && b[0] < a[1];

const byPlace = (a: Span, b: Span): number => a[0] - b[0] || a[1] - b[1];

/** Spans in order, each once: words of a phrase may be rendered by one. */
const distinct = (spans: readonly Span[]): Span[] =>
  spans.filter((span, index) => index === 0 || byPlace(span, spans[index - 1]!) !== 0);

/** Spans in order, those that overlap as one. */
function merged(spans: readonly Span[]): Span[] {
  const all: Span[] = [];
  for (const span of [...spans].sort(byPlace)) {
    const last = all.at(-1);
    if (last !== undefined && span[0] < last[1]) all[all.length - 1] = [last[0], Math.max(last[1], span[1])];
    else all.push(span);
  }
  return all;
}
