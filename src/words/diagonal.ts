import type { Cells } from './cells.js';
import type { Pieces } from './pieces.js';

/** A way to read the cells: each word of the one side is rendered by words of the other, or came of itself. */
interface Direction {
  /** Type that renders, of each pair, and how many types there are. */
  readonly from: Int32Array;
  readonly types: number;
  /** Whether cells of one rendering word stand together, or those of one rendered word. */
  readonly isByRendering: boolean;
  readonly fromStart: Int32Array;
  readonly toStart: Int32Array;
}

/**
 * Times that it is learnt anew, where words stand there so often on average that there is something to learn, and on a
 * page: to learn more there is to believe what it only happens to say, and the error rate rises again.
 */
const [often, mostRounds, pageRounds] = [10, 4, 2];
/** Share of words that no word of the other side renders. */
const alone = 0.2;
/** How many occurrences what is believed of a word beforehand counts for: on one page it decides, in a collection what is learnt. */
const trust = 30;
/**
 * What each word is worth as a rendering of words that are not met here: as much as of ten that only a bead
 * binds. Without it a word that stands in one short bead, `on` or `were`, had much to share among few.
 */
const unseen = 0.02;
/** Probability of any one word among those that nothing renders: few are articles and the like, so it is large. */
const unrendered = 0.05;
/**
 * How much nearer words are to the diagonal. It is not fitted: English and Russian change places of words
 * and clauses so often that on one page it runs away and outweighs the words.
 */
const tension = 3;

/**
 * Which word of one side each word of the other comes from: IBM Model 1 with a prior on the diagonal, the
 * model of fast_align (Dyer, Chahuneau and Smith 2013), fitted by expectation maximisation on these pieces.
 * Translation probabilities are drawn to what the lexicon, sounds and numbers tell, as a Dirichlet prior: a
 * page is too short to learn them from.
 * @returns by cell, the probability that the rendered word comes from the other; what is missing to 1 is no word's
 */
function posteriors(pieces: Pieces, cells: Cells, way: Direction, rounds: number): Float64Array {
  const { pair } = cells;
  const { fromStart, toStart, isByRendering } = way;
  const believed = shares(cells.prior, way, new Float64Array(way.types).fill(unseen));
  const elsewhere = remainders(believed, way);
  let translation = believed;
  const posterior = new Float64Array(pair.length);
  const weights = createNearness();
  for (let round = 0; round <= rounds; round++) {
    const count = new Float64Array(believed.length);
    for (let piece = 0; piece < pieces.count; piece++) {
      const m = fromStart[piece + 1]! - fromStart[piece]!;
      const n = toStart[piece + 1]! - toStart[piece]!;
      const near = weights(m, n);
      const base = cells.start[piece]!;
      for (let j = 0; j < n; j++)
        expect(
          posterior,
          count,
          pair,
          translation,
          near,
          j * m,
          m,
          base + (isByRendering ? j : j * m),
          isByRendering ? n : 1,
        );
    }
    if (round === rounds) break;
    for (let at = 0; at < count.length; at++) count[at]! += trust * believed[at]!;
    translation = shares(count, way, elsewhere);
  }
  return posterior;
}

/** What one rendered word may come from: its column of cells, `first` and each `step` after it, adds up to 1 with none. */
function expect(
  posterior: Float64Array,
  count: Float64Array,
  pair: Int32Array,
  translation: Float64Array,
  near: Float64Array,
  row: number,
  m: number,
  first: number,
  step: number,
): void {
  let sum = alone * unrendered;
  for (let i = 0, at = first; i < m; i++, at += step) {
    const share = (1 - alone) * translation[pair[at]!]! * near[row + i]!;
    posterior[at] = share;
    sum += share;
  }
  for (let i = 0, at = first; i < m; i++, at += step) {
    const share = posterior[at]! / sum;
    posterior[at] = share;
    count[pair[at]!]! += share;
  }
}

/** So many weights are kept for pieces of the same shape. */
const mostKept = 2_000_000;

/** For a piece of m and n words, at `j * m + i`: the share of word i among those that word j may come from, by place alone. */
function createNearness(): (m: number, n: number) => Float64Array {
  const known = new Map<number, Float64Array>();
  let kept = 0;
  return (m, n) => {
    // More words than a piece has are left out (`piecesOf`).
    const key = m * 1000 + n;
    let near = known.get(key);
    if (near !== undefined) return near;
    near = new Float64Array(m * n);
    for (let j = 0; j < n; j++) {
      let sum = 0;
      for (let i = 0; i < m; i++) sum += near[j * m + i] = Math.exp(-tension * apart(i, j, m, n));
      for (let i = 0; i < m; i++) near[j * m + i]! /= sum;
    }
    if ((kept += m * n) > mostKept) {
      known.clear();
      kept = m * n;
    }
    known.set(key, near);
    return near;
  };
}

const apart = (i: number, j: number, m: number, n: number): number => Math.abs((i + 0.5) / m - (j + 0.5) / n);

/**
 * Divides what each pair has by what all pairs of its rendering type have.
 * @param rest by type, what words have that are not met here
 */
function shares(value: Float64Array, { from }: Direction, rest: Float64Array): Float64Array {
  const total = rest.slice();
  for (let pair = 0; pair < from.length; pair++) total[from[pair]!]! += value[pair]!;
  const share = new Float64Array(value.length);
  for (let pair = 0; pair < value.length; pair++) share[pair] = value[pair]! / total[from[pair]!]!;
  return share;
}

/** Of the occurrences that beliefs count for, by type, those that are left for words not met here. */
function remainders(believed: Float64Array, { from, types }: Direction): Float64Array {
  const rest = new Float64Array(types).fill(trust);
  for (let pair = 0; pair < from.length; pair++) rest[from[pair]!]! -= trust * believed[pair]!;
  return rest;
}

/** By cell: the Russian word comes from the English one (`forward`), and the other way. */
export interface Directions {
  readonly forward: Float64Array;
  readonly backward: Float64Array;
}

export function trainDiagonal(pieces: Pieces, cells: Cells, [english, russian]: readonly [number, number]): Directions {
  const rounds = pieces.english.length < often * english ? pageRounds : mostRounds;
  const { englishStart, russianStart } = pieces;
  const origin = {
    from: cells.english,
    types: english,
    isByRendering: true,
    fromStart: englishStart,
    toStart: russianStart,
  };
  const rendering = {
    from: cells.russian,
    types: russian,
    isByRendering: false,
    fromStart: russianStart,
    toStart: englishStart,
  };
  return {
    forward: posteriors(pieces, cells, origin, rounds),
    backward: posteriors(pieces, cells, rendering, rounds),
  };
}
