import { areToldApart } from '../lexicon/skeleton.js';
import type { Lexicon } from '../lexicon/lexicon.js';
import { sortFirst } from './column.js';
import { beginning, type Sense, sensesOf } from './sense.js';
import { type Comparer, createComparer, lengthOf, mostCloseness, type Writings, writingsOf } from './sounding.js';
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
  const senseOf = sensesOf(lexicon, 'en');
  const index = indexTypes(russian, sensesOf(lexicon, 'ru'));
  const sounding = createSounding(english, russian);
  const found = createFound(russian.length);
  const start = new Int32Array(english.length + 1);
  const partner: number[] = [];
  const kind: number[] = [];
  const strength: number[] = [];
  for (let type = 0; type < english.length; type++) {
    found.count = 0;
    if (english[type]!.kind === 'number') findNumbers(english[type]!, index, found);
    else {
      findWords(english[type]!, senseOf(english[type]!), russian, index, found);
      findSounds(type, sounding, index, found);
    }
    sortFirst(found.touched, found.count);
    for (let each = 0; each < found.count; each++) {
      const at = found.touched[each]!;
      partner.push(at);
      kind.push(found.kind[at]!);
      strength.push(found.best[at]!);
      found.best[at] = 0;
    }
    start[type + 1] = partner.length;
  }
  return {
    start,
    partner: new Int32Array(partner),
    kind: new Uint8Array(kind),
    strength: new Float32Array(strength),
  };
}

/** Russian types by what English ones are looked up by. */
interface TypeIndex {
  readonly byKey: Map<string, number[]>;
  readonly byPrefix: Map<string, number[]>;
  readonly bySkeleton: Map<string, number[]>;
}

function indexTypes(russian: readonly WordType[], senseOf: (type: WordType) => Sense): TypeIndex {
  const index: TypeIndex = { byKey: new Map(), byPrefix: new Map(), bySkeleton: new Map() };
  for (let at = 0; at < russian.length; at++) indexType(index, russian[at]!, senseOf(russian[at]!), at);
  return index;
}

function indexType({ byKey, byPrefix, bySkeleton }: TypeIndex, type: WordType, sense: Sense, at: number): void {
  addTo(byKey, type.kind === 'number' ? `#${type.key}` : type.key, at);
  if (type.kind !== 'number') for (const lemma of sense.stems) addTo(byKey, lemma, at);
  if (type.kind === 'word' && type.key.length >= beginning) addTo(byPrefix, type.key.slice(0, beginning), at);
  if (comparable(type)) addTo(bySkeleton, type.skeleton.slice(0, 2), at);
  else if (isShortName(type)) addTo(bySkeleton, `=${type.sounds}`, at);
}

/** Of the English type at hand, by Russian type: the best strength, zero between types, and its kind. */
interface Found {
  readonly best: Float64Array;
  readonly kind: Uint8Array;
  /** Those that have any, `count` of them. */
  readonly touched: Int32Array;
  count: number;
}

const createFound = (types: number): Found => ({
  best: new Float64Array(types),
  kind: new Uint8Array(types),
  touched: new Int32Array(types),
  count: 0,
});

function note(found: Found, at: number, why: EvidenceKind, how: number): void {
  const { best } = found;
  if (how < leastStrength || how <= best[at]!) return;
  if (best[at] === 0) found.touched[found.count++] = at;
  best[at] = how;
  found.kind[at] = why;
}

function findNumbers({ key }: WordType, { byKey }: TypeIndex, found: Found): void {
  for (const at of byKey.get(`#${key}`) ?? none) note(found, at, 0, 1);
}

function findWords(
  { key }: WordType,
  { stems, beginnings }: Sense,
  russian: readonly WordType[],
  { byKey, byPrefix }: TypeIndex,
  found: Found,
): void {
  for (const same of byKey.get(key) ?? none) if (russian[same]!.kind === 'latin') note(found, same, 1, 1);
  for (let each = 0; each < stems.length; each++) {
    for (const at of byKey.get(stems[each]!) ?? none) note(found, at, 2, 1);
    if (beginnings[each] === '') continue;
    for (const at of byPrefix.get(beginnings[each]!) ?? none)
      note(found, at, 4, prefixShare(stems[each]!, russian[at]!.key));
  }
}

function findSounds(index: number, sounding: TypeSounds, { bySkeleton }: TypeIndex, found: Found): void {
  const type = sounding.english[index]!;
  if (comparable(type)) {
    const alike = bySkeleton.get(type.skeleton.slice(0, 2));
    if (alike === undefined) return;
    sounding.bySounds.take(sounding.ownSounds, index);
    sounding.byBones.take(sounding.ownBones, index);
    for (let each = 0; each < alike.length; each++)
      note(found, alike[each]!, 3, likeness(sounding, index, alike[each]!));
  }
  // Of a name as short as Mao nothing may differ.
  else if (isShortName(type))
    for (const at of bySkeleton.get(`=${type.sounds}`) ?? none) note(found, at, 3, shortStrength);
}

const comparable = ({ kind, sounds, skeleton }: WordType): boolean =>
  (kind === 'word' || kind === 'latin') && sounds.length >= 3 && skeleton.length >= 2;

const isShortName = ({ isName, sounds }: WordType): boolean => isName && sounds.length >= 2;
const shortStrength = 0.8;

/** Sounds that differ by more letters are not those of one word. */
const mostMore = 4;

/** What English types and Russian ones sound like. */
interface TypeSounds {
  readonly english: readonly WordType[];
  readonly russian: readonly WordType[];
  readonly ownSounds: Writings;
  readonly sounds: Writings;
  readonly ownBones: Writings;
  readonly bones: Writings;
  /** These have taken the English type at hand. */
  readonly bySounds: Comparer;
  readonly byBones: Comparer;
}

const createSounding = (english: readonly WordType[], russian: readonly WordType[]): TypeSounds => ({
  english,
  russian,
  ownSounds: writingsOf(english.map(({ sounds }) => sounds)),
  sounds: writingsOf(russian.map(({ sounds }) => sounds)),
  ownBones: writingsOf(english.map(({ skeleton }) => skeleton)),
  bones: writingsOf(russian.map(({ skeleton }) => skeleton)),
  bySounds: createComparer(),
  byBones: createComparer(),
});

/**
 * How alike an English type, which the comparers have taken, sounds to a Russian one, 0 to 1: its sounds and its skeleton
 * weigh the same. Below `leastStrength` it may be told as 0.
 */
function likeness(types: TypeSounds, own: number, at: number): number {
  const { ownSounds, sounds, ownBones, bones } = types;
  if (Math.abs(lengthOf(ownSounds, own) - lengthOf(sounds, at)) > mostMore) return 0;
  const most = mostCloseness(ownSounds, own, sounds, at);
  if (most + mostCloseness(ownBones, own, bones, at) < 2 * leastStrength) return 0;
  const closeness = types.byBones.closeness(bones, at);
  if (most + closeness < 2 * leastStrength) return 0;
  const heard = types.bySounds.closeness(sounds, at);
  const both = (heard + closeness) / 2;
  if (both < leastStrength) return 0;
  const [type, other] = [types.english[own]!, types.russian[at]!];
  return type.isName && other.isName && areToldApart(type, other, heard) ? 0 : both;
}

/** Share of the longer word that a common beginning makes up: соглас- and согласован-. */
function prefixShare(a: string, b: string): number {
  let shared = 0;
  while (shared < a.length && a.charCodeAt(shared) === b.charCodeAt(shared)) shared++;
  return (shared / Math.max(a.length, b.length)) * 0.9;
}
