import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { placesFor, stemOf } from '../../src/cli/output/places.js';
import { folder } from './run.js';

describe('the stem is the name of the source without its language', () => {
  test.each([
    ['x.en.txt', 'en', 'x'],
    ['x_en.txt', 'en', 'x'],
    ['x-en.txt', 'en', 'x'],
    ['x.eng.txt', 'en', 'x'],
    ['x.en-GB.txt', 'en', 'x'],
    ['x_ru_RU.txt', 'ru', 'x'],
    ['x (Russian).txt', 'ru', 'x (Russian)'],
    ['en_x.txt', 'en', 'x'],
    ['ru.x.txt', 'ru', 'x'],
    ['x.en', 'en', 'x'],
    ['en/x.txt', 'en', 'x'],
    ['talks/2021-03-02.en.txt', 'en', '2021-03-02'],
    ['talks/en.txt', 'en', 'talks'],
    ['talks/english.txt', 'en', 'talks'],
    ['talks/en/en.txt', 'en', 'talks'],
    ['x.txt', 'en', 'x'],
    // The language of the text itself, and no other.
    ['x.ru.txt', 'en', 'x.ru'],
    ['green.txt', 'en', 'green'],
    ['entry.txt', 'en', 'entry'],
    ['/en.txt', 'en', 'alignment'],
    ['-', 'en', 'alignment'],
  ] as const)('%s in %s: %s', (path, lang, stem) => {
    expect(stemOf(path, lang)).toBe(stem);
  });

  test('a plain en.txt has the name of the folder that it is run in', () => {
    expect(stemOf('en.txt', 'en')).toBe(basename(process.cwd()));
  });
});

describe('-o', () => {
  const there = folder({ 'old.tmx': '' });

  test('one file: standard output without it, and with -', () => {
    expect(placesFor(undefined, 'x', ['.tmx'])).toBeUndefined();
    expect(placesFor('-', 'x', ['.tmx'])).toBeUndefined();
  });

  test('one file: the file of that name, be it there or not', () => {
    expect(placesFor('new.tmx', 'x', ['.tmx'])).toEqual(['new.tmx']);
    expect(placesFor(join(there, 'old.tmx'), 'x', ['.tmx'])).toEqual([join(there, 'old.tmx')]);
  });

  test('one file: in the folder, when it is one or ends as one', () => {
    expect(placesFor(there, 'x', ['.tmx'])).toEqual([join(there, 'x.tmx')]);
    expect(placesFor('new/', 'x', ['.tei.xml'])).toEqual([join('new', 'x.tei.xml')]);
  });

  test('several: in the folder, be it there or not', () => {
    expect(placesFor('new', 'x', ['.tmx', '.tei.xml'])).toEqual([join('new', 'x.tmx'), join('new', 'x.tei.xml')]);
  });

  test.each([undefined, '-'])('several cannot go to standard output (%s)', (output) => {
    expect(() => placesFor(output, 'x', ['.tmx', '.json'])).toThrow(
      expect.objectContaining({ code: 'cli/several-to-stdout' }),
    );
  });
});
