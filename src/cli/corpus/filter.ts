import type { Given, Options } from '../command.js';
import { usageError, valueOf, valuesOf } from '../options.js';
import { nearest } from '../suggestion.js';
import { type Database, rowsOf } from './driver.js';
import { foldName } from './rows.js';

/** Conditions on pairs `p` and documents `d`, and the values that they ask for. */
export interface Filter {
  readonly conditions: readonly string[];
  readonly values: readonly (string | number)[];
}

/** What all commands have in common that look into a corpus. */
export const filterOptions: Options = {
  speaker: { value: 'NAME', description: 'only of whoever is called so, in either language, or by a part of it' },
  document: { value: 'NAME,…', description: 'only of these documents' },
  since: { value: 'DATE', description: 'only of documents of this day or later: 2021, 2021-03, 2021-03-02' },
  until: { value: 'DATE', description: 'only of documents of this day or earlier' },
  'min-confidence': { value: 'P', description: 'only links at least so sure; those without a figure are not' },
};

/** @throws SverkaError `cli/usage`, also where nobody and no document is called so */
export function filterOf(given: Given, database: Database): Filter {
  const conditions: string[] = [];
  const values: (string | number)[] = [];
  const add = (condition: string, ...more: readonly (string | number)[]): void => {
    conditions.push(condition);
    for (const value of more) values.push(value);
  };
  const marks = (many: readonly unknown[]): string => many.map(() => '?').join(', ');

  const speaker = valueOf(given, 'speaker');
  if (speaker !== undefined) {
    const all = rowsOf<[number, string, string]>(database, 'SELECT id, folded, en FROM speaker');
    const ids = all.filter(([, folded]) => folded.includes(foldName(speaker))).map(([id]) => id);
    if (ids.length === 0)
      throw usageError(
        `Nobody in the corpus is called ${speaker}.`,
        all.length === 0
          ? 'The corpus names no speakers.'
          : `Among those who speak there are ${all
              .slice(0, 5)
              .map(([, , en]) => en)
              .join(', ')}.`,
      );
    add(`p.speaker IN (${marks(ids)})`, ...ids);
  }
  const documents = valuesOf(given, 'document');
  if (documents !== undefined) {
    const all = rowsOf<[string]>(database, 'SELECT name FROM document').map(([name]) => name);
    const lacking = documents.find((name) => !all.includes(name));
    if (lacking !== undefined) {
      const meant = nearest(lacking, all);
      throw usageError(
        `The corpus has no document ${lacking}.`,
        meant === undefined ? `It has ${all.slice(0, 5).join(', ')}.` : `Did you mean ${meant}?`,
      );
    }
    add(`d.name IN (${marks(documents)})`, ...documents);
  }
  const [since, until] = [dateOf(given, 'since'), dateOf(given, 'until')];
  if (since !== undefined && until !== undefined && since > `${until}~`)
    throw usageError(`Nothing is of ${since} or later and of ${until} or earlier.`, 'Give the earlier day to --since.');
  if (since !== undefined) add('d.date >= ?', since);
  // A month has all of its days.
  if (until !== undefined) add('d.date < ?', `${until}~`);
  const least = valueOf(given, 'min-confidence');
  if (least !== undefined) {
    if (!(Number(least) >= 0 && Number(least) <= 1))
      throw usageError(`--min-confidence cannot be ${least}.`, 'It is a number from 0 to 1, such as .9.');
    add('p.confidence >= ?', Number(least));
  }
  return { conditions, values };
}

function dateOf(given: Given, name: string): string | undefined {
  const value = valueOf(given, name);
  if (value !== undefined && !(/^\d{4}(?:-\d\d(?:-\d\d)?)?$/u.test(value) && isInCalendar(value)))
    throw usageError(`--${name} cannot be ${value}.`, 'It is a year, month or day, such as 2021-03-02.');
  return value;
}

/** Whether a year, month or day exists: there is no 2021-13, and no 30 February. */
function isInCalendar(date: string): boolean {
  const day = new Date(`${`${date}-01-01`.slice(0, 'YYYY-MM-DD'.length)}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(date);
}
