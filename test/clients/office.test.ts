import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { parseTable } from '../../src/format/csv.js';
import { alignTranscript, run, stem } from './transcript.js';

let folder = '';
let beads: readonly (readonly string[])[] = [];
beforeAll(() => {
  folder = alignTranscript('--to', 'json,csv,xlsx,docx');
  beads = rowsOf(`${stem}.csv`).slice(1);
});

const rowsOf = (name: string): readonly (readonly string[])[] =>
  parseTable(readFileSync(join(folder, name), 'utf8'), ',').map(({ cells }) => cells);

/** What LibreOffice makes of a file, in a folder beside it; with a home of its own, so that another one may run. */
function convert(name: string, to: string): string {
  const out = join(folder, 'converted');
  mkdirSync(out, { recursive: true });
  const words = ['--headless', `-env:UserInstallation=file://${folder}/home`, '--convert-to', to, '--outdir', out];
  const { status, output } = run('soffice', [...words, join(folder, name)]);
  expect(status, output).toBe(0);
  return join('converted', name.replace(/[^.]*$/u, to.split(':')[0]!));
}

// Parted by commas, quoted, in UTF-8.
const utf8 = 'csv:Text - txt - csv (StarCalc):44,34,76';
const python = '/usr/bin/python3';

describe('the workbook', () => {
  test('is read by LibreOffice as it was written, and comes back from there', () => {
    expect(rowsOf(convert(`${stem}.xlsx`, utf8)).slice(1)).toEqual(beads);
    // LibreOffice writes it anew, with shared strings and styles of its own.
    const saved = convert(`${stem}.xlsx`, 'xlsx');
    const { status, output } = run(process.execPath, [
      'bin/sverka.js',
      'convert',
      join(folder, saved),
      '--to',
      'csv',
      '-q',
    ]);
    expect(status, output).toBe(0);
    expect(output).toBe(readFileSync(join(folder, `${stem}.csv`), 'utf8'));
  });

  test('has texts that are no formulas, a head that stays and a sheet of statistics, to openpyxl', () => {
    const english = '=1+1 is said.\n=HYPERLINK("http://example.org","x") is said.\n+1 is said.\n';
    writeFileSync(join(folder, 'f.en.txt'), english);
    writeFileSync(
      join(folder, 'f.ru.txt'),
      '=1+1, говорят.\n=HYPERLINK("http://example.org","x"), говорят.\n+1, говорят.\n',
    );
    const texts = ['f.en.txt', 'f.ru.txt'].map((name) => join(folder, name));
    run(process.execPath, ['bin/sverka.js', 'align', ...texts, '--from', 'lines', '-o', join(folder, 'f.xlsx'), '-q']);
    const script =
      'import json, sys, openpyxl\nbook = openpyxl.load_workbook(sys.argv[1])\nsheet = book["Beads"]\n' +
      'print(json.dumps([sheet.freeze_panes, book.sheetnames, [[c.data_type, c.value] for c in sheet["A"][1:]]]))';
    const { status, output } = run(python, ['-c', script, join(folder, 'f.xlsx')]);
    expect(status, output).toBe(0);
    const cells = english
      .trim()
      .split('\n')
      .map((line) => ['s', line]);
    expect(JSON.parse(output)).toEqual(['A2', ['Beads', 'Statistics'], cells]);
    expect(
      rowsOf(convert('f.xlsx', utf8))
        .slice(1)
        .map(([text]) => text),
    ).toEqual(english.trim().split('\n'));
  });
});

describe('the document', () => {
  test('is a table of all beads to python-docx, its head marked for every page', () => {
    const script =
      'import json, sys, docx\ndocument = docx.Document(sys.argv[1])\ntable = document.tables[0]\n' +
      'head = table.rows[0]._tr.trPr.xml\nsection = document.sections[0]\n' +
      'print(json.dumps(["tblHeader" in head, section.page_width > section.page_height, [[c.text for c in r.cells] for r in table.rows]]))';
    const { status, output } = run(python, ['-c', script, join(folder, `${stem}.docx`)]);
    expect(status, output).toBe(0);
    const [isRepeated, isWide, rows] = JSON.parse(output) as [boolean, boolean, string[][]];
    expect([isRepeated, isWide]).toEqual([true, true]);
    const shown = rows.filter(([number]) => /^\d/u.test(number!));
    const ids = beads.map(([, , , , , source, target]) => `${source} ${target}`.trim().split(' '));
    expect(shown.map(([number]) => number!.split('\n').slice(1))).toEqual(ids);
    const text = (cell: string | undefined) => (cell!.startsWith('— not in the ') ? '' : cell);
    expect(shown.map(([, source, target]) => [text(source), text(target)])).toEqual(
      beads.map(([source, target]) => [source, target]),
    );
  });

  test('is laid out by LibreOffice, with the languages on every page', () => {
    const { output } = run('pdftotext', ['-layout', join(folder, convert(`${stem}.docx`, 'pdf')), '-']);
    const pages = output.split('\f').filter((page) => page.trim() !== '');
    expect(pages.length).toBeGreaterThan(3);
    for (const [index, page] of pages.entries()) {
      if (index < pages.length - 1) expect(page).toMatch(/English\b.*\bRussian/u);
      expect(page).toMatch(new RegExp(`${index + 1} ?/ ?${pages.length}`, 'u'));
    }
  });
});
