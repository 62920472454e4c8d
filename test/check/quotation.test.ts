import { describe, expect, test } from 'vitest';
import { quotation } from '../../src/check/quotation.js';
import { options } from '../align/cases.js';
import { alignmentOf } from './alignments.js';

const messages = (...pairs: (readonly [string, string])[]): string[] =>
  quotation.find(alignmentOf(pairs), options).map(({ message }) => message);

describe('what is told', () => {
  test.each([
    [
      '"We are ready to talk about it," he said.',
      'Мы готовы об этом говорить, сказал он.',
      'A quotation is marked in the first text alone.',
    ],
    [
      'We are ready to talk about it, he said.',
      '«Мы готовы об этом говорить», — сказал он.',
      'A quotation is marked in the second text alone.',
    ],
    [
      '“We are ready to talk about it,” he said.',
      'Мы готовы об этом говорить, — сказал он.',
      'A quotation is marked in the first text alone.',
    ],
    ['He said: “We are ready.', 'Он сказал: «Мы готовы».', 'A quotation is left open in the first text.'],
    ['He said: "We are ready."', 'Он сказал: «Мы готовы.', 'A quotation is left open in the second text.'],
  ])('%s %s', (english, russian, message) => {
    expect(messages([english, russian])).toEqual([message]);
  });
});

describe('what is not', () => {
  test.each([
    ['"We are ready to talk about it," he said.', '«Мы готовы об этом говорить», — сказал он.'],
    ["'We are ready to talk about it,' he said.", '«Мы готовы об этом говорить», — сказал он.'],
    ['“We are ready to talk about it,” he said.', '— Мы готовы об этом говорить, — сказал он.'],
    ['The crew of the Zvezda landed.', 'Экипаж «Звезды» приземлился.'],
    ['He called it a "success".', 'Он назвал это успехом.'],
    ['He wrote “I read ‘War and Peace’ twice.”', 'Он писал: «Я прочёл „Войну и мир“ дважды».'],
  ])('%s %s', (english, russian) => {
    expect(messages([english, russian])).toEqual([]);
  });

  test('a quotation that goes on over sentences', () => {
    expect(
      messages(['He said: "We are ready.', 'Он сказал: «Мы готовы.'], ['We are waiting for you."', 'Мы ждём вас».']),
    ).toEqual([]);
    expect(
      messages(
        ['He said: "We are ready. Come."', 'Он сказал: «Мы готовы.'],
        ['"We are all waiting for you here."', 'Мы все ждём вас здесь».'],
      ),
    ).toEqual([]);
  });
});
