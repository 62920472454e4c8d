import type { Language } from '../../model/document.js';
import type { Srx, SrxRule } from '../../model/srx.js';
import { facts } from '../sentences.js';
import { segmentationVersion } from '../splitter.js';
import { abbreviationRules, smallRules } from './own-abbreviation.js';
import { bracketRules, gluedRules, quoteRules, references, spacedRules } from './own-enclosure.js';
import { listRules } from './own-list.js';
import {
  abbreviation,
  breakAt,
  dash,
  either,
  emoji,
  goOn,
  mark,
  next,
  space,
  stop,
  textStart,
  type Terms,
} from './term.js';

/**
 * Our sentence rules for both languages, as far as regular expressions can say them. Each pattern
 * looks behind, and so means the same to programs that try every place and to those that search.
 */
export function ownSrx(): Srx {
  return {
    cascade: false,
    languages: new Map([
      ['English', rulesOf('en')],
      ['Russian', rulesOf('ru')],
    ]),
    maps: [
      { pattern: '[Ee][Nn].*', rules: 'English' },
      { pattern: '[Rr][Uu].*', rules: 'Russian' },
    ],
  };
}

/** What a reader of the rules should know of them. */
export const ownSrxRemark = `The sentence rules of sverka (${segmentationVersion}) for English and Russian, as SRX 2.0.
Rules in order: the first that matches at a place decides. Patterns look behind up to some 600 characters.
A regular expression cannot count, nor know where the sentence began; so these differ from sverka's own:
- the head of a sentence is what follows a stop that no abbreviation has: after "in the U.S. They" it is not seen;
- brackets in brackets are followed to the second depth, and quotations are not followed into one another;
- lists in running text go from 1 to 10 and from a to i, and each item begins with a capital; [2] behind a stop is a note;
- a sentence without capitals is not ended before a small letter, whatever the writer's habit.
docs/formats.md tells how well both agree.`;

function rulesOf(lang: Language): SrxRule[] {
  const known = facts[lang];
  const all = either(...[...known.abbreviations].map((word) => abbreviation(word)));
  const terms: Terms = {
    lang,
    facts: known,
    abbreviation: all,
    start: either(textStart, `(?<!(?<![\\p{L}\\p{M}])(?:${all}|\\p{L}))(?<!${space})${mark}${space}{1,3}`),
  };
  return [
    ...listRules(terms),
    // What has no word yet is no sentence: … And then.
    goOn(`${terms.start}[^\\p{L}\\p{M}\\p{Nd}]{0,15}${mark}`, space),
    // — Прим. ред. belongs to what it signs.
    goOn(
      mark,
      `${space}{1,3}${dash}${space}${either(...[...known.signatures].map((word) => word[0]!.toUpperCase() + word.slice(1)))}(?!\\p{L})`,
    ),
    ...spacedRules,
    ...bracketRules(terms),
    ...quoteRules(terms),
    ...abbreviationRules(terms),
    ...gluedRules(terms),
    // The number of a note, and an emoji, belong to what is before them.
    breakAt(`\\p{Ll}{4}\\.\\p{Nd}{1,2}`, `${space}{1,4}\\p{Lu}`),
    breakAt(`${mark}${space}{1,3}${emoji}[\\p{So}\\p{Cf}\\p{M}]{0,8}`, next),
    breakAt(`${stop}[»”’'"]{0,2}${space}{1,3}[\\p{Pe}»”]`, next),
    breakAt(`${mark}${space}{1,3}${references}`, next),
    ...smallRules(terms),
    breakAt(mark, next),
  ];
}
