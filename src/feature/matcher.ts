import type { Bitext } from './bitext.js';
import type { BeadColumns } from './feature.js';

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
 */
export function createMatcher(bitext: Bitext): (beads: BeadColumns, b: number) => Matching {
  const { english, russian, evidence } = bitext;
  const head = new Int32Array(russian.types.length).fill(-1);
  const next = new Int32Array(russian.tokenType.length).fill(-1);
  const englishTaken = new Int32Array(english.tokenType.length).fill(-1);
  const russianTaken = new Int32Array(russian.tokenType.length).fill(-1);
  const candidate = {
    english: new Int32Array(mostCandidates),
    russian: new Int32Array(mostCandidates),
    kind: new Uint8Array(mostCandidates),
    value: new Float64Array(mostCandidates),
  };
  const order: number[] = [];
  const matching = {
    ...candidate,
    count: 0,
    english: new Int32Array(mostCandidates),
    russian: new Int32Array(mostCandidates),
    kind: new Uint8Array(mostCandidates),
    value: new Float64Array(mostCandidates),
  };
  let stamp = 0;
  return (beads, b) => {
    const russianFrom = russian.tokenStart[beads.russianFrom[b]!]!;
    const russianTo = russian.tokenStart[beads.russianTo[b]!]!;
    const englishTo = english.tokenStart[beads.englishTo[b]!]!;
    for (let token = russianTo - 1; token >= russianFrom; token--) {
      const type = russian.tokenType[token]!;
      next[token] = head[type]!;
      head[type] = token;
    }
    order.length = 0;
    for (let token = english.tokenStart[beads.englishFrom[b]!]!; token < englishTo; token++) {
      const type = english.tokenType[token]!;
      for (let at = evidence.start[type]!; at < evidence.start[type + 1]!; at++) {
        const partner = evidence.partner[at]!;
        const value = bitext.value[at]!;
        for (let other = head[partner]!; other >= 0 && order.length < mostCandidates; other = next[other]!) {
          const index = order.length;
          candidate.english[index] = token;
          candidate.russian[index] = other;
          candidate.kind[index] = evidence.kind[at]!;
          candidate.value[index] = value;
          order.push(index);
        }
      }
    }
    for (let token = russianFrom; token < russianTo; token++) head[russian.tokenType[token]!] = -1;
    order.sort((x, y) => candidate.value[y]! - candidate.value[x]! || x - y);
    stamp++;
    matching.count = 0;
    for (const index of order) {
      const [e, r] = [candidate.english[index]!, candidate.russian[index]!];
      if (englishTaken[e] === stamp || russianTaken[r] === stamp) continue;
      englishTaken[e] = stamp;
      russianTaken[r] = stamp;
      matching.english[matching.count] = e;
      matching.russian[matching.count] = r;
      matching.kind[matching.count] = candidate.kind[index]!;
      matching.value[matching.count++] = candidate.value[index]!;
    }
    return matching;
  };
}
