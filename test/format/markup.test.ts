import { describe, expect, test } from 'vitest';
import {
  isSubtitles,
  readDocumentHtml,
  readMarkdown,
  readOpenDocument,
  readSubtitles,
} from '../../src/format/markup.js';
import { errorOf } from './errors.js';

test('paragraphs, headings, lists and tables of a document, without marks of footnotes', () => {
  const html =
    '<h1>The <strong>talks</strong></h1><p>One &amp; two<sup><a href="#footnote-1" id="r1">[1]</a></sup>.<br />Next line.</p>' +
    '<ul><li>first</li><li>second</li></ul><table><tr><td><p>left</p></td><td><p>right</p></td></tr></table>' +
    '<ol><li id="footnote-1"><p>A note. <a href="#footnote-ref-1">↑</a></p></li></ol><img src="data:image/png;base64,x" />';
  expect(readDocumentHtml(html)).toBe(
    'The talks\n\nOne & two.\nNext line.\n\nfirst\n\nsecond\n\nleft\n\nright\n\nA note.\n',
  );
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
  ).toBe('Head\n\na  b c\nd.\n\nnote\n');
  for (const wrong of [content(''), '<a>']) expect(errorOf(() => readOpenDocument(wrong)).code).toBe('input/damaged');
});

describe('subtitles', () => {
  const srt =
    '1\r\n00:00:01,000 --> 00:00:03,000\r\n<i>Good evening,</i>\r\nand welcome.\r\n\r\n' +
    '2\r\n00:00:03,100 --> 00:00:05,000\r\n{\\an8}We met today.\r\n\r\n' +
    '3\r\n00:00:09,000 --> 00:00:10,000\r\n- Why?\r\n- Because.\r\n';
  const vtt =
    'WEBVTT - talks\n\nNOTE x\nhidden\n\nintro\n00:01.000 --> 00:03.000 align:start\n<v.loud Anna Orlova>Good &amp; well.\n\n' +
    '00:03.000 --> 00:04.000\n<v.loud Anna Orlova>And more.\n\n00:04.200 --> 01:00:05.000\n<v Boris>Thanks.\n';
  test('run on, and part at pauses and dashes', () => {
    expect(isSubtitles(srt)).toBe(true);
    expect(readSubtitles(srt)).toBe('Good evening, and welcome. We met today.\n\nWhy?\n\nBecause.\n');
  });
  test('name who speaks', () => {
    expect(isSubtitles(vtt)).toBe(true);
    expect(readSubtitles(vtt)).toBe('Anna Orlova: Good & well. And more.\n\nBoris: Thanks.\n');
  });
  test('are not told from a list by their number alone', () => {
    expect(isSubtitles('1\nFirst question\n')).toBe(false);
    expect(isSubtitles('WEBVTTX')).toBe(false);
  });
});

test('Markdown without its marks', () => {
  const text =
    '---\ntitle: x\n---\n# The *talks* #\n\nOne **two** [three](https://a.b) `four` snake_case_name 2 * 3 * 4\nruns on.  \nNew line\\\nand another \\*star\\*.\n\n' +
    '> - quoted\n> - items\n\nTitle\n=====\n\n```\ncode\n```\n\n| a | b |\n|---|---|\n| c | d |\n\n![picture](x.png)\n<!-- gone -->\n\n1. first\n2. second\n';
  expect(
    readMarkdown(text)
      .split('\n\n')
      .map((each) => each.trim()),
  ).toEqual([
    'The talks',
    'One two three four snake_case_name 2 * 3 * 4 runs on.\nNew line\nand another *star*.',
    'quoted',
    'items',
    'Title',
    'a',
    'b',
    'c',
    'd',
    'first',
    'second',
  ]);
});
