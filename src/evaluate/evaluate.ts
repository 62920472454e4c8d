import type { Gold } from '../model/gold.js';
import type { Alignment } from '../model/alignment.js';
import type { Level } from '../model/document.js';
import { levels } from '../model/document.js';
import { swap } from '../model/alignment.js';
import { placeByCharacters, splitNulls } from './place.js';
import { compareLadders, type Scores } from './scores.js';

/**
 * Scores an alignment of two texts against a gold one of the same texts, level by level. Beads are
 * compared by the characters they cover, so the segmentation counts too: a bead is right when it
 * covers just what a gold bead covers, on both sides.
 */
export function evaluate(predicted: Alignment, gold: Gold): Partial<Record<Level, Scores>> {
  const turned = predicted.source.lang === gold.source.lang ? predicted : swap(predicted);
  const scores: Partial<Record<Level, Scores>> = {};
  for (const level of levels) {
    const [found, wanted] = [turned.ladders[level], gold.ladders[level]];
    if (found === undefined || wanted === undefined) continue;
    scores[level] = compareLadders(
      placeByCharacters(splitNulls(found), turned.source, turned.target, level),
      placeByCharacters(splitNulls(wanted), gold.source, gold.target, level),
    );
  }
  return scores;
}
