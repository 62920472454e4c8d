import { expect, test } from 'vitest';
import { clock, paceBar, paceLine } from '../../src/batch/pace.js';

test('how far, how fast, and how long still', () => {
  const pace = { done: 0, all: 2000, failed: 0, before: 0, time: 0 };
  expect(paceLine(pace)).toBe('0 of 2,000 documents');
  expect(paceLine({ ...pace, done: 120, failed: 3, time: 30_000 })).toBe(
    '120 of 2,000 documents · 3 failed · 4.0 a second · 7:50 left',
  );
  // What was done before took no time.
  expect(paceLine({ ...pace, done: 1010, before: 1000, time: 60_000 })).toBe(
    '1,010 of 2,000 documents · 10.0 a minute · 1:39:00 left',
  );
  expect(paceLine({ ...pace, done: 2000, time: 1_000_000 })).toBe('2,000 of 2,000 documents · 2.0 a second');
});

test('a bar is as wide as it is told', () => {
  const pace = { all: 3, failed: 0, before: 0, time: 0 };
  expect([0, 1, 2, 3].map((done) => paceBar({ ...pace, done }, 6))).toEqual(['░░░░░░', '██░░░░', '████░░', '██████']);
});

test('a clock', () => {
  expect([0, 6.2, 59.5, 458, 7500].map(clock)).toEqual(['0:00', '0:07', '1:00', '7:38', '2:05:00']);
});
