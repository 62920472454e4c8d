import { pairSides } from '../../src/feature/bitext.js';
import { fillColumns } from '../../src/feature/features.js';
import { shapes } from '../../src/feature/shape.js';
import { readSide } from '../../src/feature/side.js';
import { matchSpeakers } from '../../src/lexicon/speaker.js';
import { findLadder } from '../../src/method/ladder.js';
import { modelOf } from '../../src/method/model.js';
import { rough, roughScore } from '../../src/method/rough.js';
import { findLattice, thin } from '../../src/method/space.js';
import { weigh } from '../../src/method/weigh.js';
import type { Document } from '../../src/model/document.js';
import type { Ladder } from '../../src/model/ladder.js';
import { options } from './cases.js';

/** The ladder of sentences without what spares work: no cuts, no corridor, the full model for every bead of the grid within the beam. */
export function wholeLadder(english: Document, russian: Document, beam: number = rough.beam): Ladder {
  const { lexicon, weights } = options;
  const bitext = pairSides(...sides(matchSpeakers(english, russian)), lexicon);
  const whole = { rows: [0, bitext.english.count], columns: [0, bitext.russian.count], before: 0 } as const;
  const all = findLattice(whole, shapes, (corridor) => roughScore(bitext, whole, corridor, shapes), beam);
  // How free the text is only the quick model tells.
  const { freedom = 0 } = thin(bitext, all, weights.glance!, whole).beads;
  const model = modelOf({ weights });
  const score = weigh(model.table, fillColumns(model.table, bitext, { ...all.beads, freedom }), model.weights);
  const transition = Float64Array.from(weights.transitions);
  return findLadder(bitext.english, bitext.russian, all.lattice, score, transition, whole).ladder;
}

const sides = ([english, russian]: readonly [Document, Document]) => [readSide(english), readSide(russian)] as const;

/** How many beads of a ladder another has not. */
export function countChanged(ladder: Ladder, other: Ladder): number {
  const known = new Set(other.map(keyOf));
  return ladder.filter((bead) => !known.has(keyOf(bead))).length;
}

const keyOf = ({ source, target }: Ladder[number]): string => `${source.join('-')} ${target.join('-')}`;
