import { type Feature, isNullBead } from './feature.js';

/** Links that every text is taken to have beside its own, and how many of these hold several atoms on a side. */
const usual = { links: 30, several: 1 } as const;
/** Logarithm of that share in a middling text, so that such a text is at zero. */
const middling = -3.5;

/**
 * How freely a text is rendered: the share of its links, at a glance, that hold several atoms on a
 * side. Below zero in news that is translated sentence by sentence, above in interpreted speech.
 * @param links expected number of links, of any shape; `several`: of those with more than one atom on a side
 */
export const freedomOf = (links: number, several: number): number =>
  Math.log((several + usual.several) / (links + usual.links)) - middling;

/** Who joins and splits sentences once does it again: what the rest of the text tells of a bead. */
export const freedomFeature: Feature = {
  name: 'freedom',
  columns: ['several', 'null'],
  favours: ['several'],
  fill(_, beads, [several, alone]) {
    const { freedom } = beads;
    for (let b = 0; b < beads.count; b++) {
      if (isNullBead(beads, b)) alone![b] = freedom;
      else if (beads.englishTo[b]! - beads.englishFrom[b]! > 1 || beads.russianTo[b]! - beads.russianFrom[b]! > 1)
        several![b] = freedom;
    }
  },
};
