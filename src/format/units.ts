import type { Alignment } from '../model/alignment.js';
import type { Document, Language } from '../model/document.js';
import { isNull } from '../model/ladder.js';
import {
  tallies,
  type Format,
  type PassingFile,
  type PassingSide,
  type PieceWriter,
  type Sink,
  type WriteOptions,
  type Written,
} from './format.js';
import { alignPairs, cut, lengths, splitsAlike, unjoin, type Pair } from './pairs.js';
import { forbiddenIn, removedTally } from './removed.js';
import { beadRows, type Cell } from './rows.js';
import { timeOf } from './subtitles.js';
import { languageOf } from './tmx/languages.js';
import { flow, joinedText, languageNames, languageTag, speakerNames } from './text.js';
import { SverkaError } from '../error.js';

type SinkOf = (file: PassingFile, options: WriteOptions) => Sink;

/** How a format of units is written: one by one, an alignment at once, and one that comes piece by piece. */
export const unitFormat = (
  sink: SinkOf,
  takesNulls: boolean,
): Required<Pick<Format, 'sink' | 'write' | 'piecewise'>> => ({
  sink,
  write: (alignment, options) => writeUnits(alignment, options, sink, takesNulls),
  piecewise: (options) => unitPieces(options, sink, takesNulls),
});

/** Writes a ladder in a format of units: what can be written one by one can be written of an alignment. */
export function writeUnits(alignment: Alignment, options: WriteOptions, sinkOf: SinkOf, takesNulls: boolean): Written {
  const writer = unitWriter(options, sinkOf, takesNulls);
  const texts: string[][] = [];
  const say = (pieces: readonly string[]): void => pieces.forEach((piece, index) => (texts[index] ??= []).push(piece));
  for (const pieces of writer.add(alignment)) say(pieces);
  const { end, suffixes, ...account } = writer.finish();
  say(end);
  return {
    ...account,
    parts: suffixes.map((suffix, index) => ({ suffix, text: (texts[index] ?? []).join('') })),
  };
}

/** The same of an alignment that comes piece by piece. */
function unitPieces(options: WriteOptions, sinkOf: SinkOf, takesNulls: boolean): PieceWriter {
  const writer = unitWriter(options, sinkOf, takesNulls);
  return {
    add: ({ alignment }) => {
      const texts: string[][] = [];
      for (const pieces of writer.add(alignment)) pieces.forEach((piece, index) => (texts[index] ??= []).push(piece));
      return texts.map((some, index) => [String(index), some]);
    },
    finish: (section) => {
      const { end, suffixes, ...account } = writer.finish();
      const pieces = function* (index: number): Generator<string> {
        yield* section(String(index));
        yield end[index] ?? '';
      };
      return { ...account, parts: suffixes.map((suffix, index) => ({ suffix, pieces: pieces(index) })) };
    },
  };
}

function unitWriter(options: WriteOptions, sinkOf: SinkOf, takesNulls: boolean) {
  let sink: Sink | undefined;
  const left = new Map<string, number>();
  const leave = (reason: string): void => void left.set(reason, (left.get(reason) ?? 0) + 1);
  let [number, removed] = [0, 0];
  const add = function* (alignment: Alignment): Generator<readonly string[]> {
    const { source, target } = alignment;
    if (sink === undefined) {
      const languages = {
        source: languageTag(source, options.regions),
        target: languageTag(target, options.regions),
      };
      sink = sinkOf({ ...languages, level: options.level }, options);
      yield sink.start();
    }
    for (const { bead, ...row } of beadRows(alignment, options.level)) {
      const sides = { source: side(source, row.source, options), target: side(target, row.target, options) };
      const empty = sides.source.text === '' ? source : target;
      if (!takesNulls && isNull(bead))
        leave(`only in the ${languageNames[empty === source ? target.lang : source.lang]} text`);
      else if (!takesNulls && (sides.source.text === '' || sides.target.text === ''))
        leave('nothing that the format can hold');
      else if (!takesNulls && options.confirmedOnly && bead.by !== 'person') leave('not confirmed by a person');
      else if (
        !takesNulls &&
        bead.posterior !== undefined &&
        bead.posterior < options.minConfidence &&
        bead.by !== 'person'
      )
        leave(`confidence below ${options.minConfidence}`);
      else {
        removed += forbiddenIn(source, row.source.sentences) + forbiddenIn(target, row.target.sentences);
        yield sink.add({
          number: ++number,
          level: options.level,
          ...sides,
          posterior: bead.posterior,
          by: bead.by,
        });
      }
    }
  };
  const finish = () => ({
    end: sink?.end() ?? [],
    suffixes: sink?.suffixes ?? [],
    kept: number,
    what: sink?.what ?? 'units',
    left: tallies(left),
    remarks: removedTally(removed),
  });
  return { add, finish };
}

function side(document: Document, { units, sentences }: Cell, options: WriteOptions): PassingSide {
  const nbsp = options.nbsp ?? 'keep';
  const pieces = sentences
    .map((sentence) => joinedText(document, [sentence], nbsp))
    .filter((piece) => piece.trim() !== '');
  const text = pieces.join(' ').trim();
  const time = timeOf(sentences);
  const isPlain = options.level !== 'sentence' || splitsAlike(pieces, text, document.lang, options.level);
  return {
    text,
    ids: units.map(({ id }) => id),
    speaker: flow(speakerNames(document, units), 'keep').trim(),
    lengths: isPlain ? '' : lengths(pieces),
    ...(time && { time }),
  };
}

/** A pair of texts as a file of units has it. An empty text is a unit that one side lacks. */
export interface UnitPair {
  readonly source: string;
  readonly target: string;
  readonly ids?: readonly [source: readonly string[], target: readonly string[]];
  /** What their file calls the units, where `ids` are others. */
  readonly origins?: readonly [source: readonly (string | undefined)[], target: readonly (string | undefined)[]];
  readonly lengths?: readonly [source: string, target: string];
  readonly speakers?: readonly [source: string, target: string];
  readonly posterior?: number | undefined;
  readonly by?: Pair['by'];
}

/** The alignment that pairs of texts make, each text in one line. */
export function alignUnits(
  pairs: readonly UnitPair[],
  languages: readonly [Language, Language],
  signature: string,
): Alignment {
  const [source, target] = languages;
  const cell = (text: string, pair: UnitPair, index: 0 | 1): Pair['source'] => {
    const plain = text.replace(/[\t\n\v\f\r\u0085\u2028\u2029]+/gu, ' ').trim();
    const ids = pair.ids?.[index] ?? [];
    const pieces = cut(plain, pair.lengths?.[index] || undefined) ?? unjoin(plain, ids.length, languages[index]);
    return {
      units: plain === '' ? [] : pieces.map((piece) => [piece]),
      ids,
      origins: pair.origins?.[index],
      speaker: pair.speakers?.[index] || undefined,
    };
  };
  const read = pairs
    .map((pair): Pair => ({
      source: cell(pair.source, pair, 0),
      target: cell(pair.target, pair, 1),
      posterior: pair.posterior,
      by: pair.by ?? 'search',
    }))
    .filter((pair) => pair.source.units.length + pair.target.units.length > 0);
  if (read.length === 0) throw unitsInvalid('it holds no text', {});
  return alignPairs(read, { source, target, level: 'sentence', metas: { en: {}, ru: {} }, signature });
}

export const unitsInvalid = (what: string, at: { readonly line?: number; readonly column?: number }): SverkaError =>
  new SverkaError(
    'units/invalid',
    `The file cannot be read: ${what}.`,
    'docs/formats.md says how each format is built.',
    at,
  );

/** The languages of two tags or, where these tell nothing, of two texts by their letters. */
export function languagesOfTexts(
  tags: readonly [string | undefined, string | undefined],
  texts: readonly [string, string],
): readonly [Language, Language] {
  const named = tags.map(
    (tag = '') =>
      (/^(en|ru)(?:glish|ssian)$/iu.exec(tag)?.[1]?.toLowerCase() as Language | undefined) ?? languageOf(tag),
  );
  const guessed = texts.map((text) => {
    const cyrillic = text.match(/\p{Script=Cyrillic}/gu)?.length ?? 0;
    const latin = text.match(/\p{Script=Latin}/gu)?.length ?? 0;
    return cyrillic > latin ? 'ru' : 'en';
  });
  const [source, target] = [named[0] ?? guessed[0]!, named[1] ?? guessed[1]!];
  const unknown = tags.find(
    (tag, index) =>
      tag !== undefined && tag !== '' && named[index] === undefined && /^[a-z]{2,3}(?:[-_][a-z\d]+)*$/iu.test(tag),
  );
  if (source === target || unknown !== undefined)
    throw new SverkaError(
      'units/languages',
      unknown === undefined ? `Both sides are in ${languageNames[source]}.` : `One side is in ${unknown}.`,
      'An alignment is of an English and a Russian text.',
    );
  return [source, target];
}

/** Of each side some text, by which its letters are seen. */
export const sampleOf = (pairs: readonly UnitPair[]): readonly [string, string] => [
  pairs
    .slice(0, 200)
    .map(({ source }) => source)
    .join(' '),
  pairs
    .slice(0, 200)
    .map(({ target }) => target)
    .join(' '),
];
