import type { Bitext } from './bitext.js';
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
export const everywhere = ({ evidence: { start, partner } }: Bitext): Nearby => ({
  from: start,
  to: start.subarray(1),
  index: Int32Array.from(partner, (_, at) => at),
});

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
    there.mark(beads.russianFrom, beads.russianTo, stamp, () => {});
    here.mark(beads.englishFrom, beads.englishTo, stamp, (type) => {
      near.from[type] = count;
      for (let at = evidence.start[type]!; at < evidence.start[type + 1]!; at++)
        if (there.seen[evidence.partner[at]!] === stamp) near.index[count++] = at;
      near.to[type] = count;
    });
    return near;
  };
}

/** Marks the types that stand in a side of some beads or next to it, and tells each of them once. The beads may lie far from each other. */
function createMarker({ count, types, tokenStart, tokenType }: Side) {
  const seen = new Int32Array(types.length);
  const seenAtom = new Int32Array(count);
  const mark = (from: Int32Array, to: Int32Array, stamp: number, each: (type: number) => void): void => {
    for (let b = 0; b < from.length; b++)
      for (let atom = Math.max(0, from[b]! - 1); atom < Math.min(count, to[b]! + 1); atom++) {
        if (seenAtom[atom] === stamp) continue;
        seenAtom[atom] = stamp;
        for (let token = tokenStart[atom]!; token < tokenStart[atom + 1]!; token++) {
          const type = tokenType[token]!;
          if (seen[type] === stamp) continue;
          seen[type] = stamp;
          each(type);
        }
      }
  };
  return { seen, mark };
}
