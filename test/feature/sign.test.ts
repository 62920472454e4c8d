import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countSigns, signCount, signNames } from '../../src/feature/sign.js';
import { codesOf } from '../../src/segment/codes.js';
import { plainText } from '../../src/segment/plain.js';

/** The signs as they are defined. */
const patterns: Readonly<Record<(typeof signNames)[number], RegExp>> = {
  question: /\?/gu,
  exclamation: /!/gu,
  quote: /["«»„“”]/gu,
  colon: /:/gu,
  semicolon: /;/gu,
  comma: /,/gu,
  dash: /[—–]|\s-\s/gu,
  bracket: /[()[\]]/gu,
  ellipsis: /…|\.\.\./gu,
  digit: /\d/gu,
  percent: /%/gu,
};

test('signs are counted as their patterns match, at most 255 times', () => {
  const text = fc.string({ unit: fc.constantFrom(...'?!"«»„“”:;,—–- \n\u00a0()[].…09%aя'), maxLength: 40 });
  fc.assert(
    fc.property(text, (given) => {
      const counts = new Uint8Array(2 + signCount);
      countSigns(codesOf(given), 0, given.length, counts, 2);
      expect([...counts]).toEqual([0, 0, ...signNames.map((name) => given.match(patterns[name])?.length ?? 0)]);
    }),
    { numRuns: 2000 },
  );
  const many = new Uint8Array(signCount);
  countSigns(codesOf('?'.repeat(300)), 0, 300, many, 0);
  expect(many[0]).toBe(255);
});

const characters = Array.from({ length: 0x10000 }, (_, code) => String.fromCharCode(code));

test('a text is plain when none of its characters needs to be replaced', () => {
  const replaced = /[\p{Cf}\u034f\p{M}\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\u0085]/u;
  // Between Latin letters these are Latin.
  const [alike, latin] = ['асеорхукАВСЕНКМОРТХУёЁіѕјІЈЅ', 'aceopxykABCEHKMOPTXYëËisjIJS'];
  const plain = (text: string): string =>
    text
      .replace(/[\p{Cf}\u034f]+/gu, '')
      .normalize('NFC')
      .replace(/[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/gu, ' ')
      .replace('\u0085', '\n');
  const seen = (text: string): string =>
    text.replace(/\p{Script=Cyrillic}/u, (char) => latin[alike.indexOf(char)] ?? char);
  const texts = characters.map((char) => `a${char}b`);
  expect(texts.filter((text) => plainText(text).text !== (replaced.test(text) ? plain(text) : seen(text)))).toEqual([]);
});
