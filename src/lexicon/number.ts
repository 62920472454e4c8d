import type { Language } from '../model/document.js';

/** What a numeral is multiplied by when one of these words follows: 35 тыс., 2.5 billion. */
const scales: readonly (readonly [RegExp, number])[] = [
  [/^(thousand|тыс|тысяч)/u, 1e3],
  [/^(million|mln|млн|миллион)/u, 1e6],
  [/^(billion|bln|bn|млрд|миллиард)/u, 1e9],
  [/^(trillion|трлн|триллион)/u, 1e12],
];

const scaleLetters = new Set(Array.from('tmbTMBтмТМ', (letter) => letter.charCodeAt(0)));

/** Whether a word that begins with the character of this code may be a scale. */
export const beginsScale = (code: number): boolean => scaleLetters.has(code);

/**
 * The value of a number written in digits, as text that is the same in both languages: 35,000 and
 * 35 000 are `35000`, 2.5 and 2,5 are `2.5`.
 * @param next the word after it, folded, which may be a scale
 */
export function numberValue(digits: string, lang: Language, next = ''): string {
  const plain = digits.replace(/[\s\u00a0\u202f\u2009']/gu, '');
  // A comma or point before exactly three digits parts thousands in English (1,250) and may in Russian (1.250).
  const grouped = lang === 'en' ? /,(?=\d{3}(?!\d))/gu : /\.(?=\d{3}(?!\d))/gu;
  const value = plain.replace(grouped, '').replace(',', '.');
  const scale = scales.find(([word]) => word.test(next))?.[1];
  if (scale === undefined || !/^\d+(\.\d+)?$/u.test(value)) return value.replace(/[^\d.]/gu, '');
  return String(Math.round(Number(value) * scale * 1000) / 1000);
}

const roman: Readonly<Record<string, number>> = { I: 1, V: 5, X: 10, L: 50, C: 100 };

/** The value of a Roman numeral of two letters or more (centuries, congresses), or undefined. */
export function romanValue(word: string): string | undefined {
  if (!(word.charAt(0) in roman)) return undefined;
  if (!/^(?=[IVXLC]{2,})C{0,3}(XC|XL|L?X{0,3})(IX|IV|V?I{0,3})$/u.test(word)) return undefined;
  let value = 0;
  for (let index = 0; index < word.length; index++) {
    const here = roman[word[index]!]!;
    value += here < (roman[word[index + 1] ?? ''] ?? 0) ? -here : here;
  }
  return String(value);
}
