import { once } from 'node:events';
import { basename } from 'node:path';
import {
  contentOf,
  formatNamed,
  isWritable,
  linkWords,
  swap,
  writeLong,
  type Account,
  type Alignment,
  type Format,
  type Language,
  type Lexicon,
  type Part,
  type PiecesPart,
  type WriteOptions,
} from '../../index.js';
import { gathered } from '../../editor/disk.js';
import type { Given } from '../command.js';
import { checkOutput, dash, isFolder, writeLongOutputs, type Input } from '../files.js';
import { usageError, valueOf, valuesOf, writable, writeOptionsOf } from '../options.js';
import { placesFor } from './places.js';
import type { Export } from './report.js';
import { hasColour, widthOf } from '../terminal.js';
import { version } from '../version.js';

/** What is to be written, settled before any work is done for it. */
export interface Plan {
  readonly formats: readonly Format[];
  readonly output: string | undefined;
  readonly source: Language | undefined;
  /** Words are to be aligned, too. */
  readonly words: boolean;
  readonly options: Omit<WriteOptions, 'stem' | 'version'>;
  /** Somebody else sees to it that files come to the disk, and nobody waits for it here. */
  readonly isHasty?: boolean;
}

/**
 * Reads the options for writing.
 * @param fallback the format when none is asked for and the output's name tells none
 */
export function planExport(given: Given, fallback?: string): Plan {
  const output = valueOf(given, 'output');
  const names = valuesOf(given, 'to') ?? [formatOf(output) ?? fallback];
  const chosen = names.map((name) => {
    if (name === undefined)
      throw usageError('No format is given.', 'Name one with --to, such as --to tmx; --help lists them.');
    const format = formatNamed(name);
    if (!isWritable(format))
      throw usageError(`${name} can be read, but not written.`, 'Choose another format; --help lists them.');
    return format;
  });
  // To fail after the work, only because of where it should go, would be a pity.
  placesFor(
    output,
    '',
    chosen.map(({ suffix }) => suffix),
  );
  return {
    formats: chosen,
    output,
    source: valueOf(given, 'source') as Language | undefined,
    words: given['words'] === true,
    options: writeOptionsOf(given),
  };
}

/** Refuses, before the work, places where the outputs could not go after it. */
export function checkPlan({ formats: chosen, output }: Plan, stem: string, inputs: readonly Input[]): void {
  const suffixes = chosen.map(({ suffix }) => suffix);
  for (const place of placesFor(output, stem, suffixes) ?? []) checkOutput(place, inputs);
}

/** The alignment with its words aligned, where that is asked for or a format cannot do without. */
export function withWords({ words, formats: chosen }: Plan, alignment: Alignment, lexicon: () => Lexicon): Alignment {
  const lacks = alignment.words === undefined && chosen.some(({ needsWords }) => needsWords === true);
  return words || lacks ? { ...alignment, words: linkWords(alignment, { lexicon: lexicon() }) } : alignment;
}

/** Writes an alignment as planned: all of it, or nothing. */
export async function carryOut(
  plan: Plan,
  alignment: Alignment,
  stem: string,
  inputs: readonly Input[],
): Promise<readonly Export[]> {
  const turned = turnedFor(plan, alignment);
  const options = writingOf(plan, stem);
  const all = await Promise.all(plan.formats.map((format) => writeLong(format, turned, options)));
  return putOut(plan, all, stem, inputs);
}

/** Where the first file goes, beside which others may be kept meanwhile; nothing for standard output. */
export const firstPlace = ({ output, formats }: Plan, stem: string): string | undefined =>
  placesFor(
    output,
    stem,
    formats.map(({ suffix }) => suffix),
  )?.[0];

/** With the language first that the user wants first. */
export const turnedFor = ({ source }: Plan, alignment: Alignment): Alignment =>
  source === undefined || source === alignment.source.lang ? alignment : swap(alignment);

/** What the writers are told. */
export function writingOf(plan: Plan, stem: string): WriteOptions {
  const toTerminal = plan.output === undefined || plan.output === dash;
  return {
    ...plan.options,
    stem: partsName(plan) ?? stem,
    version: version(),
    ...(toTerminal ? { width: widthOf(process.stdout), colour: hasColour(process.stdout) } : {}),
  };
}

/** Gives what was written in each format its place: all of it, or nothing. */
export async function putOut(
  plan: Plan,
  all: readonly (Account & { readonly parts: readonly (Part | PiecesPart)[] })[],
  stem: string,
  inputs: readonly Input[],
): Promise<readonly Export[]> {
  const parts = all.flatMap(({ parts: some }) => some);
  const places = placesFor(
    plan.output,
    stem,
    parts.map(({ suffix }) => suffix),
    plan.formats.length === 1 && (plan.options.maxUnits !== undefined || plan.formats[0]!.hasParts === true)
      ? plan.formats[0]!.suffix
      : undefined,
  );
  if (places === undefined) await say(parts[0]!);
  else
    await writeLongOutputs(
      parts.flatMap((part, index) => (isFirst(places, index) ? [{ ...part, path: places[index]! }] : [])),
      inputs,
      plan.isHasty !== true,
    );
  let next = 0;
  return all.map((written) => {
    const [from, to] = [next, (next += written.parts.length)];
    return { written, places: places?.slice(from, to).filter((_, index) => isFirst(places, from + index)) };
  });
}

async function say(part: Part | PiecesPart): Promise<void> {
  if (!('pieces' in part)) process.stdout.write(contentOf(part));
  else for (const some of gathered(part.pieces)) if (!process.stdout.write(some)) await once(process.stdout, 'drain');
}

/** Two formats may have a file in common, such as the texts of a ladder: it is written once. */
const isFirst = (places: readonly string[], index: number): boolean => places.indexOf(places[index]!) === index;

/** Files that name each other are called as the user calls the first of them: x.en.xml is beside x.ces.xml. */
function partsName({ formats: [format, ...others], output }: Plan): string | undefined {
  if (format?.hasParts !== true || others.length > 0 || output === undefined || isFolder(output)) return undefined;
  const name = basename(output);
  return name.toLowerCase().endsWith(format.suffix) ? name.slice(0, -format.suffix.length) || undefined : undefined;
}

/** The format that the name of an output tells. Without --to, a file called x.tmx must not hold a table for the eye. */
function formatOf(output: string | undefined): string | undefined {
  if (output === undefined || output === dash) return undefined;
  const named = writable.find(({ suffix }) => output.toLowerCase().endsWith(suffix));
  if (named === undefined)
    throw usageError(
      `No format is given for ${output}.`,
      isFolder(output)
        ? 'Name one or several: --to tmx,tei.'
        : 'Name it with --to, or by the ending of the file: .tmx, .tei.xml.',
    );
  return named.name;
}

/** The formats for the end of a help page. */
export const formatRows = writable.map(({ name, description }): readonly [string, string] => [name, description]);
