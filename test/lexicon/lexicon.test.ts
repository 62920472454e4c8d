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

describe('the lexicon that ships', () => {
  const lines = readFileSync('src/lexicon/en-ru.tsv', 'utf8').trimEnd().split('\n').slice(1);
  const pairs = lines.map((line) => line.split('\t'));

  test('has four columns, and no pair twice', () => {
    expect(pairs.filter((cells) => cells.length !== 4)).toEqual([]);
    expect(new Set(pairs.map(([english, russian]) => `${english}\t${russian}`)).size).toBe(pairs.length);
  });

  test('has each language in its alphabet, without idle spaces', () => {
    expect(pairs.filter(([english]) => !/^[A-Za-z0-9][\p{Script=Latin}0-9 ,'.&/-]*$/u.test(english!))).toEqual([]);
    expect(pairs.filter(([, russian]) => !/\p{Script=Cyrillic}/u.test(russian!))).toEqual([]);
    expect(lines.filter((line) => / {2}|^ | $| \t|\t /u.test(line))).toEqual([]);
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
