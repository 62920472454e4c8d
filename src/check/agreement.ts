import { pairSides } from '../feature/bitext.js';
import type { BeadColumns } from '../feature/feature.js';
import { createMatcher } from '../feature/matcher.js';
import { readSide, type Side } from '../feature/side.js';
import type { Lexicon } from '../lexicon/lexicon.js';
import type { Alignment } from '../model/alignment.js';
import type { Document } from '../model/document.js';
import { type Bead, isNull, type Ladder, length } from '../model/ladder.js';

/** How much two texts say the same, sentence for sentence. */
export interface Agreement {
  /** Links looked at. */
  readonly links: number;
  /** Share of the shorter text's sentences that have a partner, 0 to 1. */
  readonly linked: number;
  /** Mean share of a link's words, by weight, that have a translation on its other side. */
  readonly cover: number;
  /** The same where sentences of different links are put together: what chance gives in these very texts. */
  readonly chance: number;
  /** Of `cover` less `chance`, link by link. */
  readonly deviation: number;
}

/** Links looked at in a longer text, evenly spread: the mean of so many is sure to a hundredth. */
const mostLinks = 240;
/** Each English side is also put together with the Russian sides of this many other links. */
const strangers = 8;

/** @param alignment with a ladder of sentences, the English text as source */
export function measureAgreement({ source, target, ladders }: Alignment, lexicon: Lexicon): Agreement {
  const ladder = ladders.sentence ?? [];
  const all = ladder.filter((bead) => !isNull(bead));
  const linked = linkedShare(ladder);
  const links = spread(all);
  if (links.length === 0) return { links: 0, linked, cover: 0, chance: 0, deviation: 0 };
  const english = readSide(joined(source, links, 'source'), { whole: true });
  const russian = readSide(joined(target, links, 'target'), { whole: true });
  const bitext = pairSides(english, russian, lexicon);
  const match = createMatcher(bitext);
  const cover = (e: number, r: number): number => {
    const { count, english: matchedEnglish, russian: matchedRussian } = match(beadOf(e, r), 0);
    const share = (side: Side, weights: Float64Array, matched: Int32Array, atom: number): number => {
      let [sum, found] = [0, 0];
      for (let token = side.tokenStart[atom]!; token < side.tokenStart[atom + 1]!; token++)
        sum += weights[side.tokenType[token]!]!;
      for (let pair = 0; pair < count; pair++) found += weights[side.tokenType[matched[pair]!]!]!;
      return sum === 0 ? 0 : found / sum;
    };
    return (
      (share(english, bitext.englishWeight, matchedEnglish, e) +
        share(russian, bitext.russianWeight, matchedRussian, r)) /
      2
    );
  };
  const covers = links.map((_, index) => cover(index, index));
  const others = links.map((_, index) => mean(strangersOf(index, links.length).map((other) => cover(index, other))));
  const gains = covers.map((each, index) => each - others[index]!);
  const average = mean(gains);
  return {
    links: links.length,
    linked,
    cover: mean(covers),
    chance: mean(others),
    deviation: Math.sqrt(mean(gains.map((gain) => (gain - average) ** 2))),
  };
}

function linkedShare(ladder: Ladder): number {
  const share = (side: 'source' | 'target'): readonly [number, number] => [
    ladder.reduce((sum, bead) => sum + length(bead[side]), 0),
    ladder.reduce((sum, bead) => sum + (isNull(bead) ? 0 : length(bead[side])), 0),
  ];
  const [[all, found]] = [share('source'), share('target')].sort(([a], [b]) => a - b) as [readonly [number, number]];
  return all === 0 ? 0 : found / all;
}

function spread(links: readonly Bead[]): readonly Bead[] {
  if (links.length <= mostLinks) return links;
  return Array.from({ length: mostLinks }, (_, index) => links[Math.floor((index * links.length) / mostLinks)]!);
}

/** Links at all distances, the same each time. */
function strangersOf(index: number, count: number): number[] {
  const number = Math.min(strangers, count - 1);
  return Array.from({ length: number }, (_, step) => (index + 1 + Math.floor((step * (count - 1)) / number)) % count);
}

/** A document whose sentences are the sides of links. */
function joined(document: Document, links: readonly Bead[], side: 'source' | 'target'): Document {
  const sentences = links.map((link) => {
    const units = document.units.sentence.slice(...link[side]);
    return { ...units[0]!, at: [units[0]!.at[0], units.at(-1)!.at[1]] as const };
  });
  return { ...document, units: { ...document.units, sentence: sentences } };
}

const beadOf = (english: number, russian: number): BeadColumns => ({
  count: 1,
  englishFrom: Int32Array.of(english),
  englishTo: Int32Array.of(english + 1),
  russianFrom: Int32Array.of(russian),
  russianTo: Int32Array.of(russian + 1),
  freedom: 0,
});

const mean = (values: readonly number[]): number =>
  values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
