import { XMLValidator } from 'fast-xml-parser';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countForbidden } from '../../src/format/text.js';
import { block, buildXml, escapeXml, inline, longBlock, longInline, xmlPieces } from '../../src/format/xml.js';
import { readElements } from '../roundtrip/edition.js';
import { hostile } from './fixtures.js';
import { utf16 } from './arbitraries.js';

describe('escapeXml', () => {
  test.each([
    ['a & b', 'a &amp; b'],
    ['<s>', '&lt;s&gt;'],
    [']]>', ']]&gt;'],
    ['&amp; &#x1;', '&amp;amp; &amp;#x1;'],
    ['"it\'s"', '"it\'s"'],
    ['a\u0001b\u0000c\u001Fd', 'abcd'],
    ['tab\tline\n', 'tab\tline\n'],
    ['return\r', 'return&#13;'],
    ['\uD83D half \uDE00', ' half '],
    ['whole \u{1F600}', 'whole \u{1F600}'],
    ['\uFFFE\uFFFF\uFFFD', '\uFFFD'],
    ['>\u0338', '&gt;&#x338;'],
    ['\u007F\u0085\u00A0', '\u007F\u0085\u00A0'],
  ])('%j', (text, expected) => expect(escapeXml(text)).toBe(expected));

  test('says how much it had to leave out', () => expect(countForbidden('a\u0001\uD83Db\uFFFE\u{1F600}')).toBe(3));
});

test('a block puts each element on a line, an inline element is left as it is', () => {
  const root = block('a', { x: '1', y: undefined }, [
    inline('b', {}, 'one ', inline('c', { z: '"<\'&\n' }), inline('c', {}, inline('d', {}, 'two')), ' three'),
    undefined,
    block('e', {}, [inline('f', {})]),
    block('g', {}, []),
  ]);
  expect(buildXml(root)).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<a x="1">
  <b>one <c z="&quot;&lt;&apos;&amp; "/><c><d>two</d></c> three</b>
  <e>
    <f/>
  </e>
  <g/>
</a>
`);
});

test('a file that is normalized afterwards stays XML', () => {
  const xml = buildXml(inline('a', { b: '\u0338' }, '\u0338', inline('c', {}), '\u0338=\u0338'));
  expect(xml.normalize('NFC')).toBe(xml);
});

test('any text makes well-formed XML that gives the text back', () => {
  fc.assert(
    fc.property(fc.array(utf16), (texts) => {
      const xml = buildXml(
        block(
          'a',
          {},
          texts.map((text) => inline('b', { c: text }, text)),
        ),
      );
      expect(XMLValidator.validate(xml)).toBe(true);
      const elements = readElements('', xml).filter(({ name }) => name === 'b');
      const expected = texts.map((text) =>
        text.replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, ''),
      );
      expect(elements.map(({ text }) => text)).toEqual(expected);
      expect(elements.map(({ attributes }) => attributes['c'])).toEqual(
        expected.map((text) => text.replace(/[\t\n]/g, ' ')),
      );
    }),
    { examples: [[[...hostile]]] },
  );
});

test('what is made one by one is written as what is made at once, when it is asked for', () => {
  const made: number[] = [];
  const content = function* () {
    for (const number of [1, 2, 3]) {
      made.push(number);
      yield inline('c', { n: `${number}` }, '<', inline('d', {}));
      yield ` & ${number}`;
    }
  };
  const none: readonly never[] = [];
  const root = (long: boolean) =>
    block('a', { x: '"1"', y: undefined }, [
      long ? longInline('b', { z: '&' }, content()) : inline('b', { z: '&' }, ...content()),
      long
        ? longBlock('e', {}, new Set([inline('f', {}, 'one'), block('g', {}, [inline('h', {})])]))
        : block('e', {}, [inline('f', {}, 'one'), block('g', {}, [inline('h', {})])]),
      long ? longBlock('i', { j: '<' }, none.values()) : block('i', { j: '<' }, none),
      long ? longInline('k', {}, none.values()) : inline('k', {}),
    ]);
  const whole = buildXml(root(false), ['<?xml-model href="m"?>']);
  made.length = 0;
  const pieces = xmlPieces(root(true), ['<?xml-model href="m"?>']);
  let text = '';
  while (!text.includes('<d/>') && text.length < 1000) text += pieces.next().value as string;
  expect(made).toEqual([1]);
  expect(text + [...pieces].join('')).toBe(whole);
});
