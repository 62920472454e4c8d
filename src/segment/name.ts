/** How the English pages of Russian ministries write Russian letters. */
const letters: Readonly<Record<string, string>> = {
  а: 'a',
  б: 'b',
  в: 'v',
  г: 'g',
  д: 'd',
  е: 'e',
  ё: 'yo',
  ж: 'zh',
  з: 'z',
  и: 'i',
  й: 'y',
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
  х: 'kh',
  ц: 'ts',
  ч: 'ch',
  ш: 'sh',
  щ: 'shch',
  ъ: '',
  ы: 'y',
  ь: '',
  э: 'e',
  ю: 'yu',
  я: 'ya',
  і: 'i',
  ї: 'yi',
  є: 'ye',
  ґ: 'g',
  ў: 'o',
  қ: 'q',
  ғ: 'gh',
  ҳ: 'h',
};

const particles: Readonly<Record<string, string>> = {
  фон: 'von',
  дер: 'der',
  ден: 'den',
  де: 'de',
  ди: 'di',
  да: 'da',
  ду: 'du',
  ла: 'la',
  ле: 'le',
  ван: 'van',
  аль: 'al',
  эль: 'el',
  ас: 'as',
  бин: 'bin',
  ибн: 'ibn',
  бен: 'ben',
  ульд: 'ould',
  дос: 'dos',
  дель: 'del',
  делла: 'della',
  цу: 'zu',
  оглы: 'oglu',
  тер: 'ter',
};
const latinParticles: ReadonlySet<string> = new Set([
  ...Object.values(particles),
  'dos',
  'das',
  'zu',
  'af',
  'ten',
  'bint',
  'ould',
]);

/** Whether a word belongs to the surname after it: von, der, аль. */
export const isParticle = (word: string): boolean => Object.hasOwn(particles, word) || latinParticles.has(word);

/** The Arabic article before a name, whatever it is likened to. */
const article = /^(?:a[dlnrstz]|ash|e[ld]|ul|а[дзлнрст]|аль|аш|э[дл]ь?|уль?)[-‑–](?=\p{L})/iu;

/** Whether a word has the Arabic article: al-Haddar, аш-Шараа. */
export const isArticled = (word: string): boolean => article.test(word) && /[-‑–]\p{Lu}/u.test(word);

/** Letters that no decomposition makes plain. */
const latin: Readonly<Record<string, string>> = {
  ø: 'o',
  œ: 'oe',
  æ: 'ae',
  ß: 'ss',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
  ə: 'a',
};

/** A word in Latin letters, lower case: Лавров is lavrov, Мирзиёев mirziyoyev, Зеленский zelensky. */
export function transliterate(word: string): string {
  const folded = word.normalize('NFC').toLowerCase();
  const particle = particles[folded];
  if (particle !== undefined) return particle;
  if (!/\p{Script=Cyrillic}/u.test(folded))
    return folded
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
      .replace(/[øœæßłđðþıə]/gu, (letter) => latin[letter]!);
  return folded
    .replace(/(?<=..)[иы]й$/u, 'ы')
    .replace(/(?<=[аеёиоуыэюяъь])е/gu, 'йе')
    .replace(/(?<=[аеёиоуыэюя])й(?=[бвгджзклмнпрстфхцчшщ])/gu, 'и')
    .replace(/./gu, (letter) => letters[letter] ?? letter);
}

/** A name as an id: lower-case Latin letters and digits with hyphens between words. */
export function slug(name: string): string {
  return name
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter((word) => word !== '')
    .map(transliterate)
    .join('-')
    .replace(/[^a-z0-9-]+/gu, '');
}

/**
 * Id of a person: the slug of the surname with its particles, but without the Arabic article, which
 * pages now write and now leave out; of the whole name where the surname is too short to tell people
 * apart (Wang Yi). `words` are those of the name, without titles.
 */
export function personId(words: readonly string[]): string {
  let from = words.length - 1;
  while (from > 0 && isParticle(words[from - 1]!.toLowerCase())) from--;
  while (from < words.length - 1 && /^(?:al|el|аль|эль)$/iu.test(words[from]!)) from++;
  const surname = slug(words.slice(from).join(' ').replace(article, ''));
  return surname.length >= 3 ? surname : slug(words.join(' '));
}
