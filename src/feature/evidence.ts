import { areToldApart } from '../lexicon/skeleton.js';
import type { Lexicon } from '../lexicon/lexicon.js';
import { sortFirst } from './column.js';
import { beginning, sensesOf } from './sense.js';
import { createComparer, lengthOf, mostCloseness, writingsOf } from './sounding.js';
import type { WordType } from './vocabulary.js';
import { addTo } from '../model/lists.js';

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
  const byKey = new Map<string, number[]>();
  const byPrefix = new Map<string, number[]>();
  const bySkeleton = new Map<string, number[]>();
  for (const [index, type] of russian.entries()) {
    addTo(byKey, type.kind === 'number' ? `#${type.key}` : type.key, index);
    if (type.kind !== 'number') for (const lemma of russianSense(type).stems) addTo(byKey, lemma, index);
    if (type.kind === 'word' && type.key.length >= beginning) addTo(byPrefix, type.key.slice(0, beginning), index);
    if (comparable(type)) addTo(bySkeleton, type.skeleton.slice(0, 2), index);
    else if (isShortName(type)) addTo(bySkeleton, `=${type.sounds}`, index);
  }
  const likenessTo = createLikeness(english, russian);
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
      if (comparable(type)) {
        const like = likenessTo(index);
        for (const at of bySkeleton.get(type.skeleton.slice(0, 2)) ?? none) note(at, 3, like(at));
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

/** Sounds that differ by more letters are not those of one word. */
const mostMore = 4;

/**
 * How alike an English type sounds to Russian ones, 0 to 1: its sounds and its skeleton weigh the same. Below
 * `leastStrength` it may be told as 0.
 */
function createLikeness(english: readonly WordType[], russian: readonly WordType[]) {
  const [ownSounds, sounds] = [english, russian].map((types) => writingsOf(types.map((type) => type.sounds)));
  const [ownBones, bones] = [english, russian].map((types) => writingsOf(types.map((type) => type.skeleton)));
  const [bySounds, byBones] = [createComparer(), createComparer()];
  let type = english[0]!;
  let own = 0;
  const like = (at: number): number => {
    if (Math.abs(lengthOf(ownSounds!, own) - lengthOf(sounds!, at)) > mostMore) return 0;
    const most = mostCloseness(ownSounds!, own, sounds!, at);
    if (most + mostCloseness(ownBones!, own, bones!, at) < 2 * leastStrength) return 0;
    const closeness = byBones.closeness(bones!, at);
    if (most + closeness < 2 * leastStrength) return 0;
    const heard = bySounds.closeness(sounds!, at);
    const both = (heard + closeness) / 2;
    if (both < leastStrength) return 0;
    const other = russian[at]!;
    return type.isName && other.isName && areToldApart(type, other, heard) ? 0 : both;
  };
  return (index: number): ((at: number) => number) => {
    type = english[index]!;
    own = index;
    bySounds.take(ownSounds!, index);
    byBones.take(ownBones!, index);
    return like;
  };
}

/** Share of the longer word that a common beginning makes up: соглас- and согласован-. */
function prefixShare(a: string, b: string): number {
  let shared = 0;
  while (shared < a.length && a.charCodeAt(shared) === b.charCodeAt(shared)) shared++;
  return (shared / Math.max(a.length, b.length)) * 0.9;
}
