import { describe, expect, test } from 'vitest';
import { validationRules, type Finding } from '../../src/validate/finding.js';
import { validateMemory } from '../../src/validate/validation.js';
import { cut, memory, unit } from '../memory/memories.js';

function validate(text: string, size = 1000): Finding[] {
  const validation = validateMemory();
  return [...cut(text, size).flatMap((piece) => validation.write(piece)), ...validation.close()];
}
/** Of each finding line and rule. */
const told = (text: string, size?: number): string[] =>
  validate(text, size).map(({ rule, at }) => `${at.line} ${rule}`);
const rules = (text: string): string[] => validate(text).map(({ rule }) => rule);

const good = unit('The ships sailed.', 'Суда отплыли.', ' tuid="1"');

test('a sound memory has nothing to find', () => {
  expect(validate(memory(good))).toEqual([]);
  expect(validate(memory(good).replaceAll('xml:lang', 'lang').replace('"1.4"', '"1.1"'))).toEqual([]);
});

describe('in a unit', () => {
  test.each([
    [unit('', 'Суда'), '6 tmx/empty'],
    [unit('one', 'The ships sailed to the north.'), '6 lang/text'],
    [unit('The ships sailed to the north. '.repeat(70).trim(), 'Суда'), '6 tmx/long'],
    [unit(' one', 'один'), '6 tmx/space'],
    [unit('<ph x="1">{1}</ph> one <hi>two </hi>', 'один'), ''],
    [unit('<ph x="1">{1}</ph> one ', 'один'), '6 tmx/space'],
    [unit('on\u00ADe', 'один'), '6 char/unseen'],
    [unit('on\u0085e \u009Ae', 'один'), '6 char/control'],
    [unit('<bpt i="1"/>one', 'один'), '6 tmx/codes'],
    [unit('<ept i="1"/>one', 'один'), '6 tmx/codes'],
    [unit('<bpt i="1"/>a<ept i="1"/><bpt i="1"/>b<ept i="1"/>', 'один'), '6 tmx/codes'],
    [unit('<bpt i="1"/><bpt i="2"/>a<ept i="1"/><ept i="2"/>', 'один'), ''],
    [unit('<ph><sub><bpt i="1"/>a<ept i="1"/></sub></ph>a<bpt i="1"/>b<ept i="1"/>', 'один'), ''],
    [unit('one', 'один').replace('"ru"', '"en"'), '6 tmx/languages'],
    [unit('one', 'один').replace('"en"', '"en_GB"'), '6 lang/tag,6 tmx/source'],
    [unit('one', 'один').replace('"en"', '"eng"'), '6 lang/tag,6 tmx/source'],
    [unit('one', 'один').replace('"ru"', '"русский"'), '6 lang/tag'],
    [unit('one', 'один').replace('xml:lang', 'lang'), '6 tmx/lang'],
    [unit('one', 'один', ' creationdate="2021-03-02"'), '6 tmx/date'],
    [unit('one', 'один', ' tuid="1"'), '6 tmx/id'],
    [unit('one', 'один', ' segtype="chapter"'), '6 tmx/attribute-value'],
    [unit('one', 'один', ' colour="red"'), '6 tmx/attribute'],
    [unit('one', 'один').replace('</tu>', '<note>late</note></tu>'), '6 tmx/order'],
    [unit('one', 'один', '', '<b/>'), '6 tmx/element'],
    ['\n<tu/>', '6 tmx/element-missing'],
    ['\n<tu><tuv xml:lang="en"/><tuv xml:lang="ru"><seg/></tuv></tu>', '6 tmx/element-missing,6 tmx/empty'],
    ['\nwords', '6 tmx/text'],
    [unit('R&D', 'один'), '6 xml/ampersand'],
    [unit('a&#x1;b&#xFFFF;c', 'один'), '6 xml/character,6 xml/character'],
    [unit('a\u0001b\uD800c', 'один'), '6 xml/character,6 xml/character'],
    [unit('<![CDATA[R&D]]>', 'один', '', '<!-- R&D -->'), ''],
    [unit('one</b>', 'один'), '6 xml/well-formed'],
  ])('%#: %s', (text, expected) => {
    for (const size of [1000, 7, 1])
      expect(
        told(memory(good + text), size)
          .sort()
          .join(','),
      ).toBe(expected);
  });
});

test('what --fix mends is told of each finding, not of each rule', () => {
  const told = (text: string): [string, boolean][] =>
    validate(memory(good + text)).map(({ rule, fixable }) => [rule, fixable]);
  expect(told(unit('<it>{i}</it>one', 'один'))).toEqual([['tmx/attribute-missing', false]]);
  expect(told(unit('one', 'один', ' creationdate="2021-03-02"'))).toEqual([['tmx/date', false]]);
  expect(told(unit('one', 'один', ' creationdate="2021-03-02T10:00:00Z"'))).toEqual([['tmx/date', true]]);
  expect(told(unit('one', 'один').replace('"ru"', '"русский"'))).toEqual([['lang/tag', false]]);
  expect(validate(memory(good).replace(' segtype="sentence"', ''))).toMatchObject([{ fixable: true }]);
});

describe('in a head', () => {
  const text = memory(good);
  test.each([
    [text.replace(' segtype="sentence"', ''), ['tmx/attribute-missing']],
    [text.replace(' version="1.4"', ''), ['tmx/version']],
    [text.replace('"1.4"', '"2.0"'), ['tmx/version']],
    [text.replace('srclang="en"', 'srclang="de"'), ['tmx/source']],
    [text.replace('srclang="en"', 'srclang="*all*"'), []],
    [text.replace(/<header[^]*?\/>/u, ''), ['tmx/element-missing']],
    [text.replace(/<body>[^]*<\/body>/u, ''), ['tmx/element-missing']],
    ['<xliff version="1.2"/>', ['tmx/root']],
    ['', ['xml/well-formed']],
    ['<tmx version="1.4"><header', ['xml/well-formed']],
  ])('%#', (content, expected) => {
    expect(rules(content)).toEqual(expected);
  });
});

test('places are those of the file, however it is cut', () => {
  const text = memory(good + unit('a\u0001\n R&D', 'один') + unit('<ept i="1"/>one', 'один'));
  for (const size of [1000, 7, 1])
    expect(
      validate(text, size)
        .map(({ rule, at }) => `${at.line}:${at.column} ${rule}`)
        .sort(),
    ).toEqual(['6:24 tmx/space', '6:30 xml/character', '7:3 xml/ampersand', '8:29 tmx/codes']);
});

test('the rest of a file is looked at behind what is no XML', () => {
  expect(rules(memory(unit('R&D \u0001', 'один') + unit('', 'один')))).toEqual([
    'xml/ampersand',
    'xml/character',
    'tmx/empty',
  ]);
});

test('each rule says how to mend what it finds, and is in docs/memory.md', async () => {
  const { readFileSync } = await import('node:fs');
  const documented = [
    ...readFileSync('docs/memory.md', 'utf8').matchAll(/^\| `(\w+\/[\w-]+)` \| (\w+) \| (.*) \| (.*) \| (✓?) ?\|$/gmu),
  ].map(([, ...cells]) => cells);
  expect(documented).toEqual(
    Object.entries(validationRules).map(([name, rule]) => [
      name,
      rule.severity,
      rule.what,
      rule.mend,
      'fixable' in rule ? '✓' : '',
    ]),
  );
});
