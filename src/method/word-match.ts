import { type Bitext, pairSides } from '../feature/bitext.js';
import { type EvidenceKindName, evidenceKinds } from '../feature/evidence.js';
import { createMatcher } from '../feature/matcher.js';
import { firstAtom, readSide, type Side } from '../feature/side.js';
import { tokenPlacer } from '../feature/token-place.js';
import type { Lexicon } from '../lexicon/lexicon.js';
import type { Alignment } from '../model/alignment.js';
import type { Span } from '../model/document.js';
import type { Bead } from '../model/ladder.js';

/** Two words of a bead that were taken for each other's translation. Spans are of characters of the documents' texts. */
export interface WordMatch {
  readonly source: Span;
  readonly target: Span;
  /** Why: the same number, the same Latin string, by the lexicon, by sound, or by a beginning shared with a translation. */
  readonly kind: EvidenceKindName;
  /** What it tells, in nats: little where half the text has such a word. */
  readonly value: number;
}

/**
 * Which words of a bead match which, by the very matching that the features of the model count:
 * the best pair first, each word once.
 * @returns a function of beads of sentences, of this alignment's ladder or any other over its units.
 * The texts are read once, here, and a bead takes no time then; matches come in the order of the source.
 */
export function createWordMatcher(
  alignment: Pick<Alignment, 'source' | 'target'>,
  { lexicon }: { readonly lexicon: Lexicon },
): (bead: Pick<Bead, 'source' | 'target'>) => WordMatch[] {
  const { source, target } = alignment;
  if (source.lang === 'ru') {
    const match = createWordMatcher({ source: target, target: source }, { lexicon });
    return (bead) =>
      match({ source: bead.target, target: bead.source })
        .map((pair) => ({ ...pair, source: pair.target, target: pair.source }))
        .sort(bySource);
  }
  return wordMatcherOf(pairSides(readSide(source), readSide(target), lexicon));
}

/** The same, English first, of a bitext that was read already. */
export function wordMatcherOf(bitext: Bitext): (bead: Pick<Bead, 'source' | 'target'>) => WordMatch[] {
  const match = createMatcher(bitext);
  const places = { english: tokenPlacer(bitext.english), russian: tokenPlacer(bitext.russian) };
  return ({ source, target }) => {
    const column = (side: Side, unit: number): Int32Array => Int32Array.of(firstAtom(side, unit));
    const found = match(
      {
        count: 1,
        englishFrom: column(bitext.english, source[0]),
        englishTo: column(bitext.english, source[1]),
        russianFrom: column(bitext.russian, target[0]),
        russianTo: column(bitext.russian, target[1]),
        freedom: 0,
      },
      0,
    );
    return Array.from({ length: found.count }, (_, pair) => ({
      source: places.english(found.english[pair]!),
      target: places.russian(found.russian[pair]!),
      kind: evidenceKinds[found.kind[pair]!]!,
      value: found.value[pair]!,
    })).sort(bySource);
  };
}

/**
 * Which words of one bead match which: `createWordMatcher` for those who ask but once.
 * @param index of a bead of the sentence ladder; none of a null bead's words match
 */
export function matchedWords(
  alignment: Alignment,
  index: number,
  resources: { readonly lexicon: Lexicon },
): WordMatch[] {
  const bead = alignment.ladders.sentence?.[index];
  return bead === undefined ? [] : createWordMatcher(alignment, resources)(bead);
}

const bySource = (a: WordMatch, b: WordMatch): number => a.source[0] - b.source[0];
