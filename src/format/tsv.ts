import { SverkaError } from '../error.js';
import type { Alignment } from '../model/alignment.js';
import type { Language } from '../model/document.js';
import type { Bead } from '../model/ladder.js';
import type { Format, Sink } from './format.js';
import { alignPairs, cut, sentencesOf, unjoin, type Pair, type PairSide } from './pairs.js';
import { rowOf, type Column } from './table.js';
import { removeForbidden } from './text.js';
import { unitFormat, writeUnits } from './units.js';

const columns = (
  'bead level shape confidence by source_ids target_ids source_speaker target_speaker source target source_lengths ' +
  'target_lengths'
).split(' ') as readonly Column[];

/** Where a text has times: of subtitles. */
const timed: readonly Column[] = [...columns, 'source_time', 'target_time'];

const isTimed = ({ source, target }: Alignment): boolean =>
  [source, target].some(({ units }) => units.sentence.some(({ time }) => time !== undefined));

/** A bead a line, null beads with an empty cell; no quoting, since no cell holds a tab or a line break. */
export const tsv: Format = {
  name: 'tsv',
  suffix: '.tsv',
  description: 'table with one bead a line: shape, confidence, ids, speakers, both texts',
  ...unitFormat(() => lines(columns), true),
  write: (alignment, options) =>
    writeUnits(alignment, options, () => lines(isTimed(alignment) ? timed : columns), true),
  read,
  recognizes: (text) => text.replace(/^\uFEFF/u, '').startsWith(columns.slice(0, 4).join('\t')),
};

/** No cell holds a tab or a line break; of a memory, spaces inside a line stay as they are there. */
function lines(head: readonly Column[]): Sink {
  const cell = (text: string): string =>
    removeForbidden(text.replace(/[\t\n\v\f\r\u0085\u2028\u2029]+/gu, ' ')).normalize('NFC');
  return {
    suffixes: ['.tsv'],
    what: 'beads',
    start: () => [`${head.join('\t')}\n`],
    add: (unit) => [`${rowOf(unit, head).map(cell).join('\t')}\n`],
    end: () => [],
  };
}

const fail = (what: string, line: number): SverkaError =>
  new SverkaError(
    'tsv/invalid',
    `The table cannot be read: ${what}.`,
    'Give a table that sverka wrote with --to tsv.',
    {
      line,
    },
  );

/**
 * Reads a table back. Units that stand joined in a cell are parted by the lengths beside them, or else by
 * our rules of sentences; where these find another number, they are one unit.
 * @throws SverkaError `tsv/invalid` with the line
 */
function read(text: string): Alignment {
  const [head, ...rest] = text.replace(/^\uFEFF/u, '').split(/\r?\n/u);
  // Times are of cues and not of sentences: they are not taken for those of the sentences of a bead.
  const width = head === timed.join('\t') ? timed.length : columns.length;
  if (width === columns.length && head !== columns.join('\t'))
    throw fail(`its columns are not ${columns.join(', ')}`, 1);
  const rows = rest.flatMap((line, index) => (line === '' ? [] : [readRow(line, index + 2, width)]));
  const level = rows[0]?.level;
  const [source, target] = (['sourceIds', 'targetIds'] as const).map((key) =>
    languageOf(rows.flatMap((row) => row[key])),
  );
  if (level === undefined || (source ?? target) === undefined) throw fail('it has no beads with ids', 1);
  const languages = { source: source ?? other(target!), target: target ?? other(source!) };
  if (languages.source === languages.target) throw fail('the ids of both sides are of one language', 2);
  const pairs = rows.map((row): Pair => {
    if (row.level !== level) throw fail(`it is a table of ${level}s, and this is a ${row.level}`, row.line);
    const side = (ids: readonly string[], cell: string, told: string, speaker: string, lang: Language): PairSide => {
      const known = told === '' ? undefined : cut(cell, told);
      const pieces = known ?? (level === 'sentence' ? unjoin(cell, ids.length, lang) : [cell]);
      const units = pieces.map((piece) => (level === 'sentence' ? [piece] : sentencesOf(piece, lang)));
      return { ids, units: ids.length === 0 ? [] : units, speaker };
    };
    return {
      source: side(row.sourceIds, row.source, row.sourceLengths, row.sourceSpeaker, languages.source),
      target: side(row.targetIds, row.target, row.targetLengths, row.targetSpeaker, languages.target),
      posterior: row.posterior,
      by: row.by,
    };
  });
  return alignPairs(pairs, { ...languages, level, metas: { en: {}, ru: {} }, signature: 'read from a table' });
}

interface TableRow {
  readonly line: number;
  readonly level: 'sentence' | 'paragraph';
  readonly posterior: number | undefined;
  readonly by: Bead['by'];
  readonly sourceIds: readonly string[];
  readonly targetIds: readonly string[];
  readonly sourceSpeaker: string;
  readonly targetSpeaker: string;
  readonly source: string;
  readonly target: string;
  readonly sourceLengths: string;
  readonly targetLengths: string;
}

function readRow(line: string, number: number, width: number): TableRow {
  const cells = line.split('\t');
  if (cells.length !== width) throw fail(`${cells.length} cells, not ${width}`, number);
  const [, level, , confidence, by, ...more] = cells as [string, string, string, string, string, ...string[]];
  const [sources, targets, sourceSpeaker, targetSpeaker, source, target, sourceLengths, targetLengths] = more as [
    string,
    string,
    string,
    string,
    string,
    string,
    string,
    string,
  ];
  const [sourceIds, targetIds] = [sources, targets].map((cell) => cell.split(' ').filter((id) => id !== ''));
  const posterior = confidence === '' ? undefined : Number(confidence);
  if (level !== 'sentence' && level !== 'paragraph') throw fail(`"${level}" is no level`, number);
  if (posterior !== undefined && !(posterior >= 0 && posterior <= 1))
    throw fail(`"${confidence}" is not a number from 0 to 1`, number);
  if (!['search', 'anchor', 'person'].includes(by)) throw fail(`"${by}" is not search, anchor or person`, number);
  for (const [ids, cell] of [
    [sourceIds!, source],
    [targetIds!, target],
  ] as const)
    if ((ids.length === 0) !== (cell.trim() === ''))
      throw fail('a side has ids without text, or text without ids', number);
  if (sourceIds!.length + targetIds!.length === 0) throw fail('both sides are empty', number);
  return {
    line: number,
    level: level,
    posterior,
    by: by as Bead['by'],
    sourceIds: sourceIds!,
    targetIds: targetIds!,
    sourceSpeaker,
    targetSpeaker,
    source: source.trim(),
    target: target.trim(),
    sourceLengths,
    targetLengths,
  };
}

const languageOf = ([id]: readonly string[]): Language | undefined =>
  id?.startsWith('en.') ? 'en' : id?.startsWith('ru.') ? 'ru' : undefined;

const other = (lang: Language): Language => (lang === 'en' ? 'ru' : 'en');
