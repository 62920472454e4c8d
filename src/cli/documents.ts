import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import {
  decode,
  detectLanguage,
  formatNamed,
  formats,
  isHtml,
  isSubtitles,
  languageNames,
  ownSplitter,
  readMarkdown,
  readSrx,
  readSubtitles,
  recognizeFormat,
  readHtml,
  segmentLines,
  segmentTranscript,
  srxSplitter,
  SverkaError,
  type Alignment,
  type Document,
  type Language,
  type Splitter,
  type Sibling,
  type Meta,
  type ReadOptions,
} from '../index.js';
import { dash, display, readInput, type Input } from './files.js';
import { isPacked, readPacked } from './office.js';
import type { Unpacked } from './packed.js';

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

const inFileError = (name: string, error: unknown): unknown =>
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

/**
 * The text of an input of any kind: of a word processor's document, of subtitles, of Markdown by its name, or as it stands.
 * @param manner only `auto` and `text` look for other kinds than plain text, `text` for packed ones alone
 */
export async function plainTextOf(
  input: Input,
  manner: Manner,
  encoding: string | undefined,
  warn: (message: string) => void,
): Promise<string> {
  if (isPacked(input)) return readPacked(input);
  const text = textOf(input, encoding, warn);
  if (manner !== 'auto') return text;
  if (isSubtitles(text)) return readSubtitles(text);
  return /\.(?:md|markdown)$/iu.test(input.name) ? readMarkdown(text) : text;
}

/** A text, or the text of a web page, with what the page says of itself. */
export interface Content {
  readonly text: string;
  readonly meta: Meta;
}

/** What is to be read of a text: all of it, or the main text of a web page. */
export async function contentOf(text: string, name: string, manner: Manner): Promise<Content> {
  if (manner !== 'html' && !(manner === 'auto' && isHtml(text))) return { text, meta: {} };
  if (!/<[a-z][^<>]*>/iu.test(text))
    throw new SverkaError(
      'input/not-html',
      'There is not one tag in the file: it is no web page.',
      'Leave --from out.',
      {
        file: display(name),
      },
    );
  try {
    return await readHtml(text);
  } catch (error) {
    throw inFileError(name, error);
  }
}

/** How a language is parted into sentences: by a translator's rules, or by ours. */
export type Splitters = (lang: Language) => Splitter;

/** Reads a file of segmentation rules; ours, when there is none. */
export function readSplitters(input: Input | undefined): Splitters {
  if (input === undefined) return ownSplitter;
  const srx = inFile(input.name, () => readSrx(textOf(input)));
  return (lang) => inFile(input.name, () => srxSplitter(srx, lang));
}

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
  { encoding, languages, codes, texts: textNames, unpacked }: SavedReading = {},
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
    const path = join(dirname(input.name), name);
    if (input.name === dash || !existsSync(path)) return undefined;
    const found = readInput(path);
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

/** How a pair is read. */
export interface Reading {
  readonly manner: Manner;
  /** Of the two, when the user says so; else they are detected. */
  readonly languages: readonly [Language, Language] | undefined;
  readonly encodings: readonly [string | undefined, string | undefined];
  /** Part transcripts into sentences; lines are parted already. */
  readonly splitters: Splitters;
  /** Is told what is doubtful and was decided all the same. */
  readonly warn: (message: string) => void;
}

/** Both documents of a pair, in the order given. */
export async function readPair(
  inputs: readonly [Input, Input],
  { manner, languages, encodings, splitters, warn }: Reading,
): Promise<[Document, Document]> {
  const read = async (side: 0 | 1): Promise<Content> => {
    const { name } = inputs[side];
    const text = await plainTextOf(inputs[side], manner, encodings[side], warn);
    if (manner === 'auto' && !isHtml(text)) refuseOthers(text, name);
    return contentOf(text, name, manner);
  };
  const contents = [await read(0), await read(1)] as const;
  const texts = [contents[0].text, contents[1].text] as const;
  if (manner === 'lines') {
    const [first, second] = languages ?? guessedLanguages(texts, inputs, warn);
    return [segmentLines(texts[0], first), segmentLines(texts[1], second)];
  }
  const both = languages ?? detectedLanguages(texts, inputs);
  // Wrong rules are told with the name of their own file, so they are made before a text is in hand.
  const rules = both.map(splitters);
  const segment = (side: 0 | 1): Document => {
    const document = inFile(inputs[side].name, () => segmentTranscript(texts[side], both[side], rules[side]));
    // What is to be seen on the page goes before what it says of itself.
    return { ...document, meta: { ...contents[side].meta, ...document.meta } };
  };
  return [segment(0), segment(1)];
}

function detectedLanguages(
  texts: readonly [string, string],
  inputs: readonly [Input, Input],
): readonly [Language, Language] {
  const first = inFile(inputs[0].name, () => detectLanguage(texts[0]));
  const second = inFile(inputs[1].name, () => detectLanguage(texts[1]));
  if (first === second)
    throw new SverkaError(
      'input/same-language',
      `Both texts are in ${languageNames[first]}.`,
      'Give one text in English and one in Russian; --lang en,ru overrules what was detected.',
      { file: `${display(inputs[0].name)}, ${display(inputs[1].name)}` },
    );
  return [first, second];
}

/**
 * The languages of two files of lines, by script alone: whichever has more Cyrillic is the Russian
 * one. Somebody who prepared lines knows what they are, so doubt is never a reason to refuse.
 */
function guessedLanguages(
  texts: readonly [string, string],
  inputs: readonly [Input, Input],
  warn: (message: string) => void,
): readonly [Language, Language] {
  const [first, second] = [shareOfCyrillic(texts[0]), shareOfCyrillic(texts[1])];
  const languages: readonly [Language, Language] = first > second ? ['ru', 'en'] : ['en', 'ru'];
  if (Math.max(first, second) <= 0.5 || Math.min(first, second) >= 0.5)
    warn(
      `The languages are in doubt: ${display(inputs[0].name)} is taken as ${languageNames[languages[0]]}, ` +
        `${display(inputs[1].name)} as ${languageNames[languages[1]]}; --lang overrules this.`,
    );
  return languages;
}

function shareOfCyrillic(text: string): number {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  return letters === 0 ? 0 : (text.match(/\p{Script=Cyrillic}/gu)?.length ?? 0) / letters;
}

const others: readonly (readonly [RegExp, string, string])[] = [
  [/^\s*\{\s*"sverka"/u, 'a project file', 'It is aligned already: sverka convert writes it in other formats.'],
  [/^\s*\{\\rtf/u, 'a rich text document', 'Save it as plain text (.txt, UTF-8) first.'],
  [/^\s*<\?xml/u, 'an XML document', 'Save it as plain text (.txt, UTF-8) first.'],
];

/** Markup read as prose would be aligned without a word: better to ask. */
function refuseOthers(text: string, name: string): void {
  for (const [pattern, kind, hint] of others)
    if (pattern.test(text.slice(0, 1000)))
      throw new SverkaError(
        'input/not-text',
        `This is ${kind}, not plain text.`,
        `${hint} --from text reads it as it is.`,
        {
          file: display(name),
        },
      );
}
