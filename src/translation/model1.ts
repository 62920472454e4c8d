/** Texts that translate each other, piece by piece, as numbers of words; each word once a piece. */
export interface Pieces {
  /** Words of one side of each piece. */
  readonly words: readonly Int32Array[];
  /** How many different words there are. */
  readonly size: number;
}

/** Pairs of words that occur in the same piece: those of English word e are `start[e]` to `start[e + 1]`, by Russian word. */
export interface Translations {
  readonly start: Int32Array;
  readonly russian: Int32Array;
  /** Probability that the English word is rendered by the Russian one, and the other way. */
  readonly forward: Float64Array;
  readonly backward: Float64Array;
  /** In how many pieces both occur. */
  readonly together: Int32Array;
}

/** More rounds hardly change which translation is the likeliest. */
const defaultRounds = 6;

/**
 * IBM Model 1 (Brown et al. 1993) in both directions, each with an empty word that renders what has no
 * partner. Starts from equal probabilities, so nothing depends on order or chance. Time and memory
 * grow with the pairs of words that share a piece.
 */
export function trainModel1(english: Pieces, russian: Pieces, rounds = defaultRounds): Translations {
  const forward = direction(english, russian, rounds);
  const backward = direction(russian, english, rounds);
  // Rows of both are sorted, so the pairs of one in turn are the next of each row of the other.
  const turned = new Float64Array(forward.partner.length);
  const next = forward.start.slice();
  for (let word = 0; word < russian.size; word++)
    for (let at = backward.start[word]!; at < backward.start[word + 1]!; at++)
      turned[next[backward.partner[at]!]!++] = backward.probability[at]!;
  return {
    start: forward.start,
    russian: forward.partner,
    forward: forward.probability,
    backward: turned,
    together: forward.together,
  };
}

interface Rows {
  readonly start: Int32Array;
  readonly partner: Int32Array;
  readonly together: Int32Array;
}

function direction(from: Pieces, to: Pieces, rounds: number): Rows & { readonly probability: Float64Array } {
  const pieces = piecesOf(from);
  const rows = pair(from, to, pieces);
  const { start, partner } = rows;
  const first = starts(to);
  const total = first.at(-1)!;
  let probability = new Float64Array(partner.length).fill(1 / Math.max(1, to.size));
  let empty = new Float64Array(to.size).fill(1 / Math.max(1, to.size));
  const cell = new Int32Array(to.size);
  /** For all words of `from`, pieces they occur in and words there: the pair, and the place of the word. */
  const visit = (each: (at: number, place: number) => void, after?: (word: number) => void): void => {
    for (let word = 0; word < from.size; word++) {
      for (let at = start[word]!; at < start[word + 1]!; at++) cell[partner[at]!] = at;
      for (const piece of pieces[word]!) {
        const others = to.words[piece]!;
        for (let index = 0; index < others.length; index++) each(cell[others[index]!]!, first[piece]! + index);
      }
      after?.(word);
    }
  };
  const word = new Int32Array(total);
  for (const [piece, words] of to.words.entries()) word.set(words, first[piece]);
  const mass = new Float64Array(total);
  for (let round = 0; round < rounds; round++) {
    const known = probability;
    for (let place = 0; place < total; place++) mass[place] = empty[word[place]!]!;
    visit((at, place) => (mass[place]! += known[at]!));
    const emptyCount = new Float64Array(to.size);
    for (let place = 0; place < total; place++) emptyCount[word[place]!]! += empty[word[place]!]! / mass[place]!;
    const emptyTotal = emptyCount.reduce((sum, share) => sum + share, 0);
    const count = new Float64Array(partner.length);
    visit(
      (at, place) => (count[at]! += known[at]! / mass[place]!),
      (one) => {
        let sum = 0;
        for (let at = start[one]!; at < start[one + 1]!; at++) sum += count[at]!;
        for (let at = start[one]!; at < start[one + 1]!; at++) count[at]! /= sum || 1;
      },
    );
    probability = count;
    empty = emptyCount.map((share) => share / (emptyTotal || 1));
  }
  return { ...rows, probability };
}

const starts = ({ words }: Pieces): Int32Array => {
  const first = new Int32Array(words.length + 1);
  for (const [piece, list] of words.entries()) first[piece + 1] = first[piece]! + list.length;
  return first;
};

/** The pieces that each word occurs in. */
function piecesOf({ words, size }: Pieces): number[][] {
  const pieces: number[][] = Array.from({ length: size }, () => []);
  for (const [piece, list] of words.entries()) for (const word of list) pieces[word]!.push(piece);
  return pieces;
}

function pair(from: Pieces, to: Pieces, pieces: readonly (readonly number[])[]): Rows {
  const start = new Int32Array(from.size + 1);
  const partner: number[] = [];
  const together: number[] = [];
  const seen = new Int32Array(to.size);
  for (let word = 0; word < from.size; word++) {
    const others: number[] = [];
    for (const piece of pieces[word]!)
      for (const other of to.words[piece]!) if (seen[other]!++ === 0) others.push(other);
    for (const other of others.sort((a, b) => a - b)) {
      partner.push(other);
      together.push(seen[other]!);
      seen[other] = 0;
    }
    start[word + 1] = partner.length;
  }
  return { start, partner: Int32Array.from(partner), together: Int32Array.from(together) };
}
