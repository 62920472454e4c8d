import type { Alignment } from '../model/alignment.js';
import { rawText } from '../model/document.js';
import { strayLanguage } from '../segment/language.js';
import type { Check, Concern } from './check.js';
import { lineCounter } from './line.js';

interface Passage {
  readonly language: string;
  readonly from: number;
  to: number;
  /** Of sentences. */
  readonly first: number;
  end: number;
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
  const { sentence } = document.units;
  let last = -2;
  let end = 0;
  for (const [index, paragraph] of document.units.paragraph.entries()) {
    const first = end;
    while (sentence[end]?.parent === index) end++;
    const language = strayLanguage(rawText(document, paragraph), document.lang);
    if (language === undefined) continue;
    const passage = found.at(-1);
    const [from, to] = [lineAt(paragraph.at[0]), lineAt(paragraph.at[1])];
    if (last === index - 1 && passage?.language === language) Object.assign(passage, { to, end });
    else found.push({ language, from, to, first, end });
    last = index;
  }
  const hint = 'Put the passage into the language of its text, or take it out; it is aligned as it is.';
  return found.map(({ language, from, to, first, end: last }) => ({
    grade: 'warning',
    check: 'passages',
    message: `${from === to ? `Line ${from} is` : `Lines ${from} to ${to} are`} in ${language}.`,
    form: from === to ? 'line' : 'lines',
    values: { from, to, language },
    hint,
    side,
    line: from,
    [side]: [first, last],
  }));
}
