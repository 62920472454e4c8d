import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { findEvidence } from '../../src/feature/evidence.js';
import { createVocabulary, typeOf, type Vocabulary } from '../../src/feature/vocabulary.js';
import { emptyLexicon } from '../../src/lexicon/lexicon.js';
import { bareName } from '../../src/lexicon/name.js';
import { codesOf } from '../../src/segment/codes.js';
import { listWords } from '../../src/segment/words.js';

/** For each English word of a name, whether a Russian word is found for it as the aligner finds them, without a lexicon. */
function partners(english: string, russian: string): readonly (readonly [word: string, found: boolean])[] {
  const [here, there] = [createVocabulary('en'), createVocabulary('ru')];
  const words = (text: string): string[] => listWords(text).flatMap((word) => word.split('-'));
  const typeIn = (vocabulary: Vocabulary, word: string): number =>
    typeOf(vocabulary, codesOf(word), 0, word.length, 0, 0, false);
  const types = words(english).map((word) => [word, typeIn(here, word)] as const);
  for (const word of words(russian)) typeIn(there, word);
  const { start } = findEvidence(here.types, there.types, emptyLexicon);
  return types.map(([word, type]) => [word, start[type + 1]! > start[type]!]);
}

describe('names of both alphabets', () => {
  const cases = readFileSync('test/cases/names.txt', 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));
  test('are many', () => {
    expect(cases.length).toBeGreaterThan(500);
    expect(cases.filter((line) => line.endsWith(' !')).length).toBeGreaterThan(150);
  });
  test.each(cases)('%s', (line) => {
    const [, english, russian, not] = /^(.*) = (.*?)( !)?$/u.exec(line)!;
    const found = partners(english!, russian!);
    if (not) expect(found.filter(([, one]) => one)).toEqual([]);
    else expect(found.filter(([word, one]) => word.length >= 3 && !one)).toEqual([]);
  });
});

test('a name is left bare of its case and of its last vowels', () => {
  expect(['Лавровым', 'Захаровой', 'Чайковского'].map((name) => bareName(name.toLowerCase(), 'ru'))).toEqual([
    'лавров',
    'захаров',
    'чайковск',
  ]);
  expect(['Zakharova', 'Tchaikovsky', "Lavrov's", 'Mao'].map((name) => bareName(name.toLowerCase(), 'en'))).toEqual([
    'zakharov',
    'tchaikovsk',
    'lavrov',
    'mao',
  ]);
});
