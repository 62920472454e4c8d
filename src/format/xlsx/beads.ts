import { gradeOf } from '../confidence.js';
import type { PassingUnit } from '../format.js';
import { wrap } from '../columns.js';
import { rowOf, textFirst, type Column } from '../table.js';
import { sheetXml, type SheetCell, type SheetRow } from './sheet.js';
import { look } from './style.js';

export { longestCell } from './sheet.js';

/** Beads that a sheet has room for, below its head. */
export const mostRows = 1_048_575;

/** Of the texts, in characters; other columns are as wide as what they hold. */
const textWidth = 60;
const [narrowest, widest] = [8, 28] as const;

/** A row a bead. */
export function sheetOfBeads(units: readonly PassingUnit[]): string {
  const rows = units.map((unit) => rowOf(unit, textFirst));
  const isText = (column: Column): boolean => column === 'source' || column === 'target';
  const widths = textFirst.map((column, index) => {
    if (isText(column)) return textWidth;
    const longest = rows.reduce((most, row) => Math.max(most, row[index]!.length), column.length + 3);
    return Math.min(widest, Math.max(narrowest, longest + 1));
  });
  return sheetXml({
    rows: [
      { cells: textFirst.map((column): SheetCell => ({ content: column, look: look('head') })) },
      ...rows.map((row, index): SheetRow => {
        const grade = gradeOf(units[index]!);
        const [text, quoted, fact] = [look(`text-${grade}`), look(`quoted-${grade}`), look(`fact-${grade}`)];
        const cells = row.map((content, at): SheetCell => {
          const column = textFirst[at]!;
          if (column === 'confidence' && content !== '') return { content: Number(content), look: fact };
          return { content, look: isFormulaLike(content) ? quoted : isText(column) ? text : fact };
        });
        const { source, target } = units[index]!;
        return {
          cells,
          lines: Math.max(...[source, target].map(({ text: each }) => wrap(each, textWidth - 2).length)),
        };
      }),
    ],
    widths,
    hasHead: true,
  });
}

/** A text that a program would take for a formula if somebody typed it. */
export const isFormulaLike = (text: string): boolean => /^[=+\-@]/u.test(text);
