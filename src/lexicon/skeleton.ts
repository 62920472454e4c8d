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

/** What a group of letters becomes. A word with none of the letters before it cannot hold the group, and most words do not. */
type Group = readonly [letters: number, group: RegExp, sign: string];

/** Which letters a word has, a bit each: the last five bits of their codes tell those of one alphabet apart. */
export function lettersOf(word: string): number {
  let letters = 0;
  for (let index = 0; index < word.length; index++) letters |= 1 << (word.charCodeAt(index) & 31);
  return letters;
}

function replaceGroups(word: string, groups: readonly Group[]): string {
  let letters = lettersOf(word);
  let plain = word;
  for (const [needed, group, sign] of groups) {
    if ((letters & needed) === 0) continue;
    const before = plain;
    plain = plain.replace(group, sign);
    if (plain !== before) letters = lettersOf(plain);
  }
  return plain;
}

const cyrillicGroups: readonly Group[] = [
  // Джонсон, Мицотакис, Мустанг, Чжоу, Уильям.
  [lettersOf('ж'), /дж/gu, 'ж'],
  [lettersOf('т'), /т[сц]/gu, 'ц'],
  [lettersOf('з'), /дз/gu, 'ц'],
  [lettersOf('г'), /нг(?![аеиоуыэюя])/gu, 'н'],
  [lettersOf('у'), /оу/gu, 'у'],
  [lettersOf('у'), /^у(?=[аеиоыэя])/u, 'в'],
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

const latinGroups: readonly Group[] = [
  // Serbian names without their marks (Vucic), German ei and v (Steinmeier, von), English wr and -off (Wright, Rachmaninoff).
  [lettersOf('c'), /(?<=[vc]i)c$/u, 'ch'],
  [lettersOf('e'), /ei(?=[lmnst])|ey(?=e)/gu, 'ai'],
  [lettersOf('v'), /^von$/u, 'fon'],
  [lettersOf('w'), /^wr/u, 'r'],
  [lettersOf('h'), /igh(?=t|$)/gu, 'ai'],
  [lettersOf('f'), /(?<=[oe])ff$/u, 'v'],
  // Chinese syllables: Xi, Qin, Chongqing.
  [lettersOf('x'), /^x/u, 's'],
  [lettersOf('q'), /^q(?=i)|q(?=i(?:a|n|u|e))/gu, 's'],
  [lettersOf('h'), /(?<!s)ch(?=r)/gu, 'k'],
  [lettersOf('h'), /shch|tch|dzh|sch|zh|ch|sh/gu, 'j'],
  [lettersOf('z'), /cz/gu, 'j'],
  [lettersOf('o'), /oo|ou/gu, 'u'],
  // Not heard: John, Kohl.
  [lettersOf('h'), /(?<=[aeiou])h(?=[ln])/gu, ''],
  [lettersOf('g'), /ng(?![aeiouy])/gu, 'n'],
  [lettersOf('p'), /ph/gu, 'f'],
  [lettersOf('h'), /kh|gh/gu, 'g'],
  [lettersOf('h'), /th/gu, 't'],
  [lettersOf('t'), /ts|tz/gu, 's'],
  [lettersOf('kq'), /ck|qu|q/gu, 'k'],
  [lettersOf('x'), /x/gu, 'ks'],
  [lettersOf('c'), /c(?=[eiy])/gu, 's'],
  [lettersOf('c'), /c/gu, 'k'],
  [lettersOf('w'), /w/gu, 'v'],
  [lettersOf('h'), /h/gu, 'g'],
  [lettersOf('z'), /z/gu, 's'],
  [lettersOf('d'), /dg(?=e)/gu, 'j'],
  [lettersOf('y'), /y/gu, 'i'],
];

/** Of what has more letters, and is no word, the first so many are heard: sounds are compared in time with their square. */
const longestHeard = 1000;

/** A folded word of either alphabet in the common one; letters of no use to it are dropped. */
export function phonetic(word: string): string {
  const folded = word.slice(0, longestHeard);
  let sounds = '';
  if (isCyrillic(folded)) for (const letter of replaceGroups(folded, cyrillicGroups)) sounds += cyrillic[letter] ?? '';
  else {
    let plain = folded;
    if (!/^[a-z]*$/u.test(folded)) {
      for (const [letter, letters] of marked) plain = plain.replace(letter, letters);
      plain = plain.normalize('NFD').replace(/[^a-z]/gu, '');
    }
    sounds = replaceGroups(plain, latinGroups);
  }
  return withoutRepeats(sounds);
}

/** Most words are told by their first letter, without the regular expression. */
function isCyrillic(word: string): boolean {
  const first = word.charCodeAt(0);
  return (first >= 0x400 && first <= 0x481) || /\p{Script=Cyrillic}/u.test(word);
}

/** Each sound once where it is written twice. The s of ks is part of another sound: that after it stays. */
function withoutRepeats(sounds: string): string {
  let kept = '';
  let from = 0;
  for (let index = 1; index < sounds.length; index++) {
    const sound = sounds[index];
    if (sound !== sounds[index - 1] || (sound === 's' && sounds[index - 2] === 'k')) continue;
    kept += sounds.slice(from, index);
    from = index + 1;
  }
  return from === 0 ? sounds : kept + sounds.slice(from);
}

/** The consonants of a phonetic form; a vowel at the beginning is kept as `a`. */
export const skeleton = (sounds: string): string => consonants(sounds, {});

/**
 * The same of a name, with those consonants as one that languages hear differently: s and j (Kishida,
 * Кисида), k and g (Gaddafi, Каддафи), f and v.
 */
export const nameSkeleton = (sounds: string): string => consonants(sounds, { j: 's', g: 'k', v: 'f' });

function consonants(sounds: string, heard: Readonly<Record<string, string>>): string {
  let bones = '';
  let last = '';
  for (const sound of sounds) {
    if ('aeiou'.includes(sound)) {
      if (bones === '') bones = 'a';
      continue;
    }
    const bone = heard[sound] ?? sound;
    if (bone !== last) bones += bone;
    last = bone;
  }
  return bones;
}

/** How alike two phonetic forms are, 0 to 1: consonants and the whole weigh the same (edit distance). */
export const likeness = (a: string, b: string, skeletonA = skeleton(a), skeletonB = skeleton(b)): number =>
  (closeness(a, b) + closeness(skeletonA, skeletonB)) / 2;

/** Names of so few consonants are told apart by any of them (Iran and Ирак), of fewer by their vowels too (Wang and Вена). */
const shortSkeleton = 3;
const shortestSkeleton = 2;
const leastCloseness = 0.7;
const unlike = 0.55;

/**
 * Endings that make several surnames of one stem, in the phonetic alphabet and as `bareName` leaves them: Ivanov, Иваненко,
 * Иванчук, Иванович, Иванишвили, Иванин. That of adjectives is not among them: Саратовская is Saratov's.
 */
const surnameEnding = /(?:[oe]v|enk|juk|[oe]vij|jvil|in)$/u;

const haveOtherEndings = (a: string, b: string): boolean => {
  const [one, other] = [surnameEnding.exec(a)?.[0], surnameEnding.exec(b)?.[0]];
  return one !== undefined && other !== undefined && one.replace('e', 'o') !== other.replace('e', 'o');
};

/** What a name sounds like. */
export interface Sounding {
  readonly sounds: string;
  readonly skeleton: string;
}

/**
 * Whether two names are two, however alike they sound.
 * @param heard how close their sounds are, 0 to 1
 */
export function areToldApart(a: Sounding, b: Sounding, heard: number): boolean {
  const fewer = Math.min(a.skeleton.length, b.skeleton.length);
  const isTold =
    a.skeleton === b.skeleton ? fewer <= shortestSkeleton && heard < leastCloseness : fewer <= shortSkeleton;
  return isTold || haveOtherEndings(a.sounds, b.sounds);
}

/** The same for names. Of those that are told apart, no more than `unlike`. */
export function nameLikeness(a: string, b: string, skeletonA = nameSkeleton(a), skeletonB = nameSkeleton(b)): number {
  const like = likeness(a, b, skeletonA, skeletonB);
  const [one, other] = [
    { sounds: a, skeleton: skeletonA },
    { sounds: b, skeleton: skeletonB },
  ];
  return like > unlike && areToldApart(one, other, closeness(a, b)) ? unlike : like;
}

const closeness = (a: string, b: string): number =>
  a === b ? 1 : 1 - distance(a, b) / Math.max(a.length, b.length, 1);
