import { SverkaError } from '../error.js';
import { type Document, type Span, spanAt, type Unit } from '../model/document.js';
import { isNull } from '../model/ladder.js';
import { readPlace } from '../model/wording.js';
import { tallies, type Format } from './format.js';
import { removedFrom } from './removed.js';
import { flow, languageNames, wordingOf } from './text.js';
import { findTokens } from './tokens.js';

/**
 * Word alignment as Pharaoh, Moses and fast_align have it: a link of sentences a line, in it `i-j` for the
 * i-th word of the source and the j-th of the target, from 0; beside it the two texts in words, a space between them.
 */
export const pharaoh: Format = {
  name: 'pharaoh',
  suffix: '.pharaoh',
  description: 'word alignment, i-j a link, with both texts in words',
  hasParts: true,
  needsWords: true,
  write(alignment) {
    const { source, target, ladders, words } = alignment;
    if (words === undefined)
      throw new SverkaError('words/none', 'The words of this alignment are not aligned.', 'Align them first: --words.');
    const beads = (ladders.sentence ?? []).filter((bead) => !isNull(bead));
    const lines = { links: '', source: '', target: '' };
    let next = 0;
    for (const bead of beads) {
      const [one, other] = [tokensOf(source, bead.source), tokensOf(target, bead.target)];
      const [from, to] = [first(source, bead.source)!.at[0], last(source, bead.source)!.at[1]];
      while (next < words.length && words[next]!.source[0] < from) next++;
      const pairs: string[] = [];
      for (; next < words.length && words[next]!.source[0] < to; next++) {
        const [i, j] = [indexOf(one, source, words[next]!.source), indexOf(other, target, words[next]!.target)];
        // Links reach over the ends of beads only in a project that another program has edited.
        if (i >= 0 && j >= 0) pairs.push(`${i}-${j}`);
      }
      lines.links += `${[...new Set(pairs)].join(' ')}\n`;
      lines.source += `${one.map(({ form }) => form).join(' ')}\n`;
      lines.target += `${other.map(({ form }) => form).join(' ')}\n`;
    }
    return {
      parts: [
        { suffix: '.pharaoh', text: lines.links },
        { suffix: `.tok.${source.lang}`, text: lines.source },
        { suffix: `.tok.${target.lang}`, text: lines.target },
      ],
      kept: beads.length,
      what: 'lines',
      left: tallies(
        new Map(
          [source, target].map(({ lang }, side) => [
            `only in the ${languageNames[lang]} text`,
            (ladders.sentence ?? []).filter(
              (bead) =>
                isNull(bead) && bead[side === 0 ? 'source' : 'target'][1] > bead[side === 0 ? 'source' : 'target'][0],
            ).length,
          ]),
        ),
      ),
      remarks: removedFrom(alignment),
    };
  },
};

interface Token {
  /** Without white space: of `35 000` the digits alone. */
  readonly form: string;
  readonly unit: Unit;
  /** Characters of what the sentence is to read. */
  readonly at: Span;
}

const first = ({ units }: Document, [from]: Span): Unit | undefined => units.sentence[from];
const last = ({ units }: Document, [, to]: Span): Unit | undefined => units.sentence[to - 1];

const tokensOf = (document: Document, [from, to]: Span): Token[] =>
  document.units.sentence.slice(from, to).flatMap((unit) => {
    const text = wordingOf(document, unit);
    return findTokens(text).map((at) => ({
      form: flow(text.slice(...at), 'keep').replace(/[^\S\uFEFF]+/gu, '') || '\uFFFD',
      unit,
      at,
    }));
  });

/** The token that a word is, or begins in; -1 when it is none of these. */
function indexOf(tokens: readonly Token[], document: Document, word: Span): number {
  const first = tokens.findIndex(({ unit: { at } }) => at[0] <= word[0] && word[1] <= at[1]);
  const unit = tokens[first]?.unit;
  const place = unit && readPlace(document, unit, word)?.[0];
  if (place === undefined) return -1;
  // Tokens of a sentence stand together, and places in it are counted from its beginning.
  const own = tokens.filter((token) => token.unit === unit).map(({ at }) => at);
  const found = spanAt(own, place);
  return found < 0 ? -1 : first + found;
}
