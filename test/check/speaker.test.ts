import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { align } from '../../src/align.js';
import { speaker } from '../../src/check/speaker.js';
import { swap } from '../../src/model/alignment.js';
import { segmentTranscript } from '../../src/segment/segment.js';
import { options } from '../align/cases.js';

const read = (lang: 'en' | 'ru'): string => readFileSync(`corpora/2021-03-02-lavrov-kamilov/${lang}.txt`, 'utf8');
const find = (english: string, russian: string) => {
  const alignment = align(segmentTranscript(english, 'en'), segmentTranscript(russian, 'ru'), options);
  return { found: speaker.find(alignment, options), turned: speaker.find(swap(alignment), options) };
};

const said = (lang: 'en' | 'ru', speakers: string): string => {
  const names = { en: { i: 'Ivanov', s: 'Smith' }, ru: { i: 'Иванов', s: 'Смит' } }[lang];
  const texts = {
    en: [
      'We met in Moscow today.',
      'The talks were useful for us.',
      'We will sign the treaty in May.',
      'Thank you for coming.',
    ],
    ru: [
      'Сегодня мы встретились в Москве.',
      'Переговоры были полезны для нас.',
      'Мы подпишем договор в мае.',
      'Спасибо, что пришли.',
    ],
  }[lang];
  return texts.map((text, index) => `${names[speakers[index] as 'i' | 's']}: ${text}\n`).join('\n');
};

test('a turn that is given to the other speaker', () => {
  const { found, turned } = find(said('en', 'isis'), said('ru', 'isss'));
  expect(found).toMatchObject([
    { message: 'Ivanov speaks in the first text, Смит in the second.', source: [2, 3], target: [2, 3] },
  ]);
  expect(found[0]!.certainty).toBeGreaterThan(0.5);
  expect(turned).toHaveLength(1);
});

test('no turn where the speakers are the same, however they are written', () => {
  expect(find(said('en', 'isis'), said('ru', 'isis')).found).toEqual([]);
  expect(find(read('en'), read('ru')).found).toEqual([]);
});
