import { tag, type PackagePart } from '../office/package.js';

export interface NamedSheet {
  readonly name: string;
  readonly xml: string;
  /** Of the rows that are printed on each page: `$1:$1`. */
  readonly printTitles?: string;
  /** What is printed: `$A$1:$D$9`. */
  readonly printArea?: string;
}

/** A workbook of these sheets, for `packDocument`. */
export function workbookParts(sheets: readonly NamedSheet[], styles: string): readonly PackagePart[] {
  const type = (name: string): string => `officedocument.spreadsheetml.${name}+xml`;
  const names = sheets
    .flatMap(({ name, printTitles, printArea }, index) =>
      [
        ['Print_Area', printArea],
        ['Print_Titles', printTitles],
      ].map(([kind, range]) =>
        range === undefined
          ? ''
          : tag('definedName', { name: `_xlnm.${kind}`, localSheetId: String(index) }, `${name}!${range}`),
      ),
    )
    .join('');
  const workbook: PackagePart = {
    path: 'xl/workbook.xml',
    type: type('sheet.main'),
    xml: tag(
      'workbook',
      {
        xmlns: 'http://schemas.openxmlformats.org/spreadsheetml/2006/main',
        'xmlns:r': 'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
      },
      tag('bookViews', {}, tag('workbookView', { activeTab: '0' })) +
        tag(
          'sheets',
          {},
          sheets
            .map(({ name }, index) => tag('sheet', { name, sheetId: String(index + 1), 'r:id': `rId${index + 1}` }))
            .join(''),
        ) +
        (names === '' ? '' : tag('definedNames', {}, names)),
    ),
    relations: [
      ...sheets.map((_, index) => ['worksheet', `worksheets/sheet${index + 1}.xml`] as const),
      ['styles', 'styles.xml'],
    ],
  };
  return [
    workbook,
    ...sheets.map(({ xml }, index) => ({
      path: `xl/worksheets/sheet${index + 1}.xml`,
      type: type('worksheet'),
      xml,
    })),
    { path: 'xl/styles.xml', type: type('styles'), xml: styles },
  ];
}
