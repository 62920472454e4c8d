import { functionWords } from '../lexicon/function-words.js';
import type { Language } from '../model/document.js';
import { leastSignificance, significance } from '../translation/significance.js';
import { deviationOfProportions } from './dispersion.js';
import { addTo } from '../model/lists.js';

/** A place where a word stands, and what the other side has there. */
export interface Occurrence {
  /** Number of its pair: one pair may have several. */
  readonly pair: number;
  /** Lemmas and forms of the words that are linked to it, in the order of their text. */
  readonly linked: readonly LemmaForm[];
  /** All words of the other side. */
  readonly words: readonly LemmaForm[];
  readonly document: string;
  readonly speaker: string;
  readonly year: string;
}

export interface LemmaForm {
  readonly lemma: string;
  readonly form: string;
}

/** How an occurrence was told to be rendered: by links of words, by what stands with the word oftener than chance has it, or not at all. */
export type Evidence = 'link' | 'association' | 'none';

export interface Rendered {
  readonly occurrence: Occurrence;
  /** Lemmas, parted by spaces; empty for none. */
  readonly key: string;
  readonly form: string;
  readonly by: Evidence;
}

/** How large the corpus is, in pairs, and in how many of them words stand. */
export interface Totals {
  readonly pairs: number;
  /** In which all of these lemmas of the other side stand. */
  readonly having: (lemmas: readonly string[]) => number;
}

/**
 * What each occurrence of a word became. Where no words are linked to it, the word of the other side is
 * taken that stands in pairs with it most significantly (G², Dunning 1993; p < .0001), as competitive linking
 * would (Melamed 2000); function words are not. Where there is none, it is not known, or was left out.
 * @param lang of the renderings
 */
export function renderOccurrences(occurrences: readonly Occurrence[], lang: Language, totals: Totals): Rendered[] {
  const linkedIn = new Map<number, Set<string>>();
  for (const { pair, linked } of occurrences)
    for (const { lemma } of linked) linkedIn.set(pair, (linkedIn.get(pair) ?? new Set()).add(lemma));
  const strength = associations(occurrences, lang, totals);
  return occurrences.map((occurrence): Rendered => {
    const { linked, words, pair } = occurrence;
    if (linked.length > 0) return { occurrence, ...joined(linked), by: 'link' };
    const best = words
      .filter(({ lemma }) => strength.has(lemma) && linkedIn.get(pair)?.has(lemma) !== true)
      .sort((a, b) => strength.get(b.lemma)! - strength.get(a.lemma)! || (a.lemma < b.lemma ? -1 : 1))[0];
    return best === undefined
      ? { occurrence, key: '', form: '', by: 'none' }
      : { occurrence, ...joined([best]), by: 'association' };
  });
}

const joined = (words: readonly LemmaForm[]): { readonly key: string; readonly form: string } => ({
  key: words.map(({ lemma }) => lemma).join(' '),
  form: words.map(({ form }) => form).join(' '),
});

/** G² of the words that stand in pairs with the one looked for, as far as it tells anything. */
function associations(occurrences: readonly Occurrence[], lang: Language, totals: Totals): ReadonlyMap<string, number> {
  const together = new Map<string, Set<number>>();
  const pairs = new Set<number>();
  const functions = new Set<string>();
  for (const { pair, words } of occurrences) {
    pairs.add(pair);
    for (const { lemma, form } of words) {
      if (functionWords[lang].has(form)) functions.add(lemma);
      together.set(lemma, (together.get(lemma) ?? new Set()).add(pair));
    }
  }
  const strength = new Map<string, number>();
  for (const [lemma, some] of together) {
    // Of what stands with it once, nothing can be said.
    if (some.size < 2 || functions.has(lemma)) continue;
    const value = significance(some.size, pairs.size, totals.having([lemma]), totals.pairs);
    if (value >= leastSignificance) strength.set(lemma, value);
  }
  return strength;
}

/** One way in which a word was rendered. */
export interface Rendering {
  /** Lemmas, parted by spaces; empty where no rendering is known. */
  readonly key: string;
  /** Its commonest form. */
  readonly name: string;
  readonly count: number;
  readonly share: number;
  /** How many of them only association tells. */
  readonly guessed: number;
  /** Log-likelihood ratio of word and rendering standing in one pair (Dunning 1993). */
  readonly g2: number | undefined;
  /** How unevenly it is chosen over documents and speakers, of the word's occurrences there: Gries's DP, 0 to 1. */
  readonly dispersion: { readonly document: number | undefined; readonly speaker: number | undefined };
  readonly rendered: readonly Rendered[];
}

/** All ways in which a word was rendered, the commonest first; what is not known comes last. */
export function renderingTable(rendered: readonly Rendered[], totals: Totals): Rendering[] {
  const groups = new Map<string, Rendered[]>();
  for (const each of rendered) addTo(groups, each.key, each);
  const pairs = new Set(rendered.map(({ occurrence }) => occurrence.pair));
  const having = pairsByLemma(rendered);
  const sizes = { document: tally(rendered, 'document'), speaker: tally(rendered, 'speaker') };
  return [...groups]
    .map(([key, some]): Rendering => {
      const lemmas = key.split(' ');
      const together = countShared(lemmas.map((lemma) => having.get(lemma) ?? none));
      return {
        key,
        name: commonest(some.map(({ form }) => form)),
        count: some.length,
        share: some.length / rendered.length,
        guessed: some.filter(({ by }) => by === 'association').length,
        g2:
          key === ''
            ? undefined
            : significance(together, pairs.size, Math.max(together, totals.having(lemmas)), totals.pairs),
        dispersion: {
          document: spread(sizes.document, some, 'document'),
          speaker: spread(sizes.speaker, some, 'speaker'),
        },
        rendered: some,
      };
    })
    .sort((a, b) => (a.key === '' ? 1 : 0) - (b.key === '' ? 1 : 0) || b.count - a.count || (a.key < b.key ? -1 : 1));
}

/** Of each word of the other side, the pairs in which it stands beside the word looked for. */
function pairsByLemma(rendered: readonly Rendered[]): ReadonlyMap<string, ReadonlySet<number>> {
  const pairs = new Map<string, Set<number>>();
  for (const { occurrence } of rendered)
    for (const { lemma } of [...occurrence.words, ...occurrence.linked])
      pairs.set(lemma, (pairs.get(lemma) ?? new Set()).add(occurrence.pair));
  return pairs;
}

const none: ReadonlySet<number> = new Set();

/** How many all of the sets have. */
function countShared(sets: readonly ReadonlySet<number>[]): number {
  const [smallest = none, ...others] = [...sets].sort((a, b) => a.size - b.size);
  return [...smallest].filter((each) => others.every((other) => other.has(each))).length;
}

export type Division = 'document' | 'speaker' | 'year';

/** @param sizes how many occurrences there are in each part of all */
function spread(sizes: ReadonlyMap<string, number>, some: readonly Rendered[], by: Division): number | undefined {
  const counts = tally(some, by);
  return deviationOfProportions([...sizes].map(([part, size]) => ({ size, count: counts.get(part) ?? 0 })));
}

/** How many occurrences there are in each part. */
function tally(rendered: readonly Rendered[], by: Division): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { occurrence } of rendered) counts.set(occurrence[by], (counts.get(occurrence[by]) ?? 0) + 1);
  return counts;
}

/** How often a rendering is chosen in a part of the corpus, and how far that is from what it is elsewhere. */
export interface Preference {
  readonly rendering: string;
  readonly part: string;
  readonly count: number;
  /** Of the word's occurrences in that part, and in all. */
  readonly share: number;
  readonly usual: number;
  /** G² of rendering and part; 0 where it is chosen no oftener than elsewhere. 6.63 is p < .01, of one test. */
  readonly g2: number;
}

/** Which renderings are chosen by whom, where or when oftener than by others: the most significant first. */
export function preferences(table: readonly Rendering[], by: Division): Preference[] {
  const all = table.flatMap(({ rendered }) => rendered);
  const sizes = tally(all, by);
  return table
    .filter(({ key }) => key !== '')
    .flatMap(({ name, count, share, rendered }) =>
      [...tally(rendered, by)].map(([part, number]): Preference => {
        const size = sizes.get(part)!;
        return {
          rendering: name,
          part,
          count: number,
          share: number / size,
          usual: share,
          g2: significance(number, count, size, all.length),
        };
      }),
    )
    .sort(
      (a, b) =>
        b.g2 - a.g2 || b.count - a.count || (`${a.rendering}\t${a.part}` < `${b.rendering}\t${b.part}` ? -1 : 1),
    );
}

function commonest(forms: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const form of forms) counts.set(form, (counts.get(form) ?? 0) + 1);
  return [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))[0]![0];
}
