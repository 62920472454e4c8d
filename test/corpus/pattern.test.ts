import fc from 'fast-check';
import { expect, test } from 'vitest';
import { regexTest, wildcardStem, wildcardTest } from '../../src/corpus/pattern.js';

test('a wildcard means what the regular expression means that it stands for', () => {
  const letters = fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 8 });
  const pattern = fc.string({ unit: fc.constantFrom('a', 'b', '*', '?'), minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(pattern, letters, (wildcard, form) => {
      const expression = new RegExp(`^${wildcard.replaceAll('*', '.*').replaceAll('?', '.')}$`, 'u');
      expect(wildcardTest(wildcard)(form)).toBe(expression.test(form));
      if (wildcardTest(wildcard)(form)) expect(form.startsWith(wildcardStem(wildcard))).toBe(true);
    }),
    { numRuns: 2000 },
  );
});

test('no pattern can hang: this one would take RegExp longer than the universe has', () => {
  expect(regexTest('(а+)+б')('а'.repeat(5000))).toBe(false);
  expect(wildcardTest('*a'.repeat(30))('a'.repeat(2000) + 'b')).toBe(false);
});

test('a regular expression has to fit the whole word, in any case', () => {
  expect(regexTest('Санкц.*')('санкциями')).toBe(true);
  expect(regexTest('анкц')('санкциями')).toBe(false);
  expect(() => regexTest('(?=а)')).toThrow(expect.objectContaining({ code: 'query/pattern' }));
});
