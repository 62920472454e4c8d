import { romanValue } from '../lexicon/number.js';
import { numbersThatDiffer } from '../memory/numbers.js';
import type { Alignment } from '../model/alignment.js';
import { listWords } from '../segment/words.js';
import type { Check, Concern } from './check.js';
import { type Link, linksOf, nearbyText } from './link.js';

/** Numbers, sums, percentages, dates and years that the other side of a bead has not, in digits or in words. */
export const number: Check = {
  name: 'number',
  description: 'numbers, percentages, dates and years that do not agree',
  severity: 'error',
  find: (alignment) => linksOf(alignment).flatMap((link) => concernOf(alignment, link) ?? []),
};

function concernOf(alignment: Alignment, link: Link): Concern | undefined {
  const texts = [withoutItem(link.source), withoutItem(link.target)] as const;
  const found = numbersThatDiffer(texts, link.langs);
  if (found === undefined || isConverted(texts, link.langs)) return undefined;
  const source = found[0].filter((value) => !isElsewhere(value, texts[1], nearbyText(alignment, link.index, 'target')));
  const target = found[1].filter((value) => !isElsewhere(value, texts[0], nearbyText(alignment, link.index, 'source')));
  // Small numbers that one side has left over may be words on the other.
  if (source.length === 0 || target.length === 0) {
    const left = [...source, ...target].filter((value) => Number(value) > mostInWords);
    if (left.length === 0) return undefined;
  }
  return {
    grade: 'warning',
    check: 'number',
    message: tell(source, target),
    form: target.length === 0 ? 'second' : source.length === 0 ? 'first' : 'both',
    values: { source: source.join(', '), target: target.join(', ') },
    hint: 'Look which of the two is right.',
    source: link.bead.source,
    target: link.bead.target,
    certainty: link.certainty,
  };
}

/** Greater ones are seldom written in words. */
const mostInWords = 12;

function tell(source: readonly string[], target: readonly string[]): string {
  const [ours, theirs] = [source.join(', '), target.join(', ')];
  if (theirs === '') return `The second text has no ${ours}.`;
  if (ours === '') return `The first text has no ${theirs}.`;
  return `Numbers differ: ${ours} in the first text, ${theirs} in the second.`;
}

/** A number and, a word or two after it, what it counts: 2 to 4 inches, a 650 pound pig, 80 degrees, the 80s. */
const imperial =
  /\d[^.!?]{0,12}?(?:\b(?:miles?|mph|feet|foot|ft|inch(?:es)?|yards?|yds?|pounds?|lbs?|ounces?|oz|gallons?|acres?|degrees|fahrenheit)\b|°\s*F|["″])/iu;
const metric =
  /\d[^.!?]{0,12}?(?:(?<!\p{L})(?:км|м|см|мм|кг|г|т|л|га)(?!\p{L})|\p{L}{0,16}(?:метр|грамм|тонн|литр|гектар|градус)|°)/iu;

/** Whether the English text measures in miles, pounds or degrees Fahrenheit, and the Russian one in metres, grams or Celsius. */
function isConverted(texts: readonly [string, string], langs: Link['langs']): boolean {
  const english = langs.indexOf('en');
  return english >= 0 && imperial.test(texts[english]!) && metric.test(texts[1 - english]!);
}

/** `3. ` or `12) ` before the first word: the number of an item in a list. */
const withoutItem = (text: string): string => text.replace(/^\s*\(?\d{1,3}[.)]\s+(?=\p{L})/u, '');

/** In Roman numerals (the 21st century, XXI век), or in a neighbouring bead. */
function isElsewhere(value: string, text: string, nearby: string): boolean {
  if (listWords(text).some((word) => romanValue(word) === value)) return true;
  return listWords(nearby).some((word) => word.replace(/\D/gu, '') === value.replace(/\D/gu, ''));
}
