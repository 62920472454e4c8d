import { diffArrays } from 'diff';
import { findWords } from '../../segment/words.js';
import { foldForm } from '../token.js';

/**
 * What a difference is: words that come or go, or stand for others; words that stand elsewhere in the
 * sentence; other numbers; other names; or only other punctuation, capitals or ё.
 */
export const changeKinds = ['added', 'dropped', 'reworded', 'reordered', 'numbers', 'names', 'signs'] as const;
export type ChangeKind = (typeof changeKinds)[number];

/** A stretch of two versions, with the signs and spaces after its words: all of them together are the texts again. */
export interface Piece {
  readonly kind: ChangeKind | 'same';
  readonly first: string;
  readonly second: string;
}

interface Chunk {
  readonly text: string;
  readonly form: string;
  /** A capital that does not begin the sentence. */
  readonly isName: boolean;
}

/** A text as its words, each with what follows it up to the next. */
function chunksOf(text: string): Chunk[] {
  const places = findWords(text);
  if (places.length === 0) return text === '' ? [] : [{ text, form: '', isName: false }];
  const chunks: Chunk[] = [];
  for (let at = 0; at < places.length; at += 2) {
    const word = text.slice(places[at], places[at + 1]);
    const before = text.slice(0, places[at]).trimEnd();
    chunks.push({
      text: text.slice(at === 0 ? 0 : places[at], places[at + 2] ?? text.length),
      form: foldForm(word),
      isName: /^\p{Lu}/u.test(word) && before !== '' && !/[.!?…:«"“(–—-]$/u.test(before),
    });
  }
  return chunks;
}

/** The words in which two sentences differ, as a shortest script of our own words (Myers 1986), with what each difference is. */
export function compareWords(first: string, second: string): Piece[] {
  const [one, other] = [chunksOf(first), chunksOf(second)];
  const pieces: Open[] = [];
  let [i, j] = [0, 0];
  let open: Open | undefined;
  const parts = diffArrays(
    one.map(({ form }) => form),
    other.map(({ form }) => form),
  );
  for (const { value, added, removed } of parts) {
    if (!added && !removed) {
      for (let step = 0; step < value.length; step++) pieces.push({ first: [one[i++]!], second: [other[j++]!] });
      open = undefined;
      continue;
    }
    if (open === undefined) pieces.push((open = { first: [], second: [] }));
    if (removed) for (const word of one.slice(i, (i += value.length))) open.first.push(word);
    else for (const word of other.slice(j, (j += value.length))) open.second.push(word);
  }
  return joinSame(
    pieces.map((piece, index) => ({
      kind: kindOf(piece, index, pieces),
      first: textOf(piece.first),
      second: textOf(piece.second),
    })),
  );
}

interface Open {
  readonly first: Chunk[];
  readonly second: Chunk[];
}

const textOf = (chunks: readonly Chunk[]): string => chunks.map(({ text }) => text).join('');
const formsOf = (chunks: readonly Chunk[]): string => chunks.map(({ form }) => form).join(' ');

function kindOf(piece: Open, index: number, all: readonly Open[]): Piece['kind'] {
  const { first, second } = piece;
  if (formsOf(first) === formsOf(second)) return textOf(first) === textOf(second) ? 'same' : 'signs';
  if (differIn(piece, ({ form }) => /\d/u.test(form))) return 'numbers';
  if (isPermutation(first, second) || all.some((other, place) => place !== index && areExchanged(piece, other)))
    return 'reordered';
  if (differIn(piece, ({ isName }) => isName)) return 'names';
  return first.length === 0 ? 'added' : second.length === 0 ? 'dropped' : 'reworded';
}

/** Whether both have such words, and others: what only comes or goes is added or dropped, whatever it is. */
function differIn({ first, second }: Open, such: (chunk: Chunk) => boolean): boolean {
  const [one, other] = [first.filter(such), second.filter(such)];
  return one.length > 0 && other.length > 0 && bag(one) !== bag(other);
}

const bag = (chunks: readonly Chunk[]): string =>
  chunks
    .map(({ form }) => form)
    .sort()
    .join(' ');

const isPermutation = (first: readonly Chunk[], second: readonly Chunk[]): boolean =>
  first.length > 1 && first.length === second.length && bag(first) === bag(second);

/** What goes here comes there: of a single short word, that is more likely chance. */
function areExchanged(one: Open, other: Open): boolean {
  const goes = (from: Open, to: Open): boolean => {
    if (from.first.length === 0 || from.second.length > 0 || to.first.length > 0) return false;
    const forms = formsOf(from.first);
    return forms === formsOf(to.second) && (from.first.length > 1 || forms.length > 3);
  };
  return goes(one, other) || goes(other, one);
}

/** Neighbours that are the same as one. */
function joinSame(pieces: readonly Piece[]): Piece[] {
  const joined: Piece[] = [];
  for (const piece of pieces) {
    const last = joined.at(-1);
    if (last?.kind === 'same' && piece.kind === 'same')
      joined[joined.length - 1] = { kind: 'same', first: last.first + piece.first, second: last.second + piece.second };
    else joined.push(piece);
  }
  return joined;
}
