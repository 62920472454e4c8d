import type { Signs } from './signs.js';
import { addTo } from '../model/lists.js';

/** Two texts that seem to be versions of one another: indexes into the two lists. */
export interface Match {
  readonly english: number;
  readonly russian: number;
  readonly probability: number;
}

/** A pair that may be one, and what speaks for it. */
export interface Candidate {
  readonly english: number;
  readonly russian: number;
  readonly evidence: readonly number[];
}

/** Matches of a lower probability are none; docs/batch.md has the figures. */
export const leastMatch = 0.9;

/** Of `evidenceOf`, in its order; `node bin/pairing.js` fits and prints them. */
const weights: readonly number[] = [-1.521, 5.93, 11.696, -2.516];

/** Candidates for one text; the right one is hardly ever further down. */
const mostCandidates = 3;

/** Signs that are in more texts than this tell nothing, and would take all the time. */
const mostTexts = 1000;

/**
 * Finds which of many texts are versions of one another. Each is in one match at most: the likeliest are taken first.
 * Time grows with the number of texts times that of the texts that share a rare sign with one.
 * @param least probability
 * @returns in the order of the English texts
 */
export function matchTexts(english: readonly Signs[], russian: readonly Signs[], least = leastMatch): Match[] {
  const matches = candidatesOf(english, russian)
    .map(({ evidence, ...pair }) => ({ ...pair, probability: probabilityOf(evidence) }))
    .filter(({ probability }) => probability >= least)
    .sort((a, b) => b.probability - a.probability || a.english - b.english || a.russian - b.russian);
  const [takenEnglish, takenRussian] = [new Set<number>(), new Set<number>()];
  const chosen = matches.filter((match) => {
    if (takenEnglish.has(match.english) || takenRussian.has(match.russian)) return false;
    takenEnglish.add(match.english);
    takenRussian.add(match.russian);
    return true;
  });
  return chosen.sort((a, b) => a.english - b.english);
}

/**
 * That the two belong together, and that no rival does: of two that share as much, each has half a chance. Twins are
 * too rare in the gold to fit how fast that fades: a rival that shares a tenth less has one chance in twenty.
 */
function probabilityOf(evidence: readonly number[]): number {
  const sum = evidence.reduce((all, value, at) => all + value * weights[at]!, 0);
  const duel = 1 / (1 + Math.exp(-30 * evidence[2]!));
  return Math.round((1e4 * duel) / (1 + Math.exp(-sum))) / 1e4;
}

/** The pairs that share most, by an index of which Russian texts have a sign. */
export function candidatesOf(english: readonly Signs[], russian: readonly Signs[]): Candidate[] {
  const index = new Map<string, number[]>();
  for (const [text, signs] of russian.entries()) for (const sign of signs.weights.keys()) addTo(index, sign, text);
  const rarity = (sign: string): number => Math.log(1 + russian.length / index.get(sign)!.length);
  // Of the Russian texts only what an English one knows, too: what nothing can match says nothing.
  const known = new Set(english.flatMap(({ weights: own }) => [...own.keys()]));
  const norm = ({ weights: own }: Signs): number => {
    let sum = 0;
    for (const [sign, weight] of own) if (index.has(sign) && known.has(sign)) sum += (weight * rarity(sign)) ** 2;
    return Math.sqrt(sum) || 1;
  };
  const norms = russian.map(norm);
  const rows = english.map((signs) => {
    const sums = new Map<number, number>();
    for (const [sign, weight] of signs.weights) {
      const texts = index.get(sign);
      if (texts === undefined || texts.length > mostTexts) continue;
      const worth = weight * rarity(sign) ** 2;
      for (const text of texts) sums.set(text, (sums.get(text) ?? 0) + worth * russian[text]!.weights.get(sign)!);
    }
    const own = norm(signs);
    return [...sums]
      .map(([text, sum]) => ({ text, likeness: sum / (own * norms[text]!) }))
      .sort((a, b) => b.likeness - a.likeness || a.text - b.text)
      .slice(0, mostCandidates);
  });
  // The two best of each Russian text: what is like one may be liker to another.
  const best = new Map<number, number[]>();
  for (const row of rows)
    for (const { text, likeness } of row)
      best.set(text, [...(best.get(text) ?? []), likeness].sort((a, b) => b - a).slice(0, 2));
  const rival = (likeness: number, [first = 0, second = 0]: readonly number[]): number =>
    first === likeness ? second : first;
  return rows.flatMap((row, one) =>
    row.map(({ text, likeness }) => {
      const others = Math.max(
        rival(
          likeness,
          row.map((each) => each.likeness),
        ),
        rival(likeness, best.get(text)!),
      );
      return {
        english: one,
        russian: text,
        evidence: evidenceOf(likeness, others, english[one]!.length, russian[text]!.length),
      };
    }),
  );
}

/** What speaks for two texts: an intercept, how much they share, how much more than with any other, how unlike their lengths are. */
const evidenceOf = (likeness: number, others: number, english: number, russian: number): readonly number[] => [
  1,
  likeness,
  likeness - others,
  Math.abs(Math.log((russian + 1) / (english + 1))),
];
