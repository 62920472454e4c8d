import { tag } from '../office/package.js';
import type { Grade } from '../confidence.js';

/** Looks of a cell; their numbers are their places in the sheet of styles. */
const looks = [
  { name: 'plain' },
  { name: 'head', font: 1, fill: '#dfe7ee', border: 1 },
  { name: 'title', font: 2 },
  { name: 'label', font: 1 },
  { name: 'share', format: 10 },
  { name: 'count', format: 3 },
  ...(['sure', 'fair', 'doubtful'] as const).flatMap((grade) => {
    const fill = { sure: undefined, fair: '#fff2cc', doubtful: '#f8d7d3' }[grade];
    return [
      { name: `text-${grade}`, fill, wraps: true },
      // With a sign that says to whoever edits the cell: it is a text all the same.
      { name: `quoted-${grade}`, fill, wraps: true, quoted: true },
      { name: `fact-${grade}`, fill, font: 3 },
    ];
  }),
] as const satisfies readonly {
  name: string;
  font?: number;
  fill?: string | undefined;
  border?: number;
  format?: number;
  wraps?: boolean;
  quoted?: boolean;
}[];

type Look = 'plain' | 'head' | 'title' | 'label' | 'share' | 'count' | `${'text' | 'quoted' | 'fact'}-${Grade}`;

/** The number of a look, as a cell names it. */
export const look = (name: Look): string => String(looks.findIndex((each) => each.name === name));

const fills = [...new Set(looks.flatMap((each) => ('fill' in each && each.fill !== undefined ? [each.fill] : [])))];

const fonts = [
  { size: 11 },
  { size: 11, bold: true },
  { size: 14, bold: true },
  { size: 9, colour: 'FF595959' },
] as const;

/** The sheet of styles of the workbook. The first two fills and the first border are what programs take for granted. */
export const styles = tag(
  'styleSheet',
  { xmlns: 'http://schemas.openxmlformats.org/spreadsheetml/2006/main' },
  [
    list(
      'fonts',
      fonts.map((font) =>
        tag(
          'font',
          {},
          [
            'bold' in font ? tag('b', {}) : '',
            tag('sz', { val: String(font.size) }),
            'colour' in font ? tag('color', { rgb: font.colour }) : '',
            tag('name', { val: 'Calibri' }),
            tag('family', { val: '2' }),
          ].join(''),
        ),
      ),
    ),
    list('fills', [
      tag('fill', {}, tag('patternFill', { patternType: 'none' })),
      tag('fill', {}, tag('patternFill', { patternType: 'gray125' })),
      ...fills.map((fill) =>
        tag(
          'fill',
          {},
          tag(
            'patternFill',
            { patternType: 'solid' },
            tag('fgColor', { rgb: fill.replace('#', 'FF').toUpperCase() }) + tag('bgColor', { indexed: '64' }),
          ),
        ),
      ),
    ]),
    list('borders', [
      '<border><left/><right/><top/><bottom/><diagonal/></border>',
      '<border><left/><right/><top/><bottom style="thin"><color rgb="FF7F7F7F"/></bottom><diagonal/></border>',
    ]),
    list('cellStyleXfs', [tag('xf', { numFmtId: '0', fontId: '0', fillId: '0', borderId: '0' })]),
    list(
      'cellXfs',
      looks.map((each) => {
        const fill = 'fill' in each && each.fill !== undefined ? fills.indexOf(each.fill) + 2 : 0;
        const [font, border, format] = [
          'font' in each ? each.font : 0,
          'border' in each ? each.border : 0,
          'format' in each ? each.format : 0,
        ];
        return tag(
          'xf',
          {
            numFmtId: String(format),
            fontId: String(font),
            fillId: String(fill),
            borderId: String(border),
            xfId: '0',
            ...('quoted' in each && { quotePrefix: '1' }),
            ...(format > 0 && { applyNumberFormat: '1' }),
            ...(font > 0 && { applyFont: '1' }),
            ...(fill > 0 && { applyFill: '1' }),
            ...(border > 0 && { applyBorder: '1' }),
            applyAlignment: '1',
          },
          tag('alignment', { vertical: 'top', ...('wraps' in each && { wrapText: '1' }) }),
        );
      }),
    ),
    list('cellStyles', [tag('cellStyle', { name: 'Normal', xfId: '0', builtinId: '0' })]),
  ].join(''),
);

function list(name: string, items: readonly string[]): string {
  return tag(name, { count: String(items.length) }, items.join(''));
}
