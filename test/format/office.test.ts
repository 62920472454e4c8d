import { expect, test } from 'vitest';
import { readDocumentHtml, readOpenDocument } from '../../src/format/office.js';
import { errorOf } from './errors.js';

test('paragraphs, headings, lists and tables of a document, without marks of footnotes', () => {
  const html =
    '<h1>The <strong>talks</strong></h1><p>One &amp; two<sup><a href="#footnote-1" id="r1">[1]</a></sup>.<br />Next line.</p>' +
    '<ul><li>first</li><li>second</li></ul><table><tr><td><p>left</p></td><td><p>right</p></td></tr></table>' +
    '<ol><li id="footnote-1"><p>A note. <a href="#footnote-ref-1">↑</a></p></li></ol><img src="data:image/png;base64,x" />';
  expect(readDocumentHtml(html)).toEqual([
    { text: 'The talks' },
    { text: 'One & two.\nNext line.' },
    { text: 'first' },
    { text: 'second' },
    { text: 'left', cell: { table: 0, row: 0, column: 0 } },
    { text: 'right', cell: { table: 0, row: 0, column: 1 } },
    { text: 'A note.' },
  ]);
});

test('an OpenDocument text: spaces, tabs, breaks, notes at the end, deletions left out', () => {
  const content = (body: string) =>
    `<office:document-content><office:body>${body}</office:body></office:document-content>`;
  expect(
    readOpenDocument(
      content(
        '<office:text><text:tracked-changes><text:p>gone</text:p></text:tracked-changes><text:h>Head</text:h>' +
          '<text:p>a<text:s text:c="2"/>b<text:tab/>c<text:line-break/>d<text:note><text:note-citation>1</text:note-citation>' +
          '<text:note-body><text:p>note</text:p></text:note-body></text:note>.</text:p></office:text>',
      ),
    ),
  ).toEqual([{ text: 'Head' }, { text: 'a  b c\nd.' }, { text: 'note' }]);
  for (const wrong of [content(''), '<a>']) expect(errorOf(() => readOpenDocument(wrong)).code).toBe('input/damaged');
});

test('cells of tables, and of tables in tables the outermost', () => {
  const cell = (body: string) => `<table:table-cell>${body}</table:table-cell>`;
  const row = (...cells: string[]) => `<table:table-row>${cells.map(cell).join('')}</table:table-row>`;
  const table = (...rows: string[]) => `<table:table>${rows.join('')}</table:table>`;
  const p = (text: string) => `<text:p>${text}</text:p>`;
  const inner = table(row(p('b'), p('c')));
  const content = `<office:document><office:text>${table(row(p('a'), inner + p('d')), row('', p('e')))}${p('f')}${table(row(p('g')))}</office:text></office:document>`;
  expect(readOpenDocument(content)).toEqual([
    { text: 'a', cell: { table: 0, row: 0, column: 0 } },
    { text: 'b', cell: { table: 0, row: 0, column: 1 } },
    { text: 'c', cell: { table: 0, row: 0, column: 1 } },
    { text: 'd', cell: { table: 0, row: 0, column: 1 } },
    { text: 'e', cell: { table: 0, row: 1, column: 1 } },
    { text: 'f' },
    { text: 'g', cell: { table: 1, row: 0, column: 0 } },
  ]);
});
