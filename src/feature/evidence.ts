import { lettersOf, likeness, nameLikeness } from '../lexicon/skeleton.js';
import type { Lexicon } from '../lexicon/lexicon.js';
import { sortFirst } from './column.js';
import { beginning, sensesOf } from './sense.js';
import type { WordType } from './vocabulary.js';

/** Why two words may be each other's translation. Each kind has weights of its own. */
export const evidenceKinds = ['number', 'latin', 'lexicon', 'cognate', 'near'] as const;
export type EvidenceKindName = (typeof evidenceKinds)[number];
export type EvidenceKind = 0 | 1 | 2 | 3 | 4;

/** Partners of each English type: those of type t are `start[t]` to `start[t + 1]`. */
export interface Evidence {
  readonly start: Int32Array;
  /** Russian type. */
  readonly partner: Int32Array;
  readonly kind: Uint8Array;
  /** 0 to 1. */
  readonly strength: Float32Array;
}

const none: readonly number[] = [];

/** Less alike than this is chance. The weights are fitted on what is above. */
const leastStrength = 0.6;

/** Finds, type by type, which Russian types an English type may be rendered by. */
export function findEvidence(english: readonly WordType[], russian: readonly WordType[], lexicon: Lexicon): Evidence {
  const [englishSense, russianSense] = [sensesOf(lexicon, 'en'), sensesOf(lexicon, 'ru')];
  const [sounds, bones] = [writings(russian, 'sounds'), writings(russian, 'skeleton')];
  const byKey = new Map<string, number[]>();
  const byPrefix = new Map<string, number[]>();
  const bySkeleton = new Map<string, number[]>();
  for (const [index, type] of russian.entries()) {
    push(byKey, type.kind === 'number' ? `#${type.key}` : type.key, index);
    if (type.kind !== 'number') for (const lemma of russianSense(type).stems) push(byKey, lemma, index);
    if (type.kind === 'word' && type.key.length >= beginning) push(byPrefix, type.key.slice(0, beginning), index);
    if (comparable(type)) push(bySkeleton, type.skeleton.slice(0, 2), index);
    else if (isShortName(type)) push(bySkeleton, `=${type.sounds}`, index);
  }
  const [ownSounds, ownBones] = [writings(english, 'sounds'), writings(english, 'skeleton')];
  const start = new Int32Array(english.length + 1);
  const partner: number[] = [];
  const kind: number[] = [];
  const strength: number[] = [];
  /** Of the English type at hand, by Russian type: the best strength, zero between types, and its kind. */
  const best = new Float64Array(russian.length);
  const bestKind = new Uint8Array(russian.length);
  const touched = new Int32Array(russian.length);
  let count = 0;
  const note = (at: number, why: EvidenceKind, how: number): void => {
    if (how < leastStrength || how <= best[at]!) return;
    if (best[at] === 0) touched[count++] = at;
    best[at] = how;
    bestKind[at] = why;
  };
  for (const [index, type] of english.entries()) {
    count = 0;
    if (type.kind === 'number') for (const at of byKey.get(`#${type.key}`) ?? none) note(at, 0, 1);
    else {
      for (const same of byKey.get(type.key) ?? none) if (russian[same]!.kind === 'latin') note(same, 1, 1);
      const { stems, beginnings } = englishSense(type);
      for (let each = 0; each < stems.length; each++) {
        for (const at of byKey.get(stems[each]!) ?? none) note(at, 2, 1);
        if (beginnings[each] === '') continue;
        for (const at of byPrefix.get(beginnings[each]!) ?? none)
          note(at, 4, prefixShare(stems[each]!, russian[at]!.key));
      }
      if (comparable(type))
        for (const at of bySkeleton.get(type.skeleton.slice(0, 2)) ?? none) {
          if (Math.abs(sounds.length[at]! - type.sounds.length) > 4) continue;
          if (mostAlike(ownSounds, index, sounds, at) + mostAlike(ownBones, index, bones, at) < 2 * leastStrength)
            continue;
          const other = russian[at]!;
          const alike = type.isName && other.isName ? nameLikeness : likeness;
          note(at, 3, alike(type.sounds, other.sounds, type.skeleton, other.skeleton, leastStrength));
        }
      // Of a name as short as Mao nothing may differ.
      else if (isShortName(type))
        for (const at of bySkeleton.get(`=${type.sounds}`) ?? none) note(at, 3, shortStrength);
    }
    sortFirst(touched, count);
    for (let each = 0; each < count; each++) {
      const at = touched[each]!;
      partner.push(at);
      kind.push(bestKind[at]!);
      strength.push(best[at]!);
      best[at] = 0;
    }
    start[index + 1] = partner.length;
  }
  return {
    start,
    partner: new Int32Array(partner),
    kind: new Uint8Array(kind),
    strength: new Float32Array(strength),
  };
}

const comparable = ({ kind, sounds, skeleton }: WordType): boolean =>
  (kind === 'word' || kind === 'latin') && sounds.length >= 3 && skeleton.length >= 2;

const isShortName = ({ isName, sounds }: WordType): boolean => isName && sounds.length >= 2;
const shortStrength = 0.8;

/** By type: how long its sounds or its skeleton are, and which letters they have, a bit each. */
interface Writings {
  readonly length: Uint16Array;
  readonly letters: Int32Array;
}

const writings = (types: readonly WordType[], what: 'sounds' | 'skeleton'): Writings => ({
  length: Uint16Array.from(types, (type) => type[what].length),
  letters: Int32Array.from(types, (type) => lettersOf(type[what])),
});

/** The closeness of two writings is not larger: each letter that only one of them has is an edit, and so is each letter more. */
function mostAlike(a: Writings, i: number, b: Writings, j: number): number {
  const long = Math.max(a.length[i]!, b.length[j]!);
  if (long === 0) return 1;
  const ours = a.letters[i]!;
  const theirs = b.letters[j]!;
  const more = Math.abs(a.length[i]! - b.length[j]!);
  return 1 - Math.max(more, bitCount(ours & ~theirs), bitCount(theirs & ~ours)) / long;
}

/** Bits that are set, counted pair by pair, then in groups of four (Warren, Hacker's Delight, 2003). */
function bitCount(bits: number): number {
  const pairs = bits - ((bits >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** Share of the longer word that a common beginning makes up: соглас- and согласован-. */
function prefixShare(a: string, b: string): number {
  let shared = 0;
  while (shared < a.length && a.charCodeAt(shared) === b.charCodeAt(shared)) shared++;
  return (shared / Math.max(a.length, b.length)) * 0.9;
}

function push(map: Map<string, number[]>, key: string, value: number): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}
