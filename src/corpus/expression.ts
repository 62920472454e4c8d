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
  const [first, second] = [phrases[0]!, phrases[1]];
  if (second === undefined) return phraseOf(first);
  const spelled = phrases.map(spell);
  if (phrases.length === 2 && spelled[0] && spelled[1] && spelled[0].length * spelled[1].length <= mostPhrases)
    return {
      text: join(
        spelled[0].flatMap((one) => spelled[1]!.map((other) => `NEAR(${one} ${other}, ${gaps[0]})`)),
        'OR',
      ),
      // FTS5 lets both be one and the same word.
      exact: false,
    };
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
  const words = phrase.filter((slot) => slot !== undefined).map((slot) => join([...slot].map(quoted), 'OR'));
  return { text: join(words, 'AND'), exact: false };
}

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
