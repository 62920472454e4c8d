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

const cyrillicGroups: readonly (readonly [RegExp, string])[] = [
  // Джонсон, Мицотакис, Мустанг, Чжоу, Уильям.
  [/дж/gu, 'ж'],
  [/т[сц]|дз/gu, 'ц'],
  [/нг(?![аеиоуыэюя])/gu, 'н'],
  [/оу/gu, 'у'],
  [/^у(?=[аеиоыэя])/u, 'в'],
];

/** Letters of Turkish, Serbian, Polish and others that are written otherwise where there are none: Çavuşoğlu, Vučić. */
const marked: readonly (readonly [RegExp, string])[] = [
  [/[çčć]/gu, 'ch'],
  [/[şšś]/gu, 'sh'],
  [/[žź]/gu, 'zh'],
  [/ı/gu, 'i'],
  [/ł/gu, 'l'],
  [/[øœ]/gu, 'o'],
  [/ß/gu, 's'],
  [/đ/gu, 'd'],
  [/ä/gu, 'e'],
  [/æ/gu, 'e'],
];

const latinGroups: readonly (readonly [RegExp, string])[] = [
  // Serbian names without their marks (Vucic), German ei and v (Steinmeier, von), English wr and -off (Wright, Rachmaninoff).
  [/(?<=[vc]i)c$/u, 'ch'],
  [/ei(?=[lmnst])|ey(?=e)/gu, 'ai'],
  [/^von$/u, 'fon'],
  [/^wr/u, 'r'],
  [/igh(?=t|$)/gu, 'ai'],
  [/(?<=[oe])ff$/u, 'v'],
  // Chinese syllables: Xi, Qin, Chongqing.
  [/^x/u, 's'],
  [/^q(?=i)|q(?=i(?:a|n|u|e))/gu, 's'],
  [/(?<!s)ch(?=r)/gu, 'k'],
  [/shch|tch|dzh|sch|zh|ch|sh/gu, 'j'],
  [/cz/gu, 'j'],
  [/oo|ou/gu, 'u'],
  // Not heard: John, Kohl.
  [/(?<=[aeiou])h(?=[ln])/gu, ''],
  [/ng(?![aeiouy])/gu, 'n'],
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
  if (/\p{Script=Cyrillic}/u.test(folded)) {
    let plain = folded;
    for (const [group, letters] of cyrillicGroups) plain = plain.replace(group, letters);
    for (const letter of plain) sounds += cyrillic[letter] ?? '';
  } else {
    let plain = folded;
    for (const [letter, letters] of marked) plain = plain.replace(letter, letters);
    sounds = plain.normalize('NFD').replace(/[^a-z]/gu, '');
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

/**
 * The same of a name, with those consonants as one that languages hear differently: s and j (Kishida,
 * Кисида), k and g (Gaddafi, Каддафи), f and v.
 */
export const nameSkeleton = (sounds: string): string =>
  skeleton(sounds.replace(/j/gu, 's').replace(/g/gu, 'k').replace(/v/gu, 'f'));

/** How alike two phonetic forms are, 0 to 1: consonants and the whole weigh the same (edit distance). */
export function likeness(a: string, b: string, skeletonA = skeleton(a), skeletonB = skeleton(b)): number {
  return (closeness(a, b) + closeness(skeletonA, skeletonB)) / 2;
}

/** Names of so few consonants are told apart by any of them (Iran and Ирак), of fewer by their vowels too (Wang and Вена). */
const shortSkeleton = 3;
const shortestSkeleton = 2;
const leastCloseness = 0.7;
const unlike = 0.55;

/** The same for names. Of those that are told apart, no more than `unlike`. */
export function nameLikeness(a: string, b: string, skeletonA = nameSkeleton(a), skeletonB = nameSkeleton(b)): number {
  const consonants = Math.min(skeletonA.length, skeletonB.length);
  const told =
    skeletonA === skeletonB
      ? consonants <= shortestSkeleton && closeness(a, b) < leastCloseness
      : consonants <= shortSkeleton;
  const like = likeness(a, b, skeletonA, skeletonB);
  return told ? Math.min(like, unlike) : like;
}

const closeness = (a: string, b: string): number => 1 - distance(a, b) / Math.max(a.length, b.length, 1);
