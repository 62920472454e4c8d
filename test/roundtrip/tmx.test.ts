import { XMLParser } from 'fast-xml-parser';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import tmx2js from 'tmexchange/tmx2js';
import { tmx } from '../../src/format/tmx.js';
import type { Alignment } from '../../src/model/alignment.js';
import { alignment } from '../format/arbitraries.js';
import { full, options, small } from '../format/fixtures.js';
import { readElements } from './edition.js';

const write = (value: Alignment): string => tmx.write!(value, options).parts[0]!.text;

/** Source and target of each unit, as an independent reader sees them. */
async function pairs(text: string): Promise<[string, string][]> {
  const { resources } = await tmx2js(text);
  return Object.values(resources).map((unit) => [unit['en-GB']!, unit['ru-RU']!]);
}

test('another reader finds the same pairs in the same order', async () => {
  expect(await pairs(write(small))).toEqual([
    ['Talks in Moscow', 'Переговоры в Москве'],
    ['Good afternoon.', 'Добрый день.'],
    ['He stopped. He listened.', 'Он остановился и прислушался.'],
    ['Why?', 'Почему?'],
    ['Well?', 'Ну?'],
  ]);
});

test('hostile text comes back, but for what TMX does not hold', async () => {
  expect((await pairs(write(full))).slice(8, 19).map(([en]) => en)).toEqual([
    'a & b < c > d ]]> "e" \'f\'',
    'bell one end',
    'half pair',
    'whole 😀 pair',
    'last',
    '\u0338 solidus >\u0338 after'.normalize('NFC'),
    'no break 5 000 softhyphen zerowidth markinside',
    'decomposed й é',
    'tab and line ends here',
    '&amp; &#x1; <!-- --> <![CDATA[ ]]> <?pi?>',
    '__proto__',
  ]);
});

test('readers agree, whatever it holds', async () => {
  const parser = new XMLParser({
    ignoreAttributes: false,
    parseTagValue: false,
    trimValues: false,
    isArray: (name) => name === 'tu',
  });
  await fc.assert(
    fc.asyncProperty(alignment, async (value) => {
      const text = write(value);
      const elements = readElements('', text).filter(({ name }) => name === 'seg');
      expect((await pairs(text)).flat()).toEqual(elements.map((element) => element.text));
      const { body } = (parser.parse(text) as { tmx: { body: { tu?: { tuv: { seg: string }[] }[] } } }).tmx;
      if (typeof body === 'object' && !text.includes('&#x338;'))
        expect((body.tu ?? []).flatMap(({ tuv }) => tuv.map(({ seg }) => seg))).toEqual(
          elements.map((element) => element.text),
        );
    }),
  );
});
