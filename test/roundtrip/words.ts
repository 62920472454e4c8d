import type { Alignment, WordLink } from '../../src/model/alignment.js';
import type { Document, Span, Unit } from '../../src/model/document.js';
import { isNull } from '../../src/model/ladder.js';
import { findWords } from '../../src/segment/words.js';

/**
 * The alignment with words linked by their place, not by what they mean: in each sentence bead the first with the first
 * and so on, every third with the next one, too, and of compounds the parts.
 */
export function linkedByPlace(alignment: Alignment): Alignment {
  const { source, target, ladders } = alignment;
  const words: WordLink[] = [];
  for (const bead of ladders.sentence ?? []) {
    if (isNull(bead)) continue;
    const [from, to] = [wordsOf(source, bead.source), wordsOf(target, bead.target)];
    for (let index = 0; index < Math.min(from.length, to.length); index++) {
      const posterior = ((index % 7) + 1) / 8;
      words.push({ source: from[index]!, target: to[index]!, posterior });
      if (index % 3 === 0 && index + 1 < to.length)
        words.push({ source: from[index]!, target: to[index + 1]!, posterior });
    }
  }
  return { ...alignment, words };
}

const wordsOf = (document: Document, [from, to]: Span): Span[] =>
  document.units.sentence
    .slice(from, to)
    .flatMap((unit) => (unit.correction === undefined ? parts(document, unit) : []));

function parts({ text }: Document, { at: [start, end] }: Unit): Span[] {
  const found = findWords(text.slice(start, end));
  const spans: Span[] = [];
  for (let index = 0; index < found.length; index += 2) {
    const [from, to] = [start + found[index]!, start + found[index + 1]!];
    const hyphen = text.slice(from + 1, to - 1).search(/(?<=\p{L})-(?=\p{L})/u);
    if (hyphen < 0) spans.push([from, to]);
    else spans.push([from, from + 1 + hyphen], [from + hyphen + 2, to]);
  }
  return spans;
}
