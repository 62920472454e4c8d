import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import {
  decodeText,
  detectLanguage,
  formats,
  languageNames,
  ownSplitter,
  readSrx,
  recognizeFormat,
  segmentLines,
  segmentTranscript,
  srxSplitter,
  SverkaError,
  type Alignment,
  type Document,
  type Language,
  type Splitter,
  type Sibling,
} from '../index.js';
import { dash, display, readInput, type Input } from './files.js';

/** How a text is read. `auto` is `text`, once it is plain that the file is nothing else. */
export const manners = ['auto', 'text', 'lines'] as const;
export type Manner = (typeof manners)[number];

/** What cannot be decoded, detected or read is told with the file's name. */
export function inFile<T>(name: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw error instanceof SverkaError ? error.in(display(name)) : error;
  }
}

/** The text of an input. */
export const textOf = ({ name, bytes }: Input): string => inFile(name, () => decodeText(bytes));

/** How a language is parted into sentences: by a translator's rules, or by ours. */
export type Splitters = (lang: Language) => Splitter;

/** Reads a file of segmentation rules; ours, when there is none. */
export function readSplitters(input: Input | undefined): Splitters {
  if (input === undefined) return ownSplitter;
  const srx = inFile(input.name, () => readSrx(textOf(input)));
  return (lang) => inFile(input.name, () => srxSplitter(srx, lang));
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
export function readAlignment(input: Input, remark: (message: string) => void): Saved {
  const text = textOf(input);
  const named = formats.find(({ read, suffix }) => read !== undefined && input.name.toLowerCase().endsWith(suffix));
  const format = recognizeFormat(text) ?? named;
  if (format === undefined)
    throw new SverkaError(
      'input/not-alignment',
      'This is no alignment.',
      `Give a ${readable.join(', ')} file; sverka align makes one from two texts.`,
      { file: display(input.name) },
    );
  const inputs = [input];
  const sibling = (name: string): Sibling | undefined => {
    const path = join(dirname(input.name), name);
    if (input.name === dash || !existsSync(path)) return undefined;
    const found = readInput(path);
    inputs.push(found);
    return { path, text: textOf(found) };
  };
  return { alignment: inFile(input.name, () => format.read!(text, { sibling, remark })), inputs };
}

/** Names of the formats that can be read. */
export const readable: readonly string[] = formats.flatMap(({ name, read }) => (read === undefined ? [] : [name]));

/**
 * Both documents of a pair, in the order given.
 * @param languages of the two, when the user says so; else they are detected
 * @param splitters part transcripts into sentences; lines are parted already
 * @param warn is told what is doubtful and was decided all the same
 */
export function readPair(
  inputs: readonly [Input, Input],
  manner: Manner,
  languages: readonly [Language, Language] | undefined,
  splitters: Splitters,
  warn: (message: string) => void,
): [Document, Document] {
  const texts = [textOf(inputs[0]), textOf(inputs[1])] as const;
  if (manner === 'auto') for (const side of [0, 1] as const) refuseOthers(texts[side], inputs[side].name);
  if (manner === 'lines') {
    const [first, second] = languages ?? guessedLanguages(texts, inputs, warn);
    return [segmentLines(texts[0], first), segmentLines(texts[1], second)];
  }
  const [first, second] = languages ?? detectedLanguages(texts, inputs);
  // Wrong rules are told with the name of their own file, so they are made before a text is in hand.
  const [ours, theirs] = [splitters(first), splitters(second)];
  return [
    inFile(inputs[0].name, () => segmentTranscript(texts[0], first, ours)),
    inFile(inputs[1].name, () => segmentTranscript(texts[1], second, theirs)),
  ];
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
  [/^\s*<(?:!doctype html|html)/iu, 'a web page', 'Save it as plain text (.txt, UTF-8) first.'],
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
