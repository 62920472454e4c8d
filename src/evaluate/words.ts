import type { Alignment, WordLink } from '../model/alignment.js';
import { type Document, type Span, spanAt } from '../model/document.js';
import type { WordGold } from '../model/gold.js';
import { findWords } from '../segment/words.js';

/** How good an alignment of words is: counts, and what is made of them. */
export interface WordScores {
  readonly links: number;
  readonly sure: number;
  /** Of the links, those that are possible; of the sure, those that were found. */
  readonly precision: number;
  readonly recall: number;
  /** Alignment error rate (Och and Ney 2003): 0 when all that is found is possible and all that is sure is found. */
  readonly errorRate: number;
  /** By link that was found: its posterior, and whether it is possible. */
  readonly judged: readonly { readonly posterior: number; readonly right: boolean }[];
}

/**
 * @param alignment of the texts whose sentences the gold names, English as the source; sentences are found by their ids
 */
export function scoreWords({ source, target, words = [] }: Alignment, gold: readonly WordGold[]): WordScores {
  let [links, sure, possible, found] = [0, 0, 0, 0];
  const judged: { posterior: number; right: boolean }[] = [];
  for (const bead of gold) {
    const [english, russian] = [placesOf(source, bead.english), placesOf(target, bead.russian)];
    const made = linksBetween(words, english, russian);
    const [certain, allowed] = [keysOf(bead.sure), keysOf(bead.possible)];
    sure += certain.size;
    links += made.size;
    for (const [key, posterior] of made) {
      if (certain.has(key)) found++;
      if (allowed.has(key)) possible++;
      judged.push({ posterior, right: allowed.has(key) });
    }
  }
  return {
    links,
    sure,
    precision: possible / links,
    recall: found / sure,
    errorRate: 1 - (found + possible) / (links + sure),
    judged,
  };
}

const keysOf = (pairs: readonly Span[]): ReadonlySet<string> => new Set(pairs.map(([i, j]) => `${i}-${j}`));

/** Of two links between the same words, which the parts of compounds may have, the surer. */
function linksBetween(
  words: readonly WordLink[],
  english: readonly Span[],
  russian: readonly Span[],
): ReadonlyMap<string, number> {
  const made = new Map<string, number>();
  for (const { source, target, posterior } of words) {
    const [i, j] = [spanAt(english, source[0]), spanAt(russian, target[0])];
    if (i < 0 || j < 0) continue;
    const key = `${i}-${j}`;
    made.set(key, Math.max(posterior, made.get(key) ?? 0));
  }
  return made;
}

function placesOf({ text, units }: Document, ids: readonly string[]): Span[] {
  return ids.flatMap((id) => {
    const unit = units.sentence.find((sentence) => sentence.id === id);
    if (unit === undefined) throw new Error(`no sentence ${id}`);
    const places = findWords(text, unit.at);
    return Array.from({ length: places.length / 2 }, (_, at): Span => [places[2 * at]!, places[2 * at + 1]!]);
  });
}
