import type { Alignment } from '../model/alignment.js';
import type { Check, CheckResources, Concern } from './check.js';
import { parallel } from './parallel.js';
import { passages } from './passages.js';

/** What is looked at in every alignment, in the order in which it is told. */
export const checks: readonly Check[] = [parallel, passages];

/** What all checks find. */
export const findConcerns = (alignment: Alignment, resources: CheckResources): readonly Concern[] =>
  checks.flatMap((check) => check.find(alignment, resources));

/** Of what one check finds in one text, this many are told one by one. */
const mostTold = 5;

/** The first concerns of each check and text, and how many more there are: a screen of warnings is read by nobody. */
export function firstConcerns(concerns: readonly Concern[]): readonly Concern[] {
  const groups = new Map<string, Concern[]>();
  for (const concern of concerns) {
    const name = `${concern.check} ${concern.side}`;
    groups.set(name, [...(groups.get(name) ?? []), concern]);
  }
  return [...groups.values()].flatMap((group) => {
    const more = group.length - mostTold;
    if (more <= 0) return group;
    const { grade, check, hint, side } = group[0]!;
    const message = `${more} more such ${more === 1 ? 'place' : 'places'}.`;
    return [
      ...group.slice(0, mostTold),
      { grade, check, message, form: 'more', values: { count: more }, hint, ...(side !== undefined && { side }) },
    ];
  });
}
