import type { Alignment } from '../model/alignment.js';
import { swap } from '../model/alignment.js';
import { type Level, levels } from '../model/document.js';
import type { Gold } from '../model/gold.js';
import { isNull, shape } from '../model/ladder.js';
import type { Judged } from './calibration.js';
import { type Placed, placeByCharacters, splitNulls } from './place.js';
import { compareLadders, findRight, type Scores, type Sides } from './scores.js';

/** How one ladder of one document compares with the gold. */
export interface Verdict {
  readonly scores: Scores;
  /** Beads by shape, English first: of those found so many are right, and of those wanted. */
  readonly shapes: Readonly<Record<string, Sides>>;
  /** Links found, null beads left out, as far as they have a posterior. */
  readonly links: readonly Judged[];
  /** Null beads likewise. */
  readonly nulls: readonly Judged[];
}

/** A bead in its place, with what there is to tell of it. */
export interface PlacedBead extends Placed {
  /** `2:1`, English first. */
  readonly shape: string;
  readonly posterior?: number | undefined;
}

/**
 * Scores an alignment of two texts against a gold one of the same texts, for each level that both have.
 * Beads are compared by the characters they cover, so the segmentation counts too: a bead is right when
 * it covers just what a gold bead covers, on both sides.
 */
export function judge(predicted: Alignment, gold: Gold): Partial<Record<Level, Verdict>> {
  const turned = predicted.source.lang === gold.source.lang ? predicted : swap(predicted);
  return Object.fromEntries(
    levels.flatMap((level) => {
      const found = placeBeads(turned, level);
      const wanted = placeBeads(gold, level);
      return found === undefined || wanted === undefined ? [] : [[level, judgeBeads(found, wanted)]];
    }),
  );
}

/** The beads of a ladder where they stand; null beads hold one unit each. */
export function placeBeads(side: Omit<Gold, 'label'>, level: Level): PlacedBead[] | undefined {
  const ladder = side.ladders[level];
  if (ladder === undefined) return undefined;
  const beads = splitNulls(ladder);
  const places = placeByCharacters(beads, side.source, side.target, level);
  return beads.map((bead, index) => ({ ...places[index]!, shape: shape(bead), posterior: bead.posterior }));
}

export function judgeBeads(found: readonly PlacedBead[], wanted: readonly PlacedBead[]): Verdict {
  const [isRight, isFound] = [findRight(found, wanted), findRight(wanted, found)];
  const shapes: Record<string, { rightFound: number; found: number; rightWanted: number; wanted: number }> = {};
  const row = (name: string) => (shapes[name] ??= { rightFound: 0, found: 0, rightWanted: 0, wanted: 0 });
  for (const [index, bead] of found.entries()) {
    row(bead.shape).found++;
    if (isRight[index]) row(bead.shape).rightFound++;
  }
  for (const [index, bead] of wanted.entries()) {
    row(bead.shape).wanted++;
    if (isFound[index]) row(bead.shape).rightWanted++;
  }
  const judged = (nulls: boolean): Judged[] =>
    found.flatMap(({ shape: name, posterior }, index) =>
      posterior === undefined || /^0:|:0$/u.test(name) !== nulls ? [] : [{ posterior, right: isRight[index]! }],
    );
  return { scores: compareLadders(found, wanted), shapes, links: judged(false), nulls: judged(true) };
}

/** Of a document that the aligner refuses: as many beads found as there are, and none of them right. */
export function judgeRefused(gold: Gold): Partial<Record<Level, Verdict>> {
  return Object.fromEntries(
    levels.flatMap((level) => {
      const ladder = gold.ladders[level];
      if (ladder === undefined) return [];
      const nulls = splitNulls(ladder).filter(isNull).length;
      const links = ladder.filter((bead) => !isNull(bead)).length;
      const shapes: Record<string, Sides> = {};
      for (const bead of splitNulls(ladder)) {
        const so = shapes[shape(bead)]?.wanted ?? 0;
        shapes[shape(bead)] = { rightFound: 0, found: so + 1, rightWanted: 0, wanted: so + 1 };
      }
      const scores: Scores = {
        strict: { right: 0, found: links, wanted: links },
        lax: { rightFound: 0, found: links, rightWanted: 0, wanted: links },
        omission: { right: 0, found: nulls, wanted: nulls },
      };
      return [[level, { scores, shapes, links: [], nulls: [] }]];
    }),
  );
}
