import { RE2JS } from 're2js';
import { SverkaError } from '../error.js';
import type { Alignment } from '../model/alignment.js';
import { readingOf, type Span, type Unit } from '../model/document.js';
import { type Bead, isNull, type Places, posteriorOf, shape } from '../model/ladder.js';
import { isOpen } from './queue.js';

export const statuses = ['open', 'confirmed', 'made', 'alone', 'moved', 'flagged', 'noted', 'corrected'] as const;
export type Status = (typeof statuses)[number];

/** What links are looked for; all that is named has to hold. */
export interface Query {
  /** Found in a sentence of either side, in any case of letters. ё is е, and any white space is a space. */
  readonly text?: string;
  /**
   * Found in a sentence of either side: a regular expression in the syntax of RE2, which takes time in
   * proportion to the text whatever it is. `(?-i)` at its head minds the case of letters.
   */
  readonly pattern?: string;
  /** Text and pattern have to be on this side. */
  readonly side?: 'source' | 'target';
  /** Id of a participant. */
  readonly speaker?: string;
  /** `2:1` */
  readonly shape?: string;
  /** Bounds of the posterior, both within. */
  readonly least?: number;
  readonly most?: number;
  readonly status?: Status;
  /** The link holds a sentence of one of these, such as the findings of a check. */
  readonly places?: readonly Places[];
}

/** A place in a sentence where text or pattern is found: characters of what `readingOf` gives for it. */
export interface Hit {
  readonly side: 'source' | 'target';
  readonly sentence: number;
  readonly at: Span;
}

/** A link that is found, and where in it. */
export interface Match {
  readonly bead: number;
  readonly hits: readonly Hit[];
}

/** Of a pattern that is found everywhere, no more places are told in one sentence. */
const mostHits = 100;

/** Whether a link is looked for, and where in it the words are. Made once a query; a page may ask it bit by bit. */
export type Matcher = (alignment: Alignment, bead: number) => Match | undefined;

/** @throws SverkaError `query/pattern` */
export function matcherOf(query: Query): Matcher {
  const finders = [...textFinder(query.text), ...patternFinder(query.pattern)];
  const sides = query.side === undefined ? (['source', 'target'] as const) : [query.side];
  return (alignment, index) => {
    const bead = alignment.ladders.sentence![index]!;
    if (!holds(alignment, bead, query)) return undefined;
    const hits: Hit[] = [];
    for (const find of finders) {
      const before = hits.length;
      for (const side of sides)
        for (let sentence = bead[side][0]; sentence < bead[side][1]; sentence++) {
          const text = readingOf(alignment[side], alignment[side].units.sentence[sentence]!);
          for (const at of find(text)) hits.push({ side, sentence, at });
        }
      if (hits.length === before) return undefined;
    }
    return { bead: index, hits };
  };
}

/** All links that a query finds, in order. */
export function findBeads(alignment: Alignment, query: Query): readonly Match[] {
  const match = matcherOf(query);
  return (alignment.ladders.sentence ?? []).flatMap((_, index) => match(alignment, index) ?? []);
}

type Finder = (text: string) => readonly Span[];

const folded = (text: string): string => text.toLowerCase().replace(/[ё\s]/gu, (sign) => (sign === 'ё' ? 'е' : ' '));

function textFinder(text: string | undefined): readonly Finder[] {
  const wanted = folded(text ?? '')
    .trim()
    .replace(/ +/gu, ' ');
  if (wanted === '') return [];
  return [
    (where) => {
      const lower = folded(where);
      // A few letters change their length in lower case; then the places are those of the text as it is.
      const haystack = lower.length === where.length ? lower : where;
      const spans: Span[] = [];
      for (let at = haystack.indexOf(wanted); at >= 0 && spans.length < mostHits;) {
        spans.push([at, at + wanted.length]);
        at = haystack.indexOf(wanted, at + wanted.length);
      }
      return spans;
    },
  ];
}

function patternFinder(pattern: string | undefined): readonly Finder[] {
  if (pattern === undefined || pattern === '') return [];
  const compiled = compile(pattern);
  return [
    (where) => {
      const spans: Span[] = [];
      const matcher = compiled.matcher(where);
      while (spans.length < mostHits && matcher.find()) spans.push([matcher.start(), matcher.end()]);
      return spans;
    },
  ];
}

function compile(pattern: string): RE2JS {
  try {
    return RE2JS.compile(pattern, RE2JS.CASE_INSENSITIVE);
  } catch (error) {
    throw new SverkaError(
      'query/pattern',
      `This is no regular expression: ${error instanceof Error ? error.message : String(error)}.`,
      'The syntax is that of RE2: no backward references and no looking ahead or behind.',
    );
  }
}

function holds(alignment: Alignment, bead: Bead, query: Query): boolean {
  const { speaker, least = 0, most = 1, status, places } = query;
  const posterior = posteriorOf(bead);
  if (query.shape !== undefined && shape(bead) !== query.shape) return false;
  if (posterior < least || posterior > most) return false;
  if (speaker !== undefined && !someSentence(alignment, bead, (unit) => unit.speaker === speaker)) return false;
  if (places !== undefined && !places.some((place) => touches(bead, place))) return false;
  return status === undefined || hasStatus(alignment, bead, status);
}

const touches = (bead: Bead, place: Places): boolean =>
  (['source', 'target'] as const).some((side) => {
    const [from, to] = place[side] ?? [0, 0];
    return from < bead[side][1] && bead[side][0] < to;
  });

function hasStatus(alignment: Alignment, bead: Bead, status: Status): boolean {
  switch (status) {
    case 'open':
      return isOpen(bead);
    case 'confirmed':
      return !isOpen(bead) && bead.was !== undefined;
    case 'made':
      return !isOpen(bead) && bead.was === undefined;
    case 'alone':
      return isNull(bead);
    case 'moved':
      return alignment.moves.some((move) => touches(bead, move));
    case 'flagged':
      return someSentence(alignment, bead, ({ flag }) => flag === true);
    case 'noted':
      return someSentence(alignment, bead, ({ note }) => note !== undefined);
    case 'corrected':
      return someSentence(alignment, bead, ({ correction }) => correction !== undefined);
  }
}

function someSentence(alignment: Alignment, bead: Bead, holdsFor: (unit: Unit) => boolean): boolean {
  for (const side of ['source', 'target'] as const)
    for (let index = bead[side][0]; index < bead[side][1]; index++)
      if (holdsFor(alignment[side].units.sentence[index]!)) return true;
  return false;
}
