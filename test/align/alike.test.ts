import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import * as sverka from '../../src/index.js';

const means = {
  lexicon: sverka.parseLexicon(readFileSync('src/lexicon/en-ru.tsv', 'utf8')),
  weights: sverka.parseWeights(readFileSync('src/method/weights.json', 'utf8')),
  version: '1',
};

const align = (english: readonly string[], russian: readonly string[]): sverka.Alignment =>
  sverka.align(sverka.segmentLines(english.join('\n'), 'en'), sverka.segmentLines(russian.join('\n'), 'ru'), means);

/** Each line with the one of its number, and nothing else. */
function expectDiagonal({ ladders }: sverka.Alignment, count: number): void {
  const spans = ladders.sentence!.map(({ source, target }) => [...source, ...target].join(' '));
  expect(spans).toEqual(Array.from({ length: count }, (_, at) => [at, at + 1, at, at + 1].join(' ')));
}

const many = 2_000;
const lines = (line: string, others: Readonly<Record<number, string>> = {}): string[] =>
  Array.from({ length: many }, (_, at) => others[at] ?? line);

describe('lines that are all alike: where nothing tells them apart, the first belongs to the first', () => {
  test('all of them, and it is not said to be sure', () => {
    const alignment = align(lines('Yes.'), lines('Да.'));
    expectDiagonal(alignment, many);
    const middle = alignment.ladders.sentence![many / 2]!;
    expect(middle.posterior).toBeGreaterThan(0);
    expect(middle.posterior).toBeLessThan(0.6);
  });

  test('all but three', () => {
    const english = {
      300: 'The minister arrived in Moscow on 1 March.',
      900: 'He met with 12 students.',
      1700: 'And then?',
    };
    const russian = {
      300: 'Министр прибыл в Москву 1 марта.',
      900: 'Он встретился с 12 студентами.',
      1700: 'А затем?',
    };
    expectDiagonal(align(lines('Yes.', english), lines('Да.', russian)), many);
  });

  test('each second one', () => {
    const nouns = ['river', 'house', 'war', 'school', 'road', 'bread', 'winter'];
    const theirs = ['река', 'дом', 'война', 'школа', 'дорога', 'хлеб', 'зима'];
    const refrain = (word: (at: number) => string, again: string): string[] =>
      Array.from({ length: many }, (_, at) =>
        at % 2 === 0 ? `${word((at * 5) % 7)} ${word((at * 3 + at / 2) % 7)}.` : again,
      );
    for (const [ours, again] of [
      ['And so it goes.', 'И так оно идёт.'],
      ['—', '—'],
    ] as const)
      expectDiagonal(
        align(
          refrain((at) => nouns[Math.floor(at)]!, ours),
          refrain((at) => theirs[Math.floor(at)]!, again),
        ),
        many,
      );
  });

  test('more of them on one side: as many are linked as there are, in order', () => {
    const { ladders } = align(lines('Yes.'), lines('Да.').slice(0, many - 10));
    const links = ladders.sentence!.filter((bead) => !sverka.isNull(bead));
    expect(links.length).toBe(many - 10);
    expect(sverka.tilingFault(ladders.sentence!, many, many - 10)).toBeUndefined();
  });
});
