import { diffArrays } from 'diff';
import { findWords } from '../../segment/words.js';
import { foldForm } from '../token.js';
import { findMoved, formsOf, type Stretch, type Word } from './moved.js';
import type { Piece } from './piece.js';
import { compareSigns, sharedEnd, sharedStart } from './sign.js';

/** Words, and what stands between them: before the first word, after each, and so one more than there are words. */
interface Sequence {
  readonly words: readonly Word[];
  readonly gaps: readonly string[];
}

function sequenceOf(text: string): Sequence {
  const places = findWords(text);
  const words: Word[] = [];
  const gaps: string[] = [];
  let end = 0;
  for (let at = 0; at < places.length; at += 2) {
    const word = text.slice(places[at], places[at + 1]);
    const gap = text.slice(end, places[at]);
    const isBegun = at > 0 || gap.trim() !== '';
    gaps.push(gap);
    words.push({
      text: word,
      form: foldForm(word),
      isName: /^\p{Lu}/u.test(word) && isBegun && !/[.!?…:«"“(–—-]$/u.test(gap.trimEnd()),
    });
    end = places[at + 1]!;
  }
  return { words, gaps: [...gaps, text.slice(end)] };
}

const part = ({ words, gaps }: Sequence, from: number, to: number): Sequence => ({
  words: words.slice(from, to),
  gaps: gaps.slice(from, to + 1),
});

/**
 * The words in which two sentences differ, as a shortest script of our own words (Myers 1986), with what each difference is.
 * A word is the same whatever stands beside it; signs and spaces are compared between the words.
 */
export function compareWords(first: string, second: string): Piece[] {
  const [one, other] = [sequenceOf(first), sequenceOf(second)];
  const common = commonWords(one.words, other.words);
  // Before, between and after the words in common; most of it has no words.
  const stretches = [...common, [one.words.length, other.words.length] as const].map(([i, j], index) => {
    const [a, b] = index === 0 ? [0, 0] : [common[index - 1]![0] + 1, common[index - 1]![1] + 1];
    return { first: part(one, a, i), second: part(other, b, j) };
  });
  const moved = findMoved(
    stretches.map((stretch): Stretch => ({ first: stretch.first.words, second: stretch.second.words })),
  );
  const pieces = stretches.flatMap((stretch, index): Piece[] => {
    const between = stretchPieces(stretch.first, stretch.second, moved);
    if (index === common.length) return between;
    const [i, j] = common[index]!;
    const [a, b] = [one.words[i]!.text, other.words[j]!.text];
    return [...between, { kind: a === b ? 'same' : 'signs', first: a, second: b }];
  });
  return joinLike(pieces);
}

/** Words in common, by number in both. */
function commonWords(one: readonly Word[], other: readonly Word[]): (readonly [number, number])[] {
  const common: (readonly [number, number])[] = [];
  let [i, j] = [0, 0];
  for (const { value, added, removed } of diffArrays(
    one.map(({ form }) => form),
    other.map(({ form }) => form),
  )) {
    if (removed) i += value.length;
    else if (added) j += value.length;
    else for (let step = 0; step < value.length; step++) common.push([i++, j++]);
  }
  return common;
}

function stretchPieces(first: Sequence, second: Sequence, moved: ReadonlySet<Word>): Piece[] {
  const words = wordPieces(first, second, moved);
  const [[from, to], [start, end]] = [edges(first), edges(second)];
  if (first.words.length > 0 && second.words.length > 0)
    return [...compareSigns(from, start), ...words, ...compareSigns(to, end)];
  if (first.words.length > 0) return loneWords(from, words, to, start);
  if (second.words.length > 0) return loneWords(start, words.map(turned), end, from).map(turned);
  return compareSigns(from, start);
}

const edges = ({ gaps }: Sequence): readonly [string, string] => [gaps[0]!, gaps.at(-1)!];
const turned = ({ kind, first, second }: Piece): Piece => ({ kind, first: second, second: first });

/**
 * Words that only the first version has, where the second has signs and spaces alone. What it has of those stays,
 * before the words or after them; the others go with the words: of `he, too, came` → `he came`, `, too,`.
 */
function loneWords(before: string, words: readonly Piece[], after: string, there: string): Piece[] {
  const start = sharedStart(before, there);
  const end = sharedEnd(after, there.slice(start));
  const rest = there.slice(start, there.length - end);
  const same = (text: string): Piece => ({ kind: 'same', first: text, second: text });
  const [left, right] = [before.slice(start), after.slice(0, after.length - end)];
  const signs = { kind: 'signs', second: rest } as const;
  const changed: Piece[] =
    rest === ''
      ? around(left, words, right)
      : left === ''
        ? [...words, { ...signs, first: right }]
        : [{ ...signs, first: left }, ...around('', words, right)];
  return [same(before.slice(0, start)), ...changed, same(after.slice(after.length - end))];
}

const around = (left: string, words: readonly Piece[], right: string): Piece[] =>
  words.map((piece, index) => ({
    ...piece,
    first: (index === 0 ? left : '') + piece.first + (index === words.length - 1 ? right : ''),
  }));

interface Run {
  readonly words: Word[];
  /** With what stands between its words, and between it and the next run. */
  text: string;
  readonly isMoved: boolean;
}

function runsOf({ words, gaps }: Sequence, moved: ReadonlySet<Word>): Run[] {
  const runs: Run[] = [];
  for (const [index, word] of words.entries()) {
    const isMoved = moved.has(word);
    if (runs.at(-1)?.isMoved !== isMoved) runs.push({ words: [], text: '', isMoved });
    const run = runs.at(-1)!;
    run.words.push(word);
    run.text += word.text + (index === words.length - 1 ? '' : gaps[index + 1]!);
  }
  return runs;
}

/** What stands elsewhere in the sentence is told apart from what comes, goes or is put otherwise beside it. */
function wordPieces(first: Sequence, second: Sequence, moved: ReadonlySet<Word>): Piece[] {
  const [ours, theirs] = [runsOf(first, moved), runsOf(second, moved)];
  const pieces: Piece[] = [];
  while (ours.length > 0 || theirs.length > 0) {
    const isMoved = ours[0]?.isMoved === true || theirs[0]?.isMoved === true;
    const [run, other] = [ours, theirs].map((runs) => (runs[0]?.isMoved === isMoved ? runs.shift() : undefined));
    pieces.push({
      kind: isMoved ? 'reordered' : kindOf({ first: run?.words ?? [], second: other?.words ?? [] }),
      first: run?.text ?? '',
      second: other?.text ?? '',
    });
  }
  return pieces;
}

function kindOf(stretch: Stretch): Piece['kind'] {
  const { first, second } = stretch;
  if (first.length === 0) return 'added';
  if (second.length === 0) return 'dropped';
  if (bare(first) === bare(second)) return 'signs';
  if (differIn(stretch, ({ form }) => /\d/u.test(form))) return 'numbers';
  return differIn(stretch, ({ isName }) => isName) ? 'names' : 'reworded';
}

/** Words without the signs inside them: `т.е.` is `т. е.`, and `so-called` is `so called`. Those of a number make it another. */
const bare = (words: readonly Word[]): string =>
  words.map(({ form }) => (/\d/u.test(form) ? form : form.replace(/[.-]+/gu, ' '))).join(' ');

/** Whether both have such words, and others: what only comes or goes is added or dropped, whatever it is. */
function differIn({ first, second }: Stretch, such: (word: Word) => boolean): boolean {
  const [one, other] = [first.filter(such), second.filter(such)];
  return one.length > 0 && other.length > 0 && formsOf(one) !== formsOf(other);
}

/** Neighbours that are the same, or differ in signs, as one. */
function joinLike(pieces: readonly Piece[]): Piece[] {
  const joined: Piece[] = [];
  for (const { kind, first, second } of pieces) {
    const last = joined.at(-1);
    if (first === '' && second === '') continue;
    if (last?.kind === kind && (kind === 'same' || kind === 'signs'))
      joined[joined.length - 1] = { kind, first: last.first + first, second: last.second + second };
    else joined.push({ kind, first, second });
  }
  return joined;
}
