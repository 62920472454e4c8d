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

/** Adds to `into[at + sign]` how often each sign stands in a text, at most 255 times. */
export function countSigns(text: string, into: Uint8Array, at: number): void {
  const count = (sign: number): void => {
    if (into[at + sign]! < 255) into[at + sign]!++;
  };
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (signOf[code]! >= 0) count(signOf[code]!);
    else if (code === hyphen) {
      if (!isSpace(text.charCodeAt(index - 1)) || !isSpace(text.charCodeAt(index + 1))) continue;
      count(dash);
      // The space after it is not also one before the next.
      index++;
      if (text.charCodeAt(index + 1) === hyphen) index++;
    } else if (code === stop && text.charCodeAt(index + 1) === stop && text.charCodeAt(index + 2) === stop) {
      count(ellipsis);
      index += 2;
    }
  }
}

const [hyphen, stop] = [45, 46];

/** White space as `\s` has it. */
export const isSpace = (code: number): boolean =>
  code === 32 || (code >= 9 && code <= 13) || (code > 127 && wideSpaces.has(code));

const wideSpaces = new Set(
  Array.from(
    '\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff',
    (char) => char.charCodeAt(0),
  ),
);
