import { statSync, type BigIntStats } from 'node:fs';
import { getHeapStatistics } from 'node:v8';
import {
  alignPiecewise,
  countVisible,
  openLedger,
  applyMeta,
  findConcerns,
  isHtml,
  isSubtitles,
  isTei,
  readMeta,
  recognizeFormat,
  SverkaError,
  swap,
  type Alignment,
  type Concern,
  type AlignedPiece,
  type Language,
  type LongText,
  type Meta,
  type PieceWriter,
  mostDoublings,
} from '../../index.js';
import { gathered } from '../../editor/disk.js';
import { turnDue } from '../../editor/temporary.js';
import type { Given, Status } from '../command.js';
import { inFile, inFileError, textOf } from '../input/documents.js';
import { checkPlan, putOut, writingOf, type Plan, firstPlace } from '../output/export.js';
import { dash, display, readInput, requireUnchanged, type Input } from '../files.js';
import { usageError, valueOf, wholeNumber } from '../options.js';
import { readChoices, readMeans, tellConcerns, type Choices, type Means } from './pair.js';
import { stemOf } from '../output/places.js';
import { alignedSection, ladderTally, readingSection, sureSections, tellExport, warn } from '../output/report.js';
import { openSource, type TextSource } from '../input/source.js';
import { openSpool, type Spool } from '../output/spool.js';
import { count, progress } from '../terminal.js';
import { requireLossless, verdictLines } from '../output/verify.js';
import { checkPiecesVerifiable, verifyPieces } from '../output/verify-pieces.js';
import { detectedLanguages, guessedLanguages, refuseOthers } from '../input/transcripts.js';

/** What cannot be told before the whole is known, or needs it at hand. */
const needsWhole = ['explain', 'words', 'context', 'max-units', 'embeddings'] as const;

type Pair<T> = readonly [T, T];

/**
 * Aligns two files of any length as they are read, and writes what is final as it comes.
 * @throws SverkaError `cli/usage` for what is not done piece by piece
 */
export async function runPiecewise(names: readonly string[], given: Given, plan: Plan): Promise<Status> {
  const choices = readChoices(given);
  const window = windowOf(given);
  const isVerified = given['verify'] === true;
  const { source, target } = checkPiecewise(names, given, plan, choices);
  const quiet = given['quiet'] === true;
  const say = quiet ? () => {} : warn;
  const files: Pair<string> = [source, target];
  const before = files.map((name) =>
    name === dash ? undefined : statSync(name, { bigint: true, throwIfNoEntry: false }),
  );
  const sources = files.map((name, side) =>
    openPlain(name, choices, choices.encodings[side], say),
  ) as unknown as Pair<TextSource>;
  const manner = choices.manner === 'lines' ? 'lines' : 'text';
  const languages = languagesOf(sources, choices, say);
  const metaName = valueOf(given, 'meta');
  const meta = metaName === undefined ? undefined : readInput(metaName);
  const means = readMeans(given, choices);
  const inputs = [...sources.map(({ input }) => input), ...(meta === undefined ? [] : [meta]), ...means.inputs];
  const stem = stemOf(source, languages[0]);
  checkPlan(plan, stem, inputs);

  const spool = openSpool(firstPlace(plan, stem));
  const show = progress(quiet);
  const tally = ladderTally();
  const counts = languages.map((lang) => ({ lang, units: { turn: 1, paragraph: 0, sentence: 0 } }));
  const read = [0, 0];
  const characters: [number, number] = [0, 0];
  const ledger = isVerified ? openLedger(plan.options.level) : undefined;
  let last: Alignment | undefined;
  const texts = files.map((name, side): LongText => ({
    lang: languages[side]!,
    name: display(name),
    text: checked(
      sources[side]!,
      name,
      (bytes) => (read[side] = bytes),
      (text) => (characters[side as 0 | 1] += isVerified ? countVisible(text) : 0),
    ),
    meta: metaOf(languages[side]!, meta),
    ...(manner === 'text' && { splitter: means.splitters(languages[side]!) }),
  })) as unknown as Pair<LongText>;
  try {
    const writers = plan.formats.map(({ piecewise }) => piecewise!(writingOf(plan, stem)));
    let isFirst = true;
    // Where nothing is sure from the beginning, minutes of looking further are for translations alone.
    const doubt = (window: Alignment): void => {
      const concerns = concernsOf(window, means).map((concern): Concern => ({ ...concern, grade: 'refusal' }));
      if (isFirst) tellConcerns(concerns, files, given['force'] === true, say);
    };
    const pieces = alignPiecewise(...texts, {
      ...means.align,
      method: choices.method,
      segmentation: means.splitters(languages[0]).name,
      manner,
      window,
      atParagraphs: plan.options.level === 'paragraph',
      doubt,
      // Nobody gives it: with one the work lets the loop go round, so that signals to the process are heard.
      signal: new AbortController().signal,
    });
    for await (const piece of named(pieces, files)) {
      await turnDue();
      if (isFirst) tellConcerns(concernsOf(piece.alignment, means), files, choices.isTrusting, say);
      isFirst = false;
      tally.add(piece.alignment.ladders.sentence!);
      addUnits(counts, piece);
      const written = turned(piece, plan.source);
      ledger?.add((last = written.alignment));
      write(spool, writers, written);
      const share = (read[0]! + read[1]!) / (sources[0].size + sources[1].size);
      show(`${String(Math.floor(100 * share)).padStart(3)} %  ${count(tally.beads(), 'bead')} …`);
    }
    for (const [side, name] of files.entries()) requireSame(name, before[side]);
    show('');
    const written = writers.map((writer, index) => writer.finish((section) => spool.pieces(`${index}.${section}`)));
    const exports = await putOut(plan, written, stem, inputs);
    const isTurned = last !== undefined && last.source.lang !== languages[0];
    const all = isTurned ? ([characters[1], characters[0]] as const) : characters;
    const verdicts = ledger === undefined ? [] : verifyPieces(plan, ledger, exports, { alignment: last!, all });
    if (!quiet)
      tellExport(
        [readingSection(counts, names), alignedSection(tally, 'bead'), ...sureSections(tally)],
        exports,
        verdictLines(verdicts),
      );
    return requireLossless(verdicts);
  } catch (error) {
    // Whatever is wrong with what was read, it is not what is there.
    if (error instanceof SverkaError) for (const [side, name] of files.entries()) requireSame(name, before[side]);
    throw error;
  } finally {
    show('');
    spool.discard();
  }
}

function checkPiecewise(
  [source, target]: readonly string[],
  given: Given,
  plan: Plan,
  { manner }: Choices,
): { readonly source: string; readonly target: string } {
  if (source === undefined || target === undefined)
    throw usageError('--piecewise takes two files.', 'Give each text as a file of its own.');
  if (source === dash && target === dash)
    throw usageError('Standard input is only one file.', 'Give the other by name.');
  if (manner === 'html') throw usageError('--piecewise does not read web pages.', 'It reads plain text and lines.');
  for (const name of needsWhole)
    if (given[name] !== undefined && given[name] !== false)
      throw usageError(
        `--${name} needs the whole of both texts, and --piecewise never has it.`,
        'Leave one of them out.',
      );
  for (const { name, piecewise } of plan.formats)
    if (piecewise === undefined)
      throw usageError(`${name} cannot be written piece by piece.`, 'Choose tmx, tei, tsv or another format of units.');
  if (given['verify'] === true) checkPiecesVerifiable(plan);
  return { source, target };
}

/** About the bytes that a sentence a side takes while it is aligned (docs/methods.md: 2,112 MB for a million). */
const perSentence = 2100;

/** @throws SverkaError `cli/usage` for a window that would fill the memory, which ends the program without a word of its own */
function windowOf(given: Given): number | undefined {
  const window = wholeNumber(given, 'window');
  const most = Math.floor(getHeapStatistics().heap_size_limit / perSentence / 2 ** mostDoublings / 1000) * 1000;
  if (window !== undefined && window > most)
    throw usageError(
      `--window ${window} may take more memory than Node gives, since a window in which nothing is sure is doubled three times.`,
      `Take ${most} or less, or give Node more: NODE_OPTIONS=--max-old-space-size=MEGABYTES.`,
    );
  return window;
}

/** Opens a file that is to be read as plain text or lines; what is anything else is refused. */
function openPlain(
  name: string,
  { manner }: Choices,
  encoding: string | undefined,
  say: (message: string) => void,
): TextSource {
  const source = openSource(name, encoding);
  const { head, input } = source;
  const refuse = (kind: string): never => {
    throw usageError(
      `--piecewise reads plain text and lines, and ${display(name)} is ${kind}.`,
      'Leave out --piecewise, or save the text as plain text first; --from text reads it as it is.',
    );
  };
  if (source.isPacked) refuse('packed');
  if (manner === 'auto') {
    if (isHtml(head.text)) refuse('a web page');
    if (isSubtitles(head.text)) refuse('of subtitles');
    if (isTei(head.text)) refuse('TEI');
    const format = recognizeFormat(head.text);
    if (format !== undefined) refuse(`an alignment (${format.name})`);
    if (/\.(?:md|markdown)$/iu.test(name)) refuse('Markdown');
    refuseOthers(head.text, input.name);
  }
  if (head.guessed) say(`${display(name)} is read as ${head.encoding}; --encoding overrules this.`);
  return source;
}

function languagesOf(
  sources: Pair<TextSource>,
  { manner, languages }: Choices,
  say: (message: string) => void,
): Pair<Language> {
  const inputs = sources.map(({ input }) => input) as unknown as Pair<Input>;
  const heads = sources.map(({ head }) => head.text) as unknown as Pair<string>;
  if (languages !== undefined) return languages;
  if (manner === 'lines') return guessedLanguages(heads, inputs, say);
  return detectedLanguages(
    [
      { text: heads[0], meta: {} },
      { text: heads[1], meta: {} },
    ],
    inputs,
  );
}

/** The text of a file as `decode` would give it: without the Ctrl-Z with which DOS ended files, and none that is binary. */
function* checked(
  source: TextSource,
  name: string,
  read: (bytes: number) => void,
  see: (text: string) => void,
): Generator<string> {
  let held = '';
  for (const piece of source.pieces(read)) {
    if (piece.includes('\0'))
      throw new SverkaError(
        'input/binary',
        'The file is not a text.',
        'Save the page or document as plain text first.',
        {
          file: display(name),
        },
      );
    const text = held + piece;
    let end = text.length;
    while (text[end - 1] === '\x1a') end--;
    held = text.slice(end);
    see(text.slice(0, end));
    yield text.slice(0, end);
  }
}

const metaOf = (lang: Language, meta: Input | undefined): Meta => {
  if (meta === undefined) return {};
  const units = { turn: [], paragraph: [], sentence: [] };
  return inFile(meta.name, () => applyMeta({ lang, text: '', meta: {}, units, marks: [] }, readMeta(textOf(meta))))
    .meta;
};

/** Errors of the work name both files. */
async function* named(pieces: AsyncIterable<AlignedPiece>, files: Pair<string>): AsyncGenerator<AlignedPiece> {
  try {
    yield* pieces;
  } catch (error) {
    throw inFileError(files.map(display).join(', '), error);
  }
}

/** What is doubtful about the beginning: of the whole little more could be told. */
const concernsOf = (alignment: Alignment, { align }: Means) =>
  findConcerns(alignment, align).filter(({ check }) => check === 'parallel');

function addUnits(
  counts: readonly { readonly lang: Language; readonly units: { paragraph: number; sentence: number } }[],
  { alignment, begun }: AlignedPiece,
): void {
  for (const [index, side] of (['source', 'target'] as const).entries()) {
    const { paragraph, sentence } = alignment[side].units;
    const sums = counts[index]!.units;
    sums.paragraph += paragraph.length - (begun[side] && paragraph.length > 0 ? 1 : 0);
    sums.sentence += sentence.length;
  }
}

/** With the language first that the user wants first. */
function turned(piece: AlignedPiece, first: Language | undefined): AlignedPiece {
  if (first === undefined || first === piece.alignment.source.lang) return piece;
  const exchange = ({ source, target }: AlignedPiece['begun']) => ({ source: target, target: source });
  return { ...piece, alignment: swap(piece.alignment), begun: exchange(piece.begun), ended: exchange(piece.ended) };
}

function write(spool: Spool, writers: readonly PieceWriter[], piece: AlignedPiece): void {
  for (const [index, writer] of writers.entries())
    for (const [section, text] of writer.add(piece))
      for (const some of gathered(text)) spool.append(`${index}.${section}`, some);
}

function requireSame(name: string, before: BigIntStats | undefined): void {
  if (before?.isFile() === true) requireUnchanged(name, before);
}
