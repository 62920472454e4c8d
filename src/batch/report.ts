import type { Figures } from './journal.js';

/** What became of one pair, or of a file without a partner. */
export interface Outcome {
  readonly name: string;
  readonly status: 'aligned' | 'failed' | 'alone';
  readonly source: string;
  /** Nothing, where there is no partner. */
  readonly target: string;
  /** That the two belong together, where they were paired by what they hold. */
  readonly match?: number | undefined;
  readonly figures?: Figures | undefined;
  readonly warnings?: readonly string[];
  readonly fault?: Fault | undefined;
}

export interface Fault {
  /** Of a `SverkaError`; `bug` for whatever else was thrown. */
  readonly code: string;
  readonly message: string;
  readonly hint: string;
  readonly place: string;
}

const columns = [
  'name',
  'status',
  'source',
  'target',
  'source sentences',
  'target sentences',
  'beads',
  'confidence',
  'match',
  'code',
  'place',
  'message',
  'hint',
  'warnings',
] as const;

/** A table with a row for each, in the order given. */
export function reportTable(outcomes: readonly Outcome[]): string {
  const rows = outcomes.map(({ name, status, source, target, match, figures, warnings = [], fault }) => [
    name,
    status,
    source,
    target,
    figures?.source ?? '',
    figures?.target ?? '',
    figures?.beads ?? '',
    figures?.confidence ?? '',
    match ?? '',
    fault?.code ?? '',
    fault?.place ?? '',
    fault?.message ?? '',
    fault?.hint ?? '',
    warnings.join(' | '),
  ]);
  return [columns, ...rows]
    .map((row) => `${row.map((cell) => String(cell).replace(/[\s\p{Cc}]+/gu, ' ')).join('\t')}\n`)
    .join('');
}

/** The same as JSON: one object a line in a list. */
export const reportJson = (outcomes: readonly Outcome[]): string =>
  `[\n${outcomes.map((outcome) => `  ${JSON.stringify(outcome)}`).join(',\n')}\n]\n`;
