import { describe, expect, test } from 'vitest';
import { readSrx, writeSrx } from '../../src/format/srx.js';

const two = (body: string, header = '<header segmentsubflows="yes" cascade="yes"/>'): string =>
  `<?xml version="1.0"?>\n<srx xmlns="http://www.lisa.org/srx20" version="2.0">\n${header}\n<body>${body}</body></srx>`;

const rule = `<languagerule languagerulename="English">
<rule break="no"><beforebreak>\\bMr\\.</beforebreak><afterbreak> </afterbreak></rule>
<rule><beforebreak><![CDATA[[<&.]]]></beforebreak></rule>
</languagerule>`;
const map = '<languagemap languagepattern="en.*" languagerulename="English"/>';

const content = {
  languages: new Map([
    [
      'English',
      [
        { breaks: false, before: '\\bMr\\.', after: ' ', line: 5 },
        { breaks: true, before: '[<&.]', after: '', line: 6 },
      ],
    ],
  ]),
  maps: [{ pattern: 'en.*', rules: 'English', line: 7 }],
};

test('SRX 2.0', () => {
  const xml = two(`<languagerules>${rule}</languagerules><maprules>${map}</maprules>`);
  expect(readSrx(xml)).toEqual({ cascade: true, ...content });
});

test('a prefix for the namespace, and elements of other namespaces', () => {
  const xml = two(
    `<languagerules>${rule}</languagerules><maprules>${map}</maprules>`,
    '<header segmentsubflows="yes" cascade="no"><formathandle type="end" include="yes"/><o:options xmlns:o="http://okapi.sf.net/srx-extensions" version="2.0"/></header>',
  ).replace('xmlns="', 'xmlns:s="');
  const prefixed = xml.replace(/<(\/?)(?!\?|o:|!)/gu, '<$1s:');
  expect(readSrx(prefixed.replaceAll('[<s:&.]', '[<&.]'))).toEqual({ cascade: false, ...content });
});

test('SRX 1.0: maps in a set, no cascade, no namespace', () => {
  const xml = `<?xml version="1.0"?>\n<srx version="1.0">\n<header segmentsubflows="yes"/>\n<body><languagerules>${rule}</languagerules><maprules><maprule maprulename="Default">${map}</maprule></maprules></body></srx>`;
  expect(readSrx(xml)).toEqual({ cascade: false, ...content });
});

test('what is written reads back the same', () => {
  const srx = { cascade: true, ...content };
  const written = writeSrx(srx, 'two -- hyphens ---');
  const plain = JSON.stringify(readSrx(written).maps.map(({ pattern, rules }) => [pattern, rules]));
  expect(plain).toBe('[["en.*","English"]]');
  const rules = [...readSrx(written).languages.values()]
    .flat()
    .map(({ breaks, before, after }) => [breaks, before, after]);
  expect(rules).toEqual([
    [false, '\\bMr\\.', ' '],
    [true, '[<&.]', ''],
  ]);
  expect(writeSrx(readSrx(written), 'two -- hyphens ---')).toBe(written);
});

describe('what is wrong is told with its line', () => {
  const body = `<languagerules>${rule}</languagerules><maprules>${map}</maprules>`;
  test.each([
    ['not XML', 'Hello', 1, /text data outside of root/iu],
    ['another document', '<tmx version="1.4"/>', 1, /begins with tmx/u],
    ['another version', two(body).replace('"2.0"', '"3.0"'), 2, /version is 3\.0/u],
    ['no cascade', two(body, '<header segmentsubflows="yes"/>'), 3, /header has no cascade/u],
    ['an element that is not closed', two(body).replace('</body>', ''), 7, /unexpected close tag/u],
    ['an unknown entity', two(body).replace('Mr', '&nix;'), 5, /entity/u],
    ['a break that is neither', two(body).replace('"no"', '"nay"'), 5, /break is nay/u],
    ['a rule set without a name', two(body).replace(' languagerulename="English">', '>'), 4, /no languagerulename/u],
    [
      'a map to nothing',
      two(body.replace('languagerulename="English"/>', 'languagerulename="X"/>')),
      7,
      /languagerule X/u,
    ],
    ['two rule sets of a name', two(body.replace(rule, rule + rule)), 7, /two languagerules/u],
    ['an element in a pattern', two(body).replace('Mr', '<b/>'), 5, /b stands in a pattern/u],
  ])('%s', (_, xml, line, what) => {
    expect(() => readSrx(xml)).toThrow(
      expect.objectContaining({
        code: 'srx/invalid',
        message: expect.stringMatching(what) as string,
        at: expect.objectContaining({ line }) as object,
      }),
    );
  });
});
