import { diffArrays } from 'diff';
import type { Alignment } from '../model/alignment.js';
import { swap } from '../model/alignment.js';
import type { Level } from '../model/document.js';
import type { Gold } from '../model/gold.js';
import { type Bead, isNull, length } from '../model/ladder.js';
import { placeByCharacters, splitNulls } from './place.js';
import { beadKey } from './scores.js';

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
  const found = inOneOrder(splitNulls(turned.ladders[level] ?? []));
  const wanted = inOneOrder(splitNulls(gold.ladders[level] ?? []));
  if (found.length === 0 || wanted.length === 0) return [];
  const keys = (side: Alignment | Gold, beads: readonly Bead[]): string[] =>
    placeByCharacters(beads, side.source, side.target, level).map((bead) => beadKey(bead));
  const parts: Difference[] = [];
  let open: { found: Bead[]; wanted: Bead[] } | undefined;
  let [ours, theirs] = [0, 0];
  for (const { value, added, removed } of diffArrays(keys(turned, found), keys(gold, wanted))) {
    if (!added && !removed) {
      [ours, theirs, open] = [ours + value.length, theirs + value.length, undefined];
      continue;
    }
    if (open === undefined) parts.push((open = { found: [], wanted: [] }));
    if (removed) for (const bead of found.slice(ours, (ours += value.length))) open.found.push(bead);
    else for (const bead of wanted.slice(theirs, (theirs += value.length))) open.wanted.push(bead);
  }
  return parts;
}

/** Where nulls of both sides meet, their order means nothing: those of the source go first. */
function inOneOrder(beads: readonly Bead[]): Bead[] {
  const ordered: Bead[] = [];
  for (let from = 0; from < beads.length;) {
    let to = from;
    while (to < beads.length && isNull(beads[to]!)) to++;
    const nulls = beads.slice(from, to);
    const ofSource = (bead: Bead): boolean => length(bead.source) > 0;
    for (const side of [true, false]) for (const bead of nulls) if (ofSource(bead) === side) ordered.push(bead);
    if (to < beads.length) ordered.push(beads[to++]!);
    from = to;
  }
  return ordered;
}
