import { describe, expect, test } from 'vitest';
import type { Alignment } from '../../src/model/alignment.js';
import type { WriteOptions } from '../../src/format/format.js';
import { tmx } from '../../src/format/tmx.js';
import { readElements } from '../roundtrip/edition.js';
import { makeAlignment, makeDocument } from './documents.js';
import { errorOf } from './errors.js';
import { bare, full, options, small } from './fixtures.js';

const write = (alignment: Alignment, more: Partial<WriteOptions> = {}) => {
  const written = tmx.write!(alignment, { ...options, ...more });
  const text = written.parts[0]!.text;
  return { ...written, text, elements: readElements('', text) };
};
const segments = (alignment: Alignment, more: Partial<WriteOptions> = {}) =>
  write(alignment, more).elements.flatMap(({ name, text }) => (name === 'seg' ? [text] : []));

/** Sentence by sentence. */
const pairs = (...texts: [en: string, ru: string][]) =>
  makeAlignment(
    makeDocument('en', texts.map(([en]) => `-: ${en}`).join('\n')),
    makeDocument('ru', texts.map(([, ru]) => `-: ${ru}`).join('\n')),
    { sentence: texts.map(() => '1:1').join(' ') },
  );

test('has a declaration, no DOCTYPE, no byte order mark, no carriage return', () => {
  for (const alignment of [small, full, bare]) {
    const { text } = write(alignment);
    expect(text.startsWith('<?xml version="1.0" encoding="UTF-8"?>\n<tmx version="1.4">\n')).toBe(true);
    expect(text).not.toMatch(/<!|\r/);
  }
});

test('the header names the source language as the variants do', () => {
  for (const [alignment, regions, source, target] of [
    [small, { en: 'GB', ru: 'RU' }, 'en-GB', 'ru-RU'],
    [bare, { en: 'US', ru: '' }, 'ru', 'en-US'],
  ] as const) {
    const { elements } = write(alignment, { regions });
    const variants = elements.filter(({ name }) => name === 'tuv').map(({ attributes }) => attributes['xml:lang']);
    expect(elements.find(({ name }) => name === 'header')!.attributes['srclang']).toBe(source);
    expect(variants.filter((_, index) => index % 2 === 0).every((lang) => lang === source)).toBe(true);
    expect(variants.filter((_, index) => index % 2 === 1).every((lang) => lang === target)).toBe(true);
  }
});

test('says whose the texts are', () => {
  const notes = write(small).elements.filter(({ name }) => name === 'note');
  expect(notes.map(({ text }) => text)).toEqual([
    'English text (original); title: Talks in Moscow; date: 2021-03-02; published by: The Ministry; source: https://example.org/en/1',
    'Russian text (translation); title: Переговоры в Москве; date: 2021-03-02; licence: CC0; note: An own translation, not the Ministry’s text.',
  ]);
  expect(write(bare).elements.filter(({ name }) => name === 'note')).toEqual([]);
});

test('units are named after their document and first source unit, each once', () => {
  const ids = (alignment: Alignment, more = {}) =>
    write(alignment, more).elements.flatMap(({ attributes }) => attributes['tuid'] ?? []);
  expect(ids(small)[2]).toBe('2021-03-02-talks.en.u2.p1.s2');
  expect(ids(small, { level: 'paragraph' })[1]).toBe('2021-03-02-talks.en.u2.p1');
  expect(ids(bare, { stem: 'my file' })).toEqual(['my-file.ru.u1.p1.s1']);
  expect(new Set(ids(full)).size).toBe(ids(full).length);
});

test('no segment is empty, has blanks at its ends, breaks or unseen signs', () => {
  for (const level of ['sentence', 'paragraph'] as const)
    for (const segment of segments(full, { level })) {
      expect(segment).not.toBe('');
      expect(segment).toBe(segment.trim());
      expect(segment).not.toMatch(/[\p{Cc}\u2028\u00AD\u200B\uFEFF\uFFFE]| {2}/u);
      expect(segment).toBe(segment.normalize('NFC'));
    }
});

test('n:m units are joined by a space', () => {
  expect(segments(small)).toContain('He stopped. He listened.');
});

describe('no-break spaces', () => {
  const alignment = pairs(['5\u00A0000\u202Fm', '5\u00A0000\u202Fм']);
  test('are plain unless they are to be kept', () => expect(segments(alignment)[0]).toBe('5 000 m'));
  test('are kept', () => expect(segments(alignment, { nbsp: 'keep' })[0]).toBe('5\u00A0000\u202Fm'));
});

describe('left out and counted', () => {
  test('null beads, by language', () => {
    expect(write(small).left).toEqual([
      { reason: 'only in the Russian text', count: 1 },
      { reason: 'only in the English text', count: 1 },
    ]);
  });
  test('what is below the confidence asked for, but not what a person confirmed or nobody scored', () => {
    const { left, kept } = write(small, { minConfidence: 0.95 });
    expect(left).toContainEqual({ reason: 'confidence below 0.95', count: 2 });
    expect(kept).toBe(3);
    expect(write(bare, { minConfidence: 1 }).kept).toBe(1);
  });
  test('doubles', () => {
    const { left, kept } = write(pairs(['Yes.', 'Да.'], ['No.', 'Нет.'], ['Yes.', 'Да.'], ['Yes.', 'Да.']));
    expect(left).toEqual([{ reason: 'the same as an earlier unit', count: 2 }]);
    expect(kept).toBe(2);
  });
  test('what has nothing that TMX can hold', () => {
    expect(write(pairs(['\u0001', 'Да.'], ['\u200B', 'Нет.'], ['Yes.', 'Да.'])).left).toEqual([
      { reason: 'nothing that TMX can hold', count: 2 },
    ]);
  });
});

describe('kept and remarked on', () => {
  test('another translation of the same source', () => {
    const { remarks, kept } = write(pairs(['Yes.', 'Да.'], ['Yes.', 'Конечно.']));
    expect(kept).toBe(2);
    expect(remarks).toEqual([
      {
        reason: 'the same source as an earlier unit, another translation',
        count: 1,
        units: ['2021-03-02-talks.en.u2.p1.s1'],
      },
    ]);
  });
  test('a side of more than 2000 characters', () => {
    const { remarks } = write(pairs(['a'.repeat(2000), 'б'], ['a', 'б'.repeat(2001)]));
    expect(remarks).toEqual([
      { reason: 'over 2000 characters a side', count: 1, units: ['2021-03-02-talks.en.u2.p1.s1'] },
    ]);
  });
  test('characters removed', () => {
    expect(write(pairs(['a\u0001b', 'в\uFFFE\u0002г'])).remarks).toEqual([
      { reason: 'characters removed that XML cannot hold', count: 3 },
    ]);
  });
});

describe('dates', () => {
  test('are written when given, in UTC', () => {
    const { elements } = write(small, { date: '2025-03-20T15:00:00+03:00' });
    const dated = elements.filter(({ name }) => name === 'header' || name === 'tu');
    expect(new Set(dated.map(({ attributes }) => attributes['creationdate']))).toEqual(new Set(['20250320T120000Z']));
  });
  test('are not written otherwise', () => expect(write(small).text).not.toContain('creationdate'));
  test.each(['yesterday', '2025-03-20T12:00', '2025-13-01', '20250320T120000Z'])('%s is refused', (date) => {
    expect(errorOf(() => write(small, { date })).code).toBe('format/date');
  });
});

test('of many units each is written once, and a source with two translations is told', () => {
  const sources = ['Yes.', 'No.', 'Thank you.', 'A\u00ADgreed.'];
  const targets = ['Да.', 'Нет.', 'Спасибо.', 'Хорошо.', 'Ладно.'];
  const texts = Array.from({ length: 700 }, (_, index): [string, string] => [
    sources[(index * 7) % 4]!,
    targets[(index * index) % 5]!,
  ]);
  const { kept, left, remarks } = write(pairs(...texts));
  const units = new Set(texts.map((pair) => pair.join('|')));
  expect(kept).toBe(units.size);
  expect(left).toEqual([{ reason: 'the same as an earlier unit', count: texts.length - units.size }]);
  expect(remarks[0]).toMatchObject({ count: units.size - sources.length });
});

test('sources that give one number are told apart', () => {
  // Found by trying: their FNV-1a is the same.
  const [one, other] = ['Item 2ya8.', 'Item zki6.'] as const;
  const { kept, remarks } = write(pairs([one, 'Да.'], [other, 'Да.'], [one, 'Нет.'], [other, 'Да.']));
  expect(kept).toBe(3);
  expect(remarks[0]).toMatchObject({ count: 1 });
});
