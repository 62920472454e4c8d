import { expect, test } from 'vitest';
import { pairSides } from '../../src/feature/bitext.js';
import { createMatcher } from '../../src/feature/matcher.js';
import { createRing, makeRoom } from '../../src/feature/ring.js';
import { readSide } from '../../src/feature/side.js';
import { parseLexicon } from '../../src/lexicon/lexicon.js';
import { segmentLines } from '../../src/segment/segment.js';

test('so many tokens in a row have places of their own, and what stands in a ring stays as long as it is long enough', () => {
  const ring = createRing();
  for (const tokens of [1, 1024, 1025, 5000]) {
    makeRoom(ring, tokens);
    const places = new Set(Array.from({ length: tokens }, (_, index) => (777 + index) & ring.mask));
    expect(places.size).toBe(tokens);
    expect(ring.column.length).toBe(ring.mask + 1);
    ring.column[3] = 5;
    makeRoom(ring, tokens);
    expect(ring.column[3]).toBe(5);
  }
});

test('the words of a bead that is longer than any before it are matched one to one', () => {
  const numbers = Array.from({ length: 3000 }, (_, index) => 10_000 + index);
  const [english, russian] = [`One.\n${numbers.join(' x ')}.`, `Раз.\n${numbers.join(' ы ')}.`];
  const bitext = pairSides(
    readSide(segmentLines(english, 'en'), { whole: true }),
    readSide(segmentLines(russian, 'ru'), { whole: true }),
    parseLexicon(''),
  );
  const beads = {
    count: 1,
    englishFrom: Int32Array.of(1),
    englishTo: Int32Array.of(2),
    russianFrom: Int32Array.of(1),
    russianTo: Int32Array.of(2),
    freedom: 0,
  };
  const matching = createMatcher(bitext)(beads, 0);
  expect(matching.count).toBe(numbers.length);
  expect(new Set(matching.english.subarray(0, matching.count)).size).toBe(numbers.length);
  expect(new Set(matching.russian.subarray(0, matching.count)).size).toBe(numbers.length);
});
