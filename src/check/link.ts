import type { Alignment } from '../model/alignment.js';
import { type Language, readingOf, type Span } from '../model/document.js';
import { type Bead, isNull, length } from '../model/ladder.js';

/** A sentence bead that is no null, with what its sides say. */
export interface Link {
  readonly bead: Bead;
  /** In the sentence ladder. */
  readonly index: number;
  readonly source: string;
  readonly target: string;
  readonly langs: readonly [source: Language, target: Language];
  readonly certainty: number;
}

export function linksOf(alignment: Alignment): Link[] {
  const { source, target, ladders } = alignment;
  return (ladders.sentence ?? []).flatMap((bead, index) =>
    isNull(bead)
      ? []
      : [
          {
            bead,
            index,
            source: sideText(alignment, 'source', bead.source),
            target: sideText(alignment, 'target', bead.target),
            langs: [source.lang, target.lang] as const,
            certainty: certaintyOf(bead),
          },
        ],
  );
}

/** How sure a bead is: what a person says is, and a format that tells nothing leaves nothing to doubt. */
export const certaintyOf = ({ by, posterior }: Bead): number => (by === 'person' ? 1 : (posterior ?? 1));

/** What the sentences of a span say, as a person would have them read. */
export const sideText = (alignment: Alignment, side: 'source' | 'target', span: Span): string =>
  alignment[side].units.sentence
    .slice(...span)
    .map((unit) => readingOf(alignment[side], unit))
    .join(' ');

/** What the other beads near by say on one side: a clause may have gone to a neighbour. */
export function nearbyText(alignment: Alignment, index: number, side: 'source' | 'target'): string {
  const ladder = alignment.ladders.sentence!;
  return [index - 1, index + 1]
    .filter((near) => ladder[near] !== undefined)
    .map((near) => sideText(alignment, side, ladder[near]![side]))
    .join(' ');
}

export const isOneToOne = ({ bead }: Link): boolean => length(bead.source) === 1 && length(bead.target) === 1;

/** The side that is not this one. */
export const otherSide = (side: 'source' | 'target'): 'source' | 'target' => (side === 'source' ? 'target' : 'source');
