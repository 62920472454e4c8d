import { plainTag, primaryOf, variantOf, type Selection } from '../format/tmx/languages.js';
import { countCodes } from '../format/tmx/content.js';
import type { RawPart } from '../format/tmx/raw.js';
import { findWords } from '../segment/words.js';
import { createDigests } from '../model/digests.js';

export interface SideStats {
  readonly tag: string;
  words: number;
  characters: number;
  /** Variants without text. */
  empty: number;
}

export interface GroupStats {
  units: number;
  words: number;
}

/** What a memory holds. */
export interface MemoryStats {
  readonly version: string;
  readonly creationtool: string;
  readonly segtype: string;
  units: number;
  /** Units that have both of the languages that are compared. */
  pairs: number;
  /** Variants by the tags of the file. */
  readonly languages: Record<string, number>;
  readonly source: SideStats;
  readonly target: SideStats;
  /** Units whose sides are those of an earlier one. */
  doubles: number;
  /** Units whose source is that of an earlier one, with another target. */
  ambiguous: number;
  /** Inline codes, of both sides. */
  codes: number;
  confirmed: number;
  /** Units by the tenth of `x-confidence` that they are in: 0–0.1 first; 1 is in the last. Nothing where none has it. */
  readonly confidence: number[];
  /** By `x-document`, by `x-speaker`; words are of the source. */
  readonly documents: Record<string, GroupStats>;
  readonly speakers: Record<string, GroupStats>;
  /** Units by the types of their props. */
  readonly props: Record<string, number>;
}

/** Names beyond so many are counted together: what is counted must not outgrow memory. */
const mostNames = 10_000;
const others = '(others)';

/** Counts what a memory holds, unit by unit. */
export function countMemory(selection: Selection): {
  readonly pass: (part: RawPart) => void;
  readonly stats: () => MemoryStats;
} {
  const seenPairs = createDigests();
  const seenSources = createDigests();
  const side = (tag: string): SideStats => ({ tag, words: 0, characters: 0, empty: 0 });
  const stats: { -readonly [Key in keyof MemoryStats]: MemoryStats[Key] } = {
    version: '',
    creationtool: '',
    segtype: '',
    units: 0,
    pairs: 0,
    languages: counter(),
    source: side(selection.source.tag),
    target: side(selection.target.tag),
    doubles: 0,
    ambiguous: 0,
    codes: 0,
    confirmed: 0,
    confidence: [],
    documents: counter(),
    speakers: counter(),
    props: counter(),
  };
  const group = (groups: Record<string, GroupStats>, name: string | undefined, words: number): void => {
    if (name === undefined || name === '') return;
    const key = name in groups || Object.keys(groups).length < mostNames ? name : others;
    const found = (groups[key] ??= { units: 0, words: 0 });
    found.units++;
    found.words += words;
  };
  return {
    stats: () => stats,
    pass: (part) => {
      if (part.kind === 'head') {
        const { creationtool = '', creationtoolversion = '', segtype = '' } = part.header.attributes;
        stats.version = part.header.version;
        stats.creationtool = `${creationtool} ${creationtoolversion}`.trim();
        stats.segtype = segtype;
      }
      if (part.kind !== 'unit') return;
      const { unit } = part;
      stats.units++;
      for (const { tag } of unit.variants) increase(stats.languages, formatted(tag));
      for (const type of unit.props.keys()) increase(stats.props, type);
      const [from, to] = [variantOf(unit, selection.source), variantOf(unit, selection.target)];
      let words = 0;
      for (const [variant, counts] of [
        [from, stats.source],
        [to, stats.target],
      ] as const) {
        if (variant === undefined) continue;
        const found = findWords(variant.text).length / 2;
        if (variant === from) words = found;
        counts.words += found;
        counts.characters += variant.text.length;
        if (variant.text === '') counts.empty++;
        stats.codes += countCodes(variant.content).codes;
      }
      group(stats.documents, unit.props.get('x-document'), words);
      group(stats.speakers, unit.props.get('x-speaker'), words);
      if (unit.props.get('x-status') === 'confirmed') stats.confirmed++;
      const confidence = Number(unit.props.get('x-confidence') || NaN);
      if (confidence >= 0 && confidence <= 1) {
        while (stats.confidence.length < 10) stats.confidence.push(0);
        stats.confidence[Math.min(9, Math.floor(confidence * 10))]!++;
      }
      if (from === undefined || to === undefined) return;
      stats.pairs++;
      const isSeen = seenSources.add(from.text) > 0;
      if (seenPairs.add(`${from.text}\n${to.text}`) > 0) stats.doubles++;
      else if (isSeen) stats.ambiguous++;
    },
  };
}

/** Names come from the file: `constructor` is one as well. */
const counter = <T>(): Record<string, T> => Object.create(null) as Record<string, T>;

function increase(counts: Record<string, number>, name: string): void {
  const key = name in counts || Object.keys(counts).length < mostNames ? name : others;
  counts[key] = (counts[key] ?? 0) + 1;
}

const formatted = (tag: string): string => {
  const region = plainTag(tag).slice(primaryOf(tag).length + 1);
  return region === '' ? primaryOf(tag) : `${primaryOf(tag)}-${region.length === 2 ? region.toUpperCase() : region}`;
};
