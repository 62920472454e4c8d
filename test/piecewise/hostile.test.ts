import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { align } from '../../src/align.js';
import { SverkaError } from '../../src/error.js';
import { formats } from '../../src/format/formats.js';
import { writeDefaults } from '../../src/format/format.js';
import type { AlignedPiece } from '../../src/model/piece.js';
import { openSide } from '../../src/piecewise/side.js';
import { segmentParts } from '../../src/segment/parts.js';
import { isNull } from '../../src/model/ladder.js';
import { segmentLines, segmentPlain } from '../../src/segment/segment.js';
import { countChanged } from '../align/whole.js';
import { beadsOf, linesOf, means, piecesOf } from './texts.js';

/** What comes of it: all that is written, or the code of an error of ours. */
async function outcome(work: () => Promise<readonly AlignedPiece[]>): Promise<Readonly<Record<string, string>>> {
  try {
    const pieces = await work();
    return Object.fromEntries(
      ['tmx', 'tei', 'tsv'].flatMap((name) => {
        const writer = formats.find((format) => format.name === name)!.piecewise!({
          ...writeDefaults,
          stem: 'x',
          version: 'test',
        });
        const sections = new Map<string, string>();
        for (const piece of pieces)
          for (const [section, text] of writer.add(piece))
            sections.set(section, (sections.get(section) ?? '') + [...text].join(''));
        const { parts } = writer.finish((section) => [sections.get(section) ?? '']);
        return parts.map(({ suffix, pieces: some }) => [suffix, [...some].join('')]);
      }),
    );
  } catch (error) {
    if (!(error instanceof SverkaError)) throw error;
    return { error: error.code };
  }
}

const lines = { en: linesOf('en'), ru: linesOf('ru') };
const odd = fc.constantFrom(
  '',
  ' \t ',
  '\uFEFFMark. Метка.',
  'NUL \0 here',
  'half \uD83D of a pair',
  '😀 😀 😀.',
  'и́ й ё',
  '- - -',
  '* * *',
  'Да. '.repeat(400),
  '\v\f\u2028\u0085',
  'x'.repeat(3000),
);
/** A stretch of both texts, with lines that no reader expects between. */
const pairOfTexts = fc.record({
  from: fc.integer({ min: 0, max: 600 }),
  length: fc.integer({ min: 1, max: 150 }),
  odd: fc.array(fc.tuple(fc.boolean(), fc.nat(150), odd), { maxLength: 12 }),
  end: fc.constantFrom('\n', '\r\n', '\r'),
});
interface Case {
  readonly from: number;
  readonly length: number;
  readonly odd: readonly (readonly [isEnglish: boolean, at: number, line: string])[];
  readonly end: string;
}
const textOf = (lang: 'en' | 'ru', { from, length, odd: some, end }: Case): string => {
  const own = lines[lang].slice(from, from + length);
  for (const [isEnglish, at, line] of some) if (isEnglish === (lang === 'en')) own.splice(at, 0, line);
  return own.join(end);
};

const seed = 20_261_126;
describe('whatever stands in the texts', () => {
  test('the outputs are the same bytes, however the texts come', { timeout: 240_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(
        pairOfTexts,
        fc.integer({ min: 1, max: 5000 }),
        fc.constantFrom(20, 60, 300),
        fc.constantFrom('lines', 'text'),
        async (some, size, window, manner) => {
          const [english, russian] = [textOf('en', some), textOf('ru', some)];
          const one = await outcome(() => piecesOf(english, russian, { window, manner }, 1 << 20));
          const other = await outcome(() => piecesOf(english, russian, { window, manner }, size));
          expect(other).toEqual(one);
        },
      ),
      { numRuns: 25, seed },
    );
  });

  test('one window gives the beads of the whole, and smaller ones nearly those', { timeout: 240_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(pairOfTexts, fc.constantFrom('lines', 'text'), async (some, manner) => {
        const [english, russian] = [textOf('en', some), textOf('ru', some)];
        const segment = manner === 'lines' ? segmentLines : segmentPlain;
        const whole = (): readonly [string] | ReturnType<typeof beadsOf> => {
          try {
            return [...align(segment(english, 'en'), segment(russian, 'ru'), means).ladders.sentence!];
          } catch (error) {
            if (!(error instanceof SverkaError)) throw error;
            return [error.code];
          }
        };
        const pieces = async (window: number) => {
          try {
            return beadsOf(await piecesOf(english, russian, { manner, window }));
          } catch (error) {
            if (!(error instanceof SverkaError)) throw error;
            return [error.code] as const;
          }
        };
        const all = whole();
        expect(await pieces(5000)).toEqual(all);
        const small = await pieces(60);
        if (typeof small[0] === 'string') return expect(['piecewise/no-cut', all[0]]).toContain(small[0]);
        // Where what has no partner stands beside a link of many that are alike is nobody's.
        const links = (beads: unknown) => (beads as ReturnType<typeof beadsOf>).filter((bead) => !isNull(bead));
        expect(countChanged(links(small), links(all))).toBeLessThanOrEqual(4 + links(small).length / 20);
      }),
      { numRuns: 20, seed },
    );
  });
});

describe('lines of no variety', () => {
  const whole = (english: string, russian: string) =>
    align(segmentLines(english, 'en'), segmentLines(russian, 'ru'), means).ladders.sentence!;

  test('all alike: an error of ours, or the beads of the whole', { timeout: 120_000 }, async () => {
    const [english, russian] = ['Yes, of course.', 'Да, конечно.'].map((line) => `${line}\n`.repeat(900));
    try {
      const pieces = await piecesOf(english!, russian!, { window: 100 });
      expect(countChanged(beadsOf(pieces), whole(english!, russian!))).toBeLessThanOrEqual(9);
    } catch (error) {
      expect(error).toMatchObject({ code: 'piecewise/no-cut' });
    }
  });

  test('one line on each side, however long a window is', async () => {
    for (const window of [1, 2, 10_000]) {
      const pieces = await piecesOf('Thank you.', 'Спасибо.', { window });
      expect(beadsOf(pieces)).toEqual(whole('Thank you.', 'Спасибо.'));
    }
  });

  test('a million blank lines before, between and behind', { timeout: 120_000 }, async () => {
    const blank = '\n'.repeat(1_000_000);
    const [english, russian] = [`${blank}Thank you.${blank}Good day.${blank}`, `Спасибо.${blank}Добрый день.`];
    for (const manner of ['lines', 'text'] as const) {
      const pieces = await piecesOf(english, russian, { manner }, 65_536);
      expect(beadsOf(pieces).map(({ source, target }) => [source, target])).toEqual([
        [
          [0, 1],
          [0, 1],
        ],
        [
          [1, 2],
          [1, 2],
        ],
      ]);
    }
  });

  test('lines as long as books are not all held at once', { timeout: 120_000 }, async () => {
    // 120 million characters; a window of so many lines would be all of them.
    const line = 'слово '.repeat(400_000);
    let read = 0;
    const long = function* (): Generator<string> {
      for (; read < 50; read++) yield `${line}\n`;
    };
    const side = openSide('ru', {}, segmentParts(long(), 'ru', { manner: 'lines' }));
    await side.fill(10_000);
    expect(side.isAtEnd()).toBe(false);
    expect(read).toBeLessThan(25);
    side.drop(side.held());
    await side.fill(1);
    expect(side.held()).toBeGreaterThan(1);
  });
});
