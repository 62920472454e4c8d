import type { Bitext } from './bitext.js';

/** A pair of atoms that share words which are rare in both texts. */
export interface RarePair {
  readonly english: number;
  readonly russian: number;
  /** Nats, of all the words they share. */
  readonly value: number;
}

/**
 * A word counts when it and its partner meet in at most this many pairs of atoms: once in each text,
 * or a few times in both, as where a long document repeats a passage.
 */
const mostMeetings = 36;

/** Pairs of atoms that share rare words, by row and column: the landmarks of a long document. */
export function rarePairs(bitext: Bitext): RarePair[] {
  const { english, russian, evidence, postingStart, posting } = bitext;
  const atomsOf = atomsByType(english.types.length, english.tokenStart, english.tokenType);
  const values = new Map<number, number>();
  for (let type = 0; type < english.types.length; type++) {
    const atoms = atomsOf(type);
    for (let at = evidence.start[type]!; at < evidence.start[type + 1]!; at++) {
      const partner = evidence.partner[at]!;
      const [from, to] = [postingStart[partner]!, postingStart[partner + 1]!];
      if (atoms.length * (to - from) > mostMeetings) continue;
      const value = bitext.value[at]!;
      for (const atom of atoms)
        for (let post = from; post < to; post++) {
          const cell = atom * russian.count + posting[post]!;
          values.set(cell, (values.get(cell) ?? 0) + value);
        }
    }
  }
  return [...values].map(([cell, value]) => ({
    english: Math.floor(cell / russian.count),
    russian: cell % russian.count,
    value,
  }));
}

/** The atoms that hold a type, each once; of types that are not rare, more than `mostMeetings` are not listed. */
function atomsByType(
  types: number,
  tokenStart: Int32Array,
  tokenType: Int32Array,
): (type: number) => readonly number[] {
  const atoms: (number[] | undefined)[] = new Array<number[] | undefined>(types);
  for (let atom = 0; atom + 1 < tokenStart.length; atom++)
    for (let token = tokenStart[atom]!; token < tokenStart[atom + 1]!; token++) {
      const list = (atoms[tokenType[token]!] ??= []);
      if (list.at(-1) !== atom && list.length <= mostMeetings) list.push(atom);
    }
  return (type) => atoms[type] ?? [];
}
