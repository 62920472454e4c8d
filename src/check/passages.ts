import type { Alignment } from '../model/alignment.js';
import { rawText } from '../model/document.js';
import { strayLanguage } from '../segment/language.js';
import type { Check, Concern } from './check.js';

/** Passages of a text that are told one by one; of more, how many there are. */
const mostTold = 5;

interface Passage {
  readonly language: string;
  readonly from: number;
  to: number;
}

/** Paragraphs that were left in the other language, or in a third one: they have no partner, or a wrong one. */
export const passages: Check = {
  name: 'passages',
  description: 'paragraphs that are not in the language of their text',
  find: (alignment) => (['source', 'target'] as const).flatMap((side) => concernsOf(alignment, side)),
};

function concernsOf(alignment: Alignment, side: 'source' | 'target'): Concern[] {
  const document = alignment[side];
  const found: Passage[] = [];
  const lineAt = lineCounter(document.text);
  let last = -2;
  for (const [index, paragraph] of document.units.paragraph.entries()) {
    const language = strayLanguage(rawText(document, paragraph), document.lang);
    if (language === undefined) continue;
    const passage = found.at(-1);
    const [from, to] = [lineAt(paragraph.at[0]), lineAt(paragraph.at[1])];
    if (last === index - 1 && passage?.language === language) passage.to = to;
    else found.push({ language, from, to });
    last = index;
  }
  const hint = 'Put the passage into the language of its text, or take it out; it is aligned as it is.';
  const told = found.slice(0, mostTold).map(({ language, from, to }): Concern => ({
    grade: 'warning',
    check: 'passages',
    message: `${from === to ? `Line ${from} is` : `Lines ${from} to ${to} are`} in ${language}.`,
    hint,
    side,
    line: from,
  }));
  const more = found.length - told.length;
  const rest: Concern = {
    grade: 'warning',
    check: 'passages',
    message: `${more} more ${more === 1 ? 'passage is' : 'passages are'} in another language.`,
    hint,
    side,
  };
  return more > 0 ? [...told, rest] : told;
}

/** Line of a place in a text, from 1; places are asked for in order. */
function lineCounter(text: string): (at: number) => number {
  const breaks = /\r\n|[\n\r\u2028\u2029]/gu;
  let line = 1;
  let next = breaks.exec(text)?.index ?? Infinity;
  return (at) => {
    while (next < at) {
      line++;
      next = breaks.exec(text)?.index ?? Infinity;
    }
    return line;
  };
}
