import { createRing, makeRoom, type Ring } from './ring.js';
import type { Side } from './side.js';

/** What a bead leaves unmatched on one side, and how much it matches there. It is filled again for bead after bead. */
export interface Rest {
  readonly side: Side;
  /** By type, its weight, and whether the lexicon knows it. */
  readonly weight: Float64Array;
  readonly isKnown: Uint8Array;
  /** By type. */
  readonly kind: Uint8Array;
  /** By token, the stamp of the bead that it was last matched in. */
  readonly matched: Ring;
  /** Types of the tokens that are left alone, `count` of them. */
  types: Int32Array;
  count: number;
  /** Share of the weight that is matched, 0 to 1. */
  cover: number;
  /** The same of the atom where it is least; 0.5, which says nothing, when there is but one. */
  least: number;
  /** Weight of matched content words. */
  found: number;
  /** Unmatched content words: weight of all, weight of those the lexicon knows; numbers and capitals counted. */
  alone: number;
  known: number;
  number: number;
  capital: number;
}

/** A word that says something, one that says little, and a number. */
const [content, little, numeral] = [0, 1, 2];

export const createRest = (side: Side, weight: Float64Array, isKnown: Uint8Array): Rest => ({
  side,
  weight,
  isKnown,
  kind: Uint8Array.from(side.types, ({ kind }) =>
    kind === 'function' ? little : kind === 'number' ? numeral : content,
  ),
  matched: createRing(),
  types: new Int32Array(0),
  count: 0,
  cover: 0,
  least: 0,
  found: 0,
  alone: 0,
  known: 0,
  number: 0,
  capital: 0,
});

/** Must be called before the tokens of atoms [from, to) get their stamps. */
export function makeRoomFor(rest: Rest, from: number, to: number): void {
  const { tokenStart } = rest.side;
  makeRoom(rest.matched, tokenStart[to]! - tokenStart[from]!);
  if (rest.types.length < rest.matched.column.length) rest.types = new Int32Array(rest.matched.column.length);
}

/** Goes over atoms [from, to), whose matched tokens have the stamp. */
export function findRest(rest: Rest, stamp: number, from: number, to: number): void {
  const { weight, isKnown, kind, types } = rest;
  const { column: matched, mask } = rest.matched;
  const { tokenStart, tokenType, tokenCapital } = rest.side;
  const isOne = to - from === 1;
  let least = isOne ? 0.5 : 1;
  let count = 0;
  let all = 0;
  let covered = 0;
  let found = 0;
  let alone = 0;
  let known = 0;
  let number = 0;
  let capital = 0;
  for (let atom = from; atom < to; atom++) {
    let atomAll = 0;
    let atomCovered = 0;
    const end = tokenStart[atom + 1]!;
    for (let token = tokenStart[atom]!; token < end; token++) {
      const type = tokenType[token]!;
      const worth = weight[type]!;
      atomAll += worth;
      if (matched[token & mask] === stamp) {
        atomCovered += worth;
        if (kind[type] !== little) found += worth;
        continue;
      }
      types[count++] = type;
      if (kind[type] === numeral) number++;
      else if (kind[type] === content) {
        alone += worth;
        if (isKnown[type]) known += worth;
        capital += tokenCapital[token]!;
      }
    }
    if (!isOne) least = Math.min(least, atomAll === 0 ? 0.5 : atomCovered / atomAll);
    all += atomAll;
    covered += atomCovered;
  }
  rest.count = count;
  rest.cover = all === 0 ? 0.5 : covered / all;
  rest.least = least;
  rest.found = found;
  rest.alone = alone;
  rest.known = known;
  rest.number = number;
  rest.capital = capital;
}
