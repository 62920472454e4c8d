import { numberValue } from '../lexicon/number.js';
import type { Language } from '../model/document.js';
import { findWords } from '../segment/words.js';

/** Numbers that people write in words (from words themselves, or in months) go to this. */
const mostInWords = 12;

/** Words of greater numbers, by their beginnings: forty years, двести лет. */
const inWords: Readonly<Record<Language, RegExp>> = {
  en: /\b(?:thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twent|thirt|fort(?:y|ie)|fift|sixt|sevent|eight|ninet|hundred|thousand|million|billion|trillion|dozen|half|quarter|centur|decade)/iu,
  ru: /(?<!\p{L})(?:\p{L}+надцат|двадцат|тридцат|сорок|\p{L}*десят|девяност|сто(?!\p{L})|ста(?!\p{L})|сот|двест|двухсот|трист|\p{L}+сот|\p{L}+ста(?!\p{L})|тысяч|миллион|миллиард|триллион|дюжин|пол|четверт|половин|век|столет|десятилет)/iu,
};

/** Numbers written in digits, as values that are the same in both languages. */
function numbersOf(text: string, lang: Language): string[] {
  const places = findWords(text);
  const values: string[] = [];
  const isAfternoon = lang === 'en' && /\d\s*p\.?\s?m\b/iu.test(text);
  for (let index = 0; index < places.length; index += 2) {
    const word = text.slice(places[index], places[index + 1]);
    if (!/\d/u.test(word)) continue;
    const following = text.slice(places[index + 2] ?? 0, places[index + 3] ?? 0);
    // mid-1980s, топ-50, 6-foot-6, 20x16
    for (const piece of word.split(/[-\u2010\u2011]|(?<=\d)[x×х](?=\d)/u)) {
      const [digits, rest] = parted(piece);
      if (digits === '') continue;
      const next = rest !== '' ? rest : following;
      for (const part of isCompound(digits) ? digits.split(/[:.,]/u) : [digits]) {
        const value = numberValue(part, lang, next.toLowerCase()).replace(/^0+(?=\d)/u, '');
        values.push(value);
        // 5 p.m. is 17 in Russian.
        const hour = Number(/^\d+/u.exec(value)?.[0]);
        if (isAfternoon && hour > 0 && hour < 12) values.push(`${hour + 12}?`);
      }
    }
  }
  return values;
}

/** The first digits of a word, and what is glued to their end: 90 and `s`, 35 and `bn`, 26 of COP26. */
function parted(word: string): readonly [digits: string, rest: string] {
  const found = /\d[\d.,:'’\s\u00a0\u202f\u2009]*/u.exec(word);
  if (found === null) return ['', ''];
  return [found[0].replace(/(?<=\d)\D+$/u, ''), word.slice(found.index + found[0].length)];
}

/** A time, a date, an address: 10:30, 01.03.2021, 192.168.1.1; not 1,250,000 nor 1.250.000. */
const isCompound = (digits: string): boolean =>
  digits.includes(':') || (/^\d+(?:[.,]\d+){2,}$/u.test(digits) && !/^\d{1,3}(?:[.,]\d{3})+$/u.test(digits));

/**
 * Which numbers stand on one side and have none on the other that they could be. Small ones, and any beside words for
 * numbers, may be words there: these count only where both sides have some left over.
 * @param langs undefined where it is neither English nor Russian: only the digits are compared then
 */
export function numbersThatDiffer(
  texts: readonly [source: string, target: string],
  langs: readonly [Language | undefined, Language | undefined],
): readonly [source: readonly string[], target: readonly string[]] | undefined {
  if (!/\d/u.test(texts[0]) && !/\d/u.test(texts[1])) return undefined;
  const both = langs[0] !== undefined && langs[1] !== undefined;
  const numbers = texts.map((text, side) => (both ? numbersOf(text, langs[side]!) : digitsOf(text))) as [
    string[],
    string[],
  ];
  const [source, target] = [leftOver(numbers[0], numbers[1]), leftOver(numbers[1], numbers[0])];
  if (source.length === 0 && target.length === 0) return undefined;
  if (source.length > 0 && target.length > 0) return [source, target];
  const [left, other] = source.length > 0 ? [source, 1] : [target, 0];
  const otherLang = langs[other];
  const hasWords = otherLang === undefined || inWords[otherLang].test(texts[other]!);
  const certain = left.filter((value) => !hasWords && Number(value) > mostInWords);
  return certain.length === 0 ? undefined : [source, target];
}

/**
 * What has no equal on the other side. 90s is 1990-е, £2bn may be one half of «2 и 1,4 миллиарда», 5.30 p.m. is 17:30;
 * what is told twice may be told once.
 */
function leftOver(own: readonly string[], others: readonly string[]): string[] {
  const there = new Set(others.map((other) => other.replace('?', '')));
  const isThere = (value: string): boolean => {
    if (
      [...there].some(
        (other) => other === value || isScaled(other, value) || isYear(value, other) || isYear(other, value),
      )
    )
      return true;
    const [, hour, minutes] = /^(\d{1,2})\.(\d{1,2})$/u.exec(value) ?? [];
    if (hour !== undefined) {
      const later = String(Number(hour) + 12);
      if (minutes === '00' && there.has(hour)) return true;
      return there.has(String(Number(minutes))) && (there.has(hour) || (own.includes(`${later}?`) && there.has(later)));
    }
    // An hour or minutes, which the other side parts by a point.
    if (/^\d{1,2}$/u.test(value) && [...there].some((other) => isTimePart(other, value, others))) return true;
    const later = String(Number(value) + 12);
    return own.includes(`${later}?`) && (there.has(later) || there.has(`${later}.00`));
  };
  return [...new Set(own.filter((value) => !value.endsWith('?') && !isThere(value)))];
}

function isTimePart(time: string, part: string, all: readonly string[]): boolean {
  const [, hour, minutes] = /^(\d{1,2})\.(\d{1,2})$/u.exec(time) ?? [];
  if (hour === undefined || Number(hour) > 23 || Number(minutes) > 59) return false;
  return Number(hour) === Number(part) || Number(minutes) === Number(part) || all.includes(`${part}?`);
}

/** Equal but for thousands, millions or billions, which one side says of another number or in a way that is not known. */
function isScaled(one: string, other: string): boolean {
  const [less, more] = [Number(one), Number(other)].sort((a, b) => a - b) as [number, number];
  return less > 0 && [1e3, 1e6, 1e9, 1e12].some((scale) => Math.abs(less * scale - more) < 1e-6 * more);
}

const isYear = (short: string, long: string): boolean =>
  /^\d\d$/u.test(short) && /^(?:19|20)\d\d$/u.test(long) && long.endsWith(short);

const digitsOf = (text: string): string[] =>
  (text.match(/\d+(?:[.,:\s'\u00a0\u202f\u2009]\d+)*/gu) ?? []).map((digits) => digits.replace(/\D/gu, ''));
