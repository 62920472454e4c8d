import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  extendLexicon,
  type Lexicon,
  packLexicon,
  parseLexicon,
  termKey,
  unpackLexicon,
} from '../../src/lexicon/lexicon.js';
import { foldWord, stem } from '../../src/lexicon/stem.js';
import { packTable, tableOf, unpackTable } from '../../src/lexicon/table.js';

test('a lexicon is asked by stems, in any form of the word', () => {
  const lexicon = parseLexicon('# comment\ntalks\tпереговоры\tn\tdip\ntalk\tбеседа\tn\tgen\n');
  expect(lexicon.russian.get(stem(foldWord('Talks'), 'en'))).toEqual([
    stem('переговорами', 'ru'),
    stem('беседой', 'ru'),
  ]);
});

test('a line without a pair is told by its number', () => {
  expect(() => parseLexicon('talks\tпереговоры\nalone\n')).toThrow(
    expect.objectContaining({ code: 'lexicon/invalid', at: { line: 2 } }) as Error,
  );
});

test('what is packed is unpacked', () => {
  const lexicon = parseLexicon(
    'talks\tпереговоры\ntalks\tбеседа\nvisit\tвизит\njoint statement\tсовместное заявление\nbattlefield\tполе боя\n',
    { ru: 'людей\tчеловек\n', en: 'went\tgo\n' },
  );
  const unpacked = unpackLexicon(packLexicon(lexicon));
  const content = ({ russian, russianKnown, phrases, lemma }: Lexicon) =>
    [russian, russianKnown, phrases, lemma.en, lemma.ru].map((table) =>
      [...table.rows()].sort(([a], [b]) => (a < b ? -1 : 1)),
    );
  expect(content(unpacked)).toEqual(content(lexicon));
  expect(unpacked.signature).toBe(lexicon.signature);
});

test('a packed table finds each of its keys and no other', () => {
  const words = fc.array(fc.stringMatching(/^[a-zа-я ]{1,6}$/u), { maxLength: 40 });
  fc.assert(
    fc.property(words, words, (keys, others) => {
      const map = new Map(keys.map((key) => [key, key.length % 2 === 0 ? [] : [key, 'x']]));
      const values = tableOf(new Map([...keys, 'x'].map((key) => [key, []])));
      for (const table of [
        unpackTable(packTable(tableOf(map))),
        unpackTable(packTable(tableOf(map), values), packTable(values)),
      ]) {
        expect(new Map(table.rows())).toEqual(map);
        for (const key of [...keys, ...others]) {
          expect(table.get(key)).toEqual(map.get(key));
          expect(table.has(key)).toBe(map.has(key));
        }
      }
    }),
  );
});

test('a lexicon is extended, and its signature tells', () => {
  const lexicon = parseLexicon('talks\tпереговоры\n');
  const extended = extendLexicon(lexicon, [
    { english: 'talks', russian: 'беседа' },
    { english: 'handshake', russian: 'рукопожатие' },
    { english: 'round table', russian: 'круглый стол' },
  ]);
  expect(extended.russian.get('talk')).toEqual([stem('переговоры', 'ru'), stem('беседа', 'ru')]);
  expect(extended.russian.has('handshak')).toBe(true);
  expect(extended.phrases.get('round tabl')).toEqual([termKey('круглый стол', 'ru')]);
  expect(extended.russianKnown.has(stem('рукопожатием', 'ru'))).toBe(true);
  expect(lexicon.russianKnown.has(stem('рукопожатием', 'ru'))).toBe(false);
  expect(extended.signature).toMatch(new RegExp(`^${lexicon.signature}\\+[\\da-f]{16}$`, 'u'));
});

describe.each(['en-ru', 'places'])('the lexicon that ships: %s', (name) => {
  const text = readFileSync(`src/lexicon/${name}.tsv`, 'utf8');
  const lines = text
    .trimEnd()
    .split('\n')
    .filter((line) => !line.startsWith('#'));
  const pairs = lines.map((line) => line.split('\t'));

  test('has four columns, and no pair twice, whatever the case of its letters', () => {
    expect(pairs.filter((cells) => cells.length !== 4)).toEqual([]);
    const seen = new Set<string>();
    const twice = pairs.filter(([english, russian]) => {
      const key = foldWord(`${english!} ${russian!}`);
      return seen.has(key) || !seen.add(key);
    });
    expect(twice).toEqual([]);
  });

  test('has each language in its alphabet, without idle spaces', () => {
    expect(
      pairs.filter(([english]) => !/^[\p{Script=Latin}0-9][\p{Script=Latin}\p{M}0-9 ,'.&/ʻ-]*$/u.test(english!)),
    ).toEqual([]);
    expect(pairs.filter(([, russian]) => !/\p{Script=Cyrillic}/u.test(russian!))).toEqual([]);
    expect(lines.filter((line) => / {2}|^ | $| \t|\t /u.test(line))).toEqual([]);
  });

  test('names its origin and its licence', () => {
    expect(text.slice(0, 600)).toMatch(/^# .*(CC0 1\.0|Unicode-3\.0)/msu);
  });

  test('has parts of speech and domains of the list in its notes', () => {
    const notes = readFileSync('src/lexicon/SOURCE.md', 'utf8');
    const [speech, domain] = [new Set(pairs.map((cells) => cells[2])), new Set(pairs.map((cells) => cells[3]))];
    for (const name of [...speech, ...domain]) expect(notes).toContain(`\`${name}\``);
  });

  test('is sorted', () => {
    const keys = pairs.map(([english]) => english!.toLowerCase());
    expect(keys.every((key, index) => index === 0 || keys[index - 1]! <= key)).toBe(true);
  });
});

describe('the lexicon that ships', () => {
  const pairs = readFileSync('src/lexicon/en-ru.tsv', 'utf8')
    .trimEnd()
    .split('\n')
    .slice(1)
    .map((line) => line.split('\t'));
  const count = (test: (english: string, speech: string) => boolean): number =>
    new Set(pairs.filter(([english, , speech]) => test(english!, speech!)).map(([english]) => english)).size;

  test('has terms of several words and abbreviations as well as words', () => {
    expect(count((english) => english.includes(' '))).toBeGreaterThan(5000);
    expect(count((_, speech) => speech === 'abbr')).toBeGreaterThan(600);
  });

  test.each([
    ['joint statement', 'совместное заявление'],
    ['observer status', 'статус наблюдателя'],
    ['SCO', 'ШОС'],
    ['EAEU', 'ЕАЭС'],
    ['JCPOA', 'СВПД'],
    ['OSCE', 'ОБСЕ'],
    ['although', 'хотя'],
    ['without', 'без'],
    ['January', 'январь'],
  ])('%s is %s', (english, russian) => {
    expect(pairs.some((cells) => cells[0] === english && cells[1] === russian)).toBe(true);
  });
});
