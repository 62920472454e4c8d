import { describe, expect, test } from 'vitest';
import { findDifferences, rules } from '../../src/check/rules.js';
import { readSuppressions, suppress } from '../../src/check/suppression.js';
import { SverkaError } from '../../src/error.js';
import { options } from '../align/cases.js';
import { alignmentOf } from './alignments.js';

const names = rules.map(({ name }) => name);
const alignment = alignmentOf([
  ['It was 40.', 'Было 50.'],
  ['Will you come?', 'Вы приедете.'],
]);

test('what is less certain is left out', () => {
  const rulesFound = (minCertainty?: number) =>
    findDifferences(alignment, options, minCertainty === undefined ? {} : { minCertainty }).map(({ check }) => check);
  expect(rulesFound()).toEqual(['number', 'question']);
  expect(rulesFound(0.95)).toEqual([]);
});

test('by some rules alone', () => {
  const chosen = rules.filter(({ name }) => name === 'question');
  expect(findDifferences(alignment, options, { rules: chosen }).map(({ check }) => check)).toEqual(['question']);
});

describe('suppressions', () => {
  test('leave out what they name, and those without use are told', () => {
    const table = '# rule\tunit\treason\n\nnumber\tru.u1.p1.s1\tthe source errs\nquestion\ten.u1.p1.s1\tno reason\n';
    const { left, unused } = suppress(alignment, findDifferences(alignment, options), readSuppressions(table, names));
    expect(left.map(({ check }) => check)).toEqual(['question']);
    expect(unused).toEqual([{ rule: 'question', unit: 'en.u1.p1.s1', reason: 'no reason', line: 4 }]);
  });

  test.each(['numbers\ten.u1.p1.s1\tx', 'number\t\tx', 'number\ten.u1.p1.s1', 'number'])('%j is refused', (row) => {
    const refusal = (): unknown => {
      try {
        return readSuppressions(`\n${row}`, names);
      } catch (error) {
        return error;
      }
    };
    expect(refusal()).toBeInstanceOf(SverkaError);
    expect(refusal()).toMatchObject({ code: 'check/suppression', at: { line: 2 } });
  });
});
