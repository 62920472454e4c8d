import { expect, test } from 'vitest';
import { pairSides } from '../../src/feature/bitext.js';
import { fillLikeness, likenessWindow } from '../../src/feature/likeness.js';
import { readSide } from '../../src/feature/side.js';
import { parseLexicon } from '../../src/lexicon/lexicon.js';
import { segmentLines } from '../../src/segment/segment.js';

/** What the first English line has in common with each Russian one. */
function likenesses(english: string, russian: string): number[] {
  const [left, right] = [segmentLines(english, 'en'), segmentLines(russian, 'ru')];
  const bitext = pairSides(readSide(left), readSide(right), parseLexicon(''));
  return [...likenessWindow(fillLikeness(bitext), [0, 1], [0, bitext.russian.count])];
}

test('a word of a sentence serves twice for one that comes again and again, and no oftener', () => {
  const [none, once, twice, all] = likenesses(
    `${'zeta '.repeat(40)}\nOne\nTwo\nThree`,
    `один\nдва zeta\nтри zeta zeta\n${'zeta '.repeat(40)}`,
  );
  expect(none).toBe(0);
  expect(once).toBeGreaterThan(0);
  expect(twice).toBeCloseTo(2 * once!, 4);
  expect(all).toBeCloseTo(20 * once!, 4);
});

test('a row that is asked for in two stretches is that of both at once', () => {
  const [left, right] = [segmentLines('zeta zeta zeta beta', 'en'), segmentLines('zeta\nbeta zeta\nzeta zeta', 'ru')];
  const bitext = pairSides(readSide(left), readSide(right), parseLexicon(''));
  const fill = fillLikeness(bitext);
  const parts = new Float32Array(3);
  fill(0, 0, 1, parts, 0);
  fill(0, 1, 3, parts, 1);
  expect([...parts]).toEqual([...likenessWindow(fillLikeness(bitext), [0, 1], [0, 3])]);
});
