/**
 * What a character is to the rules of segmentation. The classes of the whole Basic Multilingual Plane
 * are looked up in a table that fills itself, since a regular expression for each character of a
 * book is too slow.
 */
export const kinds = {
  space: 1,
  upper: 2,
  lower: 3,
  /** A letter without case. */
  letter: 4,
  mark: 5,
  digit: 6,
  /** `.` `!` `?` `…` and their like. */
  stop: 7,
  open: 8,
  close: 9,
  /** Straight quotation marks and accents in their place, which open and close. */
  quote: 10,
  dash: 11,
  /** Soft hyphen, zero-width characters, direction marks: as if they were not there. */
  format: 12,
  /** `,` `;` `:` and other signs inside a sentence. */
  inner: 13,
  /** What may begin a sentence before its first letter: `$` `№` `#` `@` `<` `*`. */
  prefix: 14,
  bullet: 15,
  /** Emoji, superscripts, halves of surrogate pairs. */
  symbol: 16,
} as const;

const table = new Uint8Array(0x10000);

/** Kind of the character at an index of the text; 0 beyond its end. */
export function kindAt(text: string, index: number): number {
  const code = text.charCodeAt(index);
  return code === code ? kindOf(code) : 0;
}

/** Kind of the character with a code. */
export const kindOf = (code: number): number => table[code] || (table[code] = classify(String.fromCharCode(code)));

function classify(char: string): number {
  if (/\s/u.test(char)) return kinds.space;
  if (/[\p{Lu}\p{Lt}]/u.test(char)) return kinds.upper;
  if (/\p{Ll}/u.test(char)) return kinds.lower;
  if (/\p{L}/u.test(char)) return kinds.letter;
  if (/\p{M}/u.test(char)) return kinds.mark;
  if (/\p{Nd}/u.test(char)) return kinds.digit;
  if (/[.!?…‼⁇⁈⁉‽。！？．]/u.test(char)) return kinds.stop;
  if (/["'`´]/u.test(char)) return kinds.quote;
  if (/[\p{Ps}\p{Pi}]/u.test(char)) return kinds.open;
  if (/[\p{Pe}\p{Pf}]/u.test(char)) return kinds.close;
  if (/[•‣⁃▪●◦∙■□►]/u.test(char)) return kinds.bullet;
  if (/\p{Pd}|[−]/u.test(char)) return kinds.dash;
  if (/\p{Cf}/u.test(char)) return kinds.format;
  if (/[\p{Sc}№§#@<>*_+~^¿¡]/u.test(char)) return kinds.prefix;
  if (/[\p{Cs}\p{So}\p{No}]/u.test(char)) return kinds.symbol;
  return kinds.inner;
}

export const isLetter = (kind: number): boolean => kind >= kinds.upper && kind <= kinds.mark;

/** A letter, a mark on a letter or a digit. */
export const isWordPart = (kind: number): boolean => kind >= kinds.upper && kind <= kinds.digit;

/** Index of the first character at or after `index` that is not white space, at most `to`. */
export function skipSpace(text: string, index: number, to: number): number {
  while (index < to && kindAt(text, index) === kinds.space) index++;
  return index;
}

/** End of the text before `index` without white space at its end, at least `from`. */
export function trimEnd(text: string, index: number, from: number): number {
  while (index > from && kindAt(text, index - 1) === kinds.space) index--;
  return index;
}

/** The form under which words are looked up: composed, lower case, е for ё, a straight apostrophe. */
export function foldWord(word: string): string {
  return isCommon(word) ? word.toLowerCase() : foldRare(word);
}

/** Whether a word has letters of the English and the Russian alphabet alone, but ё, hyphens and straight apostrophes. */
function isCommon(word: string): boolean {
  for (let index = 0; index < word.length; index++) {
    const code = word.charCodeAt(index);
    if ((code >= 0x80 && (code < 0x410 || code > 0x44f)) || code === 0x60) return false;
  }
  return true;
}

function foldRare(word: string): string {
  return word
    .normalize('NFC')
    .toLowerCase()
    .replace(/[\u00ad\u200b-\u200f\u2060\ufeff]|\u0301/gu, '')
    .replace(/ё/gu, 'е')
    .replace(/[’ʼ`]/gu, "'");
}
