import { readFileSync } from 'node:fs';
import { DtdValidator, XmlDocument, XmlDtd } from 'libxml2-wasm';
import { describe, expect, test } from 'vitest';
import { decode } from '../../src/format/bytes.js';
import { formatNamed } from '../../src/format/formats.js';
import { streamMemory } from '../../src/format/stream.js';
import { tmx } from '../../src/format/tmx.js';
import { surveyPieces } from '../../src/format/tmx/languages.js';
import { errorOf } from './errors.js';
import { options } from './fixtures.js';

// After the classes of what the certification of TMX asked of imports and exports: structure, languages, content, codes.
const dtd = new DtdValidator(XmlDtd.fromString(readFileSync('test/schemas/tmx14.dtd', 'utf8')));

const memory = (body: string, { version = '1.4', header = 'srclang="en"', head = '', doctype = '' } = {}): string =>
  `<?xml version="1.0"?>${doctype}<tmx version="${version}"><header creationtool="x" creationtoolversion="1" segtype="sentence" o-tmf="x" adminlang="en" datatype="plaintext" ${header}>${head}</header><body>${body}</body></tmx>`;
const tuv = (lang: string, text: string, name = 'xml:lang'): string =>
  `<tuv ${name}="${lang}"><seg>${text}</seg></tuv>`;
const tu = (en: string, ru: string, attributes = ''): string =>
  `<tu ${attributes}>${tuv('en', en)}${tuv('ru', ru)}</tu>`;

const texts = (text: string): [string, string] => {
  const { source, target } = tmx.read!(text);
  return [source.text, target.text];
};

/** A memory made of a memory; it must be valid. */
function passed(text: string, languages?: [string, string]): string {
  const stream = streamMemory({
    formats: [formatNamed('tmx')],
    writing: options,
    survey: surveyPieces([text]),
    languages,
    first: undefined,
  });
  const written = [...stream.write(text), ...stream.close()].map((piece) => piece.text).join('');
  const document = XmlDocument.fromString(written);
  dtd.validate(document);
  document.dispose();
  return written;
}
const segments = (text: string): string[] => [...text.matchAll(/<seg>(.*?)<\/seg>/gsu)].map(([, seg]) => seg!);

describe('versions', () => {
  test.each(['1.0', '1.1', '1.2', '1.3', '1.4', '1.4a', '1.4b', '2.0'])('%s', (version) => {
    expect(texts(memory(tu('Yes.', 'Да.'), { version }))).toEqual(['Yes.', 'Да.']);
  });
  test('lang of 1.1 and 1.2, and where both are there xml:lang', () => {
    const old = `<tu>${tuv('EN', 'Yes.', 'lang')}${tuv('RU', 'Да.', 'lang')}</tu>`;
    expect(texts(memory(old, { version: '1.1', header: 'srclang="EN"' }))).toEqual(['Yes.', 'Да.']);
    const two = `<tu>${tuv('ru', 'Да.', 'lang="fr" xml:lang')}${tuv('en', 'Yes.', 'xml:lang="en" lang').replace('lang="en"><seg>', 'lang="de"><seg>')}</tu>`;
    expect(texts(memory(two))).toEqual(['Yes.', 'Да.']);
  });
  test('ENU and RUS, as Windows calls the languages', () => {
    expect(texts(memory(`<tu>${tuv('ENU', 'Yes.')}${tuv('RUS', 'Да.')}</tu>`, { header: 'srclang="ENU"' }))).toEqual([
      'Yes.',
      'Да.',
    ]);
  });
  test('a namespace, and elements and attributes that TMX does not know', () => {
    const own = `<tu x:id="1"><x:state>new</x:state>${tuv('en', 'Yes.')}${tuv('ru', 'Да.')}</tu>`;
    const text = memory(own, { doctype: '<!-- made by hand -->' }).replace(
      '<tmx ',
      '<tmx xmlns="http://www.lisa.org/tmx14" xmlns:x="urn:x" ',
    );
    expect(texts(text)).toEqual(['Yes.', 'Да.']);
  });
});

describe('DOCTYPE', () => {
  test.each([
    '<!DOCTYPE tmx SYSTEM "tmx14.dtd">',
    '<!DOCTYPE tmx PUBLIC "-//LISA OSCAR:1998//DTD for Translation Memory eXchange//EN" "http://www.lisa.org/tmx/tmx14.dtd">',
    '<!DOCTYPE tmx SYSTEM "file:///etc/passwd" [<!ENTITY % more SYSTEM "file:///etc/passwd"> %more; <!-- ]> --> <?x ]> ?>]>',
    "<!DOCTYPE tmx [<!ELEMENT tmx (header,body)>\n<!ATTLIST tu own CDATA ']>'>]>",
  ])('%s', (doctype) => {
    expect(texts(memory(tu('Yes.', 'Да.'), { doctype }))).toEqual(['Yes.', 'Да.']);
  });
});

describe('content', () => {
  test('references, CDATA, comments and instructions', () => {
    const en = 'A&amp;B &lt;x&gt; &quot;&apos; &#65;&#x42; &#x1F600;<!-- no --> <![CDATA[<b>&amp;]]><?no no?>!';
    expect(texts(memory(tu(en, 'Д&#1072;.')))).toEqual(['A&B <x> "\' AB 😀 <b>&amp;!', 'Да.']);
    expect(segments(passed(memory(tu(en, 'Д&#1072;.'))))[0]).toBe('A&amp;B &lt;x&gt; "\' AB 😀 &lt;b&gt;&amp;amp;!');
  });
  test('white space: no-break, of other widths, and references to tabs and line ends', () => {
    const en = ' a&#xA0;b\u2003c&#9;d&#10;e&#13;f  g ';
    expect(segments(passed(memory(tu(en, 'Да.'))))[0]).toBe(' a\u00A0b\u2003c\td\ne&#13;f  g ');
    expect(texts(memory(tu(en, 'Да.')))[0]).toBe('a\u00A0b\u2003c\td e f  g');
  });
  test('right-to-left marks, marks that combine, characters beyond the first plane', () => {
    const en = 'e\u0301 \u200Eא\u200F 𝄞 \u{20000}';
    expect(texts(memory(tu(en, 'Да.')))[0]).toBe(en);
    expect(segments(passed(memory(tu(en, 'Да.'))))[0]).toBe(en);
  });
  test('characters that only the file defines', () => {
    const head =
      '<note>of the file</note><prop type="kind">file</prop><ude name="a" base="Macintosh"><map unicode="#xF8FF" code="#xF0" ent="Apple" subst="[Apple]"/><map unicode="#xE000"/></ude><ude name="b"><map unicode="#xE001" subst="x"/></ude>';
    const text = passed(memory(tu('Old \uF8FF &#xE000;&#xE001;', 'Да.'), { head }));
    expect(text).toContain('<map unicode="#xF8FF" code="#xF0" ent="Apple" subst="[Apple]"/>');
    expect(text.match(/<ude /gu)).toHaveLength(2);
    expect(segments(text)[0]).toBe('Old \uF8FF \uE000\uE001');
    expect(passed(text)).toBe(text);
  });
});

describe('codes', () => {
  const nested =
    '<bpt i="1" x="1" type="link">&lt;a title="<sub type="tip" datatype="html">See <ph x="9">&lt;br/></ph>here</sub>"&gt;</bpt>Go <hi type="t">to <hi>the</hi> <bpt i="2">&lt;b&gt;</bpt>port</hi><ept i="2">&lt;/b&gt;</ept><ept i="1">&lt;/a&gt;</ept><it pos="end" x="3">&lt;/i&gt;</it><ut x="4">{\\b}</ut><ph/>.';
  const whole = memory(tu(nested, 'В <bpt i="1"/>порт<ept i="1"/>.'));
  test('stay as they are nested', () => {
    const [en, ru] = segments(passed(whole));
    expect(en).toBe(
      '<bpt i="1" x="1" type="link">&lt;a title="<sub datatype="html" type="tip">See <ph x="9">&lt;br/&gt;</ph>here</sub>"&gt;</bpt>Go <hi type="t">to <hi>the</hi> <bpt i="2">&lt;b&gt;</bpt>port</hi><ept i="2">&lt;/b&gt;</ept><ept i="1">&lt;/a&gt;</ept><it pos="end" x="3">&lt;/i&gt;</it><ut x="4">{\\b}</ut><ph/>.',
    );
    expect(ru).toBe('В <bpt i="1"/>порт<ept i="1"/>.');
  });
  test('leave the words of hi when they go', () => {
    expect(texts(whole)).toEqual(['Go to the port.', 'В порт.']);
  });
  test.each([
    [
      'a line break of RTF, of HTML, of a word processor, as such',
      ' ',
      [
        '<ut>{\\line }</ut>',
        '<ut>\\par </ut>',
        '<ph>&lt;br class="x" /></ph>',
        '<ph>&lt;w:br/></ph>',
        '<ph>\n</ph>',
        '<ph>\\n</ph>',
        '<ph type="linebreak"/>',
        '<ph type="x-lb"/>',
      ],
    ],
    [
      'the edge of a block or cell',
      ' ',
      ['<it pos="begin">&lt;li></it>', '<ph>&lt;/td>&lt;td></ph>', '<ut>{\\cell }</ut>', '<ut>\\tab </ut>'],
    ],
    [
      'a no-break space, of HTML and of RTF',
      '\u00A0',
      [
        '<ph>&amp;nbsp;</ph>',
        '<ph>&amp;#160;</ph>',
        '<ph type="mq:ch">&lt;mq:ch val="&#160;" /></ph>',
        '<ut>{\\~}</ut>',
        '<ut>\\~</ut>',
      ],
    ],
    ['a no-break hyphen', '\u2011', ['<ph>\\_</ph>', '<ph>&amp;#8209;</ph>']],
    [
      'what may stand inside a word',
      '',
      [
        '<bpt i="1">&lt;b></bpt>',
        '<ph>{1}</ph>',
        '<ut>{\\cs6\\f1 </ut>',
        '<ph x="1"/>',
        '<ph>&lt;label></ph>',
        '<ut>\\parallel </ut>',
      ],
    ],
  ] as const)('that are %s', (_, sign, codes) => {
    for (const code of codes)
      expect([code, texts(memory(tu(`Half${code}way.`, 'Да.')))[0]]).toEqual([code, `Half${sign}way.`]);
  });
  test('overlapping pairs, and codes at every edge', () => {
    const text = memory(
      tu('<bpt i="1"/>a<bpt i="2"/>b<ept i="1"/>c<ept i="2"/>', '<it pos="begin"/>а<it pos="end"/><ph type="lb"/>б'),
    );
    expect(texts(text)).toEqual(['abc', 'а б']);
    expect(segments(passed(text))[0]).toBe('<bpt i="1"/>a<bpt i="2"/>b<ept i="1"/>c<ept i="2"/>');
  });
});

describe('languages', () => {
  const four = (srclang: string, attributes = ''): string =>
    memory(
      `<tu ${attributes}>${tuv('fr-CA', 'Oui.')}${tuv('ru-RU', 'Да.')}${tuv('en-US', 'Yes.')}${tuv('ja', 'はい。')}</tu>` +
        `<tu srclang="ru">${tuv('ru', 'Нет.')}${tuv('EN_gb', 'No.')}${tuv('de', 'Nein.')}</tu>`,
      { header: `srclang="${srclang}"` },
    );
  test.each([
    ['en', ['Yes.\n\nNo.', 'Да.\n\nНет.']],
    ['EN-us', ['Yes.\n\nNo.', 'Да.\n\nНет.']],
    ['ru-RU', ['Да.\n\nНет.', 'Yes.\n\nNo.']],
    // Nothing but the units tells: one says Russian.
    ['*all*', ['Да.\n\nНет.', 'Yes.\n\nNo.']],
    ['fr', ['Да.\n\nНет.', 'Yes.\n\nNo.']],
  ] as const)('srclang="%s"', (srclang, expected) => {
    expect(texts(four(srclang))).toEqual(expected);
  });
  test('any two go to another memory, the source first', () => {
    const text = passed(four('en'), ['ja', 'fr']);
    expect(segments(text)).toEqual(['はい。', 'Oui.']);
    expect(text).toContain('srclang="ja"');
  });
  test('units of one language, without variants, and without a seg are left out', () => {
    const odd = `<tu>${tuv('en', 'Alone.')}</tu><tu/><tu>${tuv('en', ' ')}${tuv('ru', 'Да.')}</tu><tu><tuv xml:lang="en"/>${tuv('ru', 'Да.')}</tu>`;
    expect(texts(memory(odd + tu('Yes.', 'Да.')))).toEqual(['Yes.', 'Да.']);
  });
  test('the default language of a file or unit is inherited by nothing', () => {
    expect(errorOf(() => texts(memory('<tu xml:lang="en"><tuv><seg>x</seg></tuv></tu>'))).code).toBe('tmx/invalid');
  });
});

describe('encodings of other languages', () => {
  // はい。 and Ναι.
  test.each([
    ['Shift_JIS', [0x82, 0xcd, 0x82, 0xa2, 0x81, 0x42], 'ja', 'はい。'],
    ['EUC-JP', [0xa4, 0xcf, 0xa4, 0xa4, 0xa1, 0xa3], 'ja', 'はい。'],
    ['ISO-8859-7', [0xcd, 0xe1, 0xe9, 0x2e], 'el', 'Ναι.'],
    ['windows-1253', [0xcd, 0xe1, 0xe9, 0x2e], 'el', 'Ναι.'],
    ['ISO-8859-2', [0xb1, 0xea], 'pl', 'ąę'],
    ['GB2312', [0xca, 0xc7, 0xa1, 0xa3], 'zh', '是。'],
  ])('%s', (encoding, bytes, lang, word) => {
    const text = memory(`<tu>${tuv('en', 'Yes.')}${tuv(lang, '@')}</tu>`).replace('?>', ` encoding="${encoding}"?>`);
    const [before, after] = text.split('@') as [string, string];
    const { text: decoded } = decode(
      Uint8Array.from([...Buffer.from(before, 'latin1'), ...bytes, ...Buffer.from(after, 'latin1')]),
    );
    expect(segments(passed(decoded, ['en', lang]))).toEqual(['Yes.', word]);
  });
});
