/** Letters of the two alphabets that look alike, one above the other. */
const latin = 'aceopxykABCEHKMOPTXYëË';
const cyrillic = 'асеорхукАВСЕНКМОРТХУёЁ';
/** Those that look like a Latin letter and are of other Cyrillic alphabets. */
const foreign = { latin: 'isjIJS', cyrillic: 'іѕјІЈЅ' };

const pairs = (from: string, to: string): ReadonlyMap<string, string> =>
  new Map([...from].map((letter, index) => [letter, to[index]!]));
const twins = {
  cyrillic: pairs(latin, cyrillic),
  latin: pairs(cyrillic + foreign.cyrillic, latin + foreign.latin),
};

type Script = keyof typeof twins;

/** Initials belong to the name behind them: `С.В.Лавров`. */
const runs = /\p{L}[\p{L}\p{M}]*(?:\.\p{L}[\p{L}\p{M}]*)*/gu;
const hasLatin = /\p{Script=Latin}/u;
const hasCyrillic = /\p{Script=Cyrillic}/u;
/** `SMSка`, `XXв.`: capitals of one alphabet with an ending of the other are meant so. */
const ended = /^(?:[A-Z]{2,}[а-яё]+|[А-ЯЁ]{2,}[a-z]+|[XC]в)$/u;
/** Words that are all of letters that look alike, and are no abbreviation. */
const plainWord = /^(?!.$)(?:[aceopxy]+|[асеорху]+)$|^[aceoyасеоу]$/u;
/** How many words on either side tell what such a word is. */
const near = 2;

/** A word whose letters are of two alphabets, or are all of the other than the words around it, as it looks. */
interface Lookalike {
  readonly index: number;
  readonly looks: string;
}

interface Run {
  readonly index: number;
  readonly word: string;
  /** Undefined where it could be of either. */
  readonly script: Script | undefined;
  readonly isMixed: boolean;
}

/**
 * Words that were scanned or typed with letters of the other alphabet: of `кoнфepeнция` all are Cyrillic but three. A word all of
 * whose letters look alike (`о`, `сор`) is told by the words around it in its line. What has letters of both that look like
 * none of the other (`SMSка`) stays.
 */
function findLookalikes(text: string): readonly Lookalike[] {
  if (!hasLatin.test(text) || !hasCyrillic.test(text)) return [];
  const found: Lookalike[] = [];
  for (const line of text.matchAll(/[^\n\r]+/gu)) {
    if (!hasLatin.test(line[0]) || !hasCyrillic.test(line[0])) continue;
    const words = [...line[0].matchAll(runs)].map(({ index, 0: word }) => readRun(word, line.index + index));
    // Apple с Google, BBC о CNN пишут: names stand in Russian sentences.
    const isRussian = words.some(({ script, isMixed }) => script === 'cyrillic' && !isMixed);
    for (const [place, run] of words.entries()) {
      const target =
        run.isMixed || plainWord.test(run.word)
          ? (run.script ?? scriptAround(words, place) ?? (run.isMixed ? mostOf(run.word) : undefined))
          : undefined;
      if (target === undefined || (target === 'latin' && isRussian && !run.isMixed)) continue;
      const looks = [...run.word].map((letter) => twins[target].get(letter) ?? letter).join('');
      if (looks !== run.word) found.push({ index: run.index, looks });
    }
  }
  return found;
}

function readRun(word: string, index: number): Run {
  const isMixed = hasLatin.test(word) && hasCyrillic.test(word);
  if (!isMixed && !plainWord.test(word))
    return { index, word, script: hasCyrillic.test(word) ? 'cyrillic' : 'latin', isMixed };
  if (isMixed && ended.test(word)) return { index, word, script: 'cyrillic', isMixed: false };
  const letters = [...word];
  /** Letters of one alphabet, some of which are like none of the other, and of the other only such as look like one of it. */
  const sure = (script: Script, pattern: RegExp, other: Script): boolean =>
    letters.some((letter) => pattern.test(letter) && !twins[other].has(letter)) &&
    letters.every((letter) => pattern.test(letter) || !/\p{L}/u.test(letter) || twins[script].has(letter));
  const script = sure('cyrillic', hasCyrillic, 'latin')
    ? 'cyrillic'
    : sure('latin', hasLatin, 'cyrillic')
      ? 'latin'
      : undefined;
  return { index, word, script, isMixed };
}

/** The alphabet of the words nearest to one on either side that are of one alphabet only; undefined where they differ. */
function scriptAround(words: readonly Run[], place: number): Script | undefined {
  const before = nearest(words, place, -1);
  const after = nearest(words, place, 1);
  const around = [...before, ...after];
  const [first] = around;
  return around.length >= near && around.every((script) => script === first) ? first : undefined;
}

/** The alphabet of most of the letters: `НАТO`. */
const mostOf = (word: string): Script =>
  2 * word.replace(/\P{Script=Cyrillic}/gu, '').length >= word.replace(/\P{L}/gu, '').length ? 'cyrillic' : 'latin';

function nearest(words: readonly Run[], place: number, step: 1 | -1): Script[] {
  const found: Script[] = [];
  for (let index = place + step; found.length < near && Math.abs(index - place) <= 4 * near; index += step) {
    const run = words[index];
    if (run === undefined) break;
    if (run.script !== undefined) found.push(run.script);
  }
  return found;
}

/** Whether a text has such words. */
export const hasLookalikes = (text: string): boolean => findLookalikes(text).length > 0;

/** How many words of a text have letters of the other alphabet. They are compared as the words that they look like. */
export const countLookalikes = (text: string): number => findLookalikes(text).length;

/** The text with such words as they look; no character moves. */
export function withoutLookalikes(text: string): string {
  const found = findLookalikes(text);
  if (found.length === 0) return text;
  const pieces: string[] = [];
  let reached = 0;
  for (const { index, looks } of found) {
    pieces.push(text.slice(reached, index), looks);
    reached = index + looks.length;
  }
  return pieces.join('') + text.slice(reached);
}
