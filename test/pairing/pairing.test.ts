import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { generator } from '../../src/model/random.js';
import { unpackLexicon, type Lexicon } from '../../src/lexicon/lexicon.js';
import { matchTexts } from '../../src/pairing/pairing.js';
import { signsOf, type Signs } from '../../src/pairing/signs.js';

let lexicon: Lexicon;
beforeAll(() => {
  lexicon = unpackLexicon(readFileSync('dist/lexicon/en-ru.stems.txt', 'utf8'));
});

/** The corpora cut into pieces by paragraphs that have the same place in both texts, roughly. */
function pieces(parts: number): { english: string; russian: string }[] {
  return readdirSync('corpora')
    .filter((name) => existsSync(join('corpora', name, 'en.txt')))
    .flatMap((name) => {
      const cut = (lang: string): string[] => {
        const text = readFileSync(join('corpora', name, `${lang}.txt`), 'utf8');
        return Array.from({ length: parts }, (_, at) =>
          text.slice((text.length * at) / parts, (text.length * (at + 1)) / parts),
        );
      };
      const [english, russian] = [cut('en'), cut('ru')];
      return english.map((part, at) => ({ english: part, russian: russian[at]! }));
    });
}

function disorder<T>(list: readonly T[], seed: number): T[] {
  const random = generator(seed);
  return list
    .map((item) => ({ item, key: random() }))
    .sort((a, b) => a.key - b.key)
    .map(({ item }) => item);
}

interface Text {
  readonly id: number;
  readonly signs: Signs;
}

/** What is found among texts in disorder: which is right, which wrong. */
function find(english: readonly Text[], russian: readonly Text[]) {
  const matches = matchTexts(
    english.map(({ signs }) => signs),
    russian.map(({ signs }) => signs),
  );
  const isRight = ({ english: e, russian: r }: { english: number; russian: number }): boolean =>
    english[e]!.id === russian[r]!.id;
  return { right: matches.filter(isRight).length, wrong: matches.filter((match) => !isRight(match)).length, matches };
}

describe('texts in disorder', () => {
  test.each([1, 2, 4])('the corpora in %i parts each: nearly all are found, and none wrongly', (parts) => {
    const all = pieces(parts).map(({ english, russian }, id) => ({
      id,
      english: signsOf(english, 'en', lexicon),
      russian: signsOf(russian, 'ru', lexicon),
    }));
    const english = disorder(all, 1).map(({ id, english: signs }) => ({ id, signs }));
    const russian = disorder(all, 2).map(({ id, russian: signs }) => ({ id, signs }));
    const { right, wrong, matches } = find(english, russian);
    expect(wrong).toBe(0);
    expect(right / all.length).toBeGreaterThan(0.9);
    expect(new Set(matches.map((match) => match.russian)).size).toBe(matches.length);

    // With no partner left for any, nothing is to be found.
    const half = all.length / 2;
    const alone = find(
      english.filter(({ id }) => id < half),
      russian.filter(({ id }) => id >= half),
    );
    expect(alone.matches.length / half).toBeLessThanOrEqual(parts === 1 ? 0 : 0.1);
  });

  test('the order of the texts changes nothing', () => {
    const all = pieces(2).map(({ english, russian }, id) => ({
      id,
      english: signsOf(english, 'en', lexicon),
      russian: signsOf(russian, 'ru', lexicon),
    }));
    const told = [1, 5].map((seed) => {
      const english = disorder(all, seed).map(({ id, english: signs }) => ({ id, signs }));
      const russian = disorder(all, seed + 1).map(({ id, russian: signs }) => ({ id, signs }));
      return find(english, russian)
        .matches.map((match) => [english[match.english]!.id, russian[match.russian]!.id, match.probability].join(' '))
        .sort();
    });
    expect(told[0]).toEqual(told[1]);
  });
});

describe('one text', () => {
  test('numbers, names and words are the same signs on both sides', () => {
    const english = signsOf(
      'On 2 March 2021 Lavrov met Kamilov: 1,250 students, 2.5 liters of water, a bridge over the river, an embassy.',
      'en',
      lexicon,
    );
    const russian = signsOf(
      '2 марта 2021 года Лавров встретился с Камиловым: 1250 студентов, 2,5 литра воды, мост через реку, посольство.',
      'ru',
      lexicon,
    );
    const common = [...english.weights.keys()].filter((sign) => russian.weights.has(sign));
    for (const sign of ['#2021', '#1250', '#2.5']) expect(common).toContain(sign);
    expect(common.filter((sign) => sign.startsWith('=')).length).toBeGreaterThanOrEqual(2);
    expect(common.filter((sign) => sign.startsWith('~')).length).toBeGreaterThanOrEqual(3);
  });

  test('two that are alike stay alone, and so does what shares nothing', () => {
    const [en, ru] = [pieces(1)[0]!.english, pieces(1)[0]!.russian];
    const [english, russian] = [signsOf(en, 'en', lexicon), signsOf(ru, 'ru', lexicon)];
    const other = signsOf(pieces(1)[3]!.russian, 'ru', lexicon);
    expect(matchTexts([english], [russian, other])).toHaveLength(1);
    expect(matchTexts([english], [russian, russian, other])).toEqual([]);
    expect(matchTexts([english], [signsOf('', 'ru', lexicon)])).toEqual([]);
    expect(matchTexts([], [russian])).toEqual([]);
  });
});
