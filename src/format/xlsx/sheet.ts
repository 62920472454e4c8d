import { tag } from '../office/package.js';
import { escapeXml } from '../xml.js';

/** A cell with its look, a number of the sheet of styles. */
export interface SheetCell {
  readonly content: string | number;
  readonly look: string;
}

export interface SheetRow {
  readonly cells: readonly SheetCell[];
  /** Lines that the text of its cells takes; 1 unless told. Not every program counts them when it opens a file. */
  readonly lines?: number;
}

export interface Sheet {
  readonly rows: readonly SheetRow[];
  /** Of the columns, in characters. */
  readonly widths: readonly number[];
  /** The first row stays in sight, and filters stand in it. */
  readonly hasHead: boolean;
}

/** Excel calls a file damaged in which a cell holds more. */
export const longestCell = 32_767;

/** In points; rows are not taller. */
const [lineHeight, tallest] = [15, 409] as const;

/** Of column 27: `AA`. */
export function columnName(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : columnName(Math.floor(index / 26) - 1) + letter;
}

/** What looks like a character that Excel writes by its number, such as `_x0041_`, is a text that looks so. */
const escapeCell = (text: string): string =>
  escapeXml(text.slice(0, longestCell).replace(/_(?=x[\da-f]{4}_)/giu, '_x005F_'));

export function sheetXml({ rows, widths, hasHead }: Sheet): string {
  const last = `${columnName(Math.max(0, widths.length - 1))}${Math.max(1, rows.length)}`;
  const pane = hasHead
    ? tag('pane', { ySplit: '1', topLeftCell: 'A2', activePane: 'bottomLeft', state: 'frozen' }) +
      tag('selection', { pane: 'bottomLeft', activeCell: 'A2', sqref: 'A2' })
    : '';
  return tag(
    'worksheet',
    { xmlns: 'http://schemas.openxmlformats.org/spreadsheetml/2006/main' },
    [
      tag('sheetPr', {}, tag('pageSetUpPr', { fitToPage: '1' })),
      tag('dimension', { ref: `A1:${last}` }),
      tag('sheetViews', {}, tag('sheetView', { workbookViewId: '0' }, pane)),
      tag('sheetFormatPr', { defaultRowHeight: String(lineHeight) }),
      tag(
        'cols',
        {},
        widths
          .map((width, index) =>
            tag('col', {
              min: String(index + 1),
              max: String(index + 1),
              width: String(width),
              customWidth: '1',
            }),
          )
          .join(''),
      ),
      tag('sheetData', {}, rows.map(rowXml).join('')),
      hasHead ? tag('autoFilter', { ref: `A1:${last}` }) : '',
      tag('pageMargins', { left: '0.4', right: '0.4', top: '0.5', bottom: '0.5', header: '0.3', footer: '0.3' }),
      tag('pageSetup', { paperSize: '9', orientation: 'landscape', fitToHeight: '0' }),
    ].join(''),
  );
}

function rowXml({ cells, lines = 1 }: SheetRow, row: number): string {
  let xml = `<row r="${row + 1}"${lines === 1 ? '' : ` ht="${Math.min(tallest, lines * lineHeight)}"`}>`;
  for (const [index, { content, look }] of cells.entries()) {
    const start = `<c r="${columnName(index)}${row + 1}" s="${look}"`;
    if (content === '') xml += `${start}/>`;
    else if (typeof content === 'number') xml += `${start}><v>${content}</v></c>`;
    else xml += `${start} t="inlineStr"><is><t xml:space="preserve">${escapeCell(content)}</t></is></c>`;
  }
  return `${xml}</row>`;
}
