import type { SrxRule } from '../../model/srx.js';
import {
  breakAt,
  goOn,
  type Terms,
  anyCase,
  capitalized,
  dash,
  either,
  emoji,
  look,
  mark,
  nextOneOf,
  space,
  stop,
  textStart,
  upTo,
  wordPart,
} from './term.js';

const anyStop = '\\.!\\?…‼⁇⁈⁉‽。！？．';
const quotes = '[»”"“’\'`]';
const reference = `\\[\\p{Nd}{1,3}${upTo(3, `[,;–\\-]${space}?\\p{Nd}{1,3}`)}\\]`;
/** `[4][5]` */
export const references = `${reference}${upTo(3, `${space}?${reference}`)}`;

/** `. . .`, `. »`, an emoji after the stop: the mark goes on behind a space. */
export const spacedRules: readonly SrxRule[] = [
  goOn(`${stop}[»”’'"]{0,2}`, `${space}{1,3}[\\p{Pe}»”]`),
  goOn(mark, `${space}{1,3}${references}(?!\\S)`),
  goOn(`(?<!${wordPart})\\.`, `${space}\\.(?![\\p{L}\\p{M}\\p{Nd}\\.])`),
  goOn(`[^\\s\\p{Z}\\.]${space}\\.${space}\\.${space}\\.`, space),
  goOn(mark, `${space}{1,3}${emoji}`),
];

/** A bracket in mid-sentence seals what is in it; one that follows a sentence belongs to it if it holds none. */
export function bracketRules({ facts, abbreviation }: Terms): SrxRule[] {
  const starter = nextOneOf(facts.starters);
  const inner = `${wordPart}[^\\p{L}\\p{M}\\p{Nd}${anyStop}\\(\\)\\[\\]]{0,6}`;
  const short = `(?<![\\p{L}\\p{M}])(?:${abbreviation})\\.${space}{1,2}`;
  const sealed = ([open, close]: readonly [string, string]): SrxRule[] => {
    const other = `[^${open}${close}]`;
    const begin = `${open}(?<=(?:${inner}|${short})${open})${other}{0,300}(?:${open}${other}{0,80}${close}${other}{0,120})?`;
    return [
      goOn(
        `${begin}${stop}[${anyStop}"'»”’]{0,4}`,
        `${other}{0,300}(?:${open}${other}{0,80}${close}${other}{0,120})?${close}`,
      ),
      goOn(
        `${begin}${stop}[${anyStop}"'»”’]{0,4}${close}[»”"]{0,2}`,
        `${space}(?!(?<=${space})${starter.slice(space.length)})`,
      ),
    ];
  };
  const unfinished = `[\\(\\[\\{](?:[^\\)\\]]{0,300}(?:[^${anyStop}\\)\\]]|\\.${stop}))?[\\)\\]]`;
  return [
    ...sealed(['\\(', '\\)']),
    ...sealed(['\\[', '\\]']),
    goOn(mark, `${space}[\\s\\p{Z}\\p{Pd}−\\p{Pi}"'№§\\*_]{0,6}${unfinished}${space}{0,9}[${anyStop},;:]`),
  ];
}

/** Direct speech and quoted titles. */
export function quoteRules({ lang, facts }: Terms): SrxRule[] {
  const pairs = [
    ['«', '»'],
    ['“', '”'],
    ['„', '[“”]'],
  ] as const;
  const straight = `(?<=[\\s\\p{Z}\\(—–]|(?<![\\s\\S]))"(?=[\\p{L}\\p{Nd}])`;
  const enclosures = [
    ...pairs.map(([open, close]) => ({ open, close, other: `[^«»“”„]` })),
    { open: straight, close: '"', other: '[^"]' },
  ];
  const rules: SrxRule[] = [];
  for (const { open, close, other } of enclosures) {
    rules.push(goOn(`${open}${other}{0,400}${stop}[${anyStop}]{0,4}`, `${space}{1,3}${dash}${other}{0,400}${close}`));
    for (const [before, first] of titles(lang, facts.beforeTitle, other))
      rules.push(goOn(`(?=${open}${first})(?<=${before})${open}${other}{0,240}${stop}`, `${other}{0,240}${close}`));
  }
  const pronoun = '(?:He|She|They|It|We|I|You|Он|Она|Они)';
  const name = `\\p{Lu}[\\p{L}’'\\-]{0,30}\\.?${space}`;
  const turn = `(?:${textStart}|${stop}[»”"]?${space})${dash}${space}?`;
  return [
    ...rules,
    // - "Where to?" - "Home."
    breakAt(`${turn}["«“„][^"«»“”„]{0,200}${stop}[${anyStop}]{0,3}["»”]`, `${space}{1,3}${dash}${space}?["«“„]`),
    goOn(`${stop}[${anyStop}]{0,4}${quotes}[${anyStop}»”"“’'\\)\\]]{0,4}`, `${space}{1,3}${dash}`),
    goOn(
      `[!\\?…][${anyStop}\\)]{0,3}${quotes}{1,2}`,
      `${space}{1,2}(?!${pronoun}${space})(?:${name}){1,3}${either(...[...facts.says].map((word) => word))}(?!\\p{L})`,
    ),
  ];
}

/** Before a quoted title, and what its head must be: enclosure.ts tells a title from speech in the same way. */
function titles(
  lang: Terms['lang'],
  words: ReadonlySet<string>,
  other: string,
): (readonly [before: string, first: string])[] {
  if (lang === 'ru') return [[`\\p{L}{4}${space}{1,3}`, `(?=\\p{Lu})(?!${other}{0,240}[!\\?]${space})`]];
  return [
    [`(?<!\\p{L})${either(...[...words].map(anyCase))},?${space}{1,3}`, ''],
    [`\\p{L}${space}{1,3}`, `(?=\\p{Lu})(?!${other}{0,240}(?<!\\p{L})\\p{Ll}\\p{L}{3})`],
  ];
}

/** No white space after the stop: `world.Today`. */
export function gluedRules({ facts, abbreviation }: Terms): SrxRule[] {
  const address = `(?![^\\s\\p{Z}]{0,60}[@/=_])(?!(?:[Cc]om|[Oo]rg|[Nn]et|[Rr]u|[Ii]o|[Gg]ov|[Ee]du|[Jj]s|[Tt]s|[Pp]y|[Xx]ls|[Dd]oc|[Pp]df)(?!\\p{L}))`;
  const word = `(?<=[\\s\\p{Z}“«"\\(—–]|(?<![\\s\\S]))\\p{L}\\p{Ll}{1,30}`;
  const shouts = either(...[...facts.shouts].map(capitalized));
  return [
    goOn(`(?<!\\p{L})(?:${abbreviation})\\.`, '["“«]?\\p{Lu}'),
    breakAt(`(?:${word}|(?<=${wordPart}${space})\\p{Nd}[\\p{Nd},]{0,12})\\.`, `${address}["“«]?\\p{Lu}\\p{Ll}`),
    breakAt(`\\p{Ll}(?:[!\\?…]|\\.\\.)[${anyStop}]{0,4}`, `${address}["“«]?\\p{Lu}\\p{Ll}`),
    breakAt(`(?<!\\p{L})${shouts}!`, nextOneOf(facts.starters)),
    goOn(`(?<!\\p{L})${shouts}!`, look),
  ];
}
