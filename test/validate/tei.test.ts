import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { validateEdition } from '../../src/validate/validation.js';

const small = readFileSync('test/format/golden/small.tei.xml', 'utf8');
const split = ['', '.en', '.ru'].map((part) => readFileSync(`test/format/golden/small-split${part}.tei.xml`, 'utf8'));

const told = (text: string, beside: (name: string) => string | undefined = () => undefined): string[] =>
  validateEdition({ name: 'small.tei.xml', text }, beside).map(({ rule, message }) => `${rule}: ${message}`);

test('what sverka writes has nothing to find, in one file and in three', () => {
  expect(told(small)).toEqual([]);
  const names = [...split[0]!.matchAll(/"([\w%.-]+\.(?:en|ru)\.tei\.xml)#/gu)].map(([, name]) =>
    decodeURIComponent(name!),
  );
  const beside = (name: string) => (name.includes('.en.') ? split[1] : name.includes('.ru.') ? split[2] : undefined);
  expect(new Set(names).size).toBe(2);
  expect(told(split[0]!, beside)).toEqual([]);
  expect(told(split[0]!).filter((line) => line.startsWith('tei/file'))).toHaveLength(2);
});

describe('found is', () => {
  const change = (from: string | RegExp, to: string): string => {
    const changed = small.replace(from, to);
    expect(changed).not.toBe(small);
    return changed;
  };
  test.each([
    [
      'a pointer to nothing',
      '#en.u1.p1.s1 #ru',
      '#en.u9.p1.s1 #ru',
      ['tei/pointer: target="#en.u9.p1.s1" of link leads nowhere.'],
    ],
    ['a link with one end', 'target="#en.u1 #ru.u1"', 'target="#en.u1"', ['tei/link: The link has one end.']],
    [
      'a link in one language',
      'target="#en.u1 #ru.u1"',
      'target="#en.u1 #en.u2"',
      ['tei/link: The link has both ends in en.'],
    ],
    ['a type that is not so', 'type="2-1"', 'type="1-1"', ['tei/link: The link of type 1-1 has ends 2-1.']],
    [
      'a unit in two links',
      'target="#ru.u2.p1.s3" cert',
      'target="#ru.u2.p1.s2" cert',
      ['tei/linked-twice: ru.u2.p1.s2 is in the link of line'],
    ],
    ['a unit in none', /<span type="0-1"[^>]*>/u, '', ['tei/unlinked: ru.u2.p1.s3 is in no link and no span.']],
    [
      'a corresp that contradicts',
      'xml:id="en.u1" corresp="#ru.u1"',
      'xml:id="en.u1" corresp="#ru.u2"',
      ['tei/corresp: en.u1 corresponds to ru.u2'],
    ],
    ['a cert that is no probability', 'cert="0.74"', 'cert="74%"', ['tei/cert: cert is "74%".']],
    ['an id twice', 'xml:id="press"', 'xml:id="lavrov"', ['tei/id: The xml:id lavrov is there already']],
    ['an id that is no name', 'xml:id="press"', 'xml:id="1 press"', ['tei/id: The xml:id "1 press" is no XML name.']],
    ['who is nobody', 'who="#lavrov"', 'who="#en.text"', ['tei/who: who="#en.text" leads to text.']],
    ['a header without a title', /<titleStmt>[^]*?<\/titleStmt>/u, '', ['tei/missing: fileDesc has no titleStmt.']],
    ['what stands nowhere in TEI', '<linkGrp', '<w/><linkGrp', []],
    ['links in a header', '<fileDesc>', '<link/><fileDesc>', ['tei/element: There is link in teiHeader.']],
    ['another namespace', 'xmlns="http://www.tei-c.org/ns/1.0"', '', ['tei/namespace']],
    [
      'a tag that is none',
      'xml:lang="ru" corresp="#en"',
      'xml:lang="ru_RU" corresp="#en"',
      ['lang/tag: ru_RU has an underscore.'],
    ],
    [
      'a sentence in the other language',
      /(<s xml:id="ru.u2.p1.s1"[^>]*>)[^<]*/u,
      '$1The ships sailed to the north at dawn.',
      ['lang/text: s is ru and seems to be English.'],
    ],
    ['an & that stands alone', 'Talks in Moscow<', 'Talks & Moscow<', ['xml/ampersand: & stands alone.']],
    ['what is no XML', '</teiCorpus>', '</tei>', ['xml/well-formed']],
  ])('%s', (_, from, to, expected) => {
    const found = told(change(from, to));
    if (expected.length === 0) expect(found).toEqual([]);
    for (const line of expected) expect(found.join('\n')).toContain(line);
  });
});

test('other TEI is not asked for what only editions with links have', () => {
  const plain = `<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>T</title></titleStmt>
    <publicationStmt><p>p</p></publicationStmt><sourceDesc><p>s</p></sourceDesc></fileDesc></teiHeader>
    <text xml:lang="en"><body><p>One <ref target="https://example.org/#x">two</ref> <ref target="#n1">three</ref>.<note xml:id="n1">n</note></p></body></text></TEI>`;
  expect(told(plain)).toEqual([]);
  expect(told(plain.replace(' xml:lang="en"', ''))).toEqual(['lang/missing: The text is in no language.']);
  expect(told('<html/>').join()).toContain('tei/root');
});
