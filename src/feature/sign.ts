import { kindOf, kinds } from '../segment/character.js';
import type { Codes } from '../segment/codes.js';

/** Signs that translations tend to keep, each a column. Quotes are counted in pairs of any kind. */
export const signNames = [
  'question',
  'exclamation',
  'quote',
  'colon',
  'semicolon',
  'comma',
  'dash',
  'bracket',
  'ellipsis',
  'digit',
  'percent',
] as const;
export const signCount = signNames.length;

const signOf = new Int8Array(0x10000).fill(-1);
for (const [sign, chars] of ['?', '!', '"«»„“”', ':', ';', ',', '—–', '()[]', '…', '0123456789', '%'].entries())
  for (const char of chars) signOf[char.charCodeAt(0)] = sign;
const [dash, ellipsis] = [6, 8];

/** Adds to `into[at + sign]` how often each sign stands in codes [from, to), at most 255 times. */
export function countSigns(codes: Codes, from: number, to: number, into: Uint8Array, at: number): void {
  const isSpaceAt = (index: number): boolean => index >= from && index < to && kindOf(codes[index]!) === kinds.space;
  for (let index = from; index < to; index++) {
    const code = codes[index]!;
    let sign = signOf[code]!;
    if (code === hyphen && isSpaceAt(index - 1) && isSpaceAt(index + 1)) {
      sign = dash;
      // The space after it is not also one before the next.
      index++;
      if (index + 1 < to && codes[index + 1] === hyphen) index++;
    } else if (code === stop && index + 2 < to && codes[index + 1] === stop && codes[index + 2] === stop) {
      sign = ellipsis;
      index += 2;
    }
    if (sign >= 0 && into[at + sign]! < 255) into[at + sign]!++;
  }
}

const [hyphen, stop] = [45, 46];
