import { expect, test } from 'vitest';
import { leadFinder } from '../../src/segment/interview.js';

const questions = ['Q. Do you deliver?', 'A. We do.', 'Q: When?', 'A: "Soon," she says.', 'A. Smith said so.'];

test('the beginning of a sentence that only says whether it asks or answers', () => {
  const leadOf = leadFinder('en', questions);
  expect(questions.map(leadOf)).toEqual([
    { length: 3, word: 'question' },
    { length: 3, word: 'answer' },
    { length: 3, word: 'question' },
    { length: 3, word: 'answer' },
    { length: 3, word: 'answer' },
  ]);
  expect(leadOf('Q. and A. are letters.')).toBeUndefined();
});

test('an initial is none where nobody asks', () => {
  const sentences = ['A. Smith said so.', 'Q. Jones did not.', 'They left.'];
  expect(sentences.map(leadFinder('en', sentences))).toEqual([undefined, undefined, undefined]);
});

test('in Russian, short and in full', () => {
  const sentences = ['Вопрос. Когда?', 'Ответ. Скоро.', 'В. А где?', 'О. Здесь.', 'О чём вы?'];
  expect(sentences.map(leadFinder('ru', sentences)).map((lead) => lead?.word)).toEqual([
    'вопрос',
    'ответ',
    'вопрос',
    'ответ',
    undefined,
  ]);
});
