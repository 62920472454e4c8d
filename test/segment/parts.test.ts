import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Language } from '../../src/model/document.js';
import { longestLine, segmentParts, type PartOptions } from '../../src/segment/parts.js';
import { segmentLines, segmentPlain } from '../../src/segment/segment.js';
import { chunks, plainOf } from '../piecewise/texts.js';

/** Paragraphs of all parts, each as the texts of its sentences, and all text. */
async function read(pieces: Iterable<string>, lang: Language, options: PartOptions) {
  const paragraphs: string[][] = [];
  let [all, lines] = ['', 1];
  for await (const { text, paragraphs: found, goesOn, line } of segmentParts(pieces, lang, options)) {
    expect(line).toBe(lines);
    for (const [index, sentences] of found.entries()) {
      const some = sentences.map(([from, to]) => text.slice(from, to));
      if (index === 0 && goesOn) paragraphs.push([...paragraphs.pop()!, ...some]);
      else paragraphs.push(some);
    }
    all += text;
    lines += text.split('\n').length - 1;
  }
  return { paragraphs, all };
}

const paragraphsOf = ({ text, units }: ReturnType<typeof segmentLines>): string[][] => {
  const found: string[][] = units.paragraph.map(() => []);
  for (const { at, parent } of units.sentence) found[parent]!.push(text.slice(...at));
  return found;
};

test('lines are the same however the text comes', async () => {
  const piece = fc.constantFrom(
    'One.',
    'Два',
    '  ',
    '\t',
    '\n',
    '\r\n',
    '\r',
    '\n\n',
    '\u2029',
    '\u2028',
    '\x85',
    '𝄞 x',
    ' y ',
  );
  await fc.assert(
    fc.asyncProperty(
      fc.array(piece, { maxLength: 60 }),
      fc.integer({ min: 1, max: 30 }),
      fc.integer({ min: 1, max: 40 }),
      async (some, size, cut) => {
        const text = some.join('');
        const { paragraphs, all } = await read(chunks(text, cut), 'en', { manner: 'lines', size });
        expect(all).toBe(text);
        expect(paragraphs).toEqual(paragraphsOf(segmentLines(text, 'en')));
      },
    ),
    { seed: 11, numRuns: 500 },
  );
});

test.each(['en', 'ru'] as const)('plain text of the corpora is parted as a whole is: %s', async (lang) => {
  const text = plainOf(lang);
  for (const size of [3000, 20_000]) {
    const { paragraphs, all } = await read(chunks(text, 4096), lang, { manner: 'text', size });
    expect(all).toBe(text);
    expect(paragraphs).toEqual(paragraphsOf(segmentPlain(text, lang)));
  }
});

test('pieces may come by and by', async () => {
  const slowly = async function* (): AsyncGenerator<string> {
    for (const piece of ['One.\nTw', 'o.\n\n', 'Three.']) yield await Promise.resolve(piece);
  };
  const found = [];
  for await (const part of segmentParts(slowly(), 'en', { manner: 'lines', size: 2 })) found.push(part.text);
  expect(found.join('')).toBe('One.\nTwo.\n\nThree.');
});

test('a line without end is refused before it is all read', async () => {
  let given = 0;
  const endless = function* (): Generator<string> {
    yield 'Short.\n';
    for (; given < 100; given++) yield 'no end '.repeat(150_000);
  };
  await expect(read(endless(), 'en', { manner: 'lines' })).rejects.toMatchObject({
    code: 'piecewise/long-line',
    at: { line: 2 },
  });
  // Of a line, twice what may be, and a stretch more.
  expect(given * 1_050_000).toBeLessThan(3 * longestLine);
  for (const manner of ['lines', 'text'] as const)
    await expect(read(['One.\n\nTwo.\n\n', 'a'.repeat(longestLine), 'b\n'], 'en', { manner })).rejects.toMatchObject({
      code: 'piecewise/long-line',
      at: { line: 5 },
    });
});

test('millions of blank lines are none that is too long, in a paragraph or between', { timeout: 60_000 }, async () => {
  const blank = '\n'.repeat(2 * longestLine + 1000);
  for (const manner of ['lines', 'text'] as const) {
    const { paragraphs, all } = await read(chunks(`One.${blank}Two.${blank}`, 100_000), 'en', { manner });
    expect(paragraphs).toEqual([['One.'], ['Two.']]);
    expect(all.length).toBe(2 * blank.length + 8);
    const before = await read(chunks(`${blank}One.\nTwo.`, 99_999), 'en', { manner });
    expect(before.paragraphs.map((some) => some.length)).toEqual(
      manner === 'lines' ? [2] : [before.paragraphs[0]!.length],
    );
  }
});
