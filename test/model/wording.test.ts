import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { placesIn, readPlace } from '../../src/model/wording.js';
import { corrected } from '../format/fixtures.js';

/** Where the first `word` of one wording is in another. */
const found = (before: string, after: string, word: string): string | undefined => {
  const from = before.indexOf(word);
  const place = placesIn(before, after)([from, from + word.length]);
  return place && `${place[0]} ${after.slice(...place)}`;
};

describe('a word in another wording', () => {
  test.each([
    ['stays where all is as it was', 'He stopped.', 'He stopped.', 'stopped', '3 stopped'],
    ['goes with what is put before it', 'He stopped.', 'And then he stopped.', 'stopped', '12 stopped'],
    ['is gone where it is another', 'He stopped.', 'He stood.', 'stopped', undefined],
    ['is not a part of another', 'He can stop.', 'He can stopper.', 'stop', undefined],
    ['may be a part of what stands', 'A co-worker came.', 'The co-worker came.', 'worker', '7 worker'],
    ['is the same over another space', 'some 35\n000 men', 'about 35 000 men', '35\n000', '6 35 000'],
    [
      'that has two parts is gone with one',
      'a state-of-the-art car',
      'a state-of-art car',
      'state-of-the-art',
      undefined,
    ],
    ['that comes twice keeps its place', 'yes and yes', 'no and yes', 'yes', undefined],
    ['is nowhere in nothing', 'He stopped.', '', 'stopped', undefined],
  ])('%s', (_, before, after, word, place) => {
    expect(found(before, after, word)).toBe(place);
  });

  test('reads as it did, wherever it is', () => {
    const text = fc.array(fc.constantFrom('да', 'нет', ' ', '\n', '-', 'x', '😀', '. '), { maxLength: 30 });
    fc.assert(
      fc.property(text, text, fc.nat(), fc.nat(), (one, two, a, b) => {
        const [before, after] = [one.join(''), two.join('')];
        const span = [a % (before.length + 1), b % (before.length + 1)].sort((x, y) => x - y) as [number, number];
        const place = placesIn(before, after)(span);
        const plain = (words: string): string => words.replace(/\s+/gu, ' ');
        if (place !== undefined && span[0] < span[1] && !/^\s|\s$/u.test(before.slice(...span)))
          expect(plain(after.slice(...place))).toBe(plain(before.slice(...span)));
      }),
    );
  });

  test('is looked for in no time in texts that have nothing in common', () => {
    const long = (word: string): string => Array.from({ length: 20_000 }, (_, index) => `${word}${index}`).join(' ');
    expect(placesIn(`${long('a')} end`, `${long('b')} end`)([0, 2])).toBeUndefined();
    expect(found(`${long('a')} end`, `${long('b')} end`, 'end')).toContain('end');
  });
});

test('a place of a text is told in the correction of its sentence', () => {
  const { source } = corrected;
  const sentence = source.units.sentence[2]!;
  const { at, correction } = sentence;
  expect(readPlace(source, sentence, [at[0], at[0] + 2])).toEqual([0, 2]);
  expect(correction!.slice(0, 2)).toBe(source.text.slice(at[0], at[0] + 2));
  expect(readPlace(source, sentence, [at[0] + 3, at[1] - 1])).toBeUndefined();
  const plain = source.units.sentence[3]!;
  expect(readPlace(source, plain, plain.at)).toEqual([0, plain.at[1] - plain.at[0]]);
});
