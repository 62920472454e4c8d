import { bestInColumn, bestInRow, likenessBand } from './band.js';
import { type Feature, isNullBead } from './feature.js';
import type { Side } from './side.js';
import { signCount, signNames } from './sign.js';

/** How far around a null bead its best partner is looked for, in atoms. */
const reach = 6;

/** What is left without a partner: how long it is, how much it says, and whether a partner stands near. */
export const nullFeature: Feature = {
  name: 'null',
  columns: ['size', 'weight', 'number', 'capital', 'question', 'partner', 'partner share', 'mark', 'beside mark'],
  favours: ['mark', 'beside mark'],
  opposes: ['partner', 'partner share'],
  fill(bitext, beads, [size, weight, number, capital, question, partner, partnerShare, mark, besideMark]) {
    const near = likenessBand(bitext, beads, reach, 'nulls');
    for (let b = 0; b < beads.count; b++) {
      if (!isNullBead(beads, b)) continue;
      const isEnglish = beads.englishTo[b]! > beads.englishFrom[b]!;
      const side = isEnglish ? bitext.english : bitext.russian;
      const atom = isEnglish ? beads.englishFrom[b]! : beads.russianFrom[b]!;
      const weights = isEnglish ? bitext.englishWeight : bitext.russianWeight;
      let all = 0;
      for (let token = side.tokenStart[atom]!; token < side.tokenStart[atom + 1]!; token++) {
        const type = side.tokenType[token]!;
        all += weights[type]!;
        if (side.types[type]!.kind === 'number') number![b]! += 1;
        if (side.tokenCapital[token]) capital![b]! += 1;
      }
      const other = isEnglish ? bitext.russian : bitext.english;
      const place = isEnglish ? beads.russianFrom[b]! : beads.englishFrom[b]!;
      const from = Math.max(0, place - reach);
      const to = Math.min(other.count, place + reach);
      const best = isEnglish ? bestInRow(near, atom, from, to) : bestInColumn(near, atom, from, to);
      size![b] = Math.log(side.size[atom]! + 1);
      weight![b] = Math.sqrt(all);
      question![b] = Math.min(1, side.sign[atom * signCount]!);
      partner![b] = Math.sqrt(best);
      partnerShare![b] = Math.min(1.5, best / (all + 1));
      mark![b] = isWordlessEllipsis(side, atom) ? 1 : 0;
      besideMark![b] = isWordlessEllipsis(other, place - 1) || isWordlessEllipsis(other, place) ? 1 : 0;
    }
  },
};

const ellipsis = signNames.indexOf('ellipsis');

/** Whether an atom has an ellipsis and no word: an editor's mark (`<...>`, `[…]`), or dots alone, which no partner need have. */
function isWordlessEllipsis({ count, tokenStart, sign }: Side, atom: number): boolean {
  if (atom < 0 || atom >= count || tokenStart[atom] !== tokenStart[atom + 1]) return false;
  return sign[atom * signCount + ellipsis]! > 0;
}
