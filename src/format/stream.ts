import type { Language } from '../model/document.js';
import { formatTag } from './tmx/tags.js';
import {
  tallies,
  type Format,
  type PassingFile,
  type PassingUnit,
  type Sink,
  type Written,
  type WriteOptions,
} from './format.js';
import { codesOf, preparer } from './passing.js';
import { many, passUnits } from './tmx/pass.js';
import { memoryReader, readMemory } from './tmx/units.js';
import { languageOf, type Survey, surveyPieces } from './tmx/languages.js';

/** Text for the end of one file of an export. */
export interface Piece {
  /** Which of the formats. */
  readonly format: number;
  /** From 1, where the file is cut into parts. */
  readonly part: number;
  readonly suffix: string;
  readonly text: string;
}

export interface MemoryStream {
  /** Takes a piece of the memory and gives what is to be written of it. */
  readonly write: (piece: string) => readonly Piece[];
  readonly close: () => readonly Piece[];
  /** What was written in each format and what was left out, after the end. */
  readonly written: () => readonly Omit<Written, 'parts'>[];
  /** What was decided, in sentences, after the end. */
  readonly remarks: () => readonly string[];
  /** Units that were written so far. */
  readonly count: () => number;
}

/**
 * The languages of a memory. One that seems to lack them is read as XML first: the fault may be that it breaks off.
 * @param markup its text; what stands between tags does not matter
 * @throws SverkaError `tmx/invalid` with line and column
 */
export function surveyMemory(markup: Iterable<string>, pieces: Iterable<string>): Survey {
  const survey = surveyPieces(markup);
  if (survey.tags.size < 2) readMemory(pieces, { header: () => {}, unit: () => {} });
  return survey;
}

export interface StreamOptions {
  readonly formats: readonly Format[];
  readonly writing: WriteOptions;
  /** Of the file, made before. */
  readonly survey: Survey;
  readonly languages?: readonly [string, string] | undefined;
  /** The language to put first; else the one that the memory translates from. */
  readonly first?: Language | undefined;
}

/**
 * Passes a memory of any size and any two languages from one file to others, unit by unit.
 * @throws SverkaError as reading a memory does
 */
export function streamMemory({ formats, writing, survey, languages, first }: StreamOptions): MemoryStream {
  const pass = passUnits(survey, languages);
  const turned = first !== undefined && languageOf(pass.selection.target.tag) === first;
  const sides = turned ? (['target', 'source'] as const) : (['source', 'target'] as const);
  const [from, to] = sides.map((side) => formatTag(pass.selection[side].tag, writing.regions)) as [string, string];
  const lost = { codes: 0, subflows: 0, notes: 0 };
  const left = new Map<string, number>();
  const leave = (reason: string): void => void left.set(reason, (left.get(reason) ?? 0) + 1);
  const most = writing.maxUnits ?? Infinity;
  let pieces: Piece[] = [];
  let file: PassingFile;
  let prepare: ReturnType<typeof preparer>;
  let sinks: readonly Sink[] = [];
  let part = 1;
  let inPart = 0;
  let written = 0;

  const say = (format: number, sink: Sink, texts: readonly string[]): void => {
    for (const [index, text] of texts.entries())
      if (text !== '') pieces.push({ format, part, suffix: sink.suffixes[index]!, text });
  };
  const begin = (): void => {
    sinks = formats.map(({ sink }) => sink!(file, writing));
    for (const [index, sink] of sinks.entries()) say(index, sink, sink.start());
  };
  const end = (): void => {
    for (const [index, sink] of sinks.entries()) say(index, sink, sink.end());
  };
  const add = (unit: PassingUnit): void => {
    if (inPart === most) {
      end();
      part++;
      inPart = 0;
      begin();
    }
    inPart++;
    written++;
    for (const [index, sink] of sinks.entries()) say(index, sink, sink.add(unit));
  };

  const reader = memoryReader({
    header: (header) => {
      const level = header.attributes['segtype'] === 'paragraph' ? 'paragraph' : 'sentence';
      file = { source: from, target: to, level, header };
      prepare = preparer({
        header,
        level,
        codes: writing.codes === 'text' ? 'text' : 'strip',
        nbsp: writing.nbsp ?? 'keep',
      });
      begin();
    },
    unit: (found) => {
      const passed = pass.next(found);
      if (passed === undefined) return;
      const passing = turned ? { unit: passed.unit, source: passed.target, target: passed.source } : passed;
      const unit = prepare(passing);
      if (writing.confirmedOnly && unit.by !== 'person') leave('not confirmed by a person');
      else if (unit.posterior !== undefined && unit.posterior < writing.minConfidence && unit.by !== 'person')
        leave(`confidence below ${writing.minConfidence}`);
      else {
        const { codes, subflows } = codesOf(passing);
        lost.codes += codes;
        lost.subflows += subflows;
        for (const { extras } of [found, passing.source, passing.target])
          for (const { name } of extras) if (name === 'note') lost.notes++;
        add(unit);
      }
    },
  });
  const drain = (): readonly Piece[] => {
    const drained = pieces;
    pieces = [];
    return drained;
  };
  return {
    write: (piece) => {
      reader.write(piece);
      return drain();
    },
    close: () => {
      reader.close();
      end();
      return drain();
    },
    written: () => sinks.map(({ what }) => ({ kept: written, what, left: tallies(left), remarks: [] })),
    remarks: () => {
      const remarks = pass.remarks();
      const keeps = (name: string): boolean => name === 'tmx' && (writing.codes ?? 'keep') === 'keep';
      const losing = formats.filter(({ name }) => !keeps(name)).map(({ name }) => name);
      const where = losing.length === formats.length ? '' : ` of ${losing.join(' and ')}`;
      const lines: string[] = [];
      if (losing.length > 0 && lost.codes > 0)
        lines.push(
          `${many(lost.codes, 'inline code')} ${writing.codes === 'text' ? 'made text' : `left out${where}`}.`,
        );
      if (losing.length > 0 && lost.subflows > 0 && writing.codes !== 'text')
        lines.push(`${many(lost.subflows, 'text')} inside inline codes (sub) left out${where}.`);
      const without = formats.filter(({ name }) => name !== 'tmx').map(({ name }) => name);
      if (without.length > 0 && lost.notes > 0)
        lines.push(
          `${many(lost.notes, 'note')} on units left out${without.length === formats.length ? '' : ` of ${without.join(' and ')}`}.`,
        );
      return [...lines, ...remarks];
    },
    count: () => written,
  };
}
