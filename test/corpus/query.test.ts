import { describe, expect, test } from 'vitest';
import { type Clause, parseQuery, type Word } from '../../src/corpus/query.js';
import { SverkaError } from '../../src/error.js';

const word = (each: Word): string =>
  each.kind === 'form'
    ? each.form
    : each.kind === 'lemma'
      ? `<${each.form}>`
      : each.kind === 'any'
        ? '_'
        : each.kind === 'regex'
          ? `~${each.pattern}~`
          : `{${each.pattern}}`;

/** A short notation: side, `-` where negated, words of a phrase with `+`, gaps in brackets. */
const clause = ({ negated, side, phrases, gaps }: Clause): string =>
  `${negated ? '-' : ''}${side ?? 'any'}=${phrases
    .map(
      (phrase, index) =>
        `${index === 0 ? '' : `[${gaps[index - 1]}]`}${phrase.map((item) => item.map(word).join('|')).join('+')}`,
    )
    .join('')}`;
const told = (text: string): string =>
  parseQuery(text)
    .map((all) => all.map(clause).join(' '))
    .join(' / ');

test.each([
  ['Observer', 'en=observer'],
  ['НАБЛЮДАТЕЛЬ ёлка', 'ru=наблюдатель ru=елка'],
  ['en:observer ru:lemma:наблюдатель', 'en=observer ru=<наблюдатель>'],
  ['en:lemma:sanction !ru:lemma:санкция', 'en=<sanction> -ru=<санкция>'],
  ['"права * человека"', 'ru=права+_+человека'],
  ['lemma:"права человека"', 'ru=<права>+<человека>'],
  ['"lemma:право человека"', 'ru=<право>+человека'],
  ['"human right|rights"', 'en=human+right|rights'],
  ['ввести NEAR/3 санкции', 'ru=ввести[3]санкции'],
  ['ввести NEAR санкции NEAR/0 "против них"', 'ru=ввести[5]санкции[0]против+них'],
  ['санкц* ?ce', 'ru={санкц*} en={?ce}'],
  ['/санкци(я|и)/ ru:/.+\\/x/', 'ru=~санкци(я|и)~ ru=~.+/x~'],
  ['/\\d+ё/', 'ru=~\\d+е~'],
  ['2021', 'any=2021'],
  ['и/или', 'ru=и+или'],
  ["don't 35,000 российско-узбекский", "en=don't any=35,000 ru=российско-узбекский"],
  ['a OR b c OR "OR"', 'en=a / en=b en=c / en=or'],
  ['near or ORDER', 'en=near en=or en=order'],
  ['ru:NATO', 'ru=nato'],
  ['"Вопрос:" 15:00 Answer:', 'ru=вопрос any=15:00 en=answer'],
])('%s', (text, meaning) => {
  expect(told(text)).toBe(meaning);
});

describe('what is no query is told with its place', () => {
  test.each([
    ['', 1],
    ['  ', 1],
    ['слово "права', 7],
    ['слово /abc', 7],
    ['слово OR', 9],
    ['OR слово', 1],
    ['!ru:слово', 1],
    ['a OR !b', 1],
    ['слово NEAR', 7],
    ['NEAR слово', 1],
    ['a NEAR/x b', 3],
    ['слово *', 7],
    ['"* *"', 1],
    ['a lemma:x*', 3],
    ['a ...', 3],
    ['a lemma:', 3],
    ['a|b/c|d', 1],
    ['a fr:mot', 3],
    ['speaker:"Anna Orlova"', 1],
    ['lemma:en:right', 1],
    ['""', 1],
  ])('%s', (text, column) => {
    let fault: unknown;
    try {
      parseQuery(text);
    } catch (error) {
      fault = error;
    }
    expect(fault).toBeInstanceOf(SverkaError);
    expect((fault as SverkaError).code).toBe('query/syntax');
    expect((fault as SverkaError).at).toEqual({ file: 'query', line: 1, column });
  });
});
