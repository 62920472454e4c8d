import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decode, decodeText } from '../../src/format/bytes.js';
import { encodingNamed } from '../../src/format/encoding.js';
import { alphabet, bigrams } from '../../src/format/letters.js';
import { encode } from './encodings.js';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const coded = (code: string, more: object = {}): Error => expect.objectContaining({ code, ...more }) as Error;

test('UTF-8 is read, its byte order mark goes, line ends stay', () => {
  expect(decodeText(bytes('Да.\r\nYes.\n'))).toBe('Да.\r\nYes.\n');
  expect(decodeText(bytes('\uFEFFДа.'))).toBe('Да.');
  expect(decode(bytes('Да.\u2028Yes.\r'))).toEqual({ text: 'Да.\u2028Yes.\r', encoding: 'utf-8', guessed: false });
});

test('the end mark of DOS goes', () => {
  expect(decodeText(bytes('Yes.\r\n\x1a'))).toBe('Yes.\r\n');
});

describe.each(['utf-16le', 'utf-16be'])('%s', (encoding) => {
  test.each(['Да.', 'Yes, sir.', 'Москва — the capital of “Russia”…'])('%s', (text) => {
    expect(decode(encode(text, encoding))).toEqual({ text, encoding, guessed: false });
    expect(decode(encode(`\uFEFF${text}`, encoding))).toEqual({ text, encoding, guessed: false });
  });
});

const cyrillic = ['windows-1251', 'koi8-r', 'ibm866', 'iso-8859-5', 'x-mac-cyrillic'];

describe.each(cyrillic)('%s is told by its letters', (encoding) => {
  const russian = readFileSync('corpora/2021-03-02-lavrov-kamilov/ru.txt', 'utf8')
    .replace(/[«»“”„]/gu, '"')
    .replace(/[–—•…]/gu, '-')
    .replace(/[^\p{ASCII}А-яё№]/gu, ' ')
    .replace(/№/gu, 'N');

  test('a transcript', () => {
    expect(decode(encode(russian, encoding))).toEqual({ text: russian, encoding, guessed: true });
  });

  // Of a short text in Mac Cyrillic all but a few capitals are the same bytes as in windows-1251.
  test.skipIf(encoding === 'x-mac-cyrillic')('every paragraph of it, in capitals too', () => {
    for (const line of russian.split('\n').filter((one) => one.trim().length > 60))
      for (const text of [line, line.toUpperCase()]) expect(decodeText(encode(text, encoding)), text).toBe(text);
  });
});

test.each(['windows-1251', 'koi8-r', 'ibm866'])('short texts in %s', (encoding) => {
  for (const text of ['Добрый день, уважаемые коллеги!', 'ВОПРОС: Почему?', 'С.В.Лавров: Да.', 'Ответ на вопрос'])
    expect(decode(encode(text, encoding))).toMatchObject({ text, encoding });
});

test.each([
  'He said: “It’s late.” The café – in São Paulo – was closed.',
  'It cost £125m, or 14½ % more.',
  'We don’t know.',
])('English in windows-1252: %s', (text) => {
  expect(decode(encode(text, 'windows-1252'))).toEqual({ text, encoding: 'windows-1252', guessed: true });
});

test('a page that names its encoding is believed when that makes sense, and UTF-8 before all', () => {
  const page = (charset: string): string => `<html><head><meta charset="${charset}"><title>Да</title>`;
  expect(decode(encode(page('koi8-r'), 'koi8-r'))).toMatchObject({ encoding: 'koi8-r', guessed: false });
  expect(decode(encode(page('windows-1251'), 'utf-8'))).toMatchObject({ encoding: 'utf-8' });
  const [text, real] = [`${page('koi8-r')} Министр прибыл в Москву.`, 'ibm866'];
  expect(decode(encode(text, real))).toMatchObject({ text, encoding: real, guessed: true });
});

describe('an encoding that is named', () => {
  test('is used, by any of its names', () => {
    const file = encode('Да', 'koi8-r');
    for (const name of ['koi8-r', 'KOI8_R', 'koi8', 'cskoi8r']) expect(decodeText(file, name)).toBe('Да');
    expect(['cp1251', 'win-1251', '866', 'CP866', 'latin1', 'UTF-16', 'utf8'].map(encodingNamed)).toEqual([
      'windows-1251',
      'windows-1251',
      'ibm866',
      'ibm866',
      'windows-1252',
      'utf-16le',
      'utf-8',
    ]);
  });

  test('must fit', () => {
    const russian = 'Министр прибыл в Москву в понедельник.';
    expect(() => decodeText(encode(russian, 'windows-1251'), 'utf-8')).toThrow(coded('input/encoding'));
    expect(() => decodeText(bytes(russian), 'windows-1251')).toThrow(
      coded('input/encoding', { hint: 'It looks like utf-8.' }),
    );
    expect(() => decodeText(encode(russian, 'ibm866'), 'windows-1251')).toThrow(
      coded('input/encoding', { hint: 'It looks like ibm866.' }),
    );
    expect(() => decodeText(bytes(russian), 'utf-15')).toThrow(coded('input/unknown-encoding'));
  });
});

test('a text that is longer than a string can be is told as such, with the way out', () => {
  const long = new Uint8Array(2 ** 29).fill(0x61);
  const tooLarge = coded('input/too-large', { hint: expect.stringContaining('--piecewise') as string });
  for (const encoding of [undefined, 'utf-8', 'windows-1251'])
    expect(() => decodeText(long, encoding)).toThrow(tooLarge);
});

test('a damaged file is not taken for another encoding: the line is named', () => {
  const file = bytes('Первая строка.\nВторая строка.\nТретья строка, длиннее прочих.');
  const damaged = file.filter((_, index) => index !== 41);
  expect(() => decodeText(damaged)).toThrow(coded('input/encoding', { at: { line: 2 } }));
  expect(() => decodeText(file.subarray(0, -12))).toThrow(coded('input/encoding', { at: { line: 3 } }));
  expect(() => decodeText(Uint8Array.of(0xff, 0xfe, 0x14, 0x04, 0x30))).toThrow(coded('input/encoding'));
});

test.each([
  ['nothing', bytes(''), 'input/empty'],
  ['white space', bytes(' \n\u00a0\n'), 'input/empty'],
  ['a picture', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13), 'input/binary'],
  ['a zero in a text', bytes('a\0b'), 'input/binary'],
  [
    'bytes in no order',
    Uint8Array.from({ length: 400 }, (_, index) => 0x80 + ((index * 97 + 31) % 128)),
    'input/encoding',
  ],
])('%s is refused', (_, file, code) => {
  expect(() => decodeText(file)).toThrow(coded(code));
});

test('any bytes are decoded or refused with a code', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (file) => {
      try {
        expect(decodeText(file)).not.toBe('');
      } catch (error) {
        expect(error).toMatchObject({ name: 'SverkaError' });
      }
    }),
  );
});

test('the table of letters is that of our own words', () => {
  const counts = [...alphabet].map(() => [...alphabet].map(() => 0.1));
  const add = (text: string, weight: number): void => {
    for (const word of text
      .normalize('NFC')
      .toLowerCase()
      .replaceAll('ё', 'е')
      .match(/[а-я]+/gu) ?? [])
      for (let index = 0; index <= word.length; index++) {
        const [a, b] = [word[index - 1] ?? ' ', word[index] ?? ' '];
        counts[alphabet.indexOf(a)]![alphabet.indexOf(b)]! += weight;
      }
  };
  add(readFileSync('corpora/2021-03-02-lavrov-kamilov/ru.txt', 'utf8'), 10);
  for (const line of readFileSync('src/lexicon/en-ru.tsv', 'utf8').split('\n'))
    if (!line.startsWith('#')) add(line.split('\t')[1] ?? '', 1);
  const rows = counts.map((row) => {
    const all = row.reduce((sum, count) => sum + count);
    return row.map((count) => Math.min(9, Math.round(-Math.log(count / all)))).join('');
  });
  // The lexicon and the corpora grow: the table need not follow every word of them.
  const far = rows.flatMap((row, a) =>
    [...row].filter((cost, b) => Math.abs(Number(cost) - Number(bigrams[a]![b])) > 1),
  );
  expect(far.length, rows.map((row) => `  '${row}',`).join('\n')).toBeLessThan(30);
});
