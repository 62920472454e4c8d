import { expect, test } from 'vitest';
import { clause } from '../../src/check/clause.js';
import { swap } from '../../src/model/alignment.js';
import { options } from '../align/cases.js';
import { alignmentOf } from './alignments.js';

const plain: (readonly [string, string])[] = [
  ['The ministers discussed trade and transport in Moscow.', 'Министры обсудили в Москве торговлю и транспорт.'],
  ['The students will come to Tashkent next year.', 'Студенты приедут в Ташкент в следующем году.'],
  ['The two countries signed an agreement on energy.', 'Две страны подписали соглашение об энергетике.'],
  ['The delegation visited the old city and returned home.', 'Делегация посетила старый город и вернулась домой.'],
  ['They will open a new school in the north of the country.', 'На севере страны откроют новую школу.'],
];
const part =
  ', where doctors, nurses, teachers and engineers treated wounded soldiers, hungry children, old women and sick farmers';
const whole = `The delegation visited the old city${part}, and returned home.`;
const translated =
  'Делегация посетила старый город, где врачи, медсестры, учителя и инженеры лечили раненых солдат, голодных детей, старых женщин и больных фермеров, и вернулась домой.';

const found = (pair: readonly [string, string]) => clause.find(alignmentOf([...plain, pair]), options);

test('a clause that one side lacks, of either side', () => {
  const short = 'Делегация посетила старый город и вернулась домой.';
  expect(found([whole, short])).toMatchObject([
    { check: 'clause', source: [5, 6], target: [5, 6], message: expect.stringContaining('first text') as string },
  ]);
  expect(found([whole.replace(part, ''), translated])).toMatchObject([
    { source: [5, 6], message: expect.stringContaining('second text') as string },
  ]);
  expect(clause.find(swap(alignmentOf([...plain, [whole, short]])), options)).toMatchObject([
    { message: expect.stringContaining('second text') as string },
  ]);
});

test('a sentence that is whole, and what is rendered freely, have none', () => {
  expect(found([whole, translated])).toEqual([]);
  expect(found([whole.replace(part, ''), 'Делегация посетила старый город и вернулась домой.'])).toEqual([]);
});
