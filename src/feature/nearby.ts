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
  /** The mark of the last beads that the type stood near. */
  const seen = { english: new Int32Array(english.types.length), russian: new Int32Array(russian.types.length) };
  let mark = 0;
  return (beads) => {
    mark++;
    let count = 0;
    forTypes(russian, beads.russianFrom, beads.russianTo, seen.russian, mark, () => {});
    forTypes(english, beads.englishFrom, beads.englishTo, seen.english, mark, (type) => {
      near.from[type] = count;
      for (let at = evidence.start[type]!; at < evidence.start[type + 1]!; at++)
        if (seen.russian[evidence.partner[at]!] === mark) near.index[count++] = at;
      near.to[type] = count;
    });
    return near;
  };
}

/** Marks the types that stand in a side of some beads or next to it, and tells each of them once. */
function forTypes(
  { count, tokenStart, tokenType }: Side,
  from: Int32Array,
  to: Int32Array,
  seen: Int32Array,
  mark: number,
  each: (type: number) => void,
): void {
  let [first, last] = [count, 0];
  for (const atom of from) if (atom < first) first = atom;
  for (const atom of to) if (atom > last) last = atom;
  const end = tokenStart[Math.min(count, last + 1)]!;
  for (let token = tokenStart[Math.max(0, first - 1)]!; token < end; token++) {
    const type = tokenType[token]!;
    if (seen[type] === mark) continue;
    seen[type] = mark;
    each(type);
  }
}
