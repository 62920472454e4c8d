import type { Alignment } from '../model/alignment.js';
import type { Level } from '../model/document.js';
import type { Gold } from '../model/gold.js';
import { judge } from './verdict.js';
import type { Scores } from './scores.js';

/** The scores of an alignment against a gold one of the same texts, level by level; `judge` tells more. */
export function evaluate(predicted: Alignment, gold: Gold): Partial<Record<Level, Scores>> {
  return Object.fromEntries(Object.entries(judge(predicted, gold)).map(([level, { scores }]) => [level, scores]));
}
