import { diffArrays } from 'diff';
import { stem } from '../../lexicon/stem.js';
import type { Language, Span } from '../../model/document.js';
import { createTokenizer } from '../token.js';

/** Sentences of two versions of a text that belong together. Half-open spans; one may be empty. */
export interface VersionLink {
  readonly first: Span;
  readonly second: Span;
  /** Of a sentence that stands elsewhere in the other version: the link, by number, that has it there. */
  readonly moved?: number;
}

/** Shapes that are tried: a version splits and joins sentences, and seldom more than three. */
const shapes: readonly (readonly [number, number])[] = [
  [1, 1],
  [1, 2],
  [2, 1],
  [2, 2],
  [1, 3],
  [3, 1],
];

/** From which likeness on two sentences are versions of each other: in their places, and elsewhere in the text. */
export interface VersionThresholds {
  readonly least: number;
  readonly leastMoved: number;
}

/**
 * Likeness is that of stems, as Dice has it (1945). Of two sentences of one text it is less than `least` by chance in 99 of
 * 100 cases; elsewhere chance has the whole text to choose from, and three pairs of 10,000 reach `leastMoved`.
 * `node test/bench/versions.js` prints that, and how well planted changes are found with these and others.
 */
const usual: VersionThresholds = { least: 0.3, leastMoved: 0.5 };
/** Of fewer words, half are soon the same. */
const leastMovedWords = 4;

/** Of long stretches without a common sentence, only so far from the diagonal. */
const band = 300;

/**
 * Aligns two versions of a text in one language, sentence by sentence: first what is the same in both
 * (Myers 1986), then, between, whatever shares most words, in order; at last what stands elsewhere.
 */
export function alignVersions(
  first: readonly string[],
  second: readonly string[],
  lang: Language,
  { least, leastMoved }: VersionThresholds = usual,
): VersionLink[] {
  const tokenize = createTokenizer();
  const ids = new Map<string, number>();
  const idOf = (key: string): number => ids.get(key) ?? (ids.set(key, ids.size), ids.size - 1);
  const read = (texts: readonly string[]) =>
    texts.map((text) => {
      const { forms } = tokenize(text);
      return {
        key: forms.length === 0 ? text : forms.join(' '),
        words: Int32Array.from(forms, (form) => idOf(stem(form, lang))).sort(),
      };
    });
  const [one, other] = [read(first), read(second)];
  const [ours, theirs] = [one.map(({ words }) => words), other.map(({ words }) => words)];
  const links: VersionLink[] = [];
  let [i, j] = [0, 0];
  let gap: [number, number] = [0, 0];
  const fill = (): void => {
    for (const link of alignGap(ours, theirs, [gap[0], i], [gap[1], j], least)) links.push(link);
  };
  for (const { value, added, removed } of diffArrays(
    one.map(({ key }) => key),
    other.map(({ key }) => key),
  )) {
    if (removed) i += value.length;
    else if (added) j += value.length;
    else {
      fill();
      for (let step = 0; step < value.length; step++) links.push({ first: [i, ++i], second: [j, ++j] });
      gap = [i, j];
    }
  }
  fill();
  return findMoved(links, ours, theirs, leastMoved);
}

type Words = readonly Int32Array[];

function alignGap(ours: Words, theirs: Words, [a, b]: Span, [c, d]: Span, least: number): VersionLink[] {
  const [n, m] = [b - a, d - c];
  // What is out of reach is not kept either: a book has too many sentences for a square of them.
  const reach = n === 0 ? m : band + Math.ceil(m / n);
  const start = (i: number): number => Math.max(0, (n === 0 ? 0 : Math.round((i * m) / n)) - reach);
  const width = 2 * reach + 1;
  const score = new Float64Array((n + 1) * width).fill(-Infinity);
  const back = new Int8Array((n + 1) * width);
  const scoreAt = (i: number, j: number): number => {
    const place = j - start(i);
    return i < 0 || place < 0 || place >= width ? -Infinity : score[i * width + place]!;
  };
  for (let i = 0; i <= n; i++) {
    for (let j = start(i); j <= Math.min(m, start(i) + width - 1); j++) {
      let [best, step] = i === 0 && j === 0 ? [0, 0] : [scoreAt(i, j - 1), -2];
      if (scoreAt(i - 1, j) > best) [best, step] = [scoreAt(i - 1, j), -1];
      for (const [index, [x, y]] of shapes.entries()) {
        if (i < x || j < y) continue;
        const before = scoreAt(i - x, j - y);
        if (before === -Infinity) continue;
        const gain = before + worth(ours, theirs, [a + i - x, a + i], [c + j - y, c + j], least);
        // The shapes stand in order: of equals the plainest is kept.
        if (gain > best + 1e-9) [best, step] = [gain, index];
      }
      score[i * width + j - start(i)] = best;
      back[i * width + j - start(i)] = step;
    }
  }
  const links: VersionLink[] = [];
  for (let [i, j] = [n, m]; i > 0 || j > 0;) {
    const step = back[i * width + j - start(i)]!;
    const [x, y] = step === -1 ? [1, 0] : step === -2 ? [0, 1] : shapes[step]!;
    links.push({ first: [a + i - x, a + i], second: [c + j - y, c + j] });
    [i, j] = [i - x, j - y];
  }
  return links.reverse();
}

/** How much speaks for two groups of sentences being one: above zero when they share more than the least. */
function worth(ours: Words, theirs: Words, first: Span, second: Span, least: number): number {
  const [one, other] = [gathered(ours, first), gathered(theirs, second)];
  return 2 * shared(one, other) - least * (one.length + other.length);
}

function gathered(words: Words, [from, to]: Span): Int32Array {
  if (to - from === 1) return words[from]!;
  const all = new Int32Array(words.slice(from, to).reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (let index = from; index < to; index++) {
    all.set(words[index]!, at);
    at += words[index]!.length;
  }
  return all.sort();
}

/** How many words two sorted lists share. */
function shared(one: Int32Array, other: Int32Array): number {
  let [i, j, count] = [0, 0, 0];
  while (i < one.length && j < other.length) {
    const [a, b] = [one[i]!, other[j]!];
    if (a === b) count++;
    if (a <= b) i++;
    if (b <= a) j++;
  }
  return count;
}

/** Of what has no partner in its place, what stands elsewhere: the likest first, each once. */
function findMoved(links: readonly VersionLink[], ours: Words, theirs: Words, leastMoved: number): VersionLink[] {
  const gone = links.flatMap(({ first, second }, index) =>
    second[0] === second[1] && ours[first[0]]!.length >= leastMovedWords ? [index] : [],
  );
  const come = links.flatMap(({ first, second }, index) =>
    first[0] === first[1] && theirs[second[0]]!.length >= leastMovedWords ? [index] : [],
  );
  const candidates = gone
    .flatMap((from) =>
      come.map((to) => {
        const [one, other] = [ours[links[from]!.first[0]]!, theirs[links[to]!.second[0]]!];
        return { from, to, likeness: (2 * shared(one, other)) / (one.length + other.length) };
      }),
    )
    .filter(({ likeness }) => likeness >= leastMoved)
    .sort((a, b) => b.likeness - a.likeness || a.from - b.from || a.to - b.to);
  const moved = new Map<number, number>();
  for (const { from, to } of candidates) {
    if (moved.has(from) || moved.has(to)) continue;
    moved.set(from, to);
    moved.set(to, from);
  }
  return links.map((link, index) => (moved.has(index) ? { ...link, moved: moved.get(index)! } : link));
}
