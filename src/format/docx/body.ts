import type { Alignment } from '../../model/alignment.js';
import type { Language } from '../../model/document.js';
import type { Grade } from '../confidence.js';
import { tag } from '../office/package.js';
import { doubtSigns, missingText, type Heading, type PrintedBead, type PrintedSide } from '../side-by-side.js';
import { escapeXml } from '../xml.js';
import { namespaces, value } from './style.js';

/** Of the columns, in twentieths of a point: number and ids, both texts, shape and confidence. A4 lies on its side. */
const widths = [1850, 5850, 5850, 1588] as const;
const page = { long: 16_838, short: 11_906, margin: 850 } as const;

const fills: Readonly<Record<Grade, string | undefined>> = { sure: undefined, fair: 'FFF2CC', doubtful: 'F8D7D3' };
const tags: Readonly<Record<Language, string>> = { en: 'en-GB', ru: 'ru-RU' };

/** The document: what stands over the texts, the table, and how it was made. */
export function bodyXml(
  { source, target, signature }: Alignment,
  heading: Heading,
  beads: readonly PrintedBead[],
): string {
  const { title, other, place, columns } = heading;
  const hasDoubts = beads.some(({ grade }) => grade !== 'sure');
  return tag(
    'w:document',
    namespaces,
    tag(
      'w:body',
      {},
      [
        paragraph('Title', title, source.lang),
        other === undefined ? '' : paragraph('Subtitle', other, target.lang),
        place === '' ? '' : paragraph('Place', place),
        tag('w:tbl', {}, [properties, grid, headRow(columns), ...beads.flatMap(rows)].join('')),
        hasDoubts ? paragraph('Signature', '? confidence below 0.9 · ?? below 0.5') : '',
        paragraph('Signature', signature),
        section,
      ].join(''),
    ),
  );
}

const line = (side: string, colour: string): string =>
  tag(`w:${side}`, { 'w:val': 'single', 'w:sz': '4', 'w:space': '0', 'w:color': colour });

const properties = tag(
  'w:tblPr',
  {},
  tag('w:tblW', { 'w:w': String(widths.reduce((sum, width) => sum + width, 0)), 'w:type': 'dxa' }) +
    tag(
      'w:tblBorders',
      {},
      line('top', '7F7F7F') + line('bottom', '7F7F7F') + line('insideH', 'E4E4E4') + line('insideV', 'E4E4E4'),
    ) +
    tag('w:tblLayout', { 'w:type': 'fixed' }) +
    tag(
      'w:tblCellMar',
      {},
      (['top', 'left', 'bottom', 'right'] as const)
        .map((side) => tag(`w:${side}`, { 'w:w': side === 'top' || side === 'bottom' ? '40' : '100', 'w:type': 'dxa' }))
        .join(''),
    ) +
    tag('w:tblLook', { 'w:val': '0020', 'w:firstRow': '1' }),
);

const grid = tag('w:tblGrid', {}, widths.map((width) => tag('w:gridCol', { 'w:w': String(width) })).join(''));

const section = tag(
  'w:sectPr',
  {},
  tag('w:footerReference', { 'w:type': 'default', 'r:id': 'rId2' }) +
    tag('w:pgSz', { 'w:w': String(page.long), 'w:h': String(page.short), 'w:orient': 'landscape' }) +
    tag('w:pgMar', {
      ...Object.fromEntries(['top', 'right', 'bottom', 'left'].map((side) => [`w:${side}`, String(page.margin)])),
      'w:header': '450',
      'w:footer': '450',
      'w:gutter': '0',
    }),
);

function paragraph(style: string, text: string, lang?: Language): string {
  const look = lang === undefined ? '' : tag('w:rPr', {}, value('lang', tags[lang]));
  const run = text === '' ? '' : tag('w:r', {}, look + tag('w:t', { 'xml:space': 'preserve' }, escapeXml(text)));
  return tag('w:p', {}, tag('w:pPr', {}, value('pStyle', style)) + run);
}

function cell(column: 0 | 1 | 2 | 3, paragraphs: readonly string[], fill?: string): string {
  const shade = fill === undefined ? '' : tag('w:shd', { 'w:val': 'clear', 'w:color': 'auto', 'w:fill': fill });
  return tag(
    'w:tc',
    {},
    tag('w:tcPr', {}, tag('w:tcW', { 'w:w': String(widths[column]), 'w:type': 'dxa' }) + shade) + paragraphs.join(''),
  );
}

/** A row stays on one page. */
const row = (cells: readonly string[], more = ''): string =>
  tag('w:tr', {}, tag('w:trPr', {}, `<w:cantSplit/>${more}`) + cells.join(''));

/** It is repeated on each page. */
const headRow = ([source, target]: readonly [string, string]): string =>
  row(
    [
      cell(0, [paragraph('Head', 'Bead')]),
      cell(1, [paragraph('Head', source)]),
      cell(2, [paragraph('Head', target)]),
      cell(3, [paragraph('Head', 'Confidence')]),
    ],
    '<w:tblHeader/>',
  );

function rows({ number, source, target, shape, grade, confidence, isHead }: PrintedBead): string[] {
  const fill = fills[grade];
  const text = ({ lang, text: content }: PrintedSide): string =>
    content === ''
      ? paragraph('Missing', missingText(lang))
      : paragraph(isHead ? 'TextHeading' : 'Text', content, lang);
  const name = ({ lang, speaker }: PrintedSide): string => paragraph('Speaker', speaker, lang);
  const facts = [shape === '1:1' ? '' : shape, [confidence, doubtSigns[grade]].filter((each) => each !== '').join(' ')];
  const bead = row([
    cell(
      0,
      [String(number), ...source.ids, ...target.ids].map((each) => paragraph('Fact', each)),
      fill,
    ),
    cell(1, [text(source)], fill),
    cell(2, [text(target)], fill),
    cell(
      3,
      facts.some((each) => each !== '')
        ? facts.filter((each) => each !== '').map((each) => paragraph('Fact', each))
        : [paragraph('Fact', '')],
      fill,
    ),
  ]);
  if (source.speaker === '' && target.speaker === '') return [bead];
  return [
    row([
      cell(0, [paragraph('Speaker', '')]),
      cell(1, [name(source)]),
      cell(2, [name(target)]),
      cell(3, [paragraph('Speaker', '')]),
    ]),
    bead,
  ];
}
