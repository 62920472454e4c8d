/** Signs that translations tend to keep, each a column. Quotes are counted in pairs of any kind. */
const patterns = [
  /\?/gu,
  /!/gu,
  /["«»„“”]/gu,
  /:/gu,
  /;/gu,
  /,/gu,
  /[—–]|\s-\s/gu,
  /[()[\]]/gu,
  /…|\.\.\./gu,
  /\d/gu,
  /%/gu,
] as const;

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
export const signCount = patterns.length;

/** How often each sign stands in a text, at most 255 times. */
export function signs(text: string): Uint8Array {
  return Uint8Array.from(patterns, (pattern) => Math.min(255, text.match(pattern)?.length ?? 0));
}
