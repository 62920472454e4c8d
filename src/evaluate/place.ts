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

/** The characters that each bead covers, from its first unit to its last. */
export function placeByCharacters(ladder: Ladder, source: Document, target: Document, level: Level): Placed[] {
  const place = ({ units }: Document, [from, to]: Span): Span => {
    if (to > from) return [units[level][from]!.at[0], units[level][to - 1]!.at[1]];
    const at = units[level][from]?.at[0] ?? units[level].at(-1)?.at[1] ?? 0;
    return [at, at];
  };
  return ladder.map((bead) => ({ source: place(source, bead.source), target: place(target, bead.target) }));
}
