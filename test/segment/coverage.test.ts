import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Document, Language, Span } from '../../src/model/document.js';
import { levels } from '../../src/model/document.js';
import { segmentLines, segmentPlain, segmentTranscript } from '../../src/segment/segment.js';

const tokens = [
  ...'. ! ? … ... ?! " \' « » “ ” „ ( ) [ ] < > : ; , - — – • * ** № $ 1 5 2021 1. 2) а) A. U.S. p.m. Mr. г. т.е. и т.д. С.В.Лавров им.'.split(
    ' ',
  ),
  ...[
    'Question:',
    'Вопрос:',
    'Sergey Lavrov:',
    'МОДЕРАТОР:',
    '(Laughter)',
    '(Смеётся.)',
    '<...>',
    '[…]',
    '2 March 202118:00',
    'Moscow,',
    'en-GB1 ru-RU1',
    'Print',
  ],
  ...[
    'Additional materials',
    'word',
    'Word',
    'слово',
    'Слово',
    'e\u0301',
    'и\u0306',
    '\u200b',
    '\u00ad',
    '\ufeff',
    '😀',
    '\ud83d',
    '\u0000',
    'x@y.z',
    'https://a.b/c?d',
  ],
  ...[
    ' ',
    ' ',
    ' ',
    '\u00a0',
    '\u2009',
    '\t',
    '\n',
    '\n\n',
    '\r\n',
    '\r\n\r\n',
    '\r',
    '\u2028',
    '\u2029',
    '\f',
    ' \n \n',
  ],
];
const text = fc.array(fc.constantFrom(...tokens), { maxLength: 60 }).map((parts) => parts.join(''));
const spaced = fc.array(fc.constantFrom(...tokens), { maxLength: 60 }).map((parts) => parts.join(' '));
const input = fc.oneof(text, spaced, fc.string({ unit: 'binary', maxLength: 60 }));
const lang = fc.constantFrom<Language>('en', 'ru');

describe.each([
  ['segmentTranscript', segmentTranscript],
  ['segmentPlain', segmentPlain],
  ['segmentLines', segmentLines],
])('%s', (name, segment) => {
  test('units are ordered, disjoint and nested, and each character is in one sentence or mark', () => {
    fc.assert(
      fc.property(input, lang, (given, language) => {
        const document = segment(given, language);
        checkUnits(document);
        checkCover(document);
        if (name !== 'segmentTranscript') expect(document.marks).toEqual([]);
      }),
      { numRuns: 2000, seed: 20210302 },
    );
  });
});

function checkUnits({ text: whole, units, lang: language }: Document): void {
  for (const [depth, level] of levels.entries()) {
    let end = 0;
    let parent = depth === 0 ? -1 : 0;
    for (const unit of units[level]) {
      expect(unit.at[0]).toBeGreaterThanOrEqual(end);
      expect(unit.at[1]).toBeGreaterThan(unit.at[0]);
      expect(whole.slice(...unit.at).trim()).toHaveLength(unit.at[1] - unit.at[0]);
      expect(unit.id).toMatch(/^(?:en|ru)\.u\d+(?:\.p\d+(?:\.s\d+)?)?$/u);
      expect(unit.id.startsWith(language)).toBe(true);
      expect(unit.parent).toBeGreaterThanOrEqual(parent);
      [end, parent] = [unit.at[1], unit.parent];
      if (depth === 0) continue;
      const above = units[levels[depth - 1]!][unit.parent]!;
      expect(unit.at[0]).toBeGreaterThanOrEqual(above.at[0]);
      expect(unit.at[1]).toBeLessThanOrEqual(above.at[1]);
      expect([unit.kind, unit.speaker]).toEqual([above.kind, above.speaker]);
    }
  }
  for (const [depth, level] of levels.slice(0, 2).entries()) {
    const parents = new Set(units[levels[depth + 1]!].map(({ parent }) => parent));
    expect(parents.size).toBe(units[level].length);
  }
}

function checkCover({ text: whole, units, marks }: Document): void {
  const spans: Span[] = [...units.sentence, ...marks].map(({ at }) => at).sort((a, b) => a[0] - b[0]);
  expect(marks.map(({ at }) => at[0])).toEqual(marks.map(({ at }) => at[0]).sort((a, b) => a - b));
  let end = 0;
  for (const [from, to] of spans) {
    expect(from).toBeGreaterThanOrEqual(end);
    expect(whole.slice(end, from).trim()).toBe('');
    end = to;
  }
  expect(whole.slice(end).trim()).toBe('');
}
