import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import {
  decode,
  formatNamed,
  formats,
  ownSplitter,
  readSrx,
  recognizeFormat,
  srxSplitter,
  SverkaError,
  type Alignment,
  type Language,
  type Splitter,
  type Sibling,
  type ReadOptions,
} from '../../index.js';
import { within } from './deadline.js';
import { dash, display, readInput, type Input, type Unpacked } from '../files.js';

/** How a text is read. `auto` is `html` for a web page and else `text`, once it is plain that the file is nothing else. */
export const manners = ['auto', 'text', 'html', 'lines'] as const;
export type Manner = (typeof manners)[number];

/** What cannot be decoded, detected or read is told with the file's name. */
export function inFile<T>(name: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw inFileError(name, error);
  }
}

/** An error with the file's name, if it is one of ours. */
export const inFileError = (name: string, error: unknown): unknown =>
  error instanceof SverkaError ? error.in(display(name)) : error;

/**
 * The text of an input.
 * @param encoding as the user names it; else it is detected
 * @param warn is told when the encoding had to be guessed
 */
export function textOf({ name, bytes }: Input, encoding?: string, warn: (message: string) => void = () => {}): string {
  const decoded = inFile(name, () => decode(bytes, encoding));
  if (decoded.guessed) warn(`${display(name)} is read as ${decoded.encoding}; --encoding overrules this.`);
  return decoded.text;
}

/** How a language is parted into sentences: by a translator's rules, or by ours. */
export type Splitters = (lang: Language) => Splitter;

/** Reads a file of segmentation rules; ours, when there is none. */
export function readSplitters(input: Input | undefined): Splitters {
  if (input === undefined) return ownSplitter;
  const srx = inFile(input.name, () => readSrx(textOf(input)));
  return (lang) => {
    const { name, split } = inFile(input.name, () => srxSplitter(srx, lang));
    const late = (): Error =>
      new SverkaError(
        'srx/slow',
        'The segmentation rules find no end in a paragraph.',
        'A pattern repeats what repeats itself, as in (a+)+, and tries all ways to do so: mend it, or leave it out.',
        { file: display(input.name) },
      );
    return { name, split: (text, at) => within(leastTime + at[1] - at[0], () => split(text, at), late) };
  };
}

/** Milliseconds for a paragraph; of a longer one, for each character one more. Rules that end need a thousandth of that. */
const leastTime = 10_000;

/** What the user may say of a saved alignment. */
export interface SavedReading extends Pick<ReadOptions, 'codes'> {
  readonly encoding?: string | undefined;
  readonly languages?: readonly [string, string] | undefined;
  /** Names of the two texts of a file of links, the source first. */
  readonly texts?: readonly [string, string] | undefined;
  /** What the file holds, where it is packed. */
  readonly unpacked?: Unpacked | undefined;
}

/** A saved alignment with all the files that it was read from. */
export interface Saved {
  readonly alignment: Alignment;
  readonly inputs: readonly Input[];
}

/**
 * Reads a saved alignment of any format that can be read, whatever its file is called.
 * @param remark is told what was decided and what is lost
 */
export function readAlignment(
  input: Input,
  remark: (message: string) => void,
  { encoding, languages, codes, texts: textNames, unpacked = input.unpacked }: SavedReading = {},
): Saved {
  const text = unpacked?.text ?? textOf(input, encoding, remark);
  const named = formats.find(({ read, suffix }) => read !== undefined && input.name.toLowerCase().endsWith(suffix));
  const companions = textNames ?? companionsOf(input.name);
  const format =
    unpacked?.format ??
    recognizeFormat(text) ??
    // A table that is not ours may be any.
    (named?.name === 'tsv' ? formatNamed('csv') : named) ??
    (companions && formatNamed('moses'));
  if (format === undefined)
    throw new SverkaError(
      'input/not-alignment',
      'This is no alignment.',
      `Give a ${readable.join(', ')} file; sverka align makes one from two texts.`,
      { file: display(input.name) },
    );
  const inputs = [input];
  const beside = format.hasParts === true ? companions : undefined;
  const texts = beside?.map((name) => {
    const found = readInput(name);
    inputs.push(found);
    return textOf(found);
  }) as [string, string] | undefined;
  const sibling = (name: string): Sibling | undefined => {
    const place = join(dirname(input.name), name);
    const path = [place, `${place}.gz`].find((each) => existsSync(each));
    if (input.name === dash || path === undefined) return undefined;
    const packed = readInput(path);
    const found = path === place ? packed : { ...packed, bytes: unzipped(packed) };
    inputs.push(found);
    return { path, text: textOf(found) };
  };
  return {
    alignment: inFile(input.name, () =>
      format.read!(text, {
        sibling,
        remark,
        ...(languages && { languages }),
        ...(codes && { codes }),
        ...(texts && { texts }),
      }),
    ),
    inputs,
  };
}

/** More are no document of a corpus. */
const mostBytes = 1e9;

function unzipped({ name, bytes }: Input): Uint8Array {
  try {
    return gunzipSync(bytes, { maxOutputLength: mostBytes });
  } catch (error) {
    throw new SverkaError('input/damaged', 'The file cannot be unpacked.', (error as Error).message, { file: name });
  }
}

/** The two texts that stand beside a file of links, or of which the file is one, by their names. */
export function companionsOf(name: string): readonly [string, string] | undefined {
  const [, stem, ending] = /^(.+?)(\.ladder|\.vecalign|\.en|\.ru)$/iu.exec(name) ?? [];
  if (stem === undefined || ending === undefined) return undefined;
  const pair: readonly [string, string] = /^\.(?:en|ru)$/iu.test(ending)
    ? [name, ending.toLowerCase() === '.en' ? `${stem}.ru` : `${stem}.en`]
    : [`${stem}.source.txt`, `${stem}.target.txt`];
  return pair.every((each) => existsSync(each)) ? pair : undefined;
}

/** Names of the formats that can be read. */
export const readable: readonly string[] = formats.flatMap(({ name, read }) => (read === undefined ? [] : [name]));
