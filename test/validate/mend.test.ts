import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { RuleName } from '../../src/validate/finding.js';
import { validationRules } from '../../src/validate/finding.js';
import { mendEdition, mendMemory, validateMemory } from '../../src/validate/validation.js';
import { anyMemory, cut, memory, unit } from '../memory/memories.js';

function mend(text: string, size = 50): { readonly text: string; readonly mended: Record<string, number> } {
  const mended = new Map<RuleName, number>();
  const all = [...mendMemory(cut(text, size), { mended, firstTag: 'en' })].join('');
  return { text: all, mended: Object.fromEntries(mended) };
}
function rules(text: string): RuleName[] {
  const validation = validateMemory();
  return [...validation.write(text), ...validation.close()].map(({ rule }) => rule as RuleName);
}

describe('mended is', () => {
  test.each([
    ['xml/ampersand', unit('R&D & <hi>b</hi>', 'один'), 'R&amp;D &amp; <hi>'],
    ['xml/character', unit('a\u0001b&#2;c', 'один'), '<seg>abc</seg>'],
    ['xml/character', unit('a&#xD83D;&#xde00;c', 'один'), '<seg>a😀c</seg>'],
    ['char/unseen', unit('so\u00ADft&#x200B;', 'один'), '<seg>soft</seg>'],
    ['char/control', unit('a\u0096b', 'один'), '<seg>ab</seg>'],
    ['lang/tag', unit('one', 'один').replace('"ru"', '"ru_ru"'), 'xml:lang="ru-RU"'],
    ['tmx/lang', unit('one', 'один').replace('xml:lang', 'lang'), '<tuv xml:lang="en">'],
    ['tmx/date', unit('one', 'один', ' creationdate="2021-03-02T10:00:00+03:00"'), 'creationdate="20210302T070000Z"'],
    ['tmx/space', unit(' one\n   two ', 'один'), '<seg>one two</seg>'],
    ['tmx/order', unit('one', 'один').replace('</tu>', '<note>late</note></tu>'), '<tu><note>late</note><tuv'],
    [
      'tmx/order',
      unit('one', 'один').replace('</seg>', '</seg><prop type="x">late</prop>'),
      '"en"><prop type="x">late</prop><seg>',
    ],
  ])('%s in a unit', (rule, text, expected) => {
    const result = mend(memory(text));
    expect(result.text).toContain(expected);
    expect(Object.keys(result.mended)).toEqual([rule]);
    expect(rules(memory(text))).toContain(rule);
    expect(rules(result.text)).not.toContain(rule);
  });
  test('what a header lacks', () => {
    const { text, mended } = mend(
      memory(unit('one', 'один'), '')
        .replace(' version="1.4"', '')
        .replace(/ creationtool\S*/gu, ''),
    );
    expect(text).toContain('<tmx version="1.4">');
    expect(text).toContain('segtype="block"');
    expect(text).toContain('srclang="en"');
    expect(mended).toEqual({ 'tmx/version': 1, 'tmx/attribute-missing': 7 });
    expect(rules(text)).toEqual([]);
  });
});

test('a date without a zone, a language that nobody can tell, and text in comments are left', () => {
  for (const text of [
    unit('one', 'один', ' creationdate="2021-03-02T10:00:00"'),
    unit('one', 'один').replace('"ru"', '"русский"'),
    unit('one', 'один', '', '<!-- <tuv lang="ru_RU"> -->'),
  ])
    expect(mend(memory(text))).toEqual({ text: memory(text), mended: {} });
});

test('lang stays lang in an old memory', () => {
  const old = memory(unit('one', 'один')).replaceAll('xml:lang', 'lang').replace('"1.4"', '"1.1"');
  expect(mend(old).text).toBe(old);
});

test('of any memory, what is mended is found no more, nothing new is found, and mending again changes nothing', () => {
  fc.assert(
    fc.property(
      anyMemory,
      fc.integer({ min: 1, max: 90 }),
      fc.constantFrom('', '\u0001', '&', '\u00AD', '&#x1F;'),
      (text, size, bad) => {
        const spoilt = text.replaceAll('Page', `Page${bad}`);
        const once = mend(spoilt, size);
        const count = (found: readonly RuleName[], rule: RuleName): number =>
          found.filter((each) => each === rule).length;
        const [before, after] = [rules(spoilt), rules(once.text)];
        for (const rule of new Set([...before, ...after]))
          expect(count(after, rule)).toBeLessThanOrEqual(count(before, rule));
        for (const rule of after)
          if (rule.startsWith('xml/') || rule === 'char/unseen') expect('fixable' in validationRules[rule]).toBe(false);
        expect(mend(once.text, size).text).toBe(once.text);
        if (before.length === 0) expect(once.text).toBe(spoilt);
      },
    ),
  );
});

test('an edition is mended in its tags and characters', () => {
  const mended = new Map<RuleName, number>();
  expect(mendEdition('<TEI xml:lang="en_gb"><p>R&D\u0001 en_gb</p></TEI>', { mended })).toBe(
    '<TEI xml:lang="en-GB"><p>R&amp;D en_gb</p></TEI>',
  );
  expect(Object.fromEntries(mended)).toEqual({ 'xml/ampersand': 1, 'xml/character': 1, 'lang/tag': 1 });
});
