import { SverkaError } from '../error.js';
import type { Alignment } from '../model/alignment.js';
import { csv } from './csv.js';
import { tallies, type Format, type Packed, type PassingUnit, type WriteOptions } from './format.js';
import { plainInstant } from './instant.js';
import { packDocument } from './office/package.js';
import { headingOf } from './side-by-side.js';
import { writeUnits } from './units.js';
import { longestCell, mostRows, sheetOfBeads } from './xlsx/beads.js';
import { readWorkbook } from './xlsx/read.js';
import { sheetOfStatistics } from './xlsx/statistics.js';
import { styles } from './xlsx/style.js';
import { workbookParts } from './xlsx/workbook.js';

/**
 * A workbook (ECMA-376): the table of csv, to be looked at and filtered, and a sheet of statistics. Every text is a text:
 * what begins with a sign of equality is no formula. Any workbook with two columns of text is read.
 */
export const xlsx: Format = {
  name: 'xlsx',
  suffix: '.xlsx',
  description: 'workbook: the table of beads, doubtful rows coloured, and statistics',
  pack,
  unpack: readWorkbook,
  read: csv.read!,
};

async function pack(alignment: Alignment, options: WriteOptions): Promise<Packed> {
  const units: PassingUnit[] = [];
  // The units of a table, gathered in place of being written one by one.
  const { kept, remarks } = writeUnits(
    alignment,
    options,
    () => ({
      suffixes: [],
      what: 'beads',
      start: () => [],
      add: (unit) => {
        units.push(unit);
        return [];
      },
      end: () => [],
    }),
    true,
  );
  if (kept > mostRows)
    throw new SverkaError(
      'xlsx/too-many-rows',
      `A sheet has no room for ${kept.toLocaleString('en')} beads.`,
      `It has ${(mostRows + 1).toLocaleString('en')} rows; --to tsv has no limit.`,
    );
  const { title } = headingOf(alignment, options.stem);
  const parts = workbookParts(
    [
      { name: 'Beads', xml: sheetOfBeads(units), printTitles: '$1:$1', printArea: `$A$1:$D$${units.length + 1}` },
      { name: 'Statistics', xml: sheetOfStatistics(alignment, options) },
    ],
    styles,
  );
  const date = options.date === undefined ? undefined : plainInstant(options.date);
  const overlong = units.filter(({ source, target }) => [source, target].some(({ text }) => text.length > longestCell));
  return {
    parts: [{ suffix: xlsx.suffix, bytes: await packDocument(parts, { title, version: options.version, date }) }],
    kept,
    what: 'beads',
    left: [],
    remarks: [
      ...remarks,
      ...tallies(
        new Map([
          [
            `texts cut at ${longestCell.toLocaleString('en')} characters, which is all a cell holds`,
            overlong.map(({ number }) => String(number)),
          ],
        ]),
      ),
    ],
  };
}
