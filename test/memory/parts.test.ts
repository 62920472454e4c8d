import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { surveyPieces } from '../../src/format/tmx/languages.js';
import { cleanMemory } from '../../src/memory/clean.js';
import { mergeMemories, type MergeCounts, type MergeOptions } from '../../src/memory/merge.js';
import { cleanRules } from '../../src/memory/rules.js';
import { splitMemory, type SplitManner } from '../../src/memory/split.js';
import { errorOf } from '../format/errors.js';
import { anyMemory, cut, memory, parts, selectionOf, unit } from './memories.js';

function clean(text: string, size = 64, names: readonly string[] = cleanRules.map(({ name }) => name)) {
  const cleaning = cleanMemory({
    selection: selectionOf(text),
    rules: cleanRules.filter(({ name }) => names.includes(name)),
  });
  const texts = { kept: '', removed: '' };
  for (const part of parts(text, size)) for (const { to, text: piece } of cleaning.pass(part)) texts[to] += piece;
  return { ...texts, counts: cleaning.counts() };
}

function merge(texts: readonly string[], options: Partial<MergeOptions> = {}, size = 64) {
  const counts: MergeCounts = { units: 0, dropped: 0, restored: 0 };
  const files = texts.map((text, index) => ({
    name: `${index + 1}.tmx`,
    survey: surveyPieces([text]),
    parts: parts(text, size),
  }));
  const merged = mergeMemories(files, { selection: undefined, origin: false, mixed: true, ...options }, counts);
  return { text: [...merged].join(''), counts };
}

function split(text: string, manner: SplitManner, size = 64): Map<string, string> {
  const splitting = splitMemory(manner);
  const files = new Map<string, string>();
  for (const part of parts(text, size))
    for (const { part: name, text: piece } of splitting.pass(part)) files.set(name, (files.get(name) ?? '') + piece);
  return files;
}

const size = fc.integer({ min: 1, max: 90 });

describe('any memory', () => {
  test('is its parts, one after the other', () => {
    fc.assert(
      fc.property(anyMemory, size, (text, pieces) => {
        const all = [...parts(text, pieces)];
        const joined = all.map((part) => (part.kind === 'unit' ? part.before + part.text : part.text)).join('');
        expect(joined).toBe(text);
        for (const part of all) if (part.kind === 'unit') expect(part.text).toMatch(/^<tu[\s>][^]*<\/tu>$/u);
      }),
    );
  });
  test('that was cleaned comes back byte for byte when both files are merged', () => {
    fc.assert(
      fc.property(anyMemory, size, (text, pieces) => {
        const { kept, removed, counts } = clean(text, pieces);
        expect(merge([kept, removed], {}, pieces).text).toBe(text);
        const gone = [...counts.removed.values()].reduce((sum, number) => sum + number, 0);
        expect(counts.kept + gone).toBe(counts.units);
        expect(removed.match(/x-sverka-removed/gu)?.length ?? 0).toBe(gone);
      }),
    );
  });
  test('that was cleaned twice comes back by way of both removed files', () => {
    fc.assert(
      fc.property(anyMemory, (text) => {
        const first = clean(text, 50, ['numbers', 'garbage']);
        const second = clean(first.kept, 50);
        expect(merge([second.kept, second.removed, first.removed]).text).toBe(text);
      }),
    );
  });
  test('that was split by number or size comes back when the parts are merged', () => {
    fc.assert(
      fc.property(anyMemory, fc.integer({ min: 1, max: 5 }), size, (text, most, pieces) => {
        for (const manner of [
          { kind: 'units', most },
          { kind: 'size', most: most * 400 },
        ] as const) {
          const files = [...split(text, manner, pieces).values()];
          expect(merge(files, {}, pieces).text).toBe(text);
          if (manner.kind === 'units')
            for (const file of files) expect([...parts(file)].length - 2).toBeLessThanOrEqual(most);
        }
      }),
    );
  });
});

describe('clean', () => {
  const removedBy = (en: string, ru: string): string =>
    [...clean(memory(unit('one', 'один') + unit(en, ru))).counts.removed].find(([, times]) => times > 0)?.[0] ?? 'kept';
  test.each([
    ['The ships sailed.', 'Суда отплыли.', 'kept'],
    ['The ships sailed.', '', 'empty'],
    ['  ', 'Суда отплыли.', 'empty'],
    ['The ships sailed.', 'РЎСѓРґР° РѕС‚РїР»С‹Р»Рё.', 'garbage'],
    ['The ships sailed.', 'Ñóäà îòïëûëè', 'garbage'],
    ['The ships sailed.', 'Ð¡ÑƒÐ´Ð° Ð¾Ñ‚Ð¿Ð»Ñ‹Ð»Ð¸.', 'garbage'],
    ['Weâ€™ll sail.', 'Отплывём.', 'garbage'],
    ['The ships sailed.', '???? ????????.', 'garbage'],
    ['The ships sailed.', 'Суда \uFFFDтплыли.', 'garbage'],
    ['Is it? What??', 'Правда? Что??', 'kept'],
    ['2021', '2021', 'wordless'],
    ['Windows', 'Windows', 'identical'],
    ['The ships sailed.', 'The ships sailed on to the north.', 'language'],
    ['Суда отплыли в порт на рассвете.', 'Суда отплыли.', 'language'],
    ['The ships sailed at dawn.', `Суда отплыли на рассвете. ${'И плыли. '.repeat(20)}`, 'ratio'],
    ['Hello.', 'Здравствуйте, дамы и господа.', 'kept'],
    ['They met 17 times.', 'Они встречались 19 раз.', 'numbers'],
    ['one', 'один', 'double'],
    ['One', 'один', 'kept'],
  ])('%j – %j: %s', (en, ru, rule) => {
    expect(removedBy(en, ru)).toBe(rule);
  });
  test('a side of more characters than are allowed', () => {
    const long = (word: string) => word.repeat(500);
    expect(removedBy(long('ship '), long('судно '))).toBe('long');
  });
  test('says in the unit which rule, why, and where it stood', () => {
    const { removed } = clean(memory(unit('one', 'один') + unit('Page 17', 'Страница 71', ' tuid="&lt;>"')));
    expect(removed).toContain('<tu tuid="&lt;>"><prop type="x-sverka-removed">1 numbers: 17 / 71</prop><tuv');
  });
  test('asks no rule that is switched off', () => {
    expect(clean(memory(unit('one', 'один') + unit('2021', '2021')), 64, ['double']).counts.kept).toBe(2);
  });
});

describe('merge', () => {
  const [one, two] = [memory(unit('one', 'один')), memory(unit('two', 'два') + unit('one', 'один'))];
  const segments = (text: string) => [...text.matchAll(/<seg>(.*?)<\/seg>/gu)].map(([, each]) => each);
  test('keeps doubles, or drops them', () => {
    expect(segments(merge([one, two]).text)).toEqual(['one', 'один', 'two', 'два', 'one', 'один']);
    const { text, counts } = merge([one, two], { selection: selectionOf(one) });
    expect(segments(text)).toEqual(['one', 'один', 'two', 'два']);
    expect(counts).toEqual({ units: 2, dropped: 1, restored: 0 });
  });
  test('puts on a unit what only its own header said of it', () => {
    const other = memory(
      unit('two', 'два', ' segtype="phrase"'),
      'segtype="block" o-tmf="x" adminlang="en" srclang="ru" datatype="plaintext"',
    );
    expect(merge([one, other]).text).toContain('<tu segtype="phrase" srclang="ru">');
    expect(
      merge([
        one,
        memory(unit('two', 'два'), 'segtype="sentence" o-tmf="x" adminlang="en" srclang="EN" datatype="plaintext"'),
      ]).text,
    ).not.toContain('srclang="EN"');
  });
  test('keeps the notes of all headers', () => {
    const noted = (note: string, units: string): string =>
      memory(units).replace('datatype="plaintext"/>', `datatype="plaintext"><note>${note}</note></header>`);
    expect(merge([one, noted('theirs', unit('a', 'б'))]).text).toContain(
      'datatype="plaintext"><note>theirs</note></header>',
    );
    expect(merge([noted('ours', ''), noted('theirs', ''), noted('ours', '')]).text).toContain(
      '<note>ours</note><note>theirs</note></header>',
    );
  });
  test('knows entities and old language attributes of a file that comes later', () => {
    const old = memory(unit('&ship; one', 'раз'))
      .replaceAll('xml:lang', 'lang')
      .replace('version="1.4"', 'version="1.1"');
    const { text } = merge([one, old.replace('<tmx', '<!DOCTYPE tmx [<!ENTITY ship "a &#xAB;ship&#187;">]>\n<tmx')]);
    expect(text).toContain('xml:lang="en"><seg>a «ship» one</seg>');
    expect(text).not.toMatch(/ lang=/u);
  });
  test('tells where each unit is from', () => {
    expect(merge([one, two], { origin: true }).text).toContain(
      '<prop type="x-origin">2.tmx</prop><tuv xml:lang="en"><seg>two',
    );
  });
  test('refuses other languages', () => {
    const german = memory(unit('one', 'eins').replaceAll('"ru"', '"de"'));
    expect(errorOf(() => merge([one, german], { mixed: false })).code).toBe('tm/other-languages');
    expect(merge([one, memory(''), two], { mixed: false }).counts.units).toBe(3);
  });
});

describe('split', () => {
  const of = (document: string) => unit('one', 'один', '', `<prop type="x-document">${document}</prop>`);
  test('by a prop, in files of names that differ', () => {
    const files = split(memory(of('talks 1') + of('talks/1') + of('') + of('../../x') + of('talks 1')), {
      kind: 'prop',
      type: 'x-document',
    });
    expect([...files.keys()]).toEqual(['talks-1', 'talks-1-2', 'none', 'x']);
    expect(files.get('talks-1')!.match(/<tu>/gu)).toHaveLength(2);
  });
  test('a memory without units is one part', () => {
    expect([...split(memory(''), { kind: 'units', most: 3 })]).toEqual([['1', memory('')]]);
  });
  test('refuses a file for each unit of thousands', () => {
    const many = memory(Array.from({ length: 600 }, (_, index) => of(String(index))).join(''));
    expect(errorOf(() => split(many, { kind: 'prop', type: 'x-document' })).code).toBe('tm/too-many-parts');
  });
  test('the pieces of a test are the text', () => expect(cut('abcde', 2)).toEqual(['ab', 'cd', 'e']));
});
