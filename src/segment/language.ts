import { franc } from 'franc';
import { SverkaError } from '../error.js';
import type { Language } from '../model/document.js';

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

/** Letters that Russian has not, and the language they most often betray. */
const foreignLetters: readonly (readonly [RegExp, string])[] = [
  [/[ўқғҳ]/giu, 'Uzbek'],
  [/[їєґ]/giu, 'Ukrainian'],
  [/[ӣӯҷ]/giu, 'Tajik'],
  [/[әөұүһ]/giu, 'Kazakh'],
  [/[ђјљњћџ]/giu, 'Serbian'],
  [/і/giu, 'Ukrainian or Belarusian'],
];

/** Characters in each of the three samples that are judged, from the start, the middle and the end. */
const sampleSize = 3000;
/** Letters below which the script alone decides: franc guesses wildly at short texts. */
const leastLetters = 80;
/** Share of foreign letters among Cyrillic ones above which a text is not Russian: names alone stay far below. */
const leastForeign = 0.01;

/**
 * Language of a text.
 * @throws SverkaError `input/unknown-language` when it has no letters of either alphabet, `input/language` when it is
 * in a third language, which the message names
 */
export function detectLanguage(text: string): Language {
  const sample = sampleOf(text);
  const latin = count(sample, /\p{Script=Latin}/gu);
  const cyrillic = count(sample, /\p{Script=Cyrillic}/gu);
  const all = count(sample, /\p{L}/gu);
  if (all === 0 || latin + cyrillic === 0)
    throw all === 0
      ? new SverkaError(
          'input/unknown-language',
          'There are no letters in the text.',
          'Give a text in English or Russian, or name its language.',
        )
      : refusal('a language in another script');
  if (latin + cyrillic < 0.5 * all) throw refusal('a language in another script');
  const lang: Language = cyrillic > latin ? 'ru' : 'en';
  if (lang === 'ru') refuseForeignLetters(sample, cyrillic);
  const own =
    lang === 'ru' ? sample.replace(/\p{Script=Latin}+/gu, ' ') : sample.replace(/\p{Script=Cyrillic}+/gu, ' ');
  if (Math.max(latin, cyrillic) < leastLetters) return lang;
  refuseThirdLanguage(own, lang);
  return lang;
}

function sampleOf(text: string): string {
  if (text.length <= 3 * sampleSize) return text;
  const middle = (text.length - sampleSize) >> 1;
  return [text.slice(0, sampleSize), text.slice(middle, middle + sampleSize), text.slice(-sampleSize)].join('\n');
}

function refuseForeignLetters(sample: string, cyrillic: number): void {
  for (const [letters, name] of foreignLetters) {
    const found = count(sample, letters);
    if (found > leastForeign * cyrillic) throw refusal(cyrillic < leastLetters ? name : (names[franc(sample)] ?? name));
  }
}

/**
 * franc is asked of all languages: told to choose between two it calls Ukrainian Russian. What it is
 * unsure of passes, since English and Russian are what people give.
 */
function refuseThirdLanguage(text: string, lang: Language): void {
  const code = franc(text);
  const ours = lang === 'ru' ? 'rus' : 'eng';
  if (code === ours || code === 'und') return;
  const name = names[code];
  // Short English is taken for Scots and the like; a language without a name here is such a guess.
  if (name === undefined) return;
  const judged = count(text, /\p{L}/gu);
  if (judged < 250 && hasFunctionWords(text, lang)) return;
  throw refusal(name);
}

/** Whether the commonest words of the language make up enough of a short text. */
function hasFunctionWords(text: string, lang: Language): boolean {
  const pattern =
    lang === 'en'
      ? /(?<!\p{L})(?:the|of|and|to|in|is|that|it|for|was|with|as|on|are|this|have)(?!\p{L})/giu
      : /(?<!\p{L})(?:что|как|это|из|но|также|был|были|мы|они|их|его|которые|который|для|и|чтобы|к|же|нет|есть)(?!\p{L})/giu;
  return count(text, pattern) > 0.1 * count(text, /\p{L}+/gu);
}

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

function refusal(language: string): SverkaError {
  return new SverkaError(
    'input/language',
    `The text is in ${language}.`,
    'sverka aligns English and Russian; if the text is in one of them all the same, name its language.',
  );
}
