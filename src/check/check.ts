import type { Said } from '../error.js';
import type { Lexicon } from '../lexicon/lexicon.js';
import type { Alignment } from '../model/alignment.js';
import type { Span } from '../model/document.js';

/** What a check finds fault with. */
export interface Concern extends Said {
  /** `refusal`: what is made of these texts would be worthless. `warning`: it is worth a look. */
  readonly grade: 'refusal' | 'warning';
  /** Name of the check. */
  readonly check: string;
  readonly message: string;
  /** What to do about it. */
  readonly hint: string;
  /** Which text, and the line of it, from 1; left out where it is about both. */
  readonly side?: 'source' | 'target';
  readonly line?: number;
  /** Its sentences, by index, of either text or both; left out where it is about the texts as a whole. */
  readonly source?: Span;
  readonly target?: Span;
  /** The probability that it is one, 0 to 1, of a check that can tell. */
  readonly certainty?: number;
}

export interface CheckResources {
  readonly lexicon: Lexicon;
}

/** Looks at a finished alignment and tells what a person should know of it. */
export interface Check {
  readonly name: string;
  readonly description: string;
  readonly find: (alignment: Alignment, resources: CheckResources) => readonly Concern[];
}
