import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { resolvePath } from '../../src/format/epub/path.js';
import { bookOf, chapter, item, opf, packedAt, readFiles, type Files } from './books.js';
import { errorOf } from './errors.js';

const textsOf = (files: Files): readonly string[] => readFiles(files).blocks.map(({ text }) => text);

describe('the text of a book', () => {
  test('headings, paragraphs, lists, tables and lines, in the order of the spine', () => {
    const { blocks, left, pictures } = readFiles(
      bookOf([
        '<section><h1>The   <em>first</em>\nchapter</h1><p>One &amp; two&#160;three&nbsp;&mdash; four.<br/>Next line.</p><ul><li>first</li><li><p>second</p></li></ul></section>',
        '<table><tr><th>left</th><td>right</td></tr></table><pre>a  b\n c</pre><div>loose <p>inside</p> after</div><aside>beside</aside><p/>',
      ]),
    );
    expect(blocks).toEqual([
      { text: 'The first chapter' },
      { text: 'One & two\u00a0three\u00a0— four.' },
      { text: 'Next line.' },
      { text: 'first' },
      { text: 'second' },
      { text: 'left', cell: { table: 0, row: 0, column: 0 } },
      { text: 'right', cell: { table: 0, row: 0, column: 1 } },
      { text: 'a b\nc' },
      { text: 'loose' },
      { text: 'inside' },
      { text: 'after' },
      { text: 'beside' },
    ]);
    expect([left, pictures]).toEqual([[], 0]);
  });

  test('what is left out is counted', () => {
    const body =
      '<p>Word<a epub:type="noteref" href="#n">1</a>, <span epub:type="pagebreak" id="p7">7</span>word<sup><a href="c1.xhtml#later">*</a></sup> and<a href="c1.xhtml#b">[2]</a>.</p>' +
      '<aside epub:type="footnote" id="n"><p>A <b>note</b>.</p></aside><img src="a.png" alt="x"/><svg xmlns="http://www.w3.org/2000/svg"><text>drawn</text></svg>' +
      '<p hidden="hidden">unseen</p><figure><figcaption aria-hidden="true">A caption</figcaption></figure><script>var x = 1;</script><nav>here</nav>';
    const notes =
      '<h2 id="notes">Notes</h2><p id="later">* Second <a href="c0.xhtml#p7">back</a>.</p><p><a id="b"/>[2] Third note.</p><p>No note.</p>';
    const { blocks, left, pictures } = readFiles(bookOf([body, notes]));
    expect(blocks.map(({ text }) => text)).toEqual(['Word, word and.', 'A caption', 'Notes', 'No note.']);
    expect(Object.fromEntries(left.map(({ what, characters }) => [what, characters]))).toEqual({
      'marks of notes': '1*[2]'.length,
      'numbers of pages': 1,
      notes: 'Anote.*Secondback.[2]Thirdnote.'.length,
      pictures: 'drawn'.length,
      'hidden passages': 'unseen'.length,
      'the table of contents': 'here'.length,
    });
    expect(pictures).toBe(2);
  });

  test('links that are no marks stay: of words, of numbers in a line, back to a heading', () => {
    const body =
      '<h1 id="one">One</h1><p>See <a href="#one">chapter 1</a>, pages <a href="#p">12</a>, 2<sup>nd</sup> and x<sup>2</sup>.</p>' +
      '<p><sup><a href="#one">1</a></sup> In the beginning.</p><p id="p">Twelve.</p>';
    expect(textsOf(bookOf([body, '<h1>Two</h1>']))).toEqual([
      'One',
      'See chapter 1, pages 12, 2nd and x2.',
      'In the beginning.',
      'Twelve.',
      'Two',
    ]);
  });

  test('classes and raised marks of EPUB 2, its own table of contents, and documents outside of the order', () => {
    const files: Files = {
      ...packedAt('a%20b/book.opf'),
      'a b/book.opf': opf({
        version: '2.0',
        metadata:
          '<dc-metadata><dc:date opf:event="modification">2022-01-01</dc:date><dc:date opf:event="publication">1869</dc:date><dc:publisher> The\nHouse </dc:publisher></dc-metadata>',
        manifest:
          item('toc', 'toc.html') +
          item('one', 'text/%D0%B3%D0%BB%D0%B0%D0%B2%D0%B0%201.html#top') +
          item('two', './text/../../other/two.html', '', 'application/xml') +
          item('aside', 'aside.html') +
          item('art', 'cover.svg', '', 'image/svg+xml') +
          item('old', 'old.xml', 'fallback="late"', 'application/x-dtbook+xml') +
          item('late', 'late.html'),
        spine:
          '<itemref idref="art"/><itemref idref="toc"/><itemref idref="two"/><itemref idref="one"/><itemref idref="aside" linear="no"/><itemref idref="old"/>',
        guide: '<guide><reference type="toc" href="toc.html#x"/></guide>',
      }),
      'a b/toc.html': chapter('<p>Contents</p>'),
      'a b/text/глава 1.html': chapter(
        '<p>Глава<sup>[<a href="../late.html#n1">1</a>]</sup>.</p><div class="footnote">Сноска</div>',
      ),
      'other/two.html': chapter('<p>Two<span class="pagenum">12</span>.</p>', '<!DOCTYPE html [<!ENTITY own "x">]>'),
      'a b/aside.html': chapter('<p>Beside.</p>'),
      'a b/late.html': chapter('<h1>Notes</h1><div id="n1"><p>1</p><p>A note.</p></div><p>Late.</p>'),
    };
    const { blocks, left, pictures, meta } = readFiles(files);
    expect(blocks.map(({ text }) => text)).toEqual(['Two.', 'Глава.', 'Notes', 'Late.']);
    expect(left.map(({ what, characters }) => `${characters} ${what}`)).toEqual([
      '8 the table of contents',
      '2 numbers of pages',
      '3 marks of notes',
      '13 notes',
      '7 documents outside of the reading order',
    ]);
    expect(pictures).toBe(1);
    expect(meta).toEqual({ title: 'The book', date: '1869', publisher: 'The House', source: 'urn:isbn:9780000000002' });
  });

  test('what the book says of itself', () => {
    const files = bookOf(['<p>Text.</p>']);
    const said = (metadata: string): Files => ({
      ...files,
      'OEBPS/book.opf': (files['OEBPS/book.opf'] as string).replace(/<dc:identifier.*(?=<\/metadata>)/su, metadata),
    });
    const metaOf = (metadata: string) => {
      const { meta, tag } = readFiles(said(metadata));
      return { ...meta, tag };
    };
    expect(
      metaOf(
        '<dc:title id="s">Sub</dc:title><dc:title id="m">Main &amp; more</dc:title><meta refines="#m" property="title-type">main</meta><dc:language>ru-RU</dc:language><dc:date>2021-03-02T10:00:00Z</dc:date><dc:source>https://example.org/a</dc:source><dc:identifier>x</dc:identifier>',
      ),
    ).toEqual({ title: 'Main & more', date: '2021-03-02', source: 'https://example.org/a', tag: 'ru-RU' });
    expect(metaOf('<dc:identifier opf:scheme="ISBN">978</dc:identifier><dc:date>0101-01-01</dc:date>')).toEqual({
      source: 'urn:isbn:978',
      tag: undefined,
    });
    expect(metaOf('<dc:date>March 2021</dc:date>')).toEqual({ tag: undefined });
  });

  test('encodings that documents declare, that nobody declares, and that the user names', () => {
    const text = '<p>Переговоры прошли в конструктивной и дружественной атмосфере, как и всегда.</p>';
    const cyrillic = (body: string): Uint8Array =>
      Uint8Array.from(body, (sign) => {
        const code = sign.codePointAt(0)!;
        return code < 128 ? code : code - 0x410 + 0xc0;
      });
    const declared = chapter(text).replace('UTF-8', 'windows-1251');
    const remarks: string[] = [];
    const read = (content: Uint8Array, encoding?: string) =>
      readFiles(bookOf(['x'], { 'OEBPS/c0.xhtml': content }), encoding, (message) => void remarks.push(message)).blocks;
    const expected = [{ text: text.slice(3, -4) }];
    expect(read(cyrillic(declared))).toEqual(expected);
    expect(remarks).toEqual([]);
    expect(read(cyrillic(chapter(text).replace(/<\?xml.*?\?>/u, '')))).toEqual(expected);
    expect(remarks).toEqual([expect.stringMatching(/^OEBPS\/c0\.xhtml is read as windows-1251/u)]);
    expect(read(cyrillic(declared), 'windows-1251')).toEqual(expected);
    const wide = Buffer.from(`\uFEFF${chapter(text).replace('UTF-8', 'UTF-16')}`, 'utf16le');
    expect(read(wide)).toEqual(expected);
  });
});

test.each([
  ['c1.xhtml', 'OEBPS/c1.xhtml', ''],
  ['../c1.xhtml#a%20b', 'c1.xhtml', 'a b'],
  ['#n', 'OEBPS/book.opf', 'n'],
  ['text/%D0%B3.xhtml?x=1', 'OEBPS/text/г.xhtml', ''],
  ['./a//b/../c', 'OEBPS/a/c', ''],
  ['100%.xhtml', 'OEBPS/100%.xhtml', ''],
])('%s', (href, path, id) => expect(resolvePath(href, 'OEBPS/book.opf')).toEqual({ path, id }));

test.each([
  '../../etc/passwd',
  '%2e%2e/%2e%2e/etc/passwd',
  '/etc/passwd',
  '\\\\host\\share',
  'file:///etc/passwd',
  'https://example.org/a.xhtml',
  '//example.org/a.xhtml',
  'data:text/html,x',
])('%s leads out of the book', (href) => expect(resolvePath(href, 'OEBPS/book.opf')).toBeUndefined());

/** Markup and the characters that are in it. */
const markup = fc.letrec<{ piece: string; pieces: string }>((tie) => ({
  piece: fc.oneof(
    { maxDepth: 5 },
    fc.constantFrom(
      'word ',
      'Слово. ',
      '1',
      '*',
      '[2]',
      '<br/>',
      '<img src="x"/>',
      '\n  ',
      '&amp;',
      '&nbsp;',
      '\u00ad',
    ),
    fc
      .tuple(
        fc.constantFrom(
          'p',
          'div',
          'h1',
          'li',
          'td',
          'tr',
          'table',
          'b',
          'sup',
          'span',
          'pre',
          'a href="#n1"',
          'a href="#n2" epub:type="noteref"',
          'p id="n1"',
          'span id="n2"',
          'aside epub:type="footnote"',
          'nav',
          'svg',
          'p hidden=""',
          'section class="endnotes"',
          'span role="doc-pagebreak"',
        ),
        tie('pieces'),
      )
      .map(([tag, inside]) => `<${tag}>${inside}</${tag.split(' ')[0]!}>`),
  ),
  pieces: fc.array(tie('piece'), { maxLength: 5 }).map((all) => all.join('')),
}));

test('every character of every document is in the text or is counted', () => {
  const visible = (text: string): number => text.replace(/\s+/gu, '').length;
  const plain = (body: string): string =>
    body
      .replace(/<[^<>]*>/gu, '')
      .replaceAll('&amp;', '&')
      .replaceAll('&nbsp;', '\u00a0');
  fc.assert(
    fc.property(fc.array(markup.pieces, { minLength: 1, maxLength: 3 }), (bodies) => {
      const { blocks, left } = readFiles(bookOf([...bodies, '<p>end</p>']));
      const kept = blocks.reduce((sum, { text }) => sum + visible(text), 0);
      const told = left.reduce((sum, { characters }) => sum + characters, 0);
      expect(kept + told).toBe(visible(plain(bodies.join(''))) + 'end'.length);
      expect(blocks.every(({ text }) => text === text.trim() && text !== '')).toBe(true);
    }),
    { numRuns: 1000, seed: 20210302 },
  );
});

describe('books that are refused', () => {
  const refusal = (files: Files): string => {
    const { code, message, hint } = errorOf(() => readFiles(files));
    expect(hint).not.toBe('');
    return `${code} ${message}`;
  };
  const whole = bookOf(['<p>Text.</p>']);
  const without = (path: string): Files => Object.fromEntries(Object.entries(whole).filter(([name]) => name !== path));
  const planned = (manifest: string, spine: string): Files => ({
    ...whole,
    'OEBPS/book.opf': opf({ manifest, spine }),
  });
  const one = item('c0', 'c0.xhtml');
  const levels = Array.from({ length: 9 }, (_, at) => `<!ENTITY e${at + 1} "${`&e${at};`.repeat(10)}">`).join('');
  const doctype = (name: string): string =>
    `<!DOCTYPE ${name} [<!ENTITY e0 "lol">${levels}<!ENTITY out SYSTEM "file:///etc/passwd">]>`;
  const deep = (name: string): string => `<${name}>`.repeat(1_000_000);

  test.each<[string, Files, RegExp]>([
    ['without a container', without('META-INF/container.xml'), /^input\/damaged .*container\.xml is missing/u],
    ['without a package document', without('OEBPS/book.opf'), /^input\/damaged .*book\.opf is missing/u],
    ['without a chapter', without('OEBPS/c0.xhtml'), /^input\/damaged .*c0\.xhtml is missing/u],
    ['a container of nothing', { ...whole, 'META-INF/container.xml': '<container/>' }, /names no package document/u],
    ['a container that is none', { ...whole, 'META-INF/container.xml': '<html/>' }, /is no <container>/u],
    ['a container of itself', { ...whole, ...packedAt('META-INF/container.xml') }, /is no <package>/u],
    [
      'a container of what is outside',
      { ...whole, ...packedAt('../../etc/passwd') },
      /points to "\.\.\/\.\.\/etc\/passwd"/u,
    ],
    ['no spine', planned(one, ''), /spine is missing or empty/u],
    ['a spine of nothing', planned(one, '<itemref idref="c9"/>'), /has no item c9/u],
    [
      'a spine with one document twice',
      planned(one, '<itemref idref="c0"/><itemref idref="c0"/>'),
      /names OEBPS\/c0\.xhtml twice/u,
    ],
    ['two items of one id', planned(one + one, '<itemref idref="c0"/>'), /has two items c0/u],
    [
      'fall-backs in a circle',
      planned(
        item('a', 'a.x', 'fallback="b"', 'x/y') + item('b', 'b.x', 'fallback="a"', 'x/y'),
        '<itemref idref="a"/>',
      ),
      /go in a circle/u,
    ],
    [
      'no XHTML',
      planned(item('c0', 'c0.xml', '', 'application/x-dtbook+xml'), '<itemref idref="c0"/>'),
      /x-dtbook\+xml, not XHTML/u,
    ],
    ['a package as a chapter', planned(item('c0', 'book.opf'), '<itemref idref="c0"/>'), /points to "book\.opf"/u],
    [
      'a container as a chapter',
      planned(item('c0', '../META-INF/container.xml'), '<itemref idref="c0"/>'),
      /is no XHTML/u,
    ],
    [
      'a path to the outside',
      planned(item('c0', '../../../etc/passwd'), '<itemref idref="c0"/>'),
      /nothing outside of it is read/u,
    ],
    [
      'the same, disguised',
      planned(item('c0', '%2e%2e/%2e%2e/x'), '<itemref idref="c0"/>'),
      /nothing outside of it is read/u,
    ],
    ['an absolute path', planned(item('c0', '/etc/passwd'), '<itemref idref="c0"/>'), /nothing outside of it is read/u],
    [
      'another site',
      planned(item('c0', 'http://127.0.0.1:9/x'), '<itemref idref="c0"/>'),
      /nothing outside of it is read/u,
    ],
    [
      'a bomb in a container',
      { ...whole, 'META-INF/container.xml': `${doctype('container')}<container>&e9;</container>` },
      /^input\/damaged .*not well formed/u,
    ],
    [
      'a bomb in a package',
      { ...whole, 'OEBPS/book.opf': `${doctype('package')}<package>&e9;</package>` },
      /^input\/damaged .*not well formed/u,
    ],
    [
      'a bomb in a chapter',
      { ...whole, 'OEBPS/c0.xhtml': chapter('<p>&e9;</p>', doctype('html')) },
      /^input\/damaged .*not well formed/u,
    ],
    [
      'a file by an entity',
      { ...whole, 'OEBPS/c0.xhtml': chapter('<p>&out;</p>', doctype('html')) },
      /^input\/damaged .*not well formed/u,
    ],
    [
      'a container a million deep',
      { ...whole, 'META-INF/container.xml': deep('a') },
      /^input\/damaged .*deeper than 100/u,
    ],
    ['a package a million deep', { ...whole, 'OEBPS/book.opf': deep('a') }, /^input\/damaged .*deeper than 100/u],
    ['a chapter a million deep', bookOf([deep('div')]), /^input\/damaged .*more than 512 levels/u],
    [
      'a package too large',
      { ...whole, 'OEBPS/book.opf': ' '.repeat(4_000_001) },
      /^input\/too-large .*larger than 4 MB/u,
    ],
    ['a chapter cut off', { ...whole, 'OEBPS/c0.xhtml': '<html><body><p>Te' }, /^input\/damaged .*not well formed/u],
    ['an empty chapter', { ...whole, 'OEBPS/c0.xhtml': '' }, /^input\/empty OEBPS\/c0\.xhtml: /u],
    ['zeros', { ...whole, 'OEBPS/c0.xhtml': chapter('<p>a\0b</p>') }, /^input\/binary OEBPS\/c0\.xhtml: /u],
    ['controls', { ...whole, 'OEBPS/c0.xhtml': chapter('<p>a\u0001b</p>') }, /^input\/damaged .*not well formed/u],
    [
      'another encoding than is said',
      {
        ...whole,
        'OEBPS/c0.xhtml': Buffer.from(chapter('<p>Ничего не понять, если читать не так: ёжик в тумане</p>'), 'utf8')
          .subarray(0, -1)
          .map((byte, at) => (at === 250 ? 0xff : byte)),
      },
      /^input\/(?:encoding|damaged) /u,
    ],
    ['pictures alone', bookOf(['<img src="a.png"/>']), /^input\/no-text /u],
    [
      'contents alone',
      planned(item('nav', 'nav.xhtml', 'properties="nav"'), '<itemref idref="nav"/>'),
      /^input\/no-text /u,
    ],
  ])('%s', (_, files, expected) => expect(refusal(files)).toMatch(expected));

  test('those whose text is encrypted; fonts may be', () => {
    const encryption = (uri: string, algorithm: string): Files => ({
      ...whole,
      'META-INF/encryption.xml': `<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container" xmlns:enc="http://www.w3.org/2001/04/xmlenc#"><enc:EncryptedData><enc:EncryptionMethod Algorithm="${algorithm}"/><enc:CipherData><enc:CipherReference URI="${uri}"/></enc:CipherData></enc:EncryptedData></encryption>`,
    });
    const cipher = 'http://www.w3.org/2001/04/xmlenc#aes256-cbc';
    expect(refusal({ ...encryption('OEBPS/c0.xhtml', cipher), 'OEBPS/c0.xhtml': '\u0001\u0002' })).toMatch(
      /^input\/encrypted .*DRM/u,
    );
    expect(refusal(encryption('OEBPS/book.opf', cipher))).toMatch(/^input\/encrypted /u);
    expect(textsOf(encryption('OEBPS/fonts/a.otf', 'http://www.idpf.org/2008/embedding'))).toEqual(['Text.']);
    expect(textsOf(encryption('OEBPS/a.png', cipher))).toEqual(['Text.']);
  });

  test('entities of a few letters make no text of billions', () => {
    const body = `<p>${'&a;'.repeat(2_500_000)}</p>`;
    const head = `<!DOCTYPE html [<!ENTITY a "${'a'.repeat(256)}">]>`;
    expect(refusal({ ...whole, 'OEBPS/c0.xhtml': chapter(body, head) })).toMatch(/^input\/too-large /u);
  });

  test('a place is told: the document, line and column', () => {
    const { message, at } = errorOf(() => readFiles({ ...whole, 'OEBPS/c0.xhtml': '<html>\n<body>\n<p>x</b>' }));
    expect([message, at.line]).toEqual([expect.stringContaining('OEBPS/c0.xhtml'), 3]);
  });
});
