import { expect, test } from 'vitest';
import { findOmissions, isOmissionMark } from '../../src/segment/omission.js';

test.each(['<...>', '<…>', '[…]', '[...]', '(…)', '(...)', '«<…>»', '< … >', '[ ... ]', '<...>.', ' <..> '])(
  '%s is the mark of an omission',
  (text) => {
    expect(isOmissionMark(text)).toBe(true);
  },
);

test.each(['…', '...', '(1)', '[sic]', '<...> And so on.', '(laughs…)', '[1]', '<b>', ''])('%s is none', (text) => {
  expect(isOmissionMark(text)).toBe(false);
});

test('marks are found where they stand', () => {
  const text = 'We agreed. <...> The rest […] was silence (a word).';
  expect(findOmissions(text).map((at) => text.slice(...at))).toEqual(['<...>', '[…]']);
  expect(findOmissions(text, [12, text.length]).map((at) => text.slice(...at))).toEqual(['[…]']);
});
