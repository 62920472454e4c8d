import type { Document, Level, Span } from '../model/document.js';
import { type Bead, isNull, type Ladder, length } from '../model/ladder.js';

/**
 * A bead where it stands in the texts, so that ladders over different segmentations compare: spans
 * of characters, or of unit indexes when both ladders have the same units. An empty side is empty.
 */
export interface Placed {
  readonly source: Span;
  readonly target: Span;
}

/** A ladder whose null beads hold one unit each, as gold has them. */
export function splitNulls(ladder: Ladder): Bead[] {
  return ladder.flatMap((bead): Bead[] => {
    if (!isNull(bead)) return [bead];
    const side = length(bead.source) > 0 ? 'source' : 'target';
    const [from, to] = bead[side];
    return Array.from({ length: to - from }, (_, index) => ({
      ...bead,
      [side]: [from + index, from + index + 1] as const,
    }));
  });
}

/**
 * The characters that each bead covers, from its first unit to its last. Only signs count that white space
 * and Unicode's forms of letters leave alone: a text compares with its edition, which is laid out otherwise.
 */
export function placeByCharacters(ladder: Ladder, source: Document, target: Document, level: Level): Placed[] {
  const signs = { source: countSigns(source.text), target: countSigns(target.text) };
  const place = (side: 'source' | 'target', { units }: Document, [from, to]: Span): Span => {
    const count = signs[side];
    if (to > from) return [count[units[level][from]!.at[0]]!, count[units[level][to - 1]!.at[1]]!];
    const at = count[units[level][from]?.at[0] ?? units[level].at(-1)?.at[1] ?? 0]!;
    return [at, at];
  };
  return ladder.map((bead) => ({
    source: place('source', source, bead.source),
    target: place('target', target, bead.target),
  }));
}

/** How many signs, without white space and combining marks, stand before each place of a text. */
function countSigns(text: string): Int32Array {
  const counts = new Int32Array(text.length + 1);
  const sign = /[^\s\p{M}]/gu;
  let last = 0;
  for (let number = 1, found = sign.exec(text); found !== null; number++, found = sign.exec(text)) {
    counts.fill(number - 1, last, found.index + 1);
    last = found.index + 1;
  }
  counts.fill(last === 0 ? 0 : counts[last - 1]! + 1, last);
  return counts;
}

/** Whether two texts are one, white space and Unicode's forms of letters aside. */
export const isSameText = (one: string, other: string): boolean => one === other || bones(one) === bones(other);

const bones = (text: string): string => text.replace(/\s+/gu, '').normalize('NFC');
