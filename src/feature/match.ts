import { oncePerBitext } from './bitext.js';
import { evidenceKinds } from './evidence.js';
import { type Feature, isNullBead } from './feature.js';
import { createLeakFinder } from './leak.js';
import { createMatcher } from './matcher.js';
import { createNearby } from './nearby.js';
import { createRest, findRest, makeRoomFor } from './rest.js';
import { mark } from './ring.js';

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
    const { match, leaks, english, russian, stamps, nearbyOf } = meansOf(bitext);
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
      makeRoomFor(english, beads.englishFrom[b]!, beads.englishTo[b]!);
      makeRoomFor(russian, beads.russianFrom[b]!, beads.russianTo[b]!);
      for (let pair = 0; pair < matching.count; pair++) {
        into[matching.kind[pair]!]![b]! += matching.value[pair]!;
        into[kinds + matching.kind[pair]!]![b]! += 1;
        mark(english.matched, matching.english[pair]!, stamp);
        mark(russian.matched, matching.russian[pair]!, stamp);
      }
      findRest(english, stamp, beads.englishFrom[b]!, beads.englishTo[b]!);
      findRest(russian, stamp, beads.russianFrom[b]!, beads.russianTo[b]!);
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
      const leaked = leaks(beads, b, nearby, english, russian);
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
  english: createRest(bitext.english, bitext.englishWeight, bitext.englishKnown),
  russian: createRest(bitext.russian, bitext.russianWeight, bitext.russianKnown),
  stamps: { last: 0 },
}));
