import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { align } from '../../src/align.js';
import type { Document, Language, Unit } from '../../src/model/document.js';
import { plainText } from '../../src/segment/plain.js';
import { segmentTranscript } from '../../src/segment/segment.js';
import { options } from '../align/cases.js';

test.each([
  ['nothing to do', 'Да. Yes.', 'Да. Yes.'],
  ['decomposed letters', 'и\u0306 е\u0308 И\u0306', 'й ё Й'],
  ['a soft hyphen in a letter', 'и\u00ad\u0306', 'й'],
  ['a stress mark has no letter to join', 'за\u0301мок', 'за\u0301мок'],
  ['what cannot be seen', '\u200bпе\u00adре\u200dго\u2060во\ufeffры\u200e', 'переговоры'],
  ['spaces', 'г.\u00a0Москва 35\u202f000\u2009руб.', 'г. Москва 35 000 руб.'],
  ['Latin letters in Russian words', 'Кoнфepeнция oткpылacь, НАТO', 'Конференция открылась, НАТО'],
  ['Latin initials', 'C.В.Лавров: ещë', 'С.В.Лавров: ещё'],
  ['Cyrillic letters in English words', 'the Рresident of Russiа', 'the President of Russia'],
  ['short words among Cyrillic ones', 'Он сказал o том, что c ними сор', 'Он сказал о том, что с ними сор'],
  ['short words among Latin ones', 'Russia said а word to us', 'Russia said a word to us'],
  ['Latin letters that are meant', 'план A, витамин C, x и y, XXв.', 'план A, витамин C, x и y, XXв.'],
  ['Latin words with Russian endings', 'SMSка от COVIDом, OPEC и CEOшник', 'SMSка от COVIDом, OPEC и CEOшник'],
  ['a Russian word between Latin names', 'Apple с Google, BBC о CNN пишут', 'Apple с Google, BBC о CNN пишут'],
  ['a character alone between spaces stays', 'a \u200b b', 'a \u200b b'],
])('%s', (_, given, wanted) => {
  expect(plainText(given).text).toBe(wanted);
});

test('spans lead back to the text as it was, and take along what cannot be seen', () => {
  const given = '\u200bи\u0306о\u00adд. \u200eЕ\u0308ж\u200b \u00adу.';
  const { text, restore } = plainText(given);
  expect(text).toBe('йод. Ёж у.');
  const words = [...text.matchAll(/\S+/gu)].map(({ index, 0: word }) =>
    given.slice(...restore!([index, index + word.length])),
  );
  expect(words).toEqual(['\u200bи\u0306о\u00adд.', '\u200eЕ\u0308ж\u200b', '\u00adу.']);
});

const [latinLetters, cyrillicLetters] = ['aceopxABCEHKMOPTX', 'асеорхАВСЕНКМОРТХ'];
/** The text with letters of one alphabet as those of the other that look alike. */
const disguise = (text: string, from: string, to: string, inWord: RegExp): string =>
  text.replace(inWord, (letter) => to[from.indexOf(letter)] ?? letter);

const withoutPlace = (unit: Unit): object => ({ ...unit, at: undefined });

describe('the transcript with what cannot be seen strewn in', () => {
  const read = (lang: Language): string => readFileSync(`corpora/2021-03-02-lavrov-kamilov/${lang}.txt`, 'utf8');
  const segment = (disturb: (text: string) => string): [Document, Document] => [
    segmentTranscript(disturb(read('en')), 'en'),
    segmentTranscript(disturb(read('ru')), 'ru'),
  ];
  const clean = align(...segment((text) => text), options);

  test.each<[string, (text: string) => string]>([
    ['й and ё decomposed', (text) => text.normalize('NFD')],
    ['soft hyphens', (text) => text.replace(/(?<=\p{L}\p{L})(?=\p{L}\p{L})/gu, '\u00ad')],
    [
      'zero-width spaces around words',
      (text) => text.replace(/(?<=[ \n])(?=\p{L})|(?<=[\p{L}.:])(?=[ \n])/gu, '\u200b'),
    ],
    ['no-break spaces', (text) => text.replace(/ /gu, '\u00a0')],
    ['carriage returns alone', (text) => text.replace(/\r?\n/gu, '\r')],
    [
      'Latin letters in Russian words',
      (text) => disguise(text, cyrillicLetters, latinLetters, /(?<=\p{L})[асеорх](?=[бвгджзийлнтфцчшщъыьэюя])/gu),
    ],
    [
      'Latin letters wherever they look like Russian ones',
      (text) => disguise(text, cyrillicLetters, latinLetters, /[асеорх]/gu),
    ],
    [
      'Cyrillic letters in English words',
      (text) => disguise(text, latinLetters, cyrillicLetters, /(?<=[b-df-hj-np-tv-z])[aceopx](?=[b-df-hj-np-tv-z])/gu),
    ],
    ['line separators', (text) => text.replace(/\r?\n/gu, '\u2028')],
    [
      'all of it',
      (text) =>
        text
          .normalize('NFD')
          .replace(/(?<=\p{L})(?=\p{L})/gu, '\u00ad')
          .replace(/ /gu, '\u202f')
          .replace(/\n/gu, '\r\n'),
    ],
  ])('%s: the same units, marks, metadata and ladders', (_, disturb) => {
    const [english, russian] = segment(disturb);
    const found = align(english, russian, options);
    expect(found.ladders).toEqual(clean.ladders);
    for (const side of ['source', 'target'] as const) {
      expect(found[side].meta).toEqual(clean[side].meta);
      for (const level of ['turn', 'paragraph', 'sentence'] as const)
        expect(found[side].units[level].map(withoutPlace)).toEqual(clean[side].units[level].map(withoutPlace));
      expect(found[side].marks.map(({ kind }) => kind)).toEqual(clean[side].marks.map(({ kind }) => kind));
    }
  });
});
