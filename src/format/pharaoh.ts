import { SverkaError } from '../error.js';
import type { WordLink } from '../model/alignment.js';
import type { Document, Span, Unit } from '../model/document.js';
import { isNull } from '../model/ladder.js';
import type { Format } from './format.js';
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
      const end = source.units.sentence[bead.source[1] - 1]!.at[1];
      while (next < words.length && words[next]!.source[0] < (one[0]?.at[0] ?? end)) next++;
      const pairs: string[] = [];
      for (; next < words.length && words[next]!.source[0] < end; next++)
        pairs.push(...pairOf(words[next]!, one, other));
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
      left: [],
      remarks: [],
    };
  },
};

interface Token {
  /** Without white space: of `35 000` the digits alone. */
  readonly form: string;
  readonly at: Span;
}

const tokensOf = ({ text, units }: Document, [from, to]: Span): Token[] =>
  units.sentence.slice(from, to).flatMap(({ at }: Unit) =>
    findTokens(text.slice(...at)).map(([start, end]) => ({
      form: text.slice(at[0] + start, at[0] + end).replace(/\s+/gu, ''),
      at: [at[0] + start, at[0] + end] as const,
    })),
  );

/** Links reach over the ends of beads only where these were edited afterwards: then they are none. */
function pairOf({ source, target }: WordLink, one: readonly Token[], other: readonly Token[]): string[] {
  const [i, j] = [indexAt(one, source[0]), indexAt(other, target[0])];
  return i < 0 || j < 0 ? [] : [`${i}-${j}`];
}

const indexAt = (tokens: readonly Token[], place: number): number =>
  tokens.findIndex(({ at: [from, to] }) => from <= place && place < to);
