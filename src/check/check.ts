import type { Lexicon } from '../lexicon/lexicon.js';
import type { Alignment } from '../model/alignment.js';

/** What a check finds fault with. */
export interface Concern {
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
