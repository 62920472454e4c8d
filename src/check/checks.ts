import type { Alignment } from '../model/alignment.js';
import type { Check, CheckResources, Concern } from './check.js';
import { parallel } from './parallel.js';
import { passages } from './passages.js';

/** What is looked at in every alignment, in the order in which it is told. */
export const checks: readonly Check[] = [parallel, passages];

/** What all checks find. */
export const findConcerns = (alignment: Alignment, resources: CheckResources): readonly Concern[] =>
  checks.flatMap((check) => check.find(alignment, resources));
