import { oncePerBitext } from './bitext.js';
import { type Feature, isNullBead } from './feature.js';
import { bestInColumn, bestInRow, likenessBand } from './band.js';
import { runningSums } from './length.js';
import type { Side } from './side.js';

/** How far around a null bead its best partner is looked for, in atoms. */
const reach = 6;

/**
 * What beads have in common at a glance, from the likeness of their atoms alone: what `match` and
 * `null` measure with care, at a twentieth of the cost. It finds the beads that deserve that care.
 */
export const glanceFeature: Feature = {
  name: 'glance',
  columns: [
    'like',
    'root',
    'english cover',
    'russian cover',
    'least cover',
    'thin cover',
    'nothing',
    'null size',
    'null weight',
    'null partner',
    'null partner share',
  ],
  fill(bitext, beads, into) {
    const [like, root, englishCover, russianCover, leastCover, thinCover, nothing, ...ofNull] = into;
    const band = likenessBand(bitext, beads, reach);
    const { english, russian } = contentsOf(bitext);
    /** By atom of a bead's Russian side, what it has in common with the English side. */
    const sums = new Float64Array(16);
    for (let b = 0; b < beads.count; b++) {
      const top = beads.englishFrom[b]!;
      const bottom = beads.englishTo[b]!;
      const left = beads.russianFrom[b]!;
      const right = beads.russianTo[b]!;
      if (isNullBead(beads, b)) {
        const isEnglish = bottom > top;
        const atom = isEnglish ? top : left;
        const weight = isEnglish ? english[atom + 1]! - english[atom]! : russian[atom + 1]! - russian[atom]!;
        const size = isEnglish ? bitext.english.size[atom]! : bitext.russian.size[atom]!;
        const best = isEnglish
          ? bestInRow(band, atom, Math.max(0, left - reach), Math.min(bitext.russian.count, left + reach))
          : bestInColumn(band, atom, Math.max(0, top - reach), Math.min(bitext.english.count, top + reach));
        ofNull[0]![b] = Math.log(size + 1);
        ofNull[1]![b] = Math.sqrt(weight);
        ofNull[2]![b] = Math.sqrt(best);
        ofNull[3]![b] = Math.min(1.5, best / (weight + 1));
        continue;
      }
      sums.fill(0);
      let all = 0;
      let least = Infinity;
      for (let i = top; i < bottom; i++) {
        let row = 0;
        const at = band.start[i - band.top]! - band.from[i - band.top]!;
        for (let j = left; j < right; j++) {
          const value = band.value[at + j]!;
          row += value;
          sums[j - left]! += value;
        }
        all += row;
        if (bottom - top > 1) least = Math.min(least, share(row, english, i, i + 1));
      }
      if (right - left > 1)
        for (let j = left; j < right; j++) least = Math.min(least, share(sums[j - left]!, russian, j, j + 1));
      like![b] = all;
      root![b] = Math.sqrt(all);
      englishCover![b] = share(all, english, top, bottom);
      russianCover![b] = share(all, russian, left, right);
      leastCover![b] = least === Infinity ? 0.5 : least;
      thinCover![b] = Math.max(0, 0.4 - (englishCover![b]! + russianCover![b]!) / 2);
      nothing![b] = all === 0 ? 1 : 0;
    }
  },
};

/** Share of the atoms' weight; a little is added so that short ones do not jump. */
const share = (value: number, content: Float64Array, from: number, to: number): number =>
  Math.min(1, (value + 1) / (content[to]! - content[from]! + 2));

/** Running sums of what the atoms' words weigh. */
const contentsOf = oncePerBitext(({ english, russian, englishWeight, russianWeight }) => ({
  english: runningSums(contents(english, englishWeight)),
  russian: runningSums(contents(russian, russianWeight)),
}));

function contents({ count, tokenStart, tokenType }: Side, weight: Float64Array): Float64Array {
  const sums = new Float64Array(count);
  for (let atom = 0; atom < count; atom++)
    for (let token = tokenStart[atom]!; token < tokenStart[atom + 1]!; token++)
      sums[atom]! += weight[tokenType[token]!]!;
  return sums;
}
