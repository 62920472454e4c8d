import type { Alignment } from '../model/alignment.js';
import type { Document, Unit } from '../model/document.js';
import { tallies, type Tally } from './format.js';
import { countForbidden, wordingOf } from './text.js';

/** How many characters of some sentences XML cannot hold. */
export const forbiddenIn = (document: Document, sentences: readonly Unit[]): number =>
  sentences.reduce((sum, sentence) => sum + countForbidden(wordingOf(document, sentence)), 0);

/** What a writer says of them. */
export const removedTally = (count: number): readonly Tally[] =>
  tallies(new Map([['characters removed that XML cannot hold', count]]));

/** The same of a writer that leaves no sentence out. */
export const removedFrom = ({ source, target }: Alignment): readonly Tally[] =>
  removedTally(forbiddenIn(source, source.units.sentence) + forbiddenIn(target, target.units.sentence));
