import { oncePerBitext } from './bitext.js';
import { evidenceKinds } from './evidence.js';
import { type Feature, isNullBead } from './feature.js';
import { createLeakFinder } from './leak.js';
import { createMatcher } from './matcher.js';
import { createNearby } from './nearby.js';
import { createRing, makeRoom, type Ring } from './ring.js';
import type { Side } from './side.js';

const kinds = evidenceKinds.length;

/** In nats: with so little to go by, half of the words that are known are taken to be found. */
const doubt = 4;

/**
 * What matches, by kind of evidence (value in nats, and number of pairs); how much of each side that
 * covers, and of the atom covered least in a bead of several; what is left alone, by class.
 */
export const matchFeature: Feature = {
  name: 'match',
  columns: [
    ...evidenceKinds.map((kind) => `${kind} value`),
    ...evidenceKinds.map((kind) => `${kind} pairs`),
    'english cover',
    'russian cover',
    'least cover',
    'thin cover',
    'poor cover',
    'known cover',
    'thin known cover',
    'poor known cover',
    'alone',
    'alone known',
    'alone number',
    'alone capital',
    'nothing',
    'leak',
    'leak share',
  ],
  favours: [
    ...evidenceKinds.flatMap((kind) => [`${kind} value`, `${kind} pairs`]),
    'english cover',
    'russian cover',
    'least cover',
    'known cover',
  ],
  opposes: [
    'thin cover',
    'poor cover',
    'thin known cover',
    'poor known cover',
    'alone',
    'alone known',
    'alone number',
    'alone capital',
    'nothing',
    'leak',
    'leak share',
  ],
  fill(bitext, beads, into) {
    const { match, leaks, matched, stamps, nearbyOf } = meansOf(bitext);
    const nearby = nearbyOf(beads);
    const [
      englishCover,
      russianCover,
      leastCover,
      thinCover,
      poorCover,
      knownCover,
      thinKnown,
      poorKnown,
      alone,
      aloneKnown,
      aloneNumber,
      aloneCapital,
      nothing,
      leak,
      leakShare,
    ] = into.slice(2 * kinds);
    for (let b = 0; b < beads.count; b++) {
      if (isNullBead(beads, b)) continue;
      const stamp = ++stamps.last;
      const matching = match(beads, b, nearby);
      makeRoom(matched.english, tokensIn(bitext.english, beads.englishFrom[b]!, beads.englishTo[b]!));
      makeRoom(matched.russian, tokensIn(bitext.russian, beads.russianFrom[b]!, beads.russianTo[b]!));
      for (let pair = 0; pair < matching.count; pair++) {
        into[matching.kind[pair]!]![b]! += matching.value[pair]!;
        into[kinds + matching.kind[pair]!]![b]! += 1;
        matched.english.column[matching.english[pair]! & matched.english.mask] = stamp;
        matched.russian.column[matching.russian[pair]! & matched.russian.mask] = stamp;
      }
      const english = remainder(
        bitext.english,
        bitext.englishWeight,
        bitext.englishKnown,
        matched.english,
        stamp,
        beads.englishFrom[b]!,
        beads.englishTo[b]!,
      );
      const russian = remainder(
        bitext.russian,
        bitext.russianWeight,
        bitext.russianKnown,
        matched.russian,
        stamp,
        beads.russianFrom[b]!,
        beads.russianTo[b]!,
      );
      englishCover![b] = english.cover;
      russianCover![b] = russian.cover;
      leastCover![b] = Math.min(english.least, russian.least);
      // Below these marks two sentences have hardly more in common than chance gives any two.
      const cover = (english.cover + russian.cover) / 2;
      thinCover![b] = Math.max(0, 0.4 - cover);
      poorCover![b] = Math.max(0, 0.2 - cover);
      const found = english.found + russian.found;
      const known = (found + doubt / 2) / (found + english.known + russian.known + doubt);
      knownCover![b] = known;
      thinKnown![b] = Math.max(0, 0.4 - known);
      poorKnown![b] = Math.max(0, 0.2 - known);
      alone![b] = Math.log1p(english.alone + russian.alone);
      aloneKnown![b] = Math.log1p(english.known + russian.known);
      aloneNumber![b] = Math.min(4, english.number + russian.number);
      aloneCapital![b] = Math.min(6, english.capital + russian.capital);
      nothing![b] = matching.count === 0 ? 1 : 0;
      const leaked = leaks(beads, b, nearby, matched, stamp);
      leak![b] = Math.sqrt(leaked);
      leakShare![b] = leaked / (1 + english.alone + russian.alone);
    }
  },
};

/** What beads are matched with; no two beads of a bitext have one stamp. */
const meansOf = oncePerBitext((bitext) => ({
  nearbyOf: createNearby(bitext),
  match: createMatcher(bitext),
  leaks: createLeakFinder(bitext),
  matched: { english: createRing(), russian: createRing() },
  stamps: { last: 0 },
}));

const tokensIn = ({ tokenStart }: Side, from: number, to: number): number => tokenStart[to]! - tokenStart[from]!;

interface Remainder {
  /** Share of the weight that is matched, 0 to 1. */
  cover: number;
  /** The same of the atom where it is least; 0.5, which says nothing, when there is but one. */
  least: number;
  /** Weight of matched content words. */
  found: number;
  /** Unmatched content words: weight of all, weight of those the lexicon knows; numbers and capitals counted. */
  alone: number;
  known: number;
  number: number;
  capital: number;
}

function remainder(
  side: Side,
  weight: Float64Array,
  isKnown: Uint8Array,
  { column: matched, mask }: Ring,
  stamp: number,
  from: number,
  to: number,
): Remainder {
  const result = { cover: 0, least: to - from > 1 ? 1 : 0.5, found: 0, alone: 0, known: 0, number: 0, capital: 0 };
  let all = 0;
  let covered = 0;
  for (let atom = from; atom < to; atom++) {
    let [atomAll, atomCovered] = [0, 0];
    for (let token = side.tokenStart[atom]!; token < side.tokenStart[atom + 1]!; token++) {
      const type = side.tokenType[token]!;
      const { kind } = side.types[type]!;
      atomAll += weight[type]!;
      if (matched[token & mask] === stamp) {
        atomCovered += weight[type]!;
        if (kind !== 'function') result.found += weight[type]!;
        continue;
      }
      if (kind === 'number') result.number++;
      else if (kind !== 'function') {
        result.alone += weight[type]!;
        if (isKnown[type]) result.known += weight[type]!;
        if (side.tokenCapital[token]) result.capital++;
      }
    }
    if (to - from > 1) result.least = Math.min(result.least, atomAll === 0 ? 0.5 : atomCovered / atomAll);
    all += atomAll;
    covered += atomCovered;
  }
  result.cover = all === 0 ? 0.5 : covered / all;
  return result;
}
