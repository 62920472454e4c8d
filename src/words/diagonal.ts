import type { Cells } from './cells.js';
import type { Pieces } from './pieces.js';

/** A way to read the cells: each word of the one side is rendered by words of the other, or came of itself. */
interface Direction {
  /** Type that renders, of each pair, and how many types there are. */
  readonly from: Int32Array;
  readonly types: number;
  /** The cell of rendering word i and rendered word j, of m and n, counted from the first of the piece. */
  readonly cell: (i: number, j: number, m: number, n: number) => number;
  readonly fromStart: Int32Array;
  readonly toStart: Int32Array;
}

/** Times that all pieces are gone through. */
const rounds = 4;
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
function posteriors(pieces: Pieces, cells: Cells, way: Direction): Float64Array {
  const pairs = way.from.length;
  const believed = shares(cells.prior, way, new Float64Array(way.types).fill(unseen));
  const elsewhere = remainders(believed, way);
  let translation: Float64Array = believed.slice();
  const posterior = new Float64Array(cells.pair.length);
  const weights = createNearness();
  for (let round = 0; round <= rounds; round++) {
    const count = new Float64Array(pairs);
    for (let piece = 0; piece < pieces.count; piece++) {
      const m = way.fromStart[piece + 1]! - way.fromStart[piece]!;
      const n = way.toStart[piece + 1]! - way.toStart[piece]!;
      const base = cells.start[piece]!;
      const near = weights(m, n);
      for (let j = 0; j < n; j++) {
        let sum = alone * unrendered;
        for (let i = 0; i < m; i++) {
          const at = base + way.cell(i, j, m, n);
          posterior[at] = (1 - alone) * translation[cells.pair[at]!]! * near[j * m + i]!;
          sum += posterior[at];
        }
        for (let i = 0; i < m; i++) {
          const at = base + way.cell(i, j, m, n);
          posterior[at]! /= sum;
          count[cells.pair[at]!]! += posterior[at]!;
        }
      }
    }
    if (round === rounds) break;
    translation = shares(
      count.map((value, pair) => value + trust * believed[pair]!),
      way,
      elsewhere,
    );
  }
  return posterior;
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
  return value.map((one, pair) => one / total[from[pair]!]!);
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
  return {
    forward: posteriors(pieces, cells, {
      from: cells.english,
      types: english,
      cell: (i, j, _, n) => i * n + j,
      fromStart: pieces.englishStart,
      toStart: pieces.russianStart,
    }),
    backward: posteriors(pieces, cells, {
      from: cells.russian,
      types: russian,
      cell: (i, j, m) => j * m + i,
      fromStart: pieces.russianStart,
      toStart: pieces.englishStart,
    }),
  };
}
