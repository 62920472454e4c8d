import type { Place } from '../error.js';
import type { Tell } from './finding.js';

/** A bpt or ept of a segment. */
export interface CodeTag {
  readonly name: 'bpt' | 'ept';
  readonly i: string;
  readonly at: Place;
  /** How many sub it stands in: each has codes of its own. */
  readonly depth: number;
}

/** Whether each bpt has its ept behind it, and each i is of one pair. Pairs may overlap. */
export function checkCodes(codes: readonly CodeTag[], tell: Tell, at: Place): void {
  if (codes.length === 0) return;
  for (const depth of new Set(codes.map((code) => code.depth))) {
    const pairs = new Map<string, number>();
    for (const { name, i, at: place } of codes.filter((code) => code.depth === depth)) {
      const before = pairs.get(i) ?? 0;
      if (name === 'bpt' && before > 0) tell('tmx/codes', `There is a second bpt with i="${i}".`, place);
      if (name === 'ept' && before === 0)
        tell('tmx/codes', `There is an ept with i="${i}", and no bpt before it.`, place);
      if (name === 'ept' && before === 2) tell('tmx/codes', `There is a second ept with i="${i}".`, place);
      pairs.set(i, name === 'bpt' ? 1 : 2);
    }
    for (const [i, state] of pairs) if (state === 1) tell('tmx/codes', `The bpt with i="${i}" has no ept.`, at);
  }
}
