import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareVersions } from '../../src/corpus/version/compare.js';
import { comparisonPage } from '../../src/corpus/version/page.js';
import { alignVersions } from '../../src/corpus/version/sentence.js';
import { compareWords } from '../../src/corpus/version/word.js';
import { fromSentences } from '../../src/format/gold.js';
import { writeApparatus } from '../../src/format/tei/apparatus.js';

const shown = (first: string, second: string): string =>
  compareWords(first, second)
    .map(({ kind, first: one, second: other }) =>
      kind === 'same' ? one.trim() : `${kind}<${one.trim()}|${other.trim()}>`,
    )
    .join(' ');

describe('words', () => {
  test.each([
    ['Он приехал в Москву.', 'Он прибыл в Москву.', 'Он reworded<приехал|прибыл> в Москву.'],
    ['Он приехал.', 'Он вчера приехал.', 'Он added<|вчера> приехал.'],
    ['Он вчера приехал.', 'Он приехал.', 'Он dropped<вчера|> приехал.'],
    ['Было 12 стран.', 'Было 14 стран.', 'Было numbers<12|14> стран.'],
    ['Там живёт Иванов.', 'Там живёт Петров.', 'Там живёт names<Иванов.|Петров.>'],
    [
      'Вчера министр встретил посла.',
      'Министр встретил посла вчера.',
      'reordered<Вчера|> signs<министр|Министр> встретил signs<посла.|посла> reordered<|вчера.>',
    ],
    ['военно-политический союз', 'военно-морской союз', 'reworded<военно-политический|военно-морской> союз'],
    ['Всё, нет.', 'Все нет!', 'signs<Всё,|Все> signs<нет.|нет!>'],
    ['a b c d', 'a c b d', 'a dropped<b|> c added<|b> d'],
    ['big red house', 'red big house', 'reordered<big red|red big> house'],
  ])('%s → %s', (first, second, wanted) => {
    // A shortest script may keep either of two words that changed places.
    const found = shown(first, second);
    if (wanted.startsWith('reordered<big'))
      expect(['dropped<big|> red added<|big> house', wanted, 'added<|red> big dropped<red|> house']).toContain(found);
    else expect(found).toBe(wanted);
  });

  test('pieces are both texts again, and the same text has no difference', () => {
    const text = fc
      .array(fc.constantFrom('он', 'Она', 'ёж', '12', 'a-b', ', ', ' – ', '.', ' ', '«', '…'), { maxLength: 14 })
      .map((some) => some.join(''));
    fc.assert(
      fc.property(text, text, (first, second) => {
        const pieces = compareWords(first, second);
        expect(pieces.map((piece) => piece.first).join('')).toBe(first);
        expect(pieces.map((piece) => piece.second).join('')).toBe(second);
        expect(pieces.every(({ kind }) => kind === 'same')).toBe(first === second);
      }),
      { numRuns: 1000 },
    );
  });
});

const first = [
  'Министр прибыл в Москву с рабочим визитом.',
  'Он встретился с двенадцатью студентами университета.',
  'Потом он ответил на их вопросы, а вечером уехал домой.',
  'Погода в тот день стояла ясная и холодная.',
  'На этом встреча закончилась.',
];
const second = [
  'Погода в этот день стояла ясная и холодная.',
  'Министр прибыл в Москву с рабочим визитом.',
  'Он встретился со студентами университета.',
  'Потом он ответил на вопросы.',
  'Вечером он уехал домой.',
  'Журналистов туда не пустили.',
  'На этом встреча закончилась.',
];

describe('sentences', () => {
  test('are found where they are the same, changed, split, elsewhere, or alone', () => {
    expect(alignVersions(first, second, 'ru')).toEqual([
      { first: [0, 0], second: [0, 1], moved: 4 },
      { first: [0, 1], second: [1, 2] },
      { first: [1, 2], second: [2, 3] },
      { first: [2, 3], second: [3, 5] },
      { first: [3, 4], second: [5, 5], moved: 0 },
      { first: [4, 4], second: [5, 6] },
      { first: [4, 5], second: [6, 7] },
    ]);
  });

  test('both versions are tiled, whatever they are', () => {
    const version = fc.array(
      fc
        .array(fc.constantFrom('кот', 'пёс', 'дом', 'река', 'шёл'), { minLength: 1, maxLength: 5 })
        .map((some) => some.join(' ')),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(version, version, (one, other) => {
        let [i, j] = [0, 0];
        for (const link of alignVersions(one, other, 'ru')) {
          expect([link.first[0], link.second[0]]).toEqual([i, j]);
          [i, j] = [link.first[1], link.second[1]];
        }
        expect([i, j]).toEqual([one.length, other.length]);
      }),
    );
  });

  test('long versions without a common sentence, one with a chapter more, are aligned within their corridor', () => {
    const version = (word: string) =>
      Array.from({ length: 900 }, (_, index) => `дело${index} река${index} ${word} лес${index % 7}`);
    const links = alignVersions(
      version('кот'),
      [
        ...version('пёс').slice(0, 400),
        ...version('новое')
          .slice(0, 60)
          .map((text) => text.replace(/дело|река/gu, 'иное')),
        ...version('пёс').slice(400),
      ],
      'ru',
    );
    const paired = links.filter(({ first: [a, b], second: [c, d] }) => b - a === 1 && d - c === 1);
    expect(paired.filter(({ first, second }) => second[0] === first[0] + (first[0] < 400 ? 0 : 60))).toHaveLength(900);
  });
});

const comparison = compareVersions(fromSentences('ru', [first], false), fromSentences('ru', [second], false));

test('kinds are counted, whole sentences apart', () => {
  const counts = Object.fromEntries(comparison.counts.map((count) => [count.kind, count]));
  expect(counts['added']!.sentences).toBe(1);
  expect(counts['reordered']).toMatchObject({ sentences: 2, first: 8, second: 8 });
  expect(counts['dropped']!.places).toBeGreaterThan(0);
});

test('a page marks what differs, and escapes', () => {
  const page = comparisonPage(['<a>', 'b'], 'ru', comparison);
  expect(page).toContain('<h1>&lt;a&gt; — b</h1>');
  expect(page).toContain('<ins class="added" title="added">Журналистов туда не пустили.</ins>');
});

test('either witness can be read out of the apparatus', () => {
  const versions = { names: ['a & b', 'c'] as const, lang: 'ru' as const, version: '1', sentences: comparison.links };
  const xml = writeApparatus(versions);
  const read = (witness: string): string => {
    const body = xml
      .slice(xml.indexOf('<body>'))
      .replace(new RegExp(`<rdg wit="#${witness}"(?:/>|>[^<]*</rdg>)`, 'gu'), '')
      .replace(/<[^>]+>/gu, '');
    return body.replace(/\s+/gu, ' ').trim();
  };
  expect(read('B')).toBe(first.join(' '));
  expect(read('A')).toBe(second.join(' '));
});
