import { pairSides } from '../feature/bitext.js';
import { readSide } from '../feature/side.js';
import { tokenPlacer } from '../feature/token-place.js';
import type { Lexicon } from '../lexicon/lexicon.js';
import { type Alignment, swap, type WordLink } from '../model/alignment.js';
import { wordTruth } from '../model/edit/words.js';
import { cellsOf } from './cells.js';
import { trainDiagonal } from './diagonal.js';
import { growLinks } from './grow.js';
import { piecesOf } from './pieces.js';

/**
 * Which words inside the sentence beads render each other, learnt on the alignment itself from what the
 * lexicon, sounds and numbers tell (`trainDiagonal`), in both directions, made one by grow-diag-final-and.
 * The posterior of a link is the probability that it holds in one direction at least. Parts of compounds have
 * links of their own; words that a correction takes out have none.
 * @returns in the order of the source; spans are of characters of the texts
 */
export function linkWords(alignment: Alignment, { lexicon }: { readonly lexicon: Lexicon }): WordLink[] {
  if (alignment.source.lang === 'ru')
    return swap({ ...swap(alignment), words: linkWords(swap(alignment), { lexicon }) }).words!.slice();
  const { source, target, ladders } = alignment;
  const bitext = pairSides(readSide(source), readSide(target), lexicon);
  const { english, russian } = bitext;
  const pieces = piecesOf(bitext, ladders.sentence ?? []);
  const cells = cellsOf(pieces, bitext.evidence, russian.types.length);
  const { forward, backward } = trainDiagonal(pieces, cells, [english.types.length, russian.types.length]);
  const places = { english: tokenPlacer(english), russian: tokenPlacer(russian) };
  const links: WordLink[] = [];
  for (let piece = 0; piece < pieces.count; piece++) {
    const [first, start] = [pieces.englishStart[piece]!, pieces.russianStart[piece]!];
    const [m, n] = [pieces.englishStart[piece + 1]! - first, pieces.russianStart[piece + 1]! - start];
    const base = cells.start[piece]!;
    const origin = best(n, m, (j, i) => forward[base + i * n + j]!);
    const rendering = best(m, n, (i, j) => backward[base + i * n + j]!);
    for (const at of growLinks(origin, rendering))
      links.push({
        source: places.english(pieces.englishToken[first + Math.floor(at / n)]!),
        target: places.russian(pieces.russianToken[start + (at % n)]!),
        posterior: 1 - (1 - forward[base + at]!) * (1 - backward[base + at]!),
      });
  }
  return links.filter(wordTruth(alignment));
}

/** Of each of `count` words the likeliest of `others`, -1 when none is likelier. */
function best(count: number, others: number, value: (word: number, other: number) => number): Int32Array {
  const found = new Int32Array(count).fill(-1);
  for (let word = 0; word < count; word++) {
    let [sum, most] = [0, 0];
    for (let other = 0; other < others; other++) {
      const share = value(word, other);
      sum += share;
      if (share <= most) continue;
      most = share;
      found[word] = other;
    }
    if (1 - sum > most) found[word] = -1;
  }
  return found;
}
