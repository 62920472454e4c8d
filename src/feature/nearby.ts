import { type Bitext, oncePerBitext } from './bitext.js';
import type { BeadColumns } from './feature.js';
import type { Side } from './side.js';

/**
 * The evidence that is looked at: that of English type t is `index[from[t]]` to `index[to[t]]`, places in the columns of
 * `Evidence`. In a long text a word has partners by the dozen, of which two or three stand in the piece at hand.
 */
export interface Nearby {
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly index: Int32Array;
}

/** All there is. */
export const everywhere: (bitext: Bitext) => Nearby = oncePerBitext(({ evidence: { start, partner } }) => ({
  from: start,
  to: start.subarray(1),
  index: partner.map((_, at) => at),
}));

/**
 * What stands in some beads or next to them. Columns are reused from call to call.
 * @returns a function of the beads
 */
export function createNearby(bitext: Bitext): (beads: BeadColumns) => Nearby {
  const { english, russian, evidence } = bitext;
  const near = {
    from: new Int32Array(english.types.length),
    to: new Int32Array(english.types.length),
    index: new Int32Array(evidence.partner.length),
  };
  const [here, there] = [createMarker(english), createMarker(russian)];
  let stamp = 0;
  return (beads) => {
    stamp++;
    let count = 0;
    mark(there, beads.russianFrom, beads.russianTo, stamp);
    const types = mark(here, beads.englishFrom, beads.englishTo, stamp);
    for (let each = 0; each < types; each++) {
      const type = here.types[each]!;
      near.from[type] = count;
      for (let at = evidence.start[type]!; at < evidence.start[type + 1]!; at++)
        if (there.seen[evidence.partner[at]!] === stamp) near.index[count++] = at;
      near.to[type] = count;
    }
    return near;
  };
}

/** The types of a side that stand in some beads or next to them. */
interface Marker {
  readonly side: Side;
  /** By type, and by atom, the stamp of the beads that it was last met in. */
  readonly seen: Int32Array;
  readonly seenAtom: Int32Array;
  /** Those that were met. */
  readonly types: Int32Array;
}

const createMarker = (side: Side): Marker => ({
  side,
  seen: new Int32Array(side.types.length),
  seenAtom: new Int32Array(side.count),
  types: new Int32Array(side.types.length),
});

/**
 * Marks the types that stand in a side of some beads or next to it. The beads may lie far from each other.
 * @returns how many they are
 */
function mark({ side, seen, seenAtom, types }: Marker, from: Int32Array, to: Int32Array, stamp: number): number {
  const { count, tokenStart, tokenType } = side;
  let met = 0;
  for (let b = 0; b < from.length; b++) {
    const end = Math.min(count, to[b]! + 1);
    for (let atom = Math.max(0, from[b]! - 1); atom < end; atom++) {
      if (seenAtom[atom] === stamp) continue;
      seenAtom[atom] = stamp;
      for (let token = tokenStart[atom]!; token < tokenStart[atom + 1]!; token++) {
        const type = tokenType[token]!;
        if (seen[type] === stamp) continue;
        seen[type] = stamp;
        types[met++] = type;
      }
    }
  }
  return met;
}
