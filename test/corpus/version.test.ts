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
    .filter((piece) => piece !== '')
    .join(' ');

describe('words', () => {
  test.each([
    ['Он приехал в Москву.', 'Он прибыл в Москву.', 'Он reworded<приехал|прибыл> в Москву.'],
    ['Он приехал.', 'Он вчера приехал.', 'Он added<|вчера> приехал.'],
    ['Он вчера приехал.', 'Он приехал.', 'Он dropped<вчера|> приехал.'],
    ['Он приехал.', 'Он приехал вчера.', 'Он приехал added<|вчера> .'],
    ['Он, вчера, приехал.', 'Он приехал.', 'Он dropped<, вчера,|> приехал.'],
    ['Было 12 стран.', 'Было 14 стран.', 'Было numbers<12|14> стран.'],
    ['Там живёт Иванов.', 'Там живёт Петров!', 'Там живёт names<Иванов|Петров> signs<.|!>'],
    ['военно-политический союз', 'военно-морской союз', 'reworded<военно-политический|военно-морской> союз'],
  ])('%s → %s', (first, second, wanted) => {
    expect(shown(first, second)).toBe(wanted);
  });

  test.each([
    // A word is the same at the end of a sentence as in its middle, in quotation marks, and before a comma.
    [
      'They are equal in dignity and rights.',
      'They are equal in rights and dignity.',
      'They are equal in reordered<dignity and|> rights reordered<|and dignity> .',
    ],
    [
      'Равны в своём достоинстве и правах.',
      'Равны в своих правах и достоинстве.',
      'Равны в reworded<своём|своих> reordered<достоинстве и|> правах reordered<|и достоинстве> .',
    ],
    [
      'Вчера министр встретил посла.',
      'Министр встретил посла вчера.',
      'reordered<Вчера|> signs<министр|Министр> встретил посла reordered<|вчера> .',
    ],
    [
      'Страны, регионы и города.',
      'Города, регионы и страны.',
      'reordered<Страны|Города> , регионы и reordered<города|страны> .',
    ],
    [
      'Он назвал «доклад» важным.',
      'Он назвал важным «доклад».',
      'Он назвал reordered<«доклад»|> важным reordered<|«доклад»> .',
    ],
    [
      'We met him in Moscow, yesterday.',
      'Yesterday we met him in Moscow.',
      'reordered<|Yesterday> signs<We|we> met him in Moscow reordered<, yesterday|> .',
    ],
    ['a big, red house', 'a red, big house', 'a reordered<big,|> red reordered<|, big> house'],
    ['в Москве и Омске', 'и в Омске, Москве', 'reordered<в Москве|> и reordered<|в> Омске reordered<|, Москве>'],
  ])('that stand elsewhere: %s → %s', (first, second, wanted) => {
    expect(shown(first, second)).toBe(wanted);
  });

  test('that go here and come there by chance did not move, nor did a number in the place of another', () => {
    expect(shown('he sat by a large old tree in summer', 'he sat large old tree in hot summer by')).toContain(
      'added<|by>',
    );
    expect(shown('12 in Omsk, 14 in Tver', '14 in Omsk, 12 in Tver')).toBe(
      'numbers<12|14> in Omsk, numbers<14|12> in Tver',
    );
    expect(shown('12 cats and dogs', 'cats and 12 dogs')).toBe('reordered<12|> cats and reordered<|12> dogs');
  });

  test.each([
    ['Всё, нет.', 'Все нет!', 'signs<Всё,|Все> нет signs<.|!>'],
    ['Мир — это труд.', 'Мир это труд.', 'Мир signs<—|> это труд.'],
    ['Доклад «Права человека».', 'Доклад: Права человека.', 'Доклад signs<«|:> Права человека signs<»|> .'],
    ['"Hello," he said.', '“Hello”, he said.', 'signs<"|“> Hello signs<,"|”,> he said.'],
    [
      'It is so-called peace, i.e. war...',
      'It is so called peace; i. e. war…',
      'It is signs<so-called|so called> peace signs<,|;> signs<i.e|i. e> . war signs<...|…>',
    ],
    ['Ну... да', 'Ну. да', 'Ну signs<...|.> да'],
    ['Да \u{1F600}.', 'Да \u{1F601}.', 'Да signs<\u{1F600}|\u{1F601}> .'],
  ])('beside which only signs differ: %s → %s', (first, second, wanted) => {
    expect(shown(first, second)).toBe(wanted);
  });

  test('pieces are both texts again, and the same text has no difference', () => {
    const text = fc
      .array(
        fc.constantFrom(
          'он',
          'Она',
          'ёж',
          '12',
          'a-b',
          'т.е',
          ', ',
          ' – ',
          '.',
          ' ',
          '  ',
          '«',
          '…',
          '\u{1F600}',
          '\u{1F601}',
        ),
        { maxLength: 14 },
      )
      .map((some) => some.join(''));
    fc.assert(
      fc.property(text, text, (first, second) => {
        const pieces = compareWords(first, second);
        expect(pieces.map((piece) => piece.first).join('')).toBe(first);
        expect(pieces.map((piece) => piece.second).join('')).toBe(second);
        expect(pieces.every(({ kind }) => kind === 'same')).toBe(first === second);
        // No character is cut in two, and none of the pieces is empty.
        for (const piece of pieces) {
          expect(`${piece.first} ${piece.second}`).not.toMatch(/\p{Cs}/u);
          expect(piece.first + piece.second).not.toBe('');
        }
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

const versions = { names: ['a & b', 'c'] as const, lang: 'ru' as const, version: '1', sentences: comparison.links };

test('either witness can be read out of the apparatus', () => {
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

test('page and apparatus give back both texts to the letter, spaces included', () => {
  const bits = fc.constantFrom('он', 'Она', 'дом', '12', ', ', ' – ', '.', ' ', '  ', ' «', '» ', '&', ' < ', '"');
  const text = fc.array(bits, { minLength: 1, maxLength: 12 }).map((some) => some.join(''));
  const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
  const plain = (marked: string): string =>
    marked.replace(/<[^>]+>/gu, '').replace(/&(\w+);/gu, (_, name: string) => entities[name]!);
  fc.assert(
    fc.property(text, text, (one, other) => {
      const pieces = compareWords(one, other);
      const link = { first: [0, 1], second: [0, 1], begins: true, pieces } as const;
      const page = comparisonPage(['a', 'b'], 'ru', { links: [link], counts: [] });
      const cells = [...page.matchAll(/<td lang="ru">(.*?)<\/td>/gsu)].map(([, cell]) => plain(cell!));
      expect(cells).toEqual([one, other]);
      const [, sentence] = /<s>(.*)<\/s>/su.exec(writeApparatus({ ...versions, sentences: [link] }))!;
      const witness = (name: string): string =>
        plain(sentence!.replace(new RegExp(`<rdg wit="#${name}"(?:/>|>[^<]*</rdg>)`, 'gu'), ''));
      expect([witness('B'), witness('A')]).toEqual([one, other]);
    }),
    { numRuns: 300 },
  );
});
