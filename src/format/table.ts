import type { PassingUnit } from './format.js';
import { timeText } from './subtitles.js';
import { formatConfidence } from './text.js';

/** What a table says of a bead, by the names of its columns; each kind of table has its own order of them. */
const cells = {
  bead: ({ number }) => String(number),
  level: ({ level }) => level,
  shape: ({ source, target }) => `${source.ids.length}:${target.ids.length}`,
  confidence: ({ posterior }) => (posterior === undefined ? '' : formatConfidence(posterior)),
  by: ({ by }) => by,
  source_ids: ({ source }) => source.ids.join(' '),
  target_ids: ({ target }) => target.ids.join(' '),
  source_speaker: ({ source }) => source.speaker,
  target_speaker: ({ target }) => target.speaker,
  source: ({ source }) => source.text,
  target: ({ target }) => target.text,
  // Where the sentences of a cell end, when our rules would not find that again; else empty.
  source_lengths: ({ source }) => source.lengths,
  target_lengths: ({ target }) => target.lengths,
  source_time: ({ source }) => timeText(source.time),
  target_time: ({ target }) => timeText(target.time),
} as const satisfies Readonly<Record<string, (unit: PassingUnit) => string>>;

export type Column = keyof typeof cells;

/** Of a table that is looked at: both texts first. */
export const textFirst = (
  'source target shape confidence by source_ids target_ids source_speaker target_speaker source_lengths ' +
  'target_lengths'
).split(' ') as readonly Column[];

/** A bead's row of a table with these columns. */
export const rowOf = (unit: PassingUnit, columns: readonly Column[]): readonly string[] =>
  columns.map((column) => cells[column](unit));
