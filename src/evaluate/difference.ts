import { diffArrays } from 'diff';
import type { Alignment } from '../model/alignment.js';
import { swap } from '../model/alignment.js';
import type { Level } from '../model/document.js';
import type { Gold } from '../model/gold.js';
import type { Bead } from '../model/ladder.js';
import { placeByCharacters, splitNulls } from './place.js';

/** A place where two ladders part: the beads that each has there, in order. */
export interface Difference {
  /** Of the alignment, English first. */
  readonly found: readonly Bead[];
  /** Of the gold, over the gold's units. */
  readonly wanted: readonly Bead[];
}

/**
 * Where an alignment and the gold part, from the first to the last, as a difference of two lists of
 * beads (Myers 1986). A level that either lacks has none.
 */
export function differences(predicted: Alignment, gold: Gold, level: Level): Difference[] {
  const turned = predicted.source.lang === gold.source.lang ? predicted : swap(predicted);
  const found = splitNulls(turned.ladders[level] ?? []);
  const wanted = splitNulls(gold.ladders[level] ?? []);
  if (found.length === 0 || wanted.length === 0) return [];
  const keys = (side: Alignment | Gold, beads: readonly Bead[]): string[] =>
    placeByCharacters(beads, side.source, side.target, level).map(
      ({ source, target }) => `${source.join('-')} ${target.join('-')}`,
    );
  const parts: Difference[] = [];
  let open: { found: Bead[]; wanted: Bead[] } | undefined;
  let [ours, theirs] = [0, 0];
  for (const { value, added, removed } of diffArrays(keys(turned, found), keys(gold, wanted))) {
    if (!added && !removed) {
      [ours, theirs, open] = [ours + value.length, theirs + value.length, undefined];
      continue;
    }
    if (open === undefined) parts.push((open = { found: [], wanted: [] }));
    if (removed) open.found.push(...found.slice(ours, (ours += value.length)));
    else open.wanted.push(...wanted.slice(theirs, (theirs += value.length)));
  }
  return parts;
}
