/** How often texts were met, of which nothing is kept but a digest of 64 bits. */
export interface Digests {
  /** Counts a text. @returns how often it was met before */
  readonly add: (text: string) => number;
  /** Takes one back. @returns whether there was one */
  readonly take: (text: string) => boolean;
  /** How often it was met, less what was taken back. */
  readonly count: (text: string) => number;
}

/**
 * A hash table with open addressing (Knuth, vol. 3, 6.4, algorithm L) of columns: 12 bytes a place, at most 24 for each
 * text that differs from the others. Two texts of three million share a digest with a chance of 2.4 in ten million.
 */
export function createDigests(): Digests {
  let mask = (1 << 10) - 1;
  let high = new Int32Array(mask + 1);
  let low = new Int32Array(mask + 1);
  let counts = new Uint32Array(mask + 1);
  let used = 0;
  const lanes = { high: 0, low: 0 };

  /** The place of a digest, or the empty one where it belongs. An empty place has 0 in both lanes. */
  const placeOf = (one: number, two: number): number => {
    let place = two & mask;
    while ((high[place] !== 0 || low[place] !== 0) && (high[place] !== one || low[place] !== two))
      place = (place + 1) & mask;
    return place;
  };
  const grow = (): void => {
    const [oldHigh, oldLow, oldCounts] = [high, low, counts];
    mask = 2 * mask + 1;
    [high, low, counts] = [new Int32Array(mask + 1), new Int32Array(mask + 1), new Uint32Array(mask + 1)];
    for (let index = 0; index < oldHigh.length; index++) {
      if (oldHigh[index] === 0 && oldLow[index] === 0) continue;
      const place = placeOf(oldHigh[index]!, oldLow[index]!);
      [high[place], low[place], counts[place]] = [oldHigh[index]!, oldLow[index]!, oldCounts[index]!];
    }
  };
  const find = (text: string): number => {
    digest(text, lanes);
    return placeOf(lanes.high, lanes.low);
  };
  return {
    add: (text) => {
      let place = find(text);
      if (high[place] === 0 && low[place] === 0) {
        if (++used > (mask + 1) * 0.6) {
          grow();
          place = placeOf(lanes.high, lanes.low);
        }
        high[place] = lanes.high;
        low[place] = lanes.low;
      }
      return counts[place]!++;
    },
    take: (text) => {
      const place = find(text);
      if (counts[place] === 0) return false;
      counts[place]!--;
      return true;
    },
    count: (text) => counts[find(text)]!,
  };
}

/** Two lanes of MurmurHash3 (Appleby 2011) over UTF-16 code units, mixed at the end as it does; never 0 in both. */
export function digest(text: string, lanes: { high: number; low: number }): void {
  let [one, two] = [0x9747b28c, 0x1b873593];
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    one = Math.imul(one ^ unit, 0xcc9e2d51);
    one = (one << 15) | (one >>> 17);
    two = Math.imul(two ^ unit, 0x85ebca6b);
    two = (two << 13) | (two >>> 19);
  }
  one = mixed(one ^ text.length);
  two = mixed(two ^ one);
  lanes.high = one;
  lanes.low = one === 0 && two === 0 ? 1 : two;
}

function mixed(lane: number): number {
  let value = Math.imul(lane ^ (lane >>> 16), 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
  return value ^ (value >>> 16);
}
