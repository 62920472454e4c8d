import fc from 'fast-check';
import { expect, test } from 'vitest';
import { flow } from '../../src/format/text.js';

const slowly = (text: string, nbsp: 'keep' | 'space'): string =>
  (nbsp === 'space' ? text.replace(/[\u00A0\u2007\u202F]/gu, ' ') : text)
    .replace(/[\t\n\v\f\r \u0085\u2028\u2029]+/gu, ' ')
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
    .replace(/ {2,}/gu, ' ')
    .normalize('NFC');

test('each character that a line is made of stays, or goes, as it does where all are looked for', () => {
  const wrong: string[] = [];
  for (let code = 0; code < 2 ** 16; code++)
    for (const text of [String.fromCharCode(code), `й${String.fromCharCode(code)}\u0306 — «a»`])
      for (const nbsp of ['keep', 'space'] as const)
        if (flow(text, nbsp) !== slowly(text, nbsp)) wrong.push(code.toString(16));
  expect(wrong).toEqual([]);
});

test('lines of any text', () => {
  const letters = fc.constantFrom(...'aй «—…’\u0306\u0308\u00a0\u2009\t\n\u0000е\u0451\ud83d\ude00');
  fc.assert(
    fc.property(fc.string({ unit: letters }), fc.constantFrom('keep' as const, 'space' as const), (text, nbsp) => {
      expect(flow(text, nbsp)).toBe(slowly(text, nbsp));
    }),
  );
});
