import type { Lexicon } from '../lexicon/lexicon.js';
import { type Evidence, findEvidence } from './evidence.js';
import { sensesOf } from './sense.js';
import type { Side } from './side.js';

/** Two texts, ready to be compared: English first, whichever of them is the source. */
export interface Bitext {
  readonly english: Side;
  readonly russian: Side;
  readonly evidence: Evidence;
  /** What a match is worth, by index of `evidence`: its strength times the mean of what both types tell, in nats. */
  readonly value: Float64Array;
  /** Weight of a type in its own text, matched or not (inverse document frequency). By type, in nats. */
  readonly englishWeight: Float64Array;
  readonly russianWeight: Float64Array;
  /** Whether the lexicon knows a Russian stem as a translation of anything; English stems likewise. By type. */
  readonly englishKnown: Uint8Array;
  readonly russianKnown: Uint8Array;
  /** Atoms that hold a Russian type, ascending: those of type t are `postingStart[t]` to `postingStart[t + 1]`. */
  readonly postingStart: Int32Array;
  readonly posting: Int32Array;
  /** How often the type stands in the atom, 255 at most. */
  readonly postingTimes: Uint8Array;
}

/** The same bitext, with some of the Russian atoms alone for what looks them up: the i-th is `atoms[i]`, ascending. */
export function withAtoms(bitext: Bitext, atoms: Int32Array): Bitext {
  const { tokenStart, tokenType, types } = bitext.russian;
  const starts = new Int32Array(atoms.length + 1);
  for (const [index, atom] of atoms.entries())
    starts[index + 1] = starts[index]! + tokenStart[atom + 1]! - tokenStart[atom]!;
  const tokens = new Int32Array(starts[atoms.length]!);
  for (const [index, atom] of atoms.entries())
    tokens.set(tokenType.subarray(tokenStart[atom], tokenStart[atom + 1]), starts[index]);
  const russian = { ...bitext.russian, count: atoms.length, tokenStart: starts, tokenType: tokens, types };
  const { start, atoms: posting, times: postingTimes } = postings(russian);
  return { ...bitext, russian, postingStart: start, posting, postingTimes };
}

/**
 * Makes something of a bitext once, however many pieces of it are looked at: what takes as long as the
 * text must not be done for each.
 */
export function oncePerBitext<T>(make: (bitext: Bitext) => T): (bitext: Bitext) => T {
  const made = new WeakMap<Bitext, T>();
  return (bitext) => {
    const known = made.get(bitext);
    if (known !== undefined) return known;
    const thing = make(bitext);
    made.set(bitext, thing);
    return thing;
  };
}

/**
 * No word tells more than this, however long the text: what is rare in a book is not therefore
 * likelier to be a pair in one place of it. About the value in a text of 150 sentences.
 */
const mostInformation = 5;

export function pairSides(english: Side, russian: Side, lexicon: Lexicon): Bitext {
  const evidence = findEvidence(english.types, russian.types, lexicon);
  const englishPostings = postings(english);
  const russianPostings = postings(russian);
  const reversed = reverse(evidence, russian.types.length);
  const englishInformation = information(evidence.start, evidence.partner, russianPostings, russian.count);
  const russianInformation = information(reversed.start, reversed.partner, englishPostings, english.count);
  return {
    english,
    russian,
    evidence,
    value: values(evidence, englishInformation, russianInformation),
    englishWeight: weights(englishPostings, english),
    russianWeight: weights(russianPostings, russian),
    englishKnown: known(english, lexicon),
    russianKnown: known(russian, lexicon),
    postingStart: russianPostings.start,
    posting: russianPostings.atoms,
    postingTimes: russianPostings.times,
  };
}

function known({ document, types }: Side, lexicon: Lexicon): Uint8Array {
  const sense = sensesOf(lexicon, document.lang);
  return Uint8Array.from(types, (type) => (sense(type).isKnown ? 1 : 0));
}

function values(evidence: Evidence, english: Float64Array, russian: Float64Array): Float64Array {
  const { start, partner, strength } = evidence;
  const worth = new Float64Array(partner.length);
  for (let type = 0; type < english.length; type++)
    for (let at = start[type]!; at < start[type + 1]!; at++)
      worth[at] = (strength[at]! * (english[type]! + russian[partner[at]!]!)) / 2;
  return worth;
}

interface Postings {
  readonly start: Int32Array;
  readonly atoms: Int32Array;
  readonly times: Uint8Array;
}

function postings({ count, types, tokenStart, tokenType }: Side): Postings {
  const start = new Int32Array(types.length + 1);
  // Each type of an atom once, atom by atom: `found` types, of which those of atom i end at `ends[i]`.
  const last = new Int32Array(types.length).fill(-1);
  const place = new Int32Array(types.length);
  const once = new Int32Array(tokenType.length);
  const often = new Uint8ClampedArray(tokenType.length);
  const ends = new Int32Array(count);
  let found = 0;
  for (let atom = 0; atom < count; atom++) {
    for (let token = tokenStart[atom]!; token < tokenStart[atom + 1]!; token++) {
      const type = tokenType[token]!;
      if (last[type] !== atom) {
        last[type] = atom;
        place[type] = found;
        once[found++] = type;
        start[type + 1]!++;
      }
      often[place[type]!]!++;
    }
    ends[atom] = found;
  }
  for (let type = 0; type < types.length; type++) start[type + 1]! += start[type]!;
  const next = start.slice();
  const atoms = new Int32Array(found);
  const times = new Uint8Array(found);
  for (let atom = 0, at = 0; atom < count; atom++) {
    for (; at < ends[atom]!; at++) {
      const to = next[once[at]!]!++;
      atoms[to] = atom;
      times[to] = often[at]!;
    }
  }
  return { start, atoms, times };
}

function reverse({ start, partner }: Evidence, types: number): { start: Int32Array; partner: Int32Array } {
  const reversedStart = new Int32Array(types + 1);
  for (const type of partner) reversedStart[type + 1]!++;
  for (let type = 0; type < types; type++) reversedStart[type + 1]! += reversedStart[type]!;
  const next = reversedStart.slice();
  const reversed = new Int32Array(partner.length);
  for (let type = 0; type + 1 < start.length; type++)
    for (let at = start[type]!; at < start[type + 1]!; at++) reversed[next[partner[at]!]!++] = type;
  return { start: reversedStart, partner: reversed };
}

/** What it tells that a type found a partner, rare ones more: log((N + 1) / (n + ½)), n of the other text's N atoms holding any partner of the type. */
function information(start: Int32Array, partner: Int32Array, others: Postings, count: number): Float64Array {
  const seen = new Int32Array(count).fill(-1);
  const result = new Float64Array(start.length - 1);
  for (let type = 0; type < result.length; type++) {
    let atoms = 0;
    for (let at = start[type]!; at < start[type + 1]!; at++)
      for (let post = others.start[partner[at]!]!; post < others.start[partner[at]! + 1]!; post++) {
        const atom = others.atoms[post]!;
        if (seen[atom] === type) continue;
        seen[atom] = type;
        atoms++;
      }
    result[type] = Math.min(mostInformation, Math.max(0, Math.log((count + 1) / (atoms + 0.5))));
  }
  return result;
}

function weights({ start }: Postings, { count, types }: Side): Float64Array {
  return Float64Array.from(types, ({ kind }, type) => {
    const atoms = start[type + 1]! - start[type]!;
    const weight = Math.min(mostInformation, Math.max(0, Math.log((count + 1) / (atoms + 0.5))));
    return kind === 'function' ? weight / 4 : weight;
  });
}
