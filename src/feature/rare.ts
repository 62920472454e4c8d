import type { Bitext } from './bitext.js';

/** A pair of atoms that share words which stand nowhere else. */
export interface RarePair {
  readonly english: number;
  readonly russian: number;
  /** Nats, of all the words they share. */
  readonly value: number;
}

/** Pairs of atoms that share a word found once in each text: the landmarks of a long document. */
export function rarePairs({ english, evidence, postingStart, posting, englishInformation }: Bitext): RarePair[] {
  const atoms = new Map<number, number>();
  for (let atom = 0; atom < english.count; atom++)
    for (let token = english.tokenStart[atom]!; token < english.tokenStart[atom + 1]!; token++) {
      const type = english.tokenType[token]!;
      atoms.set(type, atoms.has(type) && atoms.get(type) !== atom ? -1 : atom);
    }
  const pairs = new Map<string, RarePair>();
  for (const [type, atom] of atoms) {
    if (atom < 0 || evidence.start[type + 1]! - evidence.start[type]! !== 1) continue;
    const at = evidence.start[type]!;
    const partner = evidence.partner[at]!;
    if (postingStart[partner + 1]! - postingStart[partner]! !== 1) continue;
    const russian = posting[postingStart[partner]!]!;
    const key = `${atom} ${russian}`;
    const value = (pairs.get(key)?.value ?? 0) + evidence.strength[at]! * englishInformation[type]!;
    pairs.set(key, { english: atom, russian, value });
  }
  return [...pairs.values()];
}
