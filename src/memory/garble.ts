/** What is left of Cyrillic or of signs that were read in a wrong encoding. Each is a run that no text has by right. */
const garbled: readonly (readonly [pattern: RegExp, what: string])[] = [
  [/\uFFFD/u, 'replacement characters'],
  // eslint-disable-next-line no-control-regex
  [/[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u0084\u0086-\u009F\uFFFE\uFFFF]/u, 'control characters'],
  // П is D0 9F in UTF-8, and РџС‚ is what windows-1251 makes of such bytes.
  [
    /(?:[РС][ЂЃ‚ѓ„…†‡€‰Љ‹ЊЌЋЏђ‘’“”•–—™љ›њќћџ\u00A0ЎўЈ¤Ґ¦§Ё©Є«¬\u00AD®Ї°±Ііґµ¶·ё№є»јЅѕї]){3,}/u,
    'UTF-8 read as windows-1251',
  ],
  [/(?:[ÐÑ][\u0080-\u00BF‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]){2,}/u, 'UTF-8 read as windows-1252'],
  [/â€[™œ˜“”¦\u009D\u0093\u0094]|Ã[\u00A0-\u00BF]|вЂ[™њќ“”¦\u009D]/u, 'UTF-8 read as an encoding of one byte'],
  // Привет in windows-1251 is Ïðèâåò in windows-1252; a French word has no five of these in a row.
  [/[À-ÖØ-öø-ÿ]{5,}/u, 'Cyrillic read as windows-1252'],
  // оПХБЕР is what windows-1251 makes of Привет in KOI8-R.
  [
    /(?<!\p{L})[а-яё][А-ЯЁ]{3,}(?!\p{L}).*(?<!\p{L})(?:[а-яё][А-ЯЁ]{3,}|[А-ЯЁ]{4,})(?!\p{L})/u,
    'KOI8-R read as windows-1251',
  ],
  [/(?:\?{2,}[\s,.-]+){2,}\?{2,}|\?{6,}/u, 'letters lost in an encoding'],
];

/** What is wrong with the letters of a text, or undefined. */
export const garbleIn = (text: string): string | undefined => garbled.find(([pattern]) => pattern.test(text))?.[1];
