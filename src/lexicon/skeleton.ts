import { distance } from 'fastest-levenshtein';

/**
 * Words of both alphabets written in one rough phonetic alphabet, so that a name or an international
 * word looks alike on both sides: Mirziyoyev and Мирзиёев are both `mirziiev`. Letters that the
 * usual transliterations mix up share a sign: г, х, g and h; ж, ч, ш, щ, дж and j, zh, ch, sh;
 * с, з, ц and s, z, soft c.
 */
const cyrillic: Readonly<Record<string, string>> = {
  а: 'a',
  б: 'b',
  в: 'v',
  г: 'g',
  д: 'd',
  е: 'e',
  ё: 'e',
  ж: 'j',
  з: 's',
  и: 'i',
  й: 'i',
  к: 'k',
  л: 'l',
  м: 'm',
  н: 'n',
  о: 'o',
  п: 'p',
  р: 'r',
  с: 's',
  т: 't',
  у: 'u',
  ф: 'f',
  х: 'g',
  ц: 's',
  ч: 'j',
  ш: 'j',
  щ: 'j',
  ъ: '',
  ы: 'i',
  ь: '',
  э: 'e',
  ю: 'iu',
  я: 'ia',
  і: 'i',
  ї: 'i',
  є: 'e',
  ґ: 'g',
  ў: 'u',
  қ: 'k',
  ғ: 'g',
  ҳ: 'g',
};

const latinGroups: readonly (readonly [RegExp, string])[] = [
  [/shch|tch|dzh|sch|zh|ch|sh/gu, 'j'],
  [/ph/gu, 'f'],
  [/kh|gh/gu, 'g'],
  [/th/gu, 't'],
  [/ts|tz/gu, 's'],
  [/ck|qu|q/gu, 'k'],
  [/x/gu, 'ks'],
  [/c(?=[eiy])/gu, 's'],
  [/c/gu, 'k'],
  [/w/gu, 'v'],
  [/h/gu, 'g'],
  [/z/gu, 's'],
  [/dg(?=e)/gu, 'j'],
  [/g(?=[ei])/gu, 'g'],
  [/y/gu, 'i'],
];

/** A folded word of either alphabet in the common one; letters of no use to it are dropped. */
export function phonetic(folded: string): string {
  let sounds = '';
  if (/\p{Script=Cyrillic}/u.test(folded)) for (const letter of folded) sounds += cyrillic[letter] ?? '';
  else {
    sounds = folded.normalize('NFD').replace(/[^a-z]/gu, '');
    for (const [group, sign] of latinGroups) sounds = sounds.replace(group, sign);
  }
  return sounds
    .replace(/ks/gu, 'k§')
    .replace(/(.)\1+/gu, '$1')
    .replace(/§/gu, 's');
}

/** The consonants of a phonetic form; a vowel at the beginning is kept as `a`. */
export function skeleton(sounds: string): string {
  return (/^[aeiou]/u.test(sounds) ? 'a' : '') + sounds.replace(/[aeiou]/gu, '').replace(/(.)\1+/gu, '$1');
}

/** How alike two phonetic forms are, 0 to 1: consonants and the whole weigh the same (edit distance). */
export function likeness(a: string, b: string, skeletonA = skeleton(a), skeletonB = skeleton(b)): number {
  return (closeness(a, b) + closeness(skeletonA, skeletonB)) / 2;
}

const closeness = (a: string, b: string): number => 1 - distance(a, b) / Math.max(a.length, b.length, 1);
