import { SverkaError } from '../../error.js';
import { wrap } from '../columns.js';
import { packDocument, type PackageFacts } from '../office/package.js';
import { flow } from '../text.js';
import { isFormulaLike, mostRows } from './beads.js';
import { columnName, sheetXml, type SheetCell, type SheetRow } from './sheet.js';
import { look, styles } from './style.js';
import { workbookParts } from './workbook.js';

export type TableCell = string | number | null | undefined;

/** Of columns, in characters. */
const [narrowest, widest] = [8, 60] as const;

/**
 * A workbook (ECMA-376) of one table, its head in sight and with filters. Numbers are numbers; every text is a
 * text, also where it begins with a sign of equality.
 * @param rows the head first
 * @throws SverkaError `xlsx/too-many-rows`
 */
export async function packTable(
  name: string,
  rows: readonly (readonly TableCell[])[],
  facts: PackageFacts,
): Promise<Uint8Array> {
  const [head = [], ...body] = rows;
  if (body.length > mostRows)
    throw new SverkaError(
      'xlsx/too-many-rows',
      `A sheet has no room for ${body.length.toLocaleString('en')} rows.`,
      `It has ${(mostRows + 1).toLocaleString('en')} rows; --to tsv has no limit.`,
    );
  const widths = head.map((title, column) => {
    const longest = body.reduce((most, row) => Math.max(most, shown(row[column]).length), shown(title).length + 3);
    return Math.min(widest, Math.max(narrowest, longest + 1));
  });
  const xml = sheetXml({
    rows: [
      { cells: head.map((title): SheetCell => ({ content: shown(title), look: look('head') })) },
      ...body.map((row): SheetRow => {
        const cells = head.map((_, column): SheetCell => {
          const cell = row[column];
          if (typeof cell === 'number') return { content: cell, look: look('plain') };
          const content = shown(cell);
          return { content, look: look(isFormulaLike(content) ? 'quoted-sure' : 'text-sure') };
        });
        const lines = cells.map(({ content }, column) => wrap(String(content), widths[column]! - 2).length);
        return { cells, lines: Math.max(1, ...lines) };
      }),
    ],
    widths,
    hasHead: true,
  });
  const sheet = {
    name,
    xml,
    printTitles: '$1:$1',
    printArea: `$A$1:$${columnName(Math.max(0, head.length - 1))}$${rows.length}`,
  };
  return packDocument(workbookParts([sheet], styles), facts);
}

const shown = (cell: TableCell): string => flow(String(cell ?? ''), 'keep');
