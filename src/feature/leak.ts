import type { Bitext } from './bitext.js';
import type { BeadColumns } from './feature.js';
import type { Nearby } from './nearby.js';
import type { Rest } from './rest.js';
import type { Side } from './side.js';

type LeakFinder = (beads: BeadColumns, b: number, nearby: Nearby, english: Rest, russian: Rest) => number;

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

  const note = ({ count, tokenStart, tokenType }: Side, atom: number, next: Int32Array): void => {
    if (atom < 0 || atom >= count) return;
    const end = tokenStart[atom + 1]!;
    for (let token = tokenStart[atom]!; token < end; token++) next[tokenType[token]!] = mark;
  };
  const { value } = bitext;
  const { partner } = evidence;
  /** Value of the best match of an English type among the Russian types marked in `among`. */
  const bestMatch = (type: number, { from, to, index }: Nearby, among: Int32Array): number => {
    let best = 0;
    const end = to[type]!;
    for (let pair = from[type]!; pair < end; pair++) {
      const at = index[pair]!;
      if (among[partner[at]!] === mark && value[at]! > best) best = value[at]!;
    }
    return best;
  };
  const across = (nearby: Nearby, here: Rest, there: Rest, englishAtom: number, russianAtom: number): number => {
    mark++;
    note(english, englishAtom, englishNext);
    note(russian, russianAtom, russianNext);
    let sum = 0;
    for (let index = 0; index < here.count; index++) {
      const type = here.types.column[index]!;
      if (englishNext[type] !== mark) sum += bestMatch(type, nearby, russianNext);
    }
    if (englishAtom < 0 || englishAtom >= english.count) return sum;
    for (let index = 0; index < there.count; index++) {
      const type = there.types.column[index]!;
      if (russianNext[type] !== mark) russianAlone[type] = mark;
    }
    const end = english.tokenStart[englishAtom + 1]!;
    for (let token = english.tokenStart[englishAtom]!; token < end; token++)
      sum += bestMatch(english.tokenType[token]!, nearby, russianAlone);
    return sum;
  };
  return (beads, b, nearby, here, there) =>
    across(nearby, here, there, beads.englishFrom[b]! - 1, beads.russianFrom[b]! - 1) +
    across(nearby, here, there, beads.englishTo[b]!, beads.russianTo[b]!);
}
