import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { countCandidates } from '../../src/corpus/term/candidate.js';
import { linkedWords, renderingSpan, wholeTerm } from '../../src/corpus/term/link.js';
import { keyOf, readTermWords, termSpans } from '../../src/corpus/term/passage.js';
import {
  corpusPairs,
  createLemmatizer,
  emptyLexicon,
  extractTerms,
  isConsistent,
  linkWords,
  readGoldTable,
  termDefaults,
  type TermPair,
  type WordLink,
} from '../../src/index.js';
import { options as means } from '../align/cases.js';

const lemmatize = createLemmatizer(emptyLexicon);
const passages = (lang: 'en' | 'ru', ...texts: string[]) =>
  readTermWords(texts, lang, lemmatize).map((words) => ({ words, spans: termSpans(words, 5), document: 'x' }));
const possible = (lang: 'en' | 'ru', text: string): string[] => {
  const [{ words, spans }] = passages(lang, text) as [ReturnType<typeof passages>[number]];
  return spans.map(([from, to]) =>
    words
      .slice(from, to)
      .map(({ form }) => form)
      .join(' '),
  );
};

test.each([
  ['en', 'freedom of the press', ['freedom', 'freedom of the press', 'press']],
  ['en', 'the rule of law', ['rule', 'rule of law', 'law']],
  ['en', 'sanctions, tariffs', ['sanctions', 'tariffs']],
  ['en', 'talks that failed', ['talks', 'failed']],
  ['en', 'in 2021 two treaties', ['treaties']],
  ['ru', 'борьба с терроризмом', ['борьба', 'борьба с терроризмом', 'терроризмом']],
  ['ru', 'наши страны', ['страны']],
  [
    'ru',
    'торгово-экономическое сотрудничество',
    ['торгово-экономическое', 'торгово-экономическое сотрудничество', 'сотрудничество'],
  ],
] as const)('what may be a term: %s %s', (lang, text, found) => {
  expect(possible(lang, text)).toEqual(found);
});

test('forms are one, under the commonest; a capital at the beginning is judged by other places', () => {
  const some = countCandidates(
    passages(
      'ru',
      'Права человека нарушены.',
      'О правах человека.',
      'Это права человека.',
      'Ваши Права человека!',
      'Совет Европы решил.',
      'Решил Совет Европы.',
    ),
    2,
  );
  expect([...some.values()].map(({ form, count }) => [form, count])).toEqual(
    expect.arrayContaining([
      ['права человека', 4],
      ['Совет Европы', 2],
    ]),
  );
});

test('C-values, counted by hand', () => {
  // 5 contact lenses, 3 of them soft; 2 hard.
  const texts = [...Array<string>(3).fill('soft contact lens'), ...Array<string>(2).fill('contact lens')];
  const found = countCandidates(passages('en', ...texts, 'hard contact lens', 'hard contact lens'), 2);
  const valueOf = (form: string): number => [...found.values()].find((each) => each.form === form)!.cValue;
  // Seven in all, in two longer ones of three and two: (1 + log2 2) × (7 − 5/2).
  expect(valueOf('contact lens')).toBeCloseTo(2 * 4.5, 10);
  expect(valueOf('soft contact lens')).toBeCloseTo((1 + Math.log2(3)) * 3, 10);
  // Three, all inside: "soft contact" (3) and "soft contact lens" (3).
  expect(valueOf('soft')).toBeCloseTo(0, 10);
  expect([...found.values()].filter(({ isPart }) => !isPart).map(({ form }) => form)).toEqual(
    ['contact lens', 'soft contact lens', 'hard contact lens'].sort(
      (a, b) =>
        [...found.values()].findIndex(({ form }) => form === a) -
        [...found.values()].findIndex(({ form }) => form === b),
    ),
  );
});

describe('what links tell of a phrase', () => {
  const at = (text: string, word: string): [number, number] => [text.indexOf(word), text.indexOf(word) + word.length];
  const linked = (en: string, ru: string, words: readonly (readonly [string, string])[]) => {
    const [english] = readTermWords([en], 'en', lemmatize);
    const [russian] = readTermWords([ru], 'ru', lemmatize);
    const links = words.map(([one, other]): WordLink => ({ source: at(en, one), target: at(ru, other), posterior: 1 }));
    return linkedWords(english!, russian!, links);
  };

  test('from the first to the last word that is linked', () => {
    const { english, russian } = linked('the UN Security Council', 'Совет Безопасности ООН', [
      ['UN', 'ООН'],
      ['Security', 'Безопасности'],
      ['Council', 'Совет'],
    ]);
    expect(renderingSpan(english, russian, [2, 4])).toEqual([0, 2]);
    expect(renderingSpan(english, russian, [1, 4])).toEqual([0, 3]);
    // Between the two stands what renders another word.
    expect(renderingSpan(english, russian, [1, 3])).toEqual([1, 3]);
    expect(renderingSpan(english, russian, [0, 4])).toBeUndefined();
  });

  test('not across words that render something else, and not with an end that is linked to nothing', () => {
    const { english, russian } = linked('joint trade statement', 'совместное заявление о торговле', [
      ['joint', 'совместное'],
      ['trade', 'торговле'],
      ['statement', 'заявление'],
    ]);
    expect(renderingSpan(english, russian, [0, 2])).toBeUndefined();
    expect(renderingSpan(english, russian, [1, 3])).toEqual([1, 4]);
    const bare = linked('joint trade statement', 'совместное заявление', [['joint', 'совместное']]);
    expect(renderingSpan(bare.english, bare.russian, [0, 2])).toBeUndefined();
  });

  test('a part of a term is taken for the whole where the rest is linked to nothing', () => {
    const [passage] = passages('ru', 'Министра иностранных дел встретили');
    const found = countCandidates(
      passages('ru', 'Министра иностранных дел', 'о Министре иностранных дел', 'Министр иностранных дел'),
      3,
    );
    const known = (span: readonly [number, number]) => found.get(keyOf(passage!.words, span));
    expect(known([0, 2])?.isPart).toBe(true);
    expect(wholeTerm([[1], [0], [], []], [0, 2], known)).toEqual([0, 3]);
    expect(wholeTerm([[1], [0], [4], []], [0, 2], known)).toEqual([0, 2]);
  });
});

test('one rendering or several, in either direction, with probabilities that can be counted', () => {
  const pairOf = (en: string, ru: string, document: string, phrase: readonly [string, string]): TermPair => ({
    en,
    ru,
    document,
    words: phrase[0].split(' ').map((word, index): WordLink => {
      const other = phrase[1].split(' ')[index]!;
      return {
        source: [en.indexOf(word), en.indexOf(word) + word.length],
        target: [ru.indexOf(other), ru.indexOf(other) + other.length],
        posterior: 1,
      };
    }),
  });
  const pairs = [
    ...Array.from({ length: 4 }, () =>
      pairOf('We said joint statement.', 'Это совместное заявление.', 'a', ['joint statement', 'совместное заявление']),
    ),
    pairOf('A joint statement came.', 'Вышло общее заявление.', 'b', ['joint statement', 'общее заявление']),
    ...Array.from({ length: 3 }, () =>
      pairOf('On human rights.', 'О правах человека.', 'b', ['human rights', 'человека правах']),
    ),
    ...Array.from({ length: 40 }, (_, index) => ({
      en: `Word${index} here.`,
      ru: `Слово${index} тут.`,
      document: 'c',
      words: [],
    })),
    { en: 'Nothing but English of human rights.', ru: '', document: 'c', words: [] },
  ];
  const [statement, rights, ...rest] = extractTerms(pairs, lemmatize, termDefaults);
  expect(rest).toEqual([]);
  expect(statement).toMatchObject({ form: 'joint statement', count: 5, documents: 2, linked: 5, cValue: 10 });
  expect(
    statement!.renderings.map(({ form, count, probability, backward }) => [form, count, probability, backward]),
  ).toEqual([
    ['совместное заявление', 4, 0.8, 1],
    ['общее заявление', 1, 0.2, 1],
  ]);
  expect(statement!.consistency).toBeCloseTo(0.68, 10);
  expect(rights).toMatchObject({ form: 'human rights', count: 3, documents: 1, consistency: 1 });
  expect(rights!.renderings).toMatchObject([{ form: 'правах человека', example: 5 }]);
  expect([statement!, rights!].map(isConsistent)).toEqual([false, true]);
  const russian = extractTerms(pairs, lemmatize, { ...termDefaults, lang: 'ru' });
  expect(
    russian.map(({ form, renderings }) => [
      form,
      renderings.map((each) => [each.form, each.probability, each.backward]),
    ]),
  ).toEqual([
    ['совместное заявление', [['joint statement', 1, 0.8]]],
    ['правах человека', [['human rights', 1, 1]]],
  ]);
});

test('the terms of the corpora, as a reader would have them', () => {
  const pairs = [
    '2019-10-24-korsakov',
    '2021-09-14-solvang',
    '2023-10-10-okoro-lind',
    '2024-02-27-veresayev-esquivel',
  ].flatMap((name) => {
    const read = (file: string): string => readFileSync(`corpora/${name}/${file}`, 'utf8');
    const gold = { ...readGoldTable(read('gold.tsv'), read('en.txt'), read('ru.txt')), moves: [], signature: '' };
    const alignment = { ...gold, words: linkWords(gold, means) };
    return corpusPairs(alignment).map(({ en, ru, words }): TermPair => ({ en, ru, document: name, words: words! }));
  });
  const found = extractTerms(pairs, createLemmatizer(means.lexicon), termDefaults).map(
    ({ form, renderings }) => `${form} = ${renderings[0]!.form}`,
  );
  expect(found).toMatchInlineSnapshot(`
    [
      "San Esteban = Сан-Эстебан",
      "Deputy Secretary General = заместителя Генерального секретаря",
      "Foreign Minister = Министра иностранных дел",
      "billion dollars = млрд долларов",
      "member states = государств-членов",
      "Security Council = Совета Безопасности",
      "billion people = млрд человек",
      "coast guards = береговые",
    ]
  `);
});
