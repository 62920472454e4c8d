import { SverkaError } from '../error.js';
import type { Alignment } from '../model/alignment.js';
import type { Concern } from './check.js';

/** That a rule is not to speak of a unit any more, and why. */
export interface Suppression {
  readonly rule: string;
  /** Id of a sentence, of either text. */
  readonly unit: string;
  readonly reason: string;
  /** From 1. */
  readonly line: number;
}

/**
 * Reads a table of suppressions: rule, id of a sentence, reason; empty lines and those that begin with # are passed over.
 * @param names of the rules that there are
 * @throws SverkaError `check/suppression` with the line
 */
export function readSuppressions(table: string, names: readonly string[]): Suppression[] {
  return table.split(/\r?\n/u).flatMap((row, index) => {
    if (row.trim() === '' || row.startsWith('#')) return [];
    const line = index + 1;
    const [rule = '', unit = '', reason = ''] = row.split('\t').map((cell) => cell.trim());
    if (!names.includes(rule)) throw fault(`there is no rule ${rule}`, line);
    if (unit === '') throw fault('it names no sentence', line);
    if (reason === '') throw fault('it gives no reason', line);
    return [{ rule, unit, reason, line }];
  });
}

const fault = (what: string, line: number): SverkaError =>
  new SverkaError(
    'check/suppression',
    `A line of suppressions cannot be used: ${what}.`,
    'It is a rule, the id of a sentence and a reason, with tabs between them.',
    { line },
  );

/** What is left to be told, and the suppressions that nothing was found for. */
export function suppress(
  alignment: Alignment,
  concerns: readonly Concern[],
  suppressions: readonly Suppression[],
): { readonly left: readonly Concern[]; readonly unused: readonly Suppression[] } {
  const used = new Set<Suppression>();
  const left = concerns.filter((concern) => {
    const ids = unitsOf(alignment, concern);
    const found = suppressions.filter(({ rule, unit }) => rule === concern.check && ids.has(unit));
    for (const one of found) used.add(one);
    return found.length === 0;
  });
  return { left, unused: suppressions.filter((one) => !used.has(one)) };
}

const unitsOf = (alignment: Alignment, concern: Concern): ReadonlySet<string> =>
  new Set(
    (['source', 'target'] as const).flatMap((side) =>
      alignment[side].units.sentence.slice(...(concern[side] ?? [0, 0])).map(({ id }) => id),
    ),
  );
