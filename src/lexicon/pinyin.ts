import { phonetic } from './skeleton.js';

const initial = '(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?';
const final =
  '(?:iang|iong|uang|ang|eng|ing|ong|ian|iao|uai|uan|ua|ai|ao|an|ei|en|er|ia|ie|in|iu|ou|ui|un|uo|ue|ve|a|e|i|o|u|v)';
const syllables = new RegExp(`^(?:${initial}${final}[-'’]?){1,3}$`, 'iu');

/** Whether a word is made of Chinese syllables in pinyin: Jinping, Yi. Words of other languages may be so too. */
export const isPinyin = (word: string): boolean => syllables.test(word.normalize('NFD').replace(/\p{M}/gu, ''));

/** How a Russian writes the syllables (цз, с, ж for j, x, r), in the common phonetic alphabet of names. */
export function soundOfPinyin(word: string): string {
  const latin = word
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z]/gu, '');
  return phonetic(
    latin
      .replace(/zh|ch|sh|r(?=[aeiou])/gu, 'zh')
      .replace(/[jqxc]|z(?!h)/gu, 's')
      .replace(/ng/gu, 'n')
      .replace(/w(?=u)|y(?=i)/gu, ''),
  );
}
