import { expect, test } from 'vitest';
import { isOmissionMark } from '../../src/segment/omission.js';

test.each(['<...>', '<…>', '[…]', '[...]', '(…)', '(...)', '«<…>»', '< … >', '[ ... ]', '<...>.', ' <..> '])(
  '%s is the mark of an omission',
  (text) => {
    expect(isOmissionMark(text)).toBe(true);
  },
);

test.each(['…', '...', '(1)', '[sic]', '<...> And so on.', '(laughs…)', '[1]', '<b>', ''])('%s is none', (text) => {
  expect(isOmissionMark(text)).toBe(false);
});
