import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { fromSentences, readGoldJson, readGoldTable } from '../../src/format/gold.js';
import { rawText, unitText } from '../../src/model/document.js';
import { shape } from '../../src/model/ladder.js';

const english = 'Title\n\nQuestion:\u00a0Why? I ask.\n\nNo.';
const russian = 'Заголовок\n\nВопрос: Почему, спрашиваю?\n\nНет.';
const table = [
  'unit\ten.u1.p1.s1\thead\t-\tTitle',
  'unit\ten.u2.p1.s1\tspeech\tquestion\tWhy?',
  'unit\ten.u2.p1.s2\tspeech\tquestion\tI ask.',
  'unit\ten.u2.p2.s1\tspeech\tquestion\tNo.',
  'unit\tru.u1.p1.s1\thead\t-\tЗаголовок',
  'unit\tru.u2.p1.s1\tspeech\tquestion\tПочему, спрашиваю?',
  'unit\tru.u2.p2.s1\tspeech\tquestion\tНет.',
  '# beads',
  'sentence\ten.u1.p1.s1\tru.u1.p1.s1\t',
  'sentence\ten.u2.p1.s1 en.u2.p1.s2\tru.u2.p1.s1\tone question',
  'sentence\ten.u2.p2.s1\tru.u2.p2.s1\t',
];
const code = 'gold/invalid';
const failure = (more: object) => expect.objectContaining({ code, ...more }) as Error;

describe('a gold table', () => {
  test('is found in its texts, with turns and paragraphs', () => {
    const { source, ladders } = readGoldTable(table.join('\n'), english, russian);
    expect(source.units.sentence.map((unit) => rawText(source, unit))).toEqual(['Title', 'Why?', 'I ask.', 'No.']);
    expect(source.units.paragraph.map((unit) => unitText(source, unit))).toEqual(['Title', 'Why? I ask.', 'No.']);
    expect(source.units.turn.map(({ id, speaker }) => [id, speaker])).toEqual([
      ['en.u1', undefined],
      ['en.u2', 'question'],
    ]);
    expect(ladders.sentence!.map((bead) => shape(bead))).toEqual(['1:1', '2:1', '1:1']);
    expect(ladders.paragraph).toBeUndefined();
  });

  test('is refused, with the line, when a sentence is not in the text', () => {
    expect(() => readGoldTable(table.join('\n'), english.replace('Why', 'Who'), russian)).toThrow(
      failure({ at: { line: 2 } }),
    );
  });

  test('is refused when it has a hole, an unknown unit or an unknown row', () => {
    expect(() => readGoldTable(table.slice(0, -1).join('\n'), english, russian)).toThrow(failure({}));
    expect(() => readGoldTable([...table, 'sentence\ten.u9\t-'].join('\n'), english, russian)).toThrow(
      failure({ at: { line: 12 } }),
    );
    expect(() => readGoldTable([...table, 'bead\tx'].join('\n'), english, russian)).toThrow(
      failure({ at: { line: 12 } }),
    );
  });
});

describe('gold in JSON', () => {
  const document = {
    en: { paragraphs: [['A.', 'B.'], ['C.']] },
    ru: { paragraphs: [['А.'], ['В.']] },
    links: [
      [[0, 1], [0]],
      [[2], []],
      [[], [1]],
    ],
  };

  test('gives units, and spans that keep their place when empty', () => {
    const { source, ladders } = readGoldJson(JSON.stringify({ ...document, paragraphs_known: true }));
    expect(source.units.paragraph).toHaveLength(2);
    expect(ladders.sentence!.map(({ source: from, target }) => [from, target])).toEqual([
      [
        [0, 2],
        [0, 1],
      ],
      [
        [2, 3],
        [1, 1],
      ],
      [
        [3, 3],
        [1, 2],
      ],
    ]);
  });

  test('is refused when it is none', () => {
    expect(() => readGoldJson('{')).toThrow(failure({}));
    expect(() => readGoldJson('{}')).toThrow(failure({}));
    expect(() => readGoldJson(JSON.stringify({ ...document, links: [] }))).toThrow(failure({}));
  });
});

test('sentences become a text whose units they are', () => {
  const made = fromSentences('en', [['One. ', 'Two.'], ['Three.']], true);
  expect(made.units.sentence.map((unit) => rawText(made, unit))).toEqual(['One.', 'Two.', 'Three.']);
  expect(made.units.paragraph.map(({ at }) => made.text.slice(...at))).toEqual(['One.\nTwo.', 'Three.']);
});

describe.each(
  readdirSync('corpora', { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name),
)('corpus %s', (name) => {
  const read = (file: string): string => readFileSync(`corpora/${name}/${file}`, 'utf8');
  const gold = readGoldTable(read('gold.tsv'), read('en.txt'), read('ru.txt'));

  test('has gold at all three levels, each the smallest blocks of the one below', async () => {
    const { closeOver } = await import('../../src/model/ladder.js');
    const parents = (side: 'source' | 'target', level: 'paragraph' | 'sentence') =>
      gold[side].units[level].map(({ parent }) => parent);
    for (const [level, below] of [
      ['paragraph', 'sentence'],
      ['turn', 'paragraph'],
    ] as const) {
      const blocks = closeOver(gold.ladders[below]!, parents('source', below), parents('target', below));
      expect(gold.ladders[level]!.map(({ source, target }) => [source, target])).toEqual(
        blocks.map(({ source, target }) => [source, target]),
      );
    }
  });
});
