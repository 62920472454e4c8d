import {
  streamMemory,
  streamSentences,
  surveyMemory,
  writeDefaults,
  type Accounts,
  type Alignment,
  type Format,
  type Language,
  type LossLedger,
} from '../../index.js';
import type { Plan } from './export.js';
import { usageError } from '../options.js';
import type { Export } from './report.js';
import { openSource } from '../input/source.js';
import { checkVerifiable, type Verdict } from './verify.js';

type Texts = readonly [source: string, target: string];

/** Formats that are read again without being held, by units or by sentences. */
const unitsOf: Readonly<Record<string, (place: string, first: Language) => Iterable<Texts>>> = {
  tmx: memoryUnits,
  tsv: tableRows,
};
const verifiable = [...Object.keys(unitsOf), 'tei'];

/** @throws SverkaError `cli/usage` when what is planned cannot be read again, or only as a whole */
export function checkPiecesVerifiable(plan: Plan): void {
  checkVerifiable(plan);
  const blind = plan.formats.find(({ name }) => !verifiable.includes(name));
  if (blind !== undefined)
    throw usageError(
      `--verify needs the whole of ${blind.name}, and --piecewise never has it.`,
      `Piece by piece it reads ${verifiable.join(', ')}; leave one of them out.`,
    );
}

/**
 * Reads all that was written piece by piece, and compares it with what was aligned, and that with what was read.
 * @param all characters of each text, in the order of languages of the output
 */
export function verifyPieces(
  { formats }: Plan,
  ledger: LossLedger,
  exports: readonly Export[],
  { alignment, all }: { readonly alignment: Alignment; readonly all: readonly [number, number] },
): Verdict[] {
  return exports.map(({ written, places }, index): Verdict => {
    const place = places![0]!;
    const read = unitsOf[formats[index]!.name];
    const told = written.left.reduce((sum, { count }) => sum + count, 0);
    const account = (): Accounts =>
      read === undefined
        ? ledger.sentences(editionSentences(places!), all)
        : ledger.units(written.kept === 0 ? [] : read(place, alignment.source.lang), told, all);
    return { place, accounts: account(), alignment };
  });
}

function* memoryUnits(place: string, first: Language): Generator<Texts> {
  const source = openSource(place);
  let found: Texts[] = [];
  /** A format that writes nothing: units come to it as they come to others. */
  const format: Format = {
    name: 'verify',
    suffix: '',
    description: '',
    sink: ({ source: from }) => ({
      suffixes: [],
      what: 'units',
      start: () => [],
      add: ({ source: one, target: other }) => {
        found.push(from.toLowerCase().startsWith(first) ? [one.text, other.text] : [other.text, one.text]);
        return [];
      },
      end: () => [],
    }),
  };
  const stream = streamMemory({
    formats: [format],
    writing: { ...writeDefaults, stem: '', version: '', codes: 'strip' },
    survey: surveyMemory(source.markup(), source.pieces()),
    languages: undefined,
  });
  const taken = (): readonly Texts[] => {
    const some = found;
    found = [];
    return some;
  };
  for (const piece of source.pieces()) {
    stream.write(piece);
    yield* taken();
  }
  stream.close();
  yield* taken();
}

function* tableRows(place: string): Generator<Texts> {
  let head: readonly string[] | undefined;
  for (const line of linesOf(openSource(place).pieces())) {
    const cells = line.split('\t');
    if (head === undefined) head = cells;
    else if (line !== '') yield [cells[head.indexOf('source')] ?? '', cells[head.indexOf('target')] ?? ''];
  }
}

function* linesOf(pieces: Iterable<string>): Generator<string> {
  let rest = '';
  for (const piece of pieces) {
    const lines = (rest + piece).split('\n');
    rest = lines.pop()!;
    yield* lines;
  }
  yield rest;
}

/** Of an edition in several files, one after another. */
function* editionSentences(places: readonly string[]): Generator<readonly [Language, string]> {
  for (const place of places) {
    const stream = streamSentences();
    for (const piece of openSource(place).pieces()) yield* stream.write(piece);
    stream.close();
  }
}
