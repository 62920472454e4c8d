import { beforeAll, describe, expect, test } from 'vitest';
import { loadMend, type Mend } from '../../src/format/epub/mend.js';
import { bookOf, chapter, readFiles } from './books.js';
import { errorOf } from './errors.js';

describe('documents that are not well formed', () => {
  let mend: Mend;
  beforeAll(async () => {
    mend = await loadMend();
  });
  const read = (body: string, head?: string): { texts: readonly string[]; said: readonly string[] } => {
    const said: string[] = [];
    const files = bookOf([body, '<p>Well.</p>'], head === undefined ? {} : { 'OEBPS/c0.xhtml': head });
    const { blocks } = readFiles(files, undefined, (message) => said.push(message), mend);
    return { texts: blocks.map(({ text }) => text), said };
  };

  test.each([
    ['breaks and paragraphs left open', '<p>One<br>two.<p>Three &amp; four.', ['One\ntwo.', 'Three & four.']],
    ['a thousand paragraphs left open', '<p>One'.repeat(1000), Array<string>(1000).fill('One')],
    ['signs that stand for themselves', '<p>A & B < C, AT&T.</p>', ['A & B < C, AT&T.']],
    ['elements that cross', '<p>One <i>two <b>three</i> four</b>.</p>', ['One two three four.']],
    ['attributes without quotation marks', '<p class=x hidden2>One</p><img src=a.png>', ['One']],
    ['an attribute given twice', '<p id="a" id="b">One</p>', ['One']],
    ['elements that are empty', '<p><a id="x"/>One & two</p><div/><p>Three</p>', ['One & two', 'Three']],
    ['entities of web pages', '<p>One&nbsp;&mdash; two & &copy;</p>', ['One\u00a0— two & ©']],
  ])('%s', (_, body, wanted) => {
    const { texts, said } = read(body);
    expect(texts).toEqual([...wanted, 'Well.']);
    expect(said).toEqual([
      expect.stringMatching(/^OEBPS\/c0\.xhtml is not well formed \(line 1: .+\) and is read as/u),
    ]);
    expect(() => readFiles(bookOf([body]))).toThrow(/^The book cannot be read: OEBPS.c0/u);
  });

  test('what is well formed is read as ever, and nothing is told', () => {
    const body = '<h1>One</h1><p>Two<br/>three<a id="x"/>.</p><p/><ul><li>four</li></ul>';
    expect(read(body)).toEqual({ texts: ['One', 'Two\nthree.', 'four', 'Well.'], said: [] });
  });

  test('a title that ends at once hides nothing', () => {
    const { texts } = read('', '<html><head><title/></head><body><p>One & two</p></body></html>');
    expect(texts).toEqual(['One & two', 'Well.']);
  });

  test('what mending would lose, or what is no page, is refused', () => {
    for (const head of [
      chapter('<p>a & b<![CDATA[c]]></p>'),
      chapter('<p>a\u0001b</p>'),
      '<!DOCTYPE html [<!ENTITY e "x">]><html><body><p>&e; & &f;</p></body></html>',
    ])
      expect(errorOf(() => read('', head)).code).toBe('input/damaged');
    expect(errorOf(() => read(`${'<div>'.repeat(1_000_000)}x & y`)).message).toMatch(/more than 512 levels/u);
  });
});
