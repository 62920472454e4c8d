import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { matchSpeakers } from '../../src/lexicon/speaker.js';
import type { Document } from '../../src/model/document.js';
import { segmentTranscript } from '../../src/segment/segment.js';

const speakers = ({ units }: Document): string => units.turn.map(({ speaker }) => speaker).join(' ');
const match = (english: string, russian: string): readonly string[] =>
  matchSpeakers(segmentTranscript(english, 'en'), segmentTranscript(russian, 'ru')).map(speakers);

describe('one id in both texts', () => {
  const cases = readFileSync('test/cases/speakers.txt', 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));
  test.each(cases)('%s', (line) => {
    const [, english, sign, russian] = /^(.*) ([=~!]) (.*)$/u.exec(line)!;
    if (sign === '~') {
      const [first, second] = match(
        `${english}: Yes.\n\nQuestion: Why?\n\n${english}: Yes.`,
        `${russian}: Да.\n\nВопрос: Как?\n\n${russian}: Да.`,
      );
      expect(first).toBe(second);
    }
    // Here the two differ in where they speak, so that the sound alone decides.
    const [here, there] = match(
      `${english}: Yes.\n\nQuestion: Why?\n\n${english}: Yes.`,
      `Вопрос: Как?\n\n${russian}: Да.\n\nВопрос: Как?`,
    );
    expect(here!.split(' ')[0] === there!.split(' ')[1]).toBe(sign === '=');
  });
});

test('initials and an office are one where they speak in the same places', () => {
  expect(
    match(
      'Question: Why?\n\nSG: Yes.\n\nQuestion: Why?\n\nSG: No.',
      'Вопрос: Как?\n\nГенсекретарь: Да.\n\nВопрос: Как?\n\nГенсекретарь: Нет.',
    ),
  ).toEqual(['question sg question sg', 'question sg question sg']);
  expect(
    match(
      'Question: Why?\n\nSG: Yes.\n\nQuestion: Why?\n\nSG: No.',
      'Генсекретарь: Да.\n\nГенсекретарь: Нет.\n\nВопрос: Как?',
    )[1],
  ).not.toContain('sg');
});
