import type { ResolvedClause, ResolvedQuery, Slot, Wanted } from './resolve.js';

/** A query for the full-text index, and whether it finds just what was asked for, or that and more. */
export interface Expression {
  /** Undefined when nothing can be found. */
  readonly text: string | undefined;
  readonly exact: boolean;
}

/** A phrase of several forms at several places is spelled out up to so many phrases. */
const mostPhrases = 64;

/**
 * A query in the language of SQLite's FTS5 (https://sqlite.org/fts5.html#full_text_query_syntax), over
 * columns `en` and `ru` that hold forms. What that language cannot say is left out, so that it finds too
 * much and never too little; `matchPair` tells the rest.
 */
export function expressionOf(query: ResolvedQuery): Expression {
  const parts = query.map(allOf);
  return parts.length === 0
    ? { text: undefined, exact: true }
    : {
        text: join(
          parts.map(({ text }) => text),
          'OR',
        ),
        exact: parts.every(({ exact }) => exact),
      };
}

interface Part {
  readonly text: string;
  readonly exact: boolean;
}

function allOf(clauses: readonly ResolvedClause[]): Part {
  const positive = clauses.filter(({ negated }) => !negated).map(clauseOf);
  const negative = clauses.filter(({ negated }) => negated).map(clauseOf);
  const refused = negative.filter(({ exact }) => exact).map(({ text }) => text);
  const wanted = join(
    positive.map(({ text }) => text),
    'AND',
  );
  return {
    text:
      refused.length === 0
        ? wanted
        : `(${wanted}) NOT ${refused.length === 1 ? refused[0]! : `(${join(refused, 'OR')})`}`,
    exact: [...positive, ...negative].every(({ exact }) => exact),
  };
}

function clauseOf({ sides }: ResolvedClause): Part {
  const parts = sides.map((wanted) => {
    const { text, exact } = wantedOf(wanted);
    return { text: `(${wanted.side} : (${text}))`, exact };
  });
  return {
    text: join(
      parts.map(({ text }) => text),
      'OR',
    ),
    exact: parts.every(({ exact }) => exact),
  };
}

function wantedOf({ phrases, gaps }: Wanted): Part {
  if (phrases.length === 1) return phraseOf(phrases[0]!);
  if (phrases.length === 2) {
    const text = nearOf(phrases, gaps[0]!);
    // FTS5 lets both be one and the same word.
    if (text !== undefined) return { text, exact: !share(phrases[0]!, phrases[1]!) };
  }
  return {
    text: join(
      phrases.map((phrase) => phraseOf(phrase).text),
      'AND',
    ),
    exact: false,
  };
}

function phraseOf(phrase: readonly Slot[]): Part {
  const spelled = spell(phrase);
  if (spelled !== undefined) return { text: join(spelled, 'OR'), exact: true };
  const runs = runsOf(phrase);
  // FTS5 has no word for any word: what stands between the first run and the last is all that it can be told.
  const between = phrase.length - runs[0]!.length - runs.at(-1)!.length;
  const near =
    runs.length > 1
      ? nearOf(runs, between - outside(phrase))
      : runs[0]!.length < phrase.length
        ? phraseOf(runs[0]!).text
        : undefined;
  if (near !== undefined) return { text: near, exact: false };
  const words = phrase.filter((slot) => slot !== undefined).map((slot) => join([...slot].map(quoted), 'OR'));
  return { text: join(words, 'AND'), exact: false };
}

/** Words one after the other, parted where any word will do. */
function runsOf(phrase: readonly Slot[]): (readonly Slot[])[] {
  const runs: Slot[][] = [[]];
  for (const slot of phrase)
    if (slot !== undefined) runs.at(-1)!.push(slot);
    else if (runs.at(-1)!.length > 0) runs.push([]);
  return runs.filter(({ length }) => length > 0);
}

/** How many words of a phrase may be any and stand at its ends. */
const outside = (phrase: readonly Slot[]): number =>
  phrase.findIndex((slot) => slot !== undefined) + [...phrase].reverse().findIndex((slot) => slot !== undefined);

/** Phrases near each other, each spelled out; nothing where that would be too long. */
function nearOf(phrases: readonly (readonly Slot[])[], gap: number): string | undefined {
  let all: string[][] = [[]];
  for (const phrase of phrases) {
    const spelled = spell(phrase);
    if (spelled === undefined || all.length * spelled.length > mostPhrases) return undefined;
    all = all.flatMap((before) => spelled.map((each) => [...before, each]));
  }
  return join(
    all.map((each) => `NEAR(${each.join(' ')}, ${gap})`),
    'OR',
  );
}

const share = (one: readonly Slot[], other: readonly Slot[]): boolean =>
  one.some((slot) => other.some((each) => [...slot!].some((form) => each!.has(form))));

/** All phrases that a phrase stands for, if they are not too many. */
function spell(phrase: readonly Slot[]): string[] | undefined {
  if (phrase.length === 1) return [...phrase[0]!].map(quoted);
  let all: string[][] = [[]];
  for (const slot of phrase) {
    if (slot === undefined || all.length * slot.size > mostPhrases) return undefined;
    all = all.flatMap((before) => [...slot].map((form) => [...before, form]));
  }
  return all.map((forms) => quoted(forms.join(' ')));
}

const quoted = (text: string): string => `"${text}"`;

const join = (parts: readonly string[], operator: 'AND' | 'OR'): string =>
  parts.length === 1 ? parts[0]! : `(${parts.join(` ${operator} `)})`;
