import type { Check, Concern } from './check.js';
import { type ClauseCandidate, clauseFeatures, clauseFinder } from './clause-candidate.js';
import model from './clause.json' with { type: 'json' };
import { englishFirst } from './english-first.js';
import { linksOf } from './link.js';

const weights: readonly number[] = clauseFeatures.map((name) => model.weights[name]);

/** The probability that a part has nothing that renders it, where three sentences in two hundred lack a clause. */
const probabilityOf = ({ values }: ClauseCandidate): number =>
  1 / (1 + Math.exp(-values.reduce((sum, value, at) => sum + value * weights[at]!, model.bias)));

/**
 * A clause of a long sentence that the other side has nothing for: words whose links are few and doubtful, by which the
 * side is the longer one. A logistic model, fitted to clauses taken out of gold texts: `node bin/fit-clauses.js`.
 */
export const clause: Check = {
  name: 'clause',
  description: 'a clause of a long sentence that the other text lacks',
  severity: 'warning',
  find(alignment, { lexicon }) {
    const view = englishFirst(alignment);
    if (view === undefined) return [];
    const { turned, isTurned } = view;
    const candidatesOf = clauseFinder(view, lexicon);
    return linksOf(turned).flatMap(({ bead, certainty }): Concern[] => {
      const [best] = candidatesOf(bead)
        .map((one) => ({ side: one.side, probability: probabilityOf(one) }))
        .sort((a, b) => b.probability - a.probability);
      if (best === undefined || best.probability < least) return [];
      const isSource = (best.side === 'english') !== isTurned;
      return [
        {
          grade: 'warning',
          check: 'clause',
          message: `A part of the sentence in the ${isSource ? 'first' : 'second'} text has nothing that renders it.`,
          hint: 'Look whether a clause was left out, or added.',
          form: isSource ? 'first' : 'second',
          source: isTurned ? bead.target : bead.source,
          target: isTurned ? bead.source : bead.target,
          certainty: certainty * best.probability,
        },
      ];
    });
  },
};

/** What is less likely than this is nobody's concern, however little certainty is asked for. */
const least = 0.1;
