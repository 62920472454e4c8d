import { franc } from 'franc';
import { SverkaError } from '../error.js';
import type { Language } from '../model/document.js';
import { countScripts } from './script.js';

/** English names of the languages that franc tells apart and that people mistake for ours; keys are ISO 639-3. */
const names: Readonly<Record<string, string>> = {
  ukr: 'Ukrainian',
  bel: 'Belarusian',
  bul: 'Bulgarian',
  srp: 'Serbian',
  mkd: 'Macedonian',
  kaz: 'Kazakh',
  kir: 'Kyrgyz',
  tgk: 'Tajik',
  uzn: 'Uzbek',
  uzb: 'Uzbek',
  tat: 'Tatar',
  bak: 'Bashkir',
  khk: 'Mongolian',
  azj: 'Azerbaijani',
  tuk: 'Turkmen',
  fra: 'French',
  deu: 'German',
  spa: 'Spanish',
  por: 'Portuguese',
  ita: 'Italian',
  nld: 'Dutch',
  pol: 'Polish',
  ces: 'Czech',
  slk: 'Slovak',
  ron: 'Romanian',
  hun: 'Hungarian',
  tur: 'Turkish',
  fin: 'Finnish',
  swe: 'Swedish',
  dan: 'Danish',
  nob: 'Norwegian',
  est: 'Estonian',
  ekk: 'Estonian',
  lit: 'Lithuanian',
  lav: 'Latvian',
  lvs: 'Latvian',
  hrv: 'Croatian',
  bos: 'Bosnian',
  slv: 'Slovenian',
  sqi: 'Albanian',
  als: 'Albanian',
  cat: 'Catalan',
  vie: 'Vietnamese',
  ind: 'Indonesian',
};

/**
 * Letters that Russian has not, by language. Bulgarian has none: it is told by what it lacks. Of languages that
 * explain a text equally well the first is named.
 */
const foreignLetters: readonly (readonly [string, string])[] = [
  ['Ukrainian', 'іїєґ'],
  ['Belarusian', 'іў'],
  ['Uzbek', 'ўқғҳ'],
  ['Serbian', 'ђјљњћџ'],
  ['Macedonian', 'ѓќѕјљњџ'],
  ['Kyrgyz', 'өүң'],
  ['Tajik', 'ӣӯҷқғҳ'],
  ['Tatar', 'әөүҗңһ'],
  ['Kazakh', 'әғқңөұүһі'],
  ['Bashkir', 'әөүҙҫҡғңһ'],
];

/** Characters in each of the three samples that are judged, from the start, the middle and the end. */
const sampleSize = 3000;
/** Letters below which the script alone decides: franc guesses wildly at short texts. */
const leastLetters = 80;
/** Share of Cyrillic letters from which a text that has more Latin ones is told by its common words, not by its letters. */
const leastMixed = 0.2;
/** Share of plain words from which a passage is prose; of code, options and lists of files it is less. */
const leastProse = 0.8;
/** Share of foreign letters among Cyrillic ones above which a text is not Russian: the others have 4 % and more. */
const leastForeign = 0.025;
/** Share of ъ above which, where ы and э are missing, a text is Bulgarian: 2 % of its letters, 0.03 % of Russian ones. */
const leastHardSigns = 0.007;
/** Share of letters with diacritics above which a short text in Latin letters with few English words is not English. */
const leastDiacritics = 0.015;

/**
 * Language of a text. All of its letters count: a manual may begin, and end, with pages of commands.
 * @throws SverkaError `input/unknown-language` when it has no letters of either alphabet, `input/language` when it is
 * in a third language, which the message names; both with the line where the text begins
 */
export function detectLanguage(text: string): Language {
  const { latin, cyrillic, all } = countScripts(text);
  if (all === 0)
    throw new SverkaError(
      'input/unknown-language',
      'There are no letters in the text.',
      'Give a text in English or Russian, or name its language.',
    );
  if (latin + cyrillic < 0.5 * all) throw refusal('a language in another script', text);
  const lang: Language = cyrillic > latin || isRussianAroundCode(text, cyrillic / (latin + cyrillic)) ? 'ru' : 'en';
  const third = thirdLanguage(sampleOf(text), lang);
  if (third !== undefined) throw refusal(third, text);
  return lang;
}

/** Commands and listings have many letters and no prepositions: Russian between them is told by its own. */
function isRussianAroundCode(text: string, cyrillic: number): boolean {
  return cyrillic >= leastMixed && count(text, russianWords) > count(text, englishWords);
}

/**
 * The language of a passage that is not in the language of its text: English, Russian, or a third one by its English
 * name; undefined where it is, or is too short to tell. Told by script, so that terms and names in the other alphabet
 * do no harm, and by `detectLanguage`'s rules for a third language; commands, addresses and lists of names are in none. Of
 * a passage as long as a book, samples are looked at.
 */
export function strayLanguage(whole: string, lang: Language): string | undefined {
  const passage = sampleOf(whole);
  const latin = count(passage, /\p{Script=Latin}/gu);
  const cyrillic = count(passage, /\p{Script=Cyrillic}/gu);
  const [own, other] = lang === 'ru' ? [cyrillic, latin] : [latin, cyrillic];
  if (other >= leastStray && other > 4 * own) {
    if (lang === 'en') return thirdLanguage(passage, 'ru') ?? languageNames.ru;
    return thirdLanguage(passage, 'en') ?? (isEnglishProse(passage) ? languageNames.en : undefined);
  }
  return own >= 2 * leastLetters ? thirdLanguage(passage, lang) : undefined;
}

/** `sudo apt install nano` is not English that somebody forgot to translate. */
const isEnglishProse = (passage: string): boolean =>
  functionWordShare(passage) > 0.1 || (isProse(passage) && /[.!?…]["”»’')\]]*\s*$/u.test(passage));

/** Whether most of a passage are plain words, not `/etc/fstab`, `--force`, `root=hd0` or `600;`. */
function isProse(passage: string): boolean {
  const words = passage.split(/\s+/u).filter((word) => !/^[–—-]?$/u.test(word));
  const plain = words.filter((word) => /^["“„«(‘'[]*\p{L}[\p{L}\p{M}'’‑-]*["”»)’'\].,:;!?…]*$/u.test(word));
  return plain.length >= leastProse * words.length;
}

const languageNames: Readonly<Record<Language, string>> = { en: 'English', ru: 'Russian' };
/** Letters of the other alphabet below which a passage is a name or a term. */
const leastStray = 20;

function sampleOf(text: string): string {
  if (text.length <= 3 * sampleSize) return text;
  const middle = (text.length - sampleSize) >> 1;
  return [text.slice(0, sampleSize), text.slice(middle, middle + sampleSize), text.slice(-sampleSize)].join('\n');
}

/** The language of a text that is written in the alphabet of ours and is not ours. */
function thirdLanguage(text: string, lang: Language): string | undefined {
  return lang === 'ru' ? otherCyrillic(text.normalize('NFC').toLowerCase()) : otherLatin(text.normalize('NFC'));
}

/** Told by letters: franc takes one Russian sentence in twenty for Bulgarian. */
function otherCyrillic(text: string): string | undefined {
  const cyrillic = count(text, /\p{Script=Cyrillic}/gu);
  const foreign = text.match(/[\u0450-\u052f]/gu)?.filter((letter) => letter !== 'ё') ?? [];
  const russianOnly = count(text, /[ыэ]/gu);
  if (foreign.length >= 2 && foreign.length > leastForeign * cyrillic) {
    // Ukrainian has neither ы nor э; Belarusian has both, and і as well.
    const fits = foreignLetters
      .filter(([name]) => name !== 'Ukrainian' || russianOnly <= 0.005 * cyrillic)
      .map(([name, letters]) => ({ name, explained: foreign.filter((letter) => letters.includes(letter)).length }));
    return fits.reduce((best, one) => (one.explained > best.explained ? one : best)).name;
  }
  const hardSigns = count(text, /ъ/gu);
  const isSure = hardSigns >= 2 || bulgarianWords.test(text);
  return isSure && hardSigns > leastHardSigns * cyrillic && russianOnly < 0.002 * cyrillic ? 'Bulgarian' : undefined;
}

/** Common words that Russian has not: one ъ may be of an объект. */
const bulgarianWords = /(?<!\p{L})(?:ще|се|във|със|това|която|който|които|беше|благодаря|тази|този|както)(?!\p{L})/u;

/** franc is asked of all languages; where it is unsure a text passes, since English is what people give. */
function otherLatin(text: string): string | undefined {
  const own = text.replace(/\p{Script=Cyrillic}+/gu, ' ');
  const latin = count(own, /\p{Script=Latin}/gu);
  if (latin < leastLetters) return undefined;
  // Of English words these are a third; a language that has some of them too has not half as many. franc takes long.
  const share = functionWordShare(own);
  if (share > 0.2) return undefined;
  const code = franc(own);
  if (code === 'eng') return undefined;
  const hasFunctionWords = share > 0.1;
  if (latin < 250 && hasFunctionWords) return undefined;
  const name = names[code];
  const diacritics = count(own.normalize('NFD'), /\p{M}/gu) + count(own, /[ßøæœłđ]/giu);
  if (diacritics > leastDiacritics * latin && !hasFunctionWords) return name ?? 'a language that is not English';
  // Short English is taken for Scots and the like; a language without a name here is such a guess. In commands franc
  // finds Danish and Catalan.
  return isProse(own) ? name : undefined;
}

const englishWords =
  /(?<!\p{L})(?:the|of|and|to|in|is|that|it|for|was|with|as|on|are|this|have|you|we|be|at|not)(?!\p{L})/giu;
const russianWords =
  /(?<!\p{L})(?:и|в|на|не|с|что|для|по|как|из|это|к|от|или|если|при|за|до|о|вы|мы|их|его)(?!\p{L})/giu;

/** How much of a text the commonest words of English make up. */
const functionWordShare = (text: string): number => count(text, englishWords) / Math.max(1, count(text, /\p{L}+/gu));

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

function refusal(language: string, text: string): SverkaError {
  const begin = text.search(/\p{L}/u);
  return new SverkaError(
    'input/language',
    `The text is in ${language}.`,
    'sverka aligns English and Russian; if the text is in one of them all the same, name its language with --lang.',
    { line: text.slice(0, Math.max(0, begin)).split(/\r\n|[\n\r\u2028\u2029]/u).length },
  );
}
