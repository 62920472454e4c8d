import type { SrxRule } from '../../model/srx.js';
import {
  breakAt,
  goOn,
  type Terms,
  abbreviated,
  anyCase,
  closers,
  either,
  initial,
  look,
  next,
  nextDigit,
  nextOneOf,
  nextUpper,
  nextWord,
  space,
  wordPart,
  type Spelling,
  upTo,
} from './term.js';

/** A word, or an abbreviation with its stop, and what parts it from the next. */
const piece = `(?:${wordPart}[\\p{L}\\p{M}\\p{Nd}'’\\-]{0,30}${upTo(3, `\\.${wordPart}{1,8}`)}[^\\p{L}\\p{M}\\p{Nd}\\.!\\?…]{1,4}|${wordPart}{1,3}\\.${space})`;
const idle = '[^\\p{L}\\p{M}\\p{Nd}\\.!\\?…]{0,6}';

/** A single full stop, in the order in which stop.ts asks about it. */
export function abbreviationRules(terms: Terms): SrxRule[] {
  const { facts, start } = terms;
  const starter = nextOneOf(facts.starters);
  const tail = closers(0);
  const spelled =
    (capitals: boolean) =>
    (word: string): Spelling => ({ capital: facts.capitalOnly.has(word), capitals });
  const only = (words: ReadonlySet<string>, capitals = false): string => abbreviated(words, spelled(capitals));
  const unlessStarter = (before: string): SrxRule[] => [
    breakAt(`${before}${tail}`, starter),
    goOn(`${before}${tail}`, space),
  ];
  const dotted = (words: ReadonlySet<string>): Set<string> => new Set([...words].filter((word) => word.includes('.')));
  const measure = `(?<=\\p{Nd}${space}?|\\p{Nd}-|(?<!\\p{L})[IVXLC]{1,6}${space}|\\p{Nd}-?\\p{L}{1,2}${space}|(?<!\\p{L})(?:тыс|млн|млрд|трлн|и)\\.?${space})`;
  return [
    ...numberRules(terms),
    // A letter or a Roman numeral that heads a list, or an abbreviation that has said nothing yet.
    goOn(`${start}${idle}(?:\\p{L}|[IVXLC]{1,6})\\.`, space),
    goOn(`${start}${idle}${wordPart}{1,20}\\.${wordPart}{1,20}\\.${upTo(4, `${wordPart}{1,20}\\.`)}`, space),
    ...(dotted(facts.never).size > 0 ? [goOn(only(dotted(facts.never)), space)] : []),
    ...unlessStarter(only(dotted(facts.joins))),
    ...softRules(terms, abbreviated(dotted(facts.ends)), abbreviated(dotted(facts.units))),
    ...initialRules(terms, starter),
    ...(facts.asWord.has('им') ? pronounRules : []),
    ...(facts.amounts.size > 0 ? amountRules(terms, starter, only(facts.amounts)) : []),
    ...softRules(terms, measure + only(facts.ends), measure + only(facts.units)),
    ...(facts.years.size > 0 ? unlessStarter(only(facts.years)) : []),
    goOn(`${only(facts.titles, true)}${tail}`, space),
    goOn(`${only(facts.never)}${tail}`, space),
    goOn(`${only(facts.beforeNumber)}${tail}`, nextDigit),
    goOn(`${only(facts.beforeNumber)}${tail}`, `${look}(?:[IVXLC]{2,12}|[VX]|\\p{Lu}{1,3}\\p{Nd}{1,6})(?!${wordPart})`),
    goOn(
      `${only(facts.beforeNumber)}${tail}`,
      `${look}(?:\\p{Lu}(?=[,;\\)\\]]|\\.?(?![\\s\\S]))|(?![AIАВИКОСУЯ])\\p{Lu})(?!${wordPart})`,
    ),
    ...unlessStarter(only(facts.joins, true)),
    ...softRules(terms, only(facts.ends), only(facts.units)),
    ...unlessStarter(`(?<![\\p{L}\\p{M}\\p{Nd}\\.'’/\\-])\\p{L}(?:\\.\\p{L}){1,6}\\.`),
    ...shortenedRules(terms, starter, tail),
  ];
}

/** `Article 5. Final provisions`, `1.` at the head of a sentence, `02. 03. 2021`. */
function numberRules({ facts, start }: Terms): SrxRule[] {
  const headings = either(...[...facts.headings].map(anyCase));
  return [
    goOn(
      `${start}${idle}${headings}${space}(?:\\p{Nd}{1,4}${upTo(3, '\\.\\p{Nd}{1,3}')}|[IVXLC]{1,6})\\.`,
      `${space}{1,3}(?!${headings}(?!${wordPart}))\\p{Lu}`,
    ),
    goOn(`:${space}1\\.`, nextUpper),
    goOn('\\.{5}', `${space}{1,3}\\p{Nd}`),
    goOn(`${start}${idle}\\p{Nd}{1,2}${upTo(4, '\\.\\p{Nd}{1,2}')}\\.${closers(0)}`, space),
    goOn(`(?<![\\p{L}\\p{Nd}\\.])\\p{Nd}{1,2}\\.`, `${space}{1,3}\\p{Nd}{1,2}\\.${space}?\\p{Nd}`),
    goOn(`\\p{Nd}{1,2}\\.${space}\\p{Nd}{1,2}\\.`, `${space}{1,3}\\p{Nd}{4}(?!\\p{Nd})`),
  ];
}

/** `J. R. R. Tolkien`, `Plan B. We`, `you and I. Did`. */
function initialRules({ facts }: Terms, starter: string): SrxRule[] {
  const alone = '(?<![\\p{L}\\p{M}\\p{Nd}\\.\\-])\\p{Lu}\\.';
  const tail = closers(0);
  const words = either(...[...facts.beforeLetter].map(anyCase));
  return [
    breakAt(`${alone}${tail}`, nextDigit),
    breakAt(
      `${abbreviated([...facts.beforeNumber].filter((word) => word.length > 1 && !facts.joins.has(word)))}${space}\\p{Lu}\\.${tail}`,
      nextWord,
    ),
    breakAt(`[\\p{Nd}°]${space}?\\p{Lu}\\.${tail}`, next),
    breakAt(`(?<!\\p{L})${words}${space}\\p{Lu}\\.${tail}`, nextWord),
    breakAt(`(?<!\\p{L})\\p{Ll}\\p{L}{0,20}${space}I\\.${tail}`, nextWord),
    breakAt(`(?<!${wordPart})${initial}${tail}`, starter),
    goOn(`(?<!${wordPart})${initial}${tail}`, space),
  ];
}

/** Помогли им. Они…: the pronoun, after a verb or before what is no genitive. */
const pronounRules: readonly SrxRule[] = [
  breakAt(
    `(?:(?:ться|лся|лись|лась|[аие]ть|[аи]ли|ют)|(?<!\\p{L})(?:по|к|с|над|под|перед|за))${space}[Ии]м\\.${closers(0)}`,
    nextWord,
  ),
  breakAt(
    `(?<!\\p{L})[Ии]м\\.${closers(0)}`,
    `${look}(?!${initial})\\p{Lu}(?:\\p{L}{0,22}[^аяоиыйх\\P{L}])?(?![\\p{L}\\p{M}\\p{Nd}'’])`,
  ),
];

/** 5 млн. Иванов, 5 млн. Казахстану; but 5 млн. Призываем… */
function amountRules({ facts }: Terms, starter: string, amounts: string): SrxRule[] {
  const amount = `(?<=\\p{Nd}${space}?)${amounts}`;
  const endings = facts.counted.source.replace(/^\^\.\$\|/u, '').replace(/\$$/u, '');
  return [
    breakAt(amount, starter),
    goOn(amount, nextOneOf(facts.goesOn, true)),
    goOn(amount, `${space}{1,3}\\p{Lu}(?:\\p{L}{0,22}${endings})?(?!${wordPart})`),
    breakAt(amount, `${space}{1,3}\\p{Lu}`),
  ];
}

/** `г.`, `p.m.`, `и т.д.`: see softEnds in stop.ts. */
function softRules({ facts, start }: Terms, words: string, units: string): SrxRule[] {
  const starter = nextOneOf(facts.starters);
  const openings = either('\\p{Nd}', `${either(...[...facts.openings].map(anyCase))}(?![\\p{L}\\p{M}\\p{Nd}])`);
  const closed = closers(1);
  return [
    breakAt(`${words}${closed}`, starter),
    goOn(`${words}${closed}`, space),
    goOn(words, `${space}{1,3}(?:№|N${space}{0,3}\\p{Nd})`),
    breakAt(words, starter),
    goOn(units, nextDigit),
    breakAt(words, `${space}[\\s\\p{Z}]{0,3}[\\(\\[\\{]`),
    goOn(words, nextOneOf(facts.goesOn, true)),
    breakAt(units, nextWord),
    goOn(units, nextUpper),
    goOn(`${start}${idle}${upTo(2, piece)}${words}`, space),
    goOn(`${start}${idle}(?=${openings})${upTo(6, piece)}${words}`, space),
    breakAt(words, next),
  ];
}

/** No word of either language lacks a vowel: `стр`, `blvd`. */
function shortenedRules({ facts }: Terms, starter: string, tail: string): SrxRule[] {
  const whole = "(?<![\\p{L}\\p{M}\\p{Nd}\\.'’/°\\-])";
  const words = `${whole}(?!${either(...facts.interjections)}\\.)(?:[бвгджзклмнпрстфхцчшщ]{2,4}|[bcdfghjklmnpqrstvwxz]{2,5})\\.`;
  return [breakAt(`${words}${tail}`, starter), goOn(`${words}${tail}`, space)];
}

/** Before a small letter: a word that no abbreviation is, or a question that nobody is named to have asked. */
export function smallRules({ facts, abbreviation }: Terms): SrxRule[] {
  const small = `${space}{1,3}\\p{Ll}(?!\\p{Lu})`;
  const said = `(?:(?:he|she|they|we|i|it|you|он|она|они|мы|я|ты|вы)${space})?${either(...facts.says)}(?!\\p{L})`;
  const word = `${wordPart}{1,30}[^\\p{L}\\p{M}\\p{Nd}\\.!\\?…]{1,3}`;
  return [
    goOn(`(?<!\\p{L})(?:${abbreviation})\\.`, small),
    breakAt(`(?<![\\p{L}\\p{M}\\p{Nd}\\.'’/\\-])\\p{L}\\p{Ll}{2,30}(?<=[aeiouyаеёиоуыэюяйь])\\.`, small),
    breakAt(`${word}${word}\\p{Ll}{2,30}[!\\?]{1,4}`, `(?!${space}{1,3}${said})${small}`),
  ];
}
