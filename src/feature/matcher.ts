import type { Bitext } from './bitext.js';
import type { BeadColumns } from './feature.js';
import { everywhere, type Nearby } from './nearby.js';
import { createRing, makeRoom } from './ring.js';

/** Words of a bead that were matched one to one. Columns are reused from bead to bead. */
interface Matching {
  /** How many pairs, and by pair: English and Russian token, kind, value. */
  count: number;
  readonly english: Int32Array;
  readonly russian: Int32Array;
  readonly kind: Uint8Array;
  readonly value: Float64Array;
}

/** More candidates than this are not looked at: a bead of a thousand words is not told by its words. */
const mostCandidates = 4096;

/**
 * Matches the words of one bead after another, best pair first and each word once (greedy; Melamed
 * 2000 calls it competitive linking).
 * @returns a function of a bead, and of what stands near it where that is known
 */
export function createMatcher(bitext: Bitext): (beads: BeadColumns, b: number, nearby?: Nearby) => Matching {
  const { english, russian, evidence } = bitext;
  const head = new Int32Array(russian.types.length).fill(-1);
  const rings = { next: createRing(), english: createRing(), russian: createRing() };
  const candidate = {
    english: new Int32Array(mostCandidates),
    russian: new Int32Array(mostCandidates),
    /** Index of `evidence`. */
    at: new Int32Array(mostCandidates),
  };
  const rank = ranks(bitext.value);
  /** Candidates by rank, then by number: both in one key. */
  const key = new Float64Array(mostCandidates);
  const matching = {
    count: 0,
    english: new Int32Array(mostCandidates),
    russian: new Int32Array(mostCandidates),
    kind: new Uint8Array(mostCandidates),
    value: new Float64Array(mostCandidates),
  };
  let stamp = 0;
  const { tokenStart: englishStart, tokenType: englishType } = english;
  const { tokenStart: russianStart, tokenType: russianType } = russian;
  const { partner, kind } = evidence;
  const { value } = bitext;
  return (beads, b, { from, to, index: pairs } = everywhere(bitext)) => {
    const russianFrom = russianStart[beads.russianFrom[b]!]!;
    const russianTo = russianStart[beads.russianTo[b]!]!;
    const englishFrom = englishStart[beads.englishFrom[b]!]!;
    const englishTo = englishStart[beads.englishTo[b]!]!;
    makeRoom(rings.next, russianTo - russianFrom);
    makeRoom(rings.russian, russianTo - russianFrom);
    makeRoom(rings.english, englishTo - englishFrom);
    const { column: next, mask: russianMask } = rings.next;
    const { column: russianTaken } = rings.russian;
    const { column: englishTaken, mask: englishMask } = rings.english;
    for (let token = russianTo - 1; token >= russianFrom; token--) {
      const type = russianType[token]!;
      next[token & russianMask] = head[type]!;
      head[type] = token;
    }
    let count = 0;
    for (let token = englishFrom; token < englishTo; token++) {
      const type = englishType[token]!;
      const last = to[type]!;
      for (let pair = from[type]!; pair < last; pair++) {
        const at = pairs[pair]!;
        for (
          let other = head[partner[at]!]!;
          other >= 0 && count < mostCandidates;
          other = next[other & russianMask]!
        ) {
          candidate.english[count] = token;
          candidate.russian[count] = other;
          candidate.at[count] = at;
          key[count] = rank[at]! * mostCandidates + count;
          count++;
        }
      }
    }
    for (let token = russianFrom; token < russianTo; token++) head[russianType[token]!] = -1;
    const order = sortFirst(key, count);
    stamp++;
    matching.count = 0;
    for (let at = 0; at < count; at++) {
      const index = order[at]! % mostCandidates;
      const e = candidate.english[index]!;
      const r = candidate.russian[index]!;
      if (englishTaken[e & englishMask] === stamp || russianTaken[r & russianMask] === stamp) continue;
      englishTaken[e & englishMask] = stamp;
      russianTaken[r & russianMask] = stamp;
      matching.english[matching.count] = e;
      matching.russian[matching.count] = r;
      matching.kind[matching.count] = kind[candidate.at[index]!]!;
      matching.value[matching.count++] = value[candidate.at[index]!]!;
    }
    return matching;
  };
}

/** The first numbers of a column in ascending order. Few are sorted sooner by hand than they are handed over. */
function sortFirst(column: Float64Array, count: number): Float64Array {
  if (count > 64) return column.subarray(0, count).sort();
  for (let at = 1; at < count; at++) {
    const value = column[at]!;
    let place = at;
    for (; place > 0 && column[place - 1]! > value; place--) column[place] = column[place - 1]!;
    column[place] = value;
  }
  return column;
}

/** Place of each value among all, the largest first; equal ones share theirs. */
function ranks(value: Float64Array): Int32Array {
  const ascending = value.slice().sort();
  const rank = new Int32Array(value.length);
  for (let at = 0; at < value.length; at++) {
    let [low, high] = [0, ascending.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (ascending[middle]! < value[at]!) low = middle + 1;
      else high = middle;
    }
    rank[at] = ascending.length - low;
  }
  return rank;
}
