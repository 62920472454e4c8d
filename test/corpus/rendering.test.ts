import { expect, test } from 'vitest';
import { blockBar, plotBars } from '../../src/corpus/bars.js';
import {
  type Occurrence,
  preferences,
  renderingTable,
  renderOccurrences,
  type Totals,
} from '../../src/corpus/rendering.js';
import { significance } from '../../src/translation/significance.js';

const word = (form: string) => ({ form, lemma: form.slice(0, 5) });

/** A place: its pair, what is linked, what else stands there, by whom. */
const at = (pair: number, linked: string, words: string, speaker = 'a'): Occurrence => ({
  pair,
  linked: linked === '' ? [] : linked.split(' ').map(word),
  words: words.split(' ').map(word),
  document: speaker === 'a' ? 'x' : 'y',
  speaker,
  year: '2021',
});

/** Of a thousand pairs, so many have all of the lemmas. */
const totals = (counts: Record<string, number>): Totals => ({
  pairs: 1000,
  having: (lemmas) => counts[lemmas.join(' ')] ?? 1000,
});

test('links tell; else what stands there significantly often; else nothing', () => {
  const occurrences = [
    at(0, 'санкции', 'ввели санкции'),
    at(1, '', 'меры и ограничения'),
    at(2, '', 'ограничениями грозят и'),
    at(3, '', 'и всё'),
  ];
  const rendered = renderOccurrences(occurrences, 'ru', totals({ санкц: 30, огран: 4, и: 500, меры: 300, всё: 900 }));
  expect(rendered.map(({ key, form, by }) => [key, form, by])).toEqual([
    ['санкц', 'санкции', 'link'],
    ['огран', 'ограничения', 'association'],
    ['огран', 'ограничениями', 'association'],
    ['', '', 'none'],
  ]);
});

test('what another place of the pair is linked to is not taken twice', () => {
  const occurrences = [at(0, 'меры', 'меры приняты'), at(0, '', 'меры приняты'), at(1, '', 'меры'), at(2, '', 'меры')];
  const rendered = renderOccurrences(occurrences, 'ru', totals({ меры: 3 }));
  expect(rendered.map(({ key }) => key)).toEqual(['меры', '', 'меры', 'меры']);
});

test('a table by count, with significance and dispersion; what is not known comes last', () => {
  const occurrences = [
    at(0, 'санкции', 'санкции'),
    at(1, 'санкциями', 'санкциями'),
    at(2, 'санкции', 'санкции', 'b'),
    at(3, 'меры', 'меры', 'b'),
    at(4, '', 'да'),
    at(5, '', 'нет'),
    at(6, '', 'нет', 'b'),
  ];
  const of = totals({ санкц: 10, меры: 200 });
  const table = renderingTable(renderOccurrences(occurrences, 'ru', of), of);
  expect(table.map(({ name, count }) => [name, count])).toEqual([
    ['санкции', 3],
    ['меры', 1],
    ['', 3],
  ]);
  expect(table[0]!.share).toBeCloseTo(3 / 7);
  expect(table[0]!.g2).toBeCloseTo(significance(3, 7, 10, 1000));
  expect(table[2]!.g2).toBeUndefined();
  // Of 7 places 4 are in x and 3 in y; of санкции 2 and 1.
  expect(table[0]!.dispersion.document).toBeCloseTo((2 / 3 - 4 / 7) / (1 - 3 / 7));
  // меры is all in y, the smaller part.
  expect(table[1]!.dispersion.speaker).toBeCloseTo(1);

  const [first] = preferences(table, 'speaker');
  expect(first).toMatchObject({ rendering: 'меры', part: 'b', count: 1, share: 1 / 3, usual: 1 / 7 });
  expect(first!.g2).toBeCloseTo(significance(1, 1, 3, 7));
});

test('significance is of both standing in one pair, linked or not', () => {
  const of = totals({ права: 6, челов: 9, 'права челов': 5 });
  const occurrences = [
    at(0, 'права', 'права человека'),
    at(1, 'права человека', 'права человека'),
    at(2, '', 'человека нет'),
    at(3, 'иное', 'иное человека права'),
  ];
  const table = renderingTable(renderOccurrences(occurrences, 'ru', of), of);
  const g2 = new Map(table.map((each) => [each.key, each.g2]));
  expect(g2.get('права')).toBeCloseTo(significance(3, 4, 6, 1000));
  expect(g2.get('права челов')).toBeCloseTo(significance(3, 4, 5, 1000));
});

test('bars are as long as what they stand for', () => {
  expect(blockBar(5, 10, 4)).toBe('██');
  expect(blockBar(1, 16, 2)).toBe('▏');
  expect(blockBar(0, 0, 4)).toBe('');
  const plot = plotBars('<t>', 's', [
    { name: 'a', value: 4, note: '4' },
    { name: 'b', value: 1, note: '1' },
  ]);
  const widths = [...plot.matchAll(/class="bar" x="[\d.]+" y="[\d.]+" width="([\d.]+)"/gu)].map(([, width]) =>
    Number(width),
  );
  expect(widths[0]! / widths[1]!).toBeCloseTo(4);
  expect(plot).toContain('&lt;t&gt;');
});
