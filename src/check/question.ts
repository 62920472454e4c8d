import type { Check } from './check.js';
import { isOneToOne, linksOf } from './link.js';

/** A sentence that asks in one text and does not in the other. */
export const question: Check = {
  name: 'question',
  description: 'a question that is none in the other text',
  find: (alignment) =>
    linksOf(alignment)
      .filter((link) => isOneToOne(link) && asks(link.source) !== asks(link.target))
      .map(({ bead, source, certainty }) => ({
        grade: 'warning',
        check: 'question',
        message: `The sentence is a question in the ${asks(source) ? 'first' : 'second'} text alone.`,
        form: asks(source) ? 'first' : 'second',
        hint: 'Put the question mark where it belongs, or ask as the other text does.',
        source: bead.source,
        target: bead.target,
        certainty,
      })),
};

const asks = (text: string): boolean => text.includes('?');
