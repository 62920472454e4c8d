import { pairSides } from '../feature/bitext.js';
import { columnNames, features, fillColumns } from '../feature/features.js';
import { shapes } from '../feature/shape.js';
import { readSide } from '../feature/side.js';
import { findLadder } from './ladder.js';
import type { Method } from './method.js';
import { findLattice, rough, roughScore } from './space.js';
import type { Weights } from './weights.js';

/**
 * The log-linear model over whole ladders, a semi-Markov conditional random field (Sarawagi and
 * Cohen 2004): the probability of a ladder is proportional to the exponential of the weighted sum of
 * its beads' features.
 */
export const crf: Method = {
  name: 'crf',
  description:
    'log-linear model of words, numbers, names, lengths, signs, speakers and paragraphs, with fitted weights',
  signature: ({ lexicon, weights }) => `shapes:1-6 lexicon:${lexicon.signature} weights:${weights.signature}`,
  find(english, russian, { lexicon, weights }) {
    const bitext = pairSides(readSide(english), readSide(russian), lexicon);
    const { lattice, beads } = findLattice(
      bitext,
      shapes,
      (corridor) => roughScore(bitext, corridor, shapes),
      rough.beam,
    );
    const score = weigh(fillColumns(features, bitext, beads), weights);
    return findLadder(bitext.english, bitext.russian, lattice, score, Float64Array.from(weights.transitions));
  },
};

/** The weighted sum of each bead's columns. */
export function weigh(columns: readonly Float32Array[], { columns: weights }: Pick<Weights, 'columns'>): Float64Array {
  const names = columnNames(features);
  const score = new Float64Array(columns[0]?.length ?? 0);
  for (const [index, column] of columns.entries()) {
    const weight = weights[names[index]!] ?? 0;
    if (weight !== 0) for (let b = 0; b < score.length; b++) score[b]! += weight * column[b]!;
  }
  return score;
}
