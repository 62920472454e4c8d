import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createForms, formNumber } from '../../src/feature/forms.js';
import { codesOf, createCodeRoom, readCodes, textOf } from '../../src/segment/codes.js';

test('a form has the number at which it first stood, wherever it stands', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'я', '1', '\ud83d'), minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(fc.array(word, { maxLength: 60 }), (words) => {
      const forms = createForms();
      const seen: string[] = [];
      const codes = codesOf(words.join(' '));
      let from = 0;
      for (const one of words) {
        if (!seen.includes(one)) seen.push(one);
        expect(formNumber(forms, codes, from, from + one.length)).toBe(seen.indexOf(one));
        from += one.length + 1;
      }
      expect(forms.count).toBe(seen.length);
    }),
    { numRuns: 200 },
  );
});

test('ten thousand forms keep their numbers as room is made for them', () => {
  const forms = createForms();
  const words = Array.from({ length: 10_000 }, (_, index) => `слово${index.toString(7)}`);
  const numbers = (): number[] => words.map((one) => formNumber(forms, codesOf(one), 0, one.length));
  expect(numbers()).toEqual(words.map((_, index) => index));
  expect(numbers()).toEqual(words.map((_, index) => index));
});

test('a text is its codes, in part and beyond what room is kept for', () => {
  const room = createCodeRoom();
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 30 }), fc.nat(30), (text, from) => {
      const start = Math.min(from, text.length);
      expect(textOf(codesOf(text), 0, text.length)).toBe(text);
      expect(textOf(readCodes(room, text, start, text.length), 0, text.length - start)).toBe(text.slice(start));
    }),
  );
  const long = 'слово '.repeat(20_000);
  expect(textOf(readCodes(room, long, 1, long.length), 0, long.length - 1)).toBe(long.slice(1));
});
