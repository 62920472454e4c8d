import { unpackParts } from '../office/package.js';
import { readXml } from '../sax.js';
import { unitsInvalid } from '../units.js';

type Table = readonly (readonly string[])[];

/**
 * The rows of a workbook as a table parted by tabs: of its sheets, that which has most text in both languages.
 * @returns undefined when what is packed is no workbook
 * @throws SverkaError `units/invalid` when it cannot be read
 */
export async function readWorkbook(bytes: Uint8Array): Promise<string | undefined> {
  const parts = await unpackParts(bytes, (path) => /^(?:\/?xl\/)(?!media|drawings|theme).*\.(?:xml|rels)$/u.test(path));
  const workbook = parts.get('xl/workbook.xml');
  if (workbook === undefined) return undefined;
  const shared = readStrings(parts.get('xl/sharedStrings.xml'));
  const sheets = sheetPaths(workbook, parts.get('xl/_rels/workbook.xml.rels') ?? '')
    .flatMap((path) => parts.get(path) ?? [])
    .map((xml) => readSheet(xml, shared));
  if (sheets.length === 0) throw unitsInvalid('it has no sheets', {});
  const best = sheets.reduce((found, sheet) => (bothLetters(sheet) > bothLetters(found) ? sheet : found));
  return best.map((row) => `${row.map(cellText).join('\t')}\n`).join('');
}

/** In one line, and between quotes where it begins with one: as a table parted by tabs is read. */
const cellText = (cell: string): string => {
  const line = cell.replace(/[\t\n\v\f\r\u0085\u2028\u2029]+/gu, ' ');
  return line.startsWith('"') ? `"${line.replaceAll('"', '""')}"` : line;
};

/** Letters of whichever of the two alphabets has fewer. */
function bothLetters(table: Table): number {
  const text = table.slice(0, 200).flat().join(' ');
  const count = (script: RegExp): number => text.match(script)?.length ?? 0;
  return Math.min(count(/\p{Script=Latin}/gu), count(/\p{Script=Cyrillic}/gu));
}

interface Walker {
  readonly open?: (name: string, attributes: Readonly<Record<string, string>>) => void;
  readonly text?: (text: string) => void;
  readonly close?: (name: string) => void;
}

/** Reads a part by the local names of its elements: some programs write `x:row`. */
function walk(xml: string, { open, text, close }: Walker): void {
  const local = (name: string): string => name.slice(name.indexOf(':') + 1);
  const reader = readXml({
    open: (name, attributes) => open?.(local(name), attributes),
    text: (piece) => text?.(piece),
    close: (name) => close?.(local(name)),
    refuse: (message) => {
      throw unitsInvalid(`a part of the workbook is damaged: ${message}`, {});
    },
  });
  reader.write(xml.replace(/^\uFEFF/u, ''));
  reader.close();
}

/** Paths of the sheets that are to be seen, in their order. */
function sheetPaths(workbook: string, relations: string): readonly string[] {
  const targets = new Map<string, string>();
  walk(relations === '' ? '<none/>' : relations, {
    open: (name, { Id: id = '', Target: target = '' }) => {
      if (name === 'Relationship') targets.set(id, target.startsWith('/') ? target.slice(1) : `xl/${target}`);
    },
  });
  const paths: string[] = [];
  walk(workbook, {
    open: (name, attributes) => {
      if (name !== 'sheet' || /hidden/iu.test(attributes['state'] ?? '')) return;
      const id = Object.entries(attributes).find(([key]) => key.endsWith(':id'))?.[1] ?? '';
      paths.push(targets.get(id) ?? '');
    },
  });
  return paths;
}

/** Text that was laid out in several runs is one; how it is pronounced is no part of it. */
function textReader() {
  let [text, isText, phonetic] = ['', false, 0];
  return {
    start: () => (text = ''),
    open: (name: string) => {
      if (name === 'rPh') phonetic++;
      if (name === 't') isText = phonetic === 0;
    },
    text: (piece: string) => {
      if (isText) text += piece;
    },
    close: (name: string) => {
      if (name === 'rPh') phonetic--;
      if (name === 't') isText = false;
    },
    found: () => decoded(text),
  };
}

/** Characters that Excel writes by their numbers. */
const decoded = (text: string): string =>
  text.replace(/_x([\da-f]{4})_/giu, (_, code: string) => String.fromCharCode(parseInt(code, 16)));

function readStrings(xml: string | undefined): readonly string[] {
  const strings: string[] = [];
  const reader = textReader();
  if (xml !== undefined)
    walk(xml, {
      open: (name) => (name === 'si' ? reader.start() : reader.open(name)),
      text: reader.text,
      close: (name) => {
        if (name === 'si') strings.push(reader.found());
        else reader.close(name);
      },
    });
  return strings;
}

function readSheet(xml: string, shared: readonly string[]): Table {
  const rows: string[][] = [];
  let [type, column, value, isValue] = ['', 0, '', false];
  const reader = textReader();
  walk(xml, {
    open: (name, { r = '', t = 'n' }) => {
      if (name === 'row') {
        rows.push([]);
        column = -1;
      } else if (name === 'c') {
        column = columnOf(r) ?? column + 1;
        [type, value] = [t, ''];
        reader.start();
      } else if (name === 'v') isValue = true;
      else reader.open(name);
    },
    text: (piece) => {
      if (isValue) value += piece;
      else reader.text(piece);
    },
    close: (name) => {
      if (name === 'v') isValue = false;
      else if (name === 'c') {
        const row = rows.at(-1)!;
        while (row.length < column) row.push('');
        row[column] = cellOf();
      } else reader.close(name);
    },
  });
  return rows;

  function cellOf(): string {
    if (type === 's') return shared[Number(value)] ?? '';
    if (type === 'inlineStr') return reader.found();
    if (type === 'b') return value === '1' ? 'TRUE' : 'FALSE';
    return type === 'str' ? decoded(value) : value;
  }
}

/** Of `AB12`, from 0; columns go to XFD. */
function columnOf(reference: string): number | undefined {
  const letters = /^[A-Z]{1,3}/u.exec(reference)?.[0];
  return letters === undefined
    ? undefined
    : [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}
