import { functionWords } from '../../lexicon/function-words.js';
import { addTo } from '../../model/lists.js';

export interface Word {
  readonly text: string;
  readonly form: string;
  /** A capital that does not begin the sentence. */
  readonly isName: boolean;
}

/** Words that two versions of a sentence have between two that they have in common, or before them all or after. */
export interface Stretch {
  readonly first: readonly Word[];
  readonly second: readonly Word[];
}

/** So few words further on, even a short word is the same one. */
const near = 3;

/**
 * The words, of both versions, that stand in another place of the sentence in the other. A function word that goes
 * here and comes there is chance, unless it goes with its neighbour, or not far, or is all that goes and comes.
 */
export function findMoved(stretches: readonly Stretch[]): ReadonlySet<Word> {
  const moved = new Set<Word>();
  const lone = new Map<string, number[]>();
  for (const [to, { first, second }] of stretches.entries())
    if (first.length === 0 && second.length > 0) addTo(lone, formsOf(second), to);
  for (const { first, second } of stretches) {
    if (first.length === 0 || second.length > 0) continue;
    const places = lone.get(formsOf(first)) ?? [];
    const to = first.length > 1 || first[0]!.form.length > 3 ? places.shift() : undefined;
    if (to !== undefined) for (const word of [...first, ...stretches[to]!.second]) moved.add(word);
  }
  const coming = new Map<string, Place[]>();
  for (const [to, stretch] of stretches.entries())
    for (const [j, word] of stretch.second.entries())
      if (!moved.has(word) && isTelling(word, stretch)) addTo(coming, word.form, [to, j]);
  for (const [from, stretch] of stretches.entries())
    for (const [i, word] of stretch.first.entries()) {
      if (moved.has(word) || !isTelling(word, stretch)) continue;
      // What went along with another is no longer to be had.
      const place = coming.get(word.form)?.find(([to, j]) => !moved.has(stretches[to]!.second[j]!));
      if (place !== undefined) take(stretches, [from, i], place, moved);
    }
  const isLeft = (word: Word): boolean => !moved.has(word);
  for (const [from, { first, second }] of stretches.entries())
    for (const word of first.filter((each) => isLeft(each) && !second.some(isLeft)))
      for (const other of stretches.slice(Math.max(0, from - near), from + near + 1)) {
        const there = other.second.find((each) => isLeft(each) && each.form === word.form);
        if (there === undefined || other.first.some(isLeft)) continue;
        moved.add(word).add(there);
        break;
      }
  return moved;
}

/** The forms of words, whatever their order. */
export const formsOf = (words: readonly Word[]): string =>
  words
    .map(({ form }) => form)
    .sort()
    .join(' ');

/** Neither a function word nor a letter; and a number that stands where there is another now is no moved number. */
function isTelling({ form }: Word, { first, second }: Stretch): boolean {
  const hasNumber = (words: readonly Word[]): boolean => words.some((word) => /\d/u.test(word.form));
  if (/\d/u.test(form)) return !(hasNumber(first) && hasNumber(second));
  return form.length > 1 && !functionWords.en.has(form) && !functionWords.ru.has(form);
}

/** A word that moved, and those beside it that went along, on whichever side they stand now. */
function take(stretches: readonly Stretch[], from: Place, to: Place, moved: Set<Word>): void {
  const waiting = [[from, to] as const];
  for (let pair = waiting.pop(); pair !== undefined; pair = waiting.pop()) {
    const [[there, i], [here, j]] = pair;
    const [one, other] = [stretches[there]!.first[i], stretches[here]!.second[j]];
    if (one === undefined || other === undefined || moved.has(one) || moved.has(other)) continue;
    if (one.form !== other.form) continue;
    moved.add(one).add(other);
    for (const [di, dj] of beside) waiting.push([[there, i + di] as const, [here, j + dj] as const]);
  }
}

/** A stretch, and a word in it. */
type Place = readonly [stretch: number, word: number];

/** Where a neighbour may stand; the last is looked at first. */
const beside = [
  [1, -1],
  [-1, 1],
  [1, 1],
  [-1, -1],
] as const;
