import type { Alignment } from '../model/alignment.js';
import { type Bead, beadOf, isNull, type Ladder } from '../model/ladder.js';

/** Links in a row, on either side of a cut, that must be sure. */
const inRow = 6;
/** How sure each of them must be. */
const leastSure = 0.98;

/**
 * Sentences before the end of a window, on a side that goes on, in which nothing is final: `align` looks at so many atoms
 * at once for places to cut (src/method/cuts.ts), half as many again at the end of a text, and a sentence is at least one.
 * Of a small window a quarter.
 */
export const margin = 192;

/** What is known of a window besides its alignment. */
export interface WindowEnds {
  /** Sentences at the end of each side in which nothing is final; 0 where nothing follows. */
  readonly margins: { readonly source: number; readonly target: number };
  /** Whether paragraphs end on both sides where a bead ends. */
  readonly closes: (bead: Bead) => boolean;
  /** Only such a place will do. */
  readonly atParagraphs: boolean;
}

/**
 * The last place in a window where a text may be cut for good: links before and after it are sure, and the end of the
 * window is far. One where paragraphs end is preferred, if there is one in the second half; so is one that no passage
 * moved across.
 * @returns the number of beads before it, 0 when there is none
 */
export function lastSureCut(alignment: Alignment, { margins, closes, atParagraphs }: WindowEnds): number {
  const ladder = alignment.ladders.sentence!;
  const sources = alignment.source.units.sentence.length - margins.source;
  const targets = alignment.target.units.sentence.length - margins.target;
  const isWithin = ({ source, target }: Bead): boolean => source[1] <= sources && target[1] <= targets;
  const sure = sureRuns(ladder);
  let found = 0;
  for (let at = ladder.length - 1; at > 0; at--) {
    const bead = ladder[at - 1]!;
    if (!isWithin(bead) || sure[at]! < Math.min(inRow, at) || sure[at + inRow]! < inRow) continue;
    if (2 * at < ladder.length && found > 0) break;
    const isClosed = closes(bead);
    if (atParagraphs && !isClosed) continue;
    if (isClosed && !isCrossed(alignment, bead)) return at;
    found = found === 0 || (isCrossed(alignment, ladder[found - 1]!) && !isCrossed(alignment, bead)) ? at : found;
  }
  return found;
}

/** Of each place between beads, how many beads before it in a row are sure links; past the end none. */
function sureRuns(ladder: Ladder): Int32Array {
  const runs = new Int32Array(ladder.length + 1 + inRow);
  for (const [index, bead] of ladder.entries()) runs[index + 1] = isSure(bead) ? runs[index]! + 1 : 0;
  return runs;
}

const isSure = (bead: Bead): boolean => !isNull(bead) && bead.posterior! >= leastSure;

/** Whether a passage stands on one side of a place in the source, and on the other in the target. */
const isCrossed = ({ moves }: Alignment, { source: [, row], target: [, column] }: Bead): boolean =>
  moves.some(
    ({ source, target }) => !(source[1] <= row && target[1] <= column) && (source[0] < row || target[0] < column),
  );

/**
 * Whether one text is at its end in a window and what is left of the other has no partner: behind the last link nothing
 * but the other text follows for long, and the last links are sure, or the same that a window of half the size had.
 * @param side the text that goes on
 */
export function isAlone(ladder: Ladder, side: 'source' | 'target', open: number, before: Ladder | undefined): boolean {
  const last = lastLink(ladder);
  const rest = ladder.slice(last + 1).reduce((sum, bead) => sum + bead[side][1] - bead[side][0], 0);
  if (rest < open) return false;
  const links = ladder.slice(0, last + 1).filter((bead) => !isNull(bead));
  if (links.length > 0 && links.slice(-inRow).every(isSure)) return true;
  return before !== undefined && lastLink(before) === last && links.every((bead) => isIn(before, bead));
}

const lastLink = (ladder: Ladder): number => ladder.findLastIndex((bead) => !isNull(bead));

function isIn(ladder: Ladder, { source, target }: Bead): boolean {
  const there = ladder[beadOf(ladder, 'source', source[0])]!;
  return there.source[1] === source[1] && there.target[0] === target[0] && there.target[1] === target[1];
}
