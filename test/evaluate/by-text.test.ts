import { expect, test } from 'vitest';
import { judgeByText } from '../../src/evaluate/by-text.js';
import { summarize } from '../../src/evaluate/summary.js';
import { swap } from '../../src/model/alignment.js';
import { documentOf } from '../align/cases.js';
import { alignment } from './ladders.js';

const gold = alignment('1:1 1:0 1:1 2:1 1:1 1:1', [
  documentOf('en', ['Yes. | An omission. | No. | It is late. | Go! | Yes. | Never, I said yes.']),
  documentOf('ru', ['Да. | Нет. | Поздно, иди! | Да. | Никогда, я сказал: да.']),
]);

/** A memory of units, in its own order and layout. */
const memory = (...units: [english: string, russian: string][]) =>
  alignment(units.map(() => '1:1@.9').join(' '), [
    documentOf('en', [units.map(([english]) => english).join(' | ')]),
    documentOf('ru', [units.map(([, russian]) => russian).join(' | ')]),
  ]);

const whole: [string, string][] = [
  ['Yes.', 'Да.'],
  ['No.', 'Нет.'],
  ['It is  late. Go!', 'Поздно, иди!'],
  ['Yes.', 'Да.'],
  ['Never, I said yes.', 'Никогда, я сказал: да.'],
];

test('a memory without an error is all right, and what it lacks is its omission', () => {
  const { verdict, links, strangers } = judgeByText(memory(...whole), gold);
  expect({ links, strangers }).toEqual({ links: 5, strangers: 0 });
  const { figures } = summarize([verdict]);
  expect([figures.strictF1!.value, figures.laxF1!.value, figures.omissionF1!.value]).toEqual([1, 1, 1]);
  expect(verdict.links).toHaveLength(5);
});

test('its order, and which side is the source, do not matter', () => {
  const turned = [whole[4]!, whole[2]!, whole[0]!, whole[1]!, whole[3]!];
  expect(judgeByText(memory(...turned), gold).verdict.scores).toEqual(
    judgeByText(memory(...whole), gold).verdict.scores,
  );
  expect(judgeByText(swap(memory(...whole)), gold).verdict.scores).toEqual(
    judgeByText(memory(...whole), gold).verdict.scores,
  );
});

test('a wrong unit is wrong, one that joins is half right, and one of another text counts against it', () => {
  const wrong = memory(
    ['Yes.', 'Да.'],
    ['An omission. No.', 'Нет.'],
    ['It is late.', 'Поздно, иди!'],
    ['Who?', 'Кто?'],
  );
  const { verdict, strangers } = judgeByText(wrong, gold);
  expect(strangers).toBe(1);
  expect(verdict.scores.strict).toEqual({ right: 1, found: 4, wanted: 5 });
  expect(verdict.scores.lax).toEqual({ rightFound: 3, found: 4, rightWanted: 3, wanted: 5 });
  // Left out of the memory: Go!, the second yes and the last unit, of which none is an omission.
  expect(verdict.scores.omission).toEqual({ right: 0, found: 5, wanted: 1 });
});

test('a repeated sentence stands where its neighbours do', () => {
  const second = memory(['No.', 'Нет.'], ['Yes.', 'Да.']);
  const { verdict } = judgeByText(second, gold);
  expect(verdict.scores.strict.right).toBe(2);
  // The first yes of either side is then left out.
  expect(verdict.scores.omission.found).toBe(8);
});
