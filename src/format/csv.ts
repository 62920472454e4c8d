import type { Format, Sink } from './format.js';
import { rowOf, textFirst } from './table.js';
import { alignUnits, languagesOfTexts, sampleOf, unitFormat, unitsInvalid, type UnitPair } from './units.js';

/**
 * A table with the two texts in its first columns (RFC 4180, in UTF-8). Any table with two columns of text is read:
 * parted by commas, semicolons or tabs, with a header or without.
 */
export const csv: Format = {
  name: 'csv',
  suffix: '.csv',
  description: 'table for spreadsheets: both texts, shape, confidence, ids, speakers',
  ...unitFormat(sink, true),
  recognizes: (text) => text.replace(/^\uFEFF/u, '').startsWith(textFirst.slice(0, 4).join(',')),
  read,
};

function sink(): Sink {
  const line = (cells: readonly string[]): string => `${cells.map(quoted).join(',')}\r\n`;
  return {
    suffixes: ['.csv'],
    what: 'rows',
    start: () => [line(textFirst)],
    add: (unit) => [line(rowOf(unit, textFirst))],
    end: () => [],
  };
}

const quoted = (cell: string): string => (/[",\r\n]|^\s|\s$/u.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

interface Row {
  readonly cells: readonly string[];
  readonly line: number;
}

/** The rows of a table; quotes are of RFC 4180, and a lone one is a sign like any other. */
export function parseTable(text: string, separator: string): readonly Row[] {
  const rows: Row[] = [];
  let cells: string[] = [];
  let [cell, line, begun, at] = ['', 1, 1, 0];
  const end = (): void => {
    cells.push(cell);
    cell = '';
  };
  const endRow = (): void => {
    end();
    if (cells.some((each) => each.trim() !== '')) rows.push({ cells, line: begun });
    cells = [];
    begun = ++line;
  };
  while (at < text.length) {
    const char = text[at]!;
    if (char === '"' && cell === '') {
      let close = at + 1;
      while (close < text.length && !(text[close] === '"' && text[close + 1] !== '"'))
        close += text[close] === '"' ? 2 : 1;
      if (close >= text.length) throw unitsInvalid('a quotation mark is not closed', { line });
      const content = text.slice(at + 1, close).replaceAll('""', '"');
      line += content.split('\n').length - 1;
      cell = content;
      at = close + 1;
      continue;
    }
    if (char === separator) end();
    else if (char === '\n') endRow();
    else if (!(char === '\r' && text[at + 1] === '\n')) cell += char;
    at++;
  }
  if (cell !== '' || cells.length > 0) endRow();
  return rows;
}

/**
 * The sign that parts the columns: that which is in most of the first lines, and leaves columns of one alphabet each.
 * Commas are in the texts themselves where a semicolon parts them, as where the comma is a decimal one.
 */
export function separatorOf(text: string): string {
  const lines = text
    .split(/\r?\n/u)
    .filter((line) => line !== '')
    .slice(0, 50);
  const worth = (sign: string): number => {
    const rows = lines.map((line) => line.split(sign));
    return rows.filter(({ length }) => length > 1).length * (1 + purity(rows));
  };
  return ['\t', ',', ';']
    .map((sign) => [sign, worth(sign)] as const)
    .reduce((best, each) => (each[1] > best[1] ? each : best))[0];
}

/** Share of the letters that are of the commoner alphabet of their column; a header may be of any. */
function purity([head = [], ...rows]: readonly (readonly string[])[]): number {
  let [pure, all] = [0, 0];
  for (let column = 0; column < head.length; column++) {
    let [latin, cyrillic] = [0, 0];
    for (const cells of rows.length > 0 ? rows : [head])
      for (const { 0: letter } of (cells[column] ?? '').matchAll(/[A-Za-z\p{Script=Cyrillic}]/gu))
        if (letter <= 'z') latin++;
        else cyrillic++;
    pure += Math.max(latin, cyrillic);
    all += latin + cyrillic;
  }
  return all === 0 ? 0 : pure / all;
}

function read(given: string): ReturnType<typeof alignUnits> {
  const text = given.replace(/^\uFEFF/u, '');
  const rows = parseTable(text, separatorOf(text));
  if (rows.length === 0) throw unitsInvalid('it has no rows', {});
  const head = rows[0]!.cells.map((cell) => cell.trim().toLowerCase());
  const named = [
    head.findIndex((cell) => sourceName.test(cell)),
    head.findIndex((cell) => targetName.test(cell)),
  ] as const;
  const isNamed = named[0] >= 0 && named[1] >= 0;
  const body = isNamed ? rows.slice(1) : rows;
  // Named by their languages, the columns tell the source by their order.
  const isTurned = isNamed && named[1] < named[0] && /^(?:en|англ)/u.test(head[named[0]]!);
  const [from, to] = isNamed ? (isTurned ? [named[1], named[0]] : named) : textColumns(body);
  const index = (name: string): number => (isNamed ? head.indexOf(name) : -1);
  const places = Object.fromEntries(textFirst.map((name) => [name, index(name)]));
  const pairs = body.map(({ cells, line }): UnitPair => {
    const cell = (name: string): string => cells[places[name]!] ?? '';
    const confidence = cell('confidence');
    const posterior = confidence === '' ? undefined : Number(confidence);
    if (posterior !== undefined && !(posterior >= 0 && posterior <= 1))
      throw unitsInvalid(`"${confidence}" is not a number from 0 to 1`, { line });
    const by = cell('by');
    const list = (name: string): readonly string[] =>
      cell(name)
        .split(' ')
        .filter((id) => id !== '');
    return {
      source: cells[from] ?? '',
      target: cells[to] ?? '',
      ids: [list('source_ids'), list('target_ids')],
      lengths: [cell('source_lengths'), cell('target_lengths')],
      speakers: [cell('source_speaker'), cell('target_speaker')],
      posterior,
      by: by === 'person' || by === 'anchor' ? by : 'search',
    };
  });
  const tags = isNamed ? ([tagOf(head[from]!), tagOf(head[to]!)] as const) : ([undefined, undefined] as const);
  return alignUnits(pairs, languagesOfTexts(tags, sampleOf(pairs)), 'read from a table');
}

const sourceName = /^(?:source|src|en(?:[-_]\w+)?|english|английский|original|оригинал)$/u;
const targetName = /^(?:target|trg|tgt|ru(?:[-_]\w+)?|russian|русский|translation|перевод)$/u;

const tagOf = (name: string): string | undefined =>
  /^(?:en|англ)/u.test(name) ? 'en' : /^(?:ru|рус)/u.test(name) ? 'ru' : undefined;

/** The first column with most of its letters Latin and the first with most Cyrillic, in the order in which they stand. */
function textColumns(rows: readonly Row[]): readonly [number, number] {
  const count = rows.reduce((most, { cells }) => Math.max(most, cells.length), 0);
  const letters = (column: number, script: RegExp): number =>
    rows.slice(0, 200).reduce((sum, { cells }) => sum + ((cells[column] ?? '').match(script)?.length ?? 0), 0);
  const all = Array.from({ length: count }, (_, column) => ({
    column,
    latin: letters(column, /\p{Script=Latin}/gu),
    cyrillic: letters(column, /\p{Script=Cyrillic}/gu),
  }));
  const best = (a: 'latin' | 'cyrillic', b: 'latin' | 'cyrillic') =>
    all.filter((each) => each[a] > each[b]).sort((one, other) => other[a] - one[a])[0]?.column;
  const [english, russian] = [best('latin', 'cyrillic'), best('cyrillic', 'latin')];
  if (english === undefined || russian === undefined)
    throw unitsInvalid('no two columns hold English and Russian text', {});
  return english < russian ? [english, russian] : [russian, english];
}
