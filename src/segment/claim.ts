import { francAll } from 'franc';
import { strayLanguage } from './language.js';

/** Letters below which a text in a third language is not judged: franc guesses wildly at short texts. */
const leastLetters = 100;
/** franc's score of the claimed language, relative to the best one, above which it may be that one all the same. */
const leastScore = 0.85;

/**
 * What language a text is in when it is not the one that its tag claims, by its English name; undefined where it is, or
 * where it is too short to tell. English and Russian are told by script and by franc, others by franc alone.
 * @param primary of the tag, in small letters: `en` of en-GB
 */
export function refuteLanguage(text: string, primary: string): string | undefined {
  if (primary === 'en' || primary === 'ru') return strayLanguage(text, primary);
  if ((text.match(/\p{L}/gu)?.length ?? 0) < leastLetters) return undefined;
  const guesses = francAll(text).map(([code, score]) => ({ code: shortened(code), score }));
  const claimed = guesses.find(({ code }) => code === primary);
  const [best] = guesses;
  // A language that franc does not know cannot be told from others.
  if (best === undefined || claimed === undefined || claimed.score > leastScore) return undefined;
  return nameOf(best.code);
}

/** franc has three letters for each language, tags have two where there are two: deu is de (CLDR's aliases). */
function shortened(code: string): string {
  try {
    return Intl.getCanonicalLocales(code)[0] ?? code;
  } catch {
    return code;
  }
}

const nameOf = (code: string): string => new Intl.DisplayNames(['en'], { type: 'language' }).of(code) ?? code;
