import type { Bitext } from './bitext.js';
import type { BeadColumns } from './feature.js';
import type { Nearby } from './nearby.js';
import type { Ring } from './ring.js';
import type { Side } from './side.js';

/** By token, the stamp of the bead that it was last matched in: of the tokens of the bead at hand. */
export interface Matched {
  readonly english: Ring;
  readonly russian: Ring;
}

type LeakFinder = (beads: BeadColumns, b: number, nearby: Nearby, matched: Matched, stamp: number) => number;

/**
 * Finds what a bead leaves to its neighbours: words that it does not match, and that would be matched
 * just across its ends, where nothing of their own side asks for them. Much of that means that a
 * clause went over into the next sentence, and that both belong in one bead.
 * @returns a function that gives the sum of the values, in nats
 */
export function createLeakFinder(bitext: Bitext): LeakFinder {
  const { english, russian, evidence } = bitext;
  /** Types that stand in the atoms next to the bead, and Russian types that the bead left alone: the mark of the last time. */
  const englishNext = new Int32Array(english.types.length);
  const russianNext = new Int32Array(russian.types.length);
  const russianAlone = new Int32Array(russian.types.length);
  let mark = 0;

  const note = (side: Side, atom: number, next: Int32Array): void => {
    if (atom < 0 || atom >= side.count) return;
    for (let token = side.tokenStart[atom]!; token < side.tokenStart[atom + 1]!; token++)
      next[side.tokenType[token]!] = mark;
  };
  /** Value of the best match of an English type among the Russian types marked in `among`. */
  const bestMatch = (type: number, { from, to, index }: Nearby, among: Int32Array): number => {
    let best = 0;
    for (let pair = from[type]!; pair < to[type]!; pair++) {
      const at = index[pair]!;
      const partner = evidence.partner[at]!;
      if (among[partner] !== mark) continue;
      const value = bitext.value[at]!;
      if (value > best) best = value;
    }
    return best;
  };
  const across = (
    beads: BeadColumns,
    b: number,
    nearby: Nearby,
    matched: Matched,
    stamp: number,
    englishAtom: number,
    russianAtom: number,
  ): number => {
    mark++;
    note(english, englishAtom, englishNext);
    note(russian, russianAtom, russianNext);
    let sum = 0;
    const englishEnd = english.tokenStart[beads.englishTo[b]!]!;
    for (let token = english.tokenStart[beads.englishFrom[b]!]!; token < englishEnd; token++) {
      const type = english.tokenType[token]!;
      if (matched.english.column[token & matched.english.mask] !== stamp && englishNext[type] !== mark)
        sum += bestMatch(type, nearby, russianNext);
    }
    if (englishAtom < 0 || englishAtom >= english.count) return sum;
    const russianEnd = russian.tokenStart[beads.russianTo[b]!]!;
    for (let token = russian.tokenStart[beads.russianFrom[b]!]!; token < russianEnd; token++) {
      const type = russian.tokenType[token]!;
      if (matched.russian.column[token & matched.russian.mask] !== stamp && russianNext[type] !== mark)
        russianAlone[type] = mark;
    }
    for (let token = english.tokenStart[englishAtom]!; token < english.tokenStart[englishAtom + 1]!; token++)
      sum += bestMatch(english.tokenType[token]!, nearby, russianAlone);
    return sum;
  };
  return (beads, b, nearby, matched, stamp) =>
    across(beads, b, nearby, matched, stamp, beads.englishFrom[b]! - 1, beads.russianFrom[b]! - 1) +
    across(beads, b, nearby, matched, stamp, beads.englishTo[b]!, beads.russianTo[b]!);
}
