import { describe, expect, test } from 'vitest';
import { applyMeta, readMeta } from '../../src/format/meta.js';
import { documentOf } from '../align/cases.js';

const document = {
  ...documentOf('ru', ['Да.']),
  meta: {
    title: 'Со страницы',
    date: '2020-01-01',
    participants: [
      { id: 'lavrov', name: 'С.Лавров' },
      { id: 'question', name: 'Вопрос', group: true },
    ],
  },
};

describe('what the user gives', () => {
  test('goes over what was read, in the language of the document, and the rest stays', () => {
    const { meta } = applyMeta(
      document,
      readMeta(
        '{ "id": "x", "date": "2021-03-02", "place": { "en": "Moscow", "ru": "Москва" }, "participants": [{ "id": "lavrov", "name": { "ru": "С.В.Лавров" }, "role": { "en": "Minister", "ru": "Министр" } }], "texts": { "ru": { "status": "translation" } } }',
      ),
    );
    expect(meta).toEqual({
      id: 'x',
      title: 'Со страницы',
      date: '2021-03-02',
      place: 'Москва',
      status: 'translation',
      participants: [
        { id: 'lavrov', name: 'С.В.Лавров', role: 'Министр' },
        { id: 'question', name: 'Вопрос', group: true },
      ],
    });
  });

  test('invents nothing', () => {
    expect(applyMeta(documentOf('en', ['Yes.']), readMeta('{}')).meta).toEqual({});
  });

  test.each([
    '[',
    '[]',
    '{ "date": "yesterday" }',
    '{ "id": 5 }',
    '{ "participants": {} }',
    '{ "participants": [{ "id": "two words" }] }',
  ])('%s is refused', (json) => {
    expect(() => readMeta(json)).toThrow(expect.objectContaining({ code: 'meta/invalid' }) as Error);
  });
});
