import { pairSides } from '../feature/bitext.js';
import { shapes } from '../feature/shape.js';
import { readSide } from '../feature/side.js';
import { clocksOf } from './clock.js';
import { findLadder } from './ladder.js';
import type { Method } from './method.js';
import { joinPieces } from './rungs.js';
import { modelOf } from './model.js';
import { findMoves } from './moves.js';
import { rough, roughScore } from './rough.js';
import { findLatticeAlong, thin } from './space.js';
import { scoreBeads } from './weigh.js';

/**
 * The log-linear model over whole ladders, a semi-Markov conditional random field (Sarawagi and
 * Cohen 2004): the probability of a ladder is proportional to the exponential of the weighted sum of
 * its beads' features.
 */
export const crf: Method = {
  name: 'crf',
  description:
    'log-linear model of words, numbers, names, lengths, signs, speakers and paragraphs, with fitted weights',
  signature: ({ lexicon, weights, embeddings }) =>
    `shapes:1-6 lexicon:${lexicon.signature} weights:${weights.signature}${embeddings === undefined ? '' : ` embeddings:${embeddings.name}`}`,
  *find(english, russian, { lexicon, weights, embeddings }, anchors) {
    const bitext = pairSides(readSide(english), readSide(russian), lexicon);
    const clocks = clocksOf(bitext);
    const model = modelOf({ weights, embeddings }, clocks.times);
    const transition = Float64Array.from(weights.transitions);
    const ladders = yield* joinPieces(bitext, anchors, (leg) => {
      const { piece } = leg;
      const all = findLatticeAlong(leg, shapes, (corridor) => roughScore(bitext, piece, corridor, shapes), rough.beam);
      const { lattice, beads } = model.glance ? thin(bitext, all, model.glance, piece, undefined, model.quick) : all;
      const score = scoreBeads(model.table, bitext, beads, model.weights);
      return findLadder(bitext.english, bitext.russian, lattice, score, transition, piece);
    });
    const found = { ladders, moves: findMoves(bitext, ladders.sentence, weights) };
    return clocks.state === 'none' ? found : { ...found, evidence: `times:${clocks.state}` };
  },
};
