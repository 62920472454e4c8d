import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { packLexicon, parseLexicon, unpackLexicon } from '../../src/lexicon/lexicon.js';
import { foldWord, stem } from '../../src/lexicon/stem.js';

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
  const lexicon = parseLexicon('talks\tпереговоры\ntalks\tбеседа\nvisit\tвизит\n');
  expect(unpackLexicon(packLexicon(lexicon))).toEqual(lexicon);
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
