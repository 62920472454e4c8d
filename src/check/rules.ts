import type { Alignment } from '../model/alignment.js';
import type { Check, CheckResources, Concern } from './check.js';
import { clause } from './clause.js';
import { missing } from './missing.js';
import { name } from './name.js';
import { number } from './number.js';
import { parallel } from './parallel.js';
import { passages } from './passages.js';
import { question } from './question.js';
import { quotation } from './quotation.js';
import { speaker } from './speaker.js';
import { title } from './title.js';

/** What two versions are compared by, in the order in which it is told. */
export const rules: readonly Check[] = [
  parallel,
  passages,
  missing,
  number,
  speaker,
  question,
  quotation,
  title,
  clause,
];

/** What errs more often, and is looked for when it is named. */
export const optionalRules: readonly Check[] = [name];

/** What is less certain than this is not told, unless it is asked for. */
export const leastCertain = 0.5;

/** What differs between the two texts of an alignment. Of a rule that cannot tell how certain it is, all is told. */
export const findDifferences = (
  alignment: Alignment,
  resources: CheckResources,
  { rules: chosen = rules, minCertainty = leastCertain }: DifferenceOptions = {},
): readonly Concern[] =>
  chosen
    .flatMap((rule) => rule.find(alignment, resources))
    .filter(({ certainty }) => certainty === undefined || certainty >= minCertainty);

export interface DifferenceOptions {
  readonly rules?: readonly Check[];
  readonly minCertainty?: number;
}
