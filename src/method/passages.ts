import type { Span } from '../model/document.js';

/** Two sentences that may belong together in a passage that moved. */
export interface Cell {
  readonly english: number;
  readonly russian: number;
  /** How much likelier the two are linked than left alone, in nats. */
  readonly odds: number;
}

export interface Passage {
  readonly source: Span;
  readonly target: Span;
  /** In nats. */
  readonly score: number;
}

/** What it costs, in nats, to pass over a sentence inside a passage that moved. */
const gap = 2;
/** At most so many sentences are passed over at a time, on either side. */
const mostPassed = 3;
/** From the sentence before in a passage to this one: so many down, so many across. */
const steps = Array.from(
  { length: (mostPassed + 1) ** 2 },
  (_, index) => [1 + Math.floor(index / (mostPassed + 1)), 1 + (index % (mostPassed + 1))] as const,
);

/**
 * The passages that score `least` or more, the best first: local alignment (Smith and Waterman 1981).
 * The best is taken, its sentences are set aside, and so on.
 * @param cells in ascending order of the English, then of the Russian
 * @param isAlone whether an English sentence has no partner and may be passed over; `isAloneThere`, a Russian one
 */
export function findPassages(
  cells: readonly Cell[],
  isAlone: (english: number) => boolean,
  isAloneThere: (russian: number) => boolean,
  least: number,
): Passage[] {
  const found: Passage[] = [];
  // What is taken from one cluster leaves no path into another: each is gone through again only when it lost cells.
  const open = clusters(cells)
    .filter((cluster) => worthOf(cluster) >= least)
    .map((cluster) => ({ cluster, best: bestPassage(cluster, isAlone, isAloneThere) }));
  for (;;) {
    let best: Passage | undefined;
    for (const { best: one } of open) if (one !== undefined && one.score > (best?.score ?? 0)) best = one;
    if (best === undefined || best.score < least) return found;
    const { source, target } = best;
    found.push(best);
    for (const entry of open) {
      const left = entry.cluster.filter(({ english, russian }) => !within(english, source) && !within(russian, target));
      if (left.length === entry.cluster.length) continue;
      entry.cluster = left;
      entry.best = worthOf(left) < least ? undefined : bestPassage(left, isAlone, isAloneThere);
    }
  }
}

const within = (index: number, [from, to]: Span): boolean => from <= index && index < to;

/** No passage scores more than this. */
const worthOf = (cluster: readonly Cell[]): number => cluster.reduce((sum, { odds }) => sum + Math.max(0, odds), 0);

const keyOf = (english: number, russian: number): number => english * 2 ** 26 + russian;

/** Cells that steps lead between, each cluster in order. */
function clusters(cells: readonly Cell[]): Cell[][] {
  const parent = Int32Array.from(cells, (_, at) => at);
  const root = (at: number): number => {
    while (parent[at] !== at) at = parent[at] = parent[parent[at]!]!;
    return at;
  };
  /** By English sentence, its first cell and that past its last. */
  const rows = new Map<number, Span>();
  for (let at = 0, from = 0; at < cells.length; at++) {
    const { english } = cells[at]!;
    if (english === cells[at + 1]?.english) continue;
    rows.set(english, [from, at + 1]);
    from = at + 1;
  }
  for (const [english, [from, to]] of rows)
    for (let down = 1; down <= mostPassed + 1; down++) {
      const above = rows.get(english - down);
      if (above === undefined) continue;
      const [, end] = above;
      let [first] = above;
      for (let at = from; at < to; at++) {
        const { russian } = cells[at]!;
        while (first < end && cells[first]!.russian < russian - mostPassed - 1) first++;
        for (let before = first; before < end && cells[before]!.russian < russian; before++)
          parent[root(at)] = root(before);
      }
    }
  const found = new Map<number, Cell[]>();
  for (const [at, cell] of cells.entries()) {
    const cluster = found.get(root(at));
    if (cluster === undefined) found.set(root(at), [cell]);
    else cluster.push(cell);
  }
  return [...found.values()];
}

/** The passage with the highest score; what it passes over is without a partner too. */
function bestPassage(
  cells: readonly Cell[],
  isAlone: (english: number) => boolean,
  isAloneThere: (russian: number) => boolean,
): Passage | undefined {
  const passages = new Map<number, Passage>();
  let best: Passage | undefined;
  // Cells come in ascending order, so those before are done.
  for (const { english, russian, odds } of cells) {
    let before: Passage = { source: [english, english], target: [russian, russian], score: 0 };
    for (const [down, across] of steps) {
      const from = passages.get(keyOf(english - down, russian - across));
      if (from === undefined || !reaches(isAlone, english, down) || !reaches(isAloneThere, russian, across)) continue;
      const score = from.score - gap * (down + across - 2);
      if (score > before.score) before = { ...from, score };
    }
    const here: Passage = {
      source: [before.source[0], english + 1],
      target: [before.target[0], russian + 1],
      score: before.score + odds,
    };
    if (here.score <= 0) continue;
    passages.set(keyOf(english, russian), here);
    if (odds > 0 && here.score > (best?.score ?? 0)) best = here;
  }
  return best;
}

/** Whether the sentences passed over on the way are without a partner. */
function reaches(isAlone: (index: number) => boolean, index: number, step: number): boolean {
  for (let passed = 1; passed < step; passed++) if (!isAlone(index - passed)) return false;
  return true;
}
