import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { formatNamed } from '../../src/format/formats.js';
import { xlsx } from '../../src/format/xlsx.js';
import type { Alignment } from '../../src/model/alignment.js';
import { rawText } from '../../src/model/document.js';
import { makeAlignment, makeDocument } from './documents.js';
import { bare, full, options, small } from './fixtures.js';
import { alignCorpora } from '../roundtrip/corpora.js';
import { readElements } from '../roundtrip/edition.js';

const pack = async (value: Alignment, more = {}): Promise<Uint8Array> =>
  (await xlsx.pack!(value, { ...options, ...more })).parts[0]!.bytes;
const partsOf = (bytes: Uint8Array): Record<string, string> =>
  Object.fromEntries(Object.entries(unzipSync(bytes)).map(([path, content]) => [path, strFromU8(content)]));
const read = async (bytes: Uint8Array): Promise<Alignment> => xlsx.read!((await xlsx.unpack!(bytes))!);

describe('what was written is read and written again: the same bytes', () => {
  test.each([...alignCorpora().slice(0, 2), ['small', small], ['full', full], ['bare', bare]] as [string, Alignment][])(
    '%s',
    async (_, value) => {
      const { csv } = { csv: formatNamed('csv') };
      const back = await read(await pack(value));
      // All columns: what the table says is in csv, too, and that is compared to the byte.
      expect(csv.write!(back, options).parts).toEqual(csv.write!(value, options).parts);
      const beads = (bytes: Uint8Array) => partsOf(bytes)['xl/worksheets/sheet1.xml'];
      expect(beads(await pack(back))).toBe(beads(await pack(value)));
    },
  );
});

test('the package holds together: types, relations and parts are the same', async () => {
  const parts = partsOf(await pack(full, { date: '2025-03-20' }));
  const elements = (path: string) => readElements(path, parts[path]!);
  const types = elements('[Content_Types].xml').flatMap(({ attributes }) => attributes['PartName']?.slice(1) ?? []);
  expect(types.sort()).toEqual(
    Object.keys(parts)
      .filter((path) => !path.endsWith('.rels') && path !== '[Content_Types].xml')
      .sort(),
  );
  for (const path of Object.keys(parts).filter((each) => each.endsWith('.rels')))
    for (const { attributes } of elements(path))
      if (attributes['Target'] !== undefined)
        expect(Object.keys(parts)).toContain(path.replace(/_rels\/.*$/u, '') + attributes['Target']);
  expect(parts['docProps/core.xml']).toContain('2025-03-20T00:00:00Z');
});

test('the first row stays, texts are wrapped, doubtful rows are coloured, and no text is a formula', async () => {
  const value = makeAlignment(
    makeDocument('en', '-: =1+1 | Sure. | Fair. | Doubtful. | By hand.'),
    makeDocument('ru', '-: Да. | Да. | Да. | Да. | Да.'),
    { sentence: '1:1@1 1:1@.95 1:1@.7 1:1@.2 1:1@.1!' },
  );
  const parts = partsOf(await pack(value));
  const sheet = readElements('sheet', parts['xl/worksheets/sheet1.xml']!);
  expect(sheet.find(({ name }) => name === 'pane')!.attributes).toMatchObject({ ySplit: '1', state: 'frozen' });
  expect(sheet.find(({ name }) => name === 'autoFilter')!.attributes['ref']).toBe('A1:K6');
  expect(sheet.some(({ name }) => name === 'f')).toBe(false);
  const styles = readElements('styles', parts['xl/styles.xml']!);
  const inside = (list: string, item: string) =>
    styles.filter(({ name, parent }) => name === item && parent!.name === list);
  const looks = inside('cellXfs', 'xf');
  const of = (reference: string) => {
    const cell = sheet.find(({ name, attributes }) => name === 'c' && attributes['r'] === reference)!;
    const look = looks[Number(cell.attributes['s'])]!;
    const fill = inside('fills', 'fill')[Number(look.attributes['fillId'])]!;
    const colour = styles.find(({ name, parent }) => name === 'fgColor' && parent!.parent === fill);
    const wraps = styles.some(
      ({ name, parent, attributes }) => parent === look && name === 'alignment' && attributes['wrapText'] === '1',
    );
    return {
      type: cell.attributes['t'],
      quoted: look.attributes['quotePrefix'],
      colour: colour?.attributes['rgb'],
      wraps,
    };
  };
  expect(of('A2')).toEqual({ type: 'inlineStr', quoted: '1', colour: undefined, wraps: true });
  expect(['A3', 'A4', 'A5', 'A6'].map((cell) => of(cell).colour)).toEqual([
    undefined,
    'FFFFF2CC',
    'FFF8D7D3',
    undefined,
  ]);
  // The confidence is a number, to be sorted by.
  expect(of('D3').type).toBeUndefined();
});

test('statistics are those of the alignment', async () => {
  const rows = new Map<string, string[]>();
  for (const row of readElements('s', partsOf(await pack(small))['xl/worksheets/sheet2.xml']!).filter(
    ({ name }) => name === 'row',
  )) {
    const cells = readElements('s', partsOf(await pack(small))['xl/worksheets/sheet2.xml']!);
    const own = cells.filter(({ name, parent }) => name === 'c' && parent!.attributes['r'] === row.attributes['r']);
    if (own.length > 0)
      rows.set(
        own[0]!.text,
        own.slice(1).map(({ text }) => text),
      );
  }
  expect(rows.get('sentences')).toEqual(['7', '6']);
  expect(rows.get('all')).toEqual(['7', '1']);
  expect(rows.get('2:1')![0]).toBe('1');
  expect(rows.get('without a partner')![0]).toBe('2');
  expect(rows.get('confirmed by a person')![0]).toBe('1');
  // 1, .998134, .74, .6, .5123456789 and .93: the sum is 4.780479….
  expect(rows.get('mean')).toEqual(['0.796']);
  expect(rows.get('below 0.9')![0]).toBe('3');
});

test('a text that a cell cannot hold is cut, and the bead is named', async () => {
  const value = makeAlignment(makeDocument('en', `-: ${'word '.repeat(7000)}end.`), makeDocument('ru', '-: Да.'), {
    sentence: '1:1',
  });
  const { parts, remarks } = await xlsx.pack!(value, options);
  expect(remarks).toEqual([
    { reason: 'texts cut at 32,767 characters, which is all a cell holds', count: 1, units: ['1'] },
  ]);
  const back = await read(parts[0]!.bytes);
  expect(rawText(back.source, back.source.units.paragraph[0]!).length).toBeLessThanOrEqual(32_767);
});

describe('of other programs', () => {
  const book = (sheet: string, more: Record<string, string> = {}) =>
    zipSync(
      Object.fromEntries(
        Object.entries({
          'xl/workbook.xml':
            '<x:workbook xmlns:x="m" xmlns:r="r"><x:sheets><x:sheet name="Old" state="hidden" r:id="a"/><x:sheet name="Notes" r:id="b"/><x:sheet name="Texts" r:id="c"/></x:sheets></x:workbook>',
          'xl/_rels/workbook.xml.rels':
            '<Relationships><Relationship Id="a" Target="worksheets/old.xml"/><Relationship Id="b" Target="worksheets/notes.xml"/><Relationship Id="c" Target="/xl/worksheets/texts.xml"/></Relationships>',
          'xl/worksheets/old.xml':
            '<worksheet><sheetData><row><c t="inlineStr"><is><t>Hidden text</t></is></c><c t="inlineStr"><is><t>Скрытый текст здесь</t></is></c></row></sheetData></worksheet>',
          'xl/worksheets/notes.xml':
            '<worksheet><sheetData><row r="1"><c r="A1" t="str"><f>"x"</f><v>Made by hand</v></c></row></sheetData></worksheet>',
          'xl/worksheets/texts.xml': sheet,
          ...more,
        }).map(([path, xml]) => [path, strToU8(xml)]),
      ),
    );
  const texts = (value: Alignment) =>
    value.ladders.sentence!.map((_, index) => [
      rawText(value.source, value.source.units.sentence[index]!),
      rawText(value.target, value.target.units.sentence[index]!),
    ]);

  test('shared strings in runs, prefixes, cells without addresses, columns by their language', async () => {
    const bytes = book(
      '<x:worksheet xmlns:x="m"><x:sheetData>' +
        '<x:row r="1"><x:c r="A1"><x:v>7</x:v></x:c><x:c r="C1" t="s"><x:v>0</x:v></x:c><x:c t="s"><x:v>1</x:v></x:c></x:row>' +
        '<x:row r="2"><x:c r="A2"><x:v>8</x:v></x:c><x:c r="C2" t="s"><x:v>2</x:v></x:c><x:c r="D2" t="inlineStr"><x:is><x:t>Ещё _x0031_.</x:t></x:is></x:c></x:row>' +
        '</x:sheetData></x:worksheet>',
      {
        'xl/sharedStrings.xml':
          '<sst><si><r><t xml:space="preserve">"Good </t></r><r><rPr/><t>day," he said.</t></r><rPh><t>no</t></rPh></si><si><t>«Добрый день», — сказал он.</t></si><si><t>One\nmore.</t></si></sst>',
      },
    );
    expect(texts(await read(bytes))).toEqual([
      ['"Good day," he said.', '«Добрый день», — сказал он.'],
      ['One more.', 'Ещё 1.'],
    ]);
  });
  test('a header names the columns', async () => {
    const cell = (text: string) => `<c t="inlineStr"><is><t>${text}</t></is></c>`;
    const row = (...cells: string[]) => `<row>${cells.map(cell).join('')}</row>`;
    const sheet = `<worksheet><sheetData>${row('Note', 'Русский', 'English')}${row('a note in English', 'Да.', 'Yes.')}</sheetData></worksheet>`;
    expect(texts(await read(book(sheet)))).toEqual([['Да.', 'Yes.']]);
  });
  test('what is no workbook is told from one that is damaged', async () => {
    expect(await xlsx.unpack!(zipSync({ 'word/document.xml': strToU8('<x/>') }))).toBeUndefined();
    await expect(xlsx.unpack!(book('<worksheet><sheetData><row>'))).rejects.toMatchObject({ code: 'units/invalid' });
    await expect(read(book('<worksheet><sheetData/></worksheet>'))).rejects.toMatchObject({ code: 'units/invalid' });
  });
});

test('a workbook that says it unpacks to more than half a gigabyte is refused, and not read in part', async () => {
  const parts = unzipSync(await pack(full));
  const sheet = new Uint8Array(1_234_567).fill(32);
  const bomb = Buffer.from(zipSync({ ...parts, 'xl/worksheets/sheet2.xml': sheet }, { level: 1 }));
  const said = Buffer.alloc(4);
  said.writeUInt32LE(sheet.length);
  for (let at = bomb.indexOf(said); at >= 0; at = bomb.indexOf(said, at + 4)) bomb.writeUInt32LE(600_000_000, at);
  await expect(read(bomb)).rejects.toMatchObject({ code: 'input/too-large' });
});
