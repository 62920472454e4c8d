import { closeSync, existsSync, openSync, readSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { eachInTurn } from '../../editor/temporary.js';
import {
  encodingNamed,
  findingOf,
  mendEdition,
  mendMemory,
  recognizeFormat,
  SverkaError,
  surveyMemory,
  validateEdition,
  validateMemory,
  type Finding,
  type RuleName,
} from '../../index.js';
import type { Command, Given, Status } from '../command.js';
import { inFileError, textOf } from '../input/documents.js';
import { checkOutput, dash, display, readInput, writeOutputs, type Input } from '../files.js';
import { printer, tellMended } from '../view/findings.js';
import { encodingOption, encodingsOf, talkOptions, usageError, valueOf } from '../options.js';
import { placesFor, savedStem } from '../output/places.js';
import { openSource, type TextSource } from '../input/source.js';
import { progress } from '../terminal.js';
import { openTextSpool } from '../tm/output.js';

export const validate: Command = {
  files: ['FILE'],
  options: {
    Reading: encodingOption,
    Checking: {
      strict: { description: 'a warning is reason enough for exit status 1' },
      to: { choices: ['text', 'json'], description: 'how findings are told [text]' },
      all: { description: 'tell all findings of each rule, not the first twenty' },
    },
    Mending: {
      fix: { description: 'mend what can be mended without a doubt, and check the result' },
      output: { alias: 'o', value: 'PATH', description: 'where the mended file goes; the one that is read stays' },
    },
    Other: talkOptions,
  },
  examples: [
    ['sverka validate talks.tmx', 'what is wrong, where, and how to mend it'],
    ['sverka validate talks.tmx --fix -o mended.tmx', 'what can be mended is, and the rest is told'],
    ['sverka validate talks.tei.xml --to json', 'for other programs'],
  ],
  note:
    'FILE is TMX or TEI; of an edition in three files, any: all three are checked. The exit status is 0 when there is no error, 1 when there is ' +
    'one, 2 when the file cannot be looked at. docs/memory.md lists the rules.',
  run,
};

/** Told before anything of the file itself. */
type Beginning = readonly (readonly [rule: RuleName, message: string])[];

async function run([name]: readonly string[], given: Given): Promise<Status> {
  const output = valueOf(given, 'output');
  const isFixing = given['fix'] === true;
  if (isFixing && (output === undefined || output === dash))
    throw usageError('Where the mended file should go is not said.', 'Name it with -o, such as -o mended.tmx.');
  if (!isFixing && output !== undefined)
    throw usageError('-o is for the file that --fix writes.', 'Leave it out, or add --fix.');
  const [encoding] = encodingsOf(given, 1);
  const source = openSource(name!, encoding);
  const kind = kindOf(source);
  const beginning = encodingFaults(source, encoding !== undefined);
  if (isFixing)
    return kind === 'tmx'
      ? fixMemory(source, given, output!, beginning)
      : fixEdition(source, given, output!, beginning);
  const out = printer(display(name!), given);
  for (const [rule, message] of beginning) out.tell([findingOf(rule, message, { line: 1, column: 1 })]);
  if (kind === 'tmx') checkPieces(source.pieces(progressOf(source, given)), out.tell);
  else out.tell(findingsOf(source, name!));
  progress(given['quiet'] === true)('');
  return out.close();
}

function kindOf({ head, input }: TextSource): 'tmx' | 'tei' {
  const name = recognizeFormat(head.text)?.name;
  if (name === 'tmx' || name === 'tei') return name;
  if (/\.tmx$/iu.test(input.name)) return 'tmx';
  if (/\.tei\.xml$/iu.test(input.name)) return 'tei';
  throw new SverkaError(
    'validate/unknown-format',
    'This is neither TMX nor TEI.',
    'Give a memory or an edition; sverka convert makes one of other formats.',
    { file: display(input.name) },
  );
}

function checkPieces(pieces: Iterable<string>, tell: (found: readonly Finding[]) => void): void {
  const validation = validateMemory();
  for (const piece of pieces) tell(validation.write(piece));
  tell(validation.close());
}

function progressOf({ size, input }: TextSource, given: Given): (read: number) => void {
  const show = progress(given['quiet'] === true);
  return (read) => show(`${String(Math.floor((100 * read) / size)).padStart(3)} %  checking ${display(input.name)} …`);
}

/** The text of a file is at hand: editions are read whole. */
function findingsOf(source: TextSource, name: string, text = [...source.pieces()].join('')): readonly Finding[] {
  const found = validateEdition({ name: basename(name), text }, (other) => {
    const path = join(dirname(name), other);
    return name === dash || !existsSync(path) ? undefined : textOf(readInput(path));
  });
  return found.map((finding) => {
    const { file, ...place } = finding.at;
    return {
      ...finding,
      at: file === undefined || file === basename(name) ? place : { file: join(dirname(name), file), ...place },
    };
  });
}

/** Whether a file is in the encoding that it says, and begins with the text. */
function encodingFaults({ head, input }: TextSource, isTold: boolean): Beginning {
  const faults: [RuleName, string][] = [];
  const first = firstBytes(input);
  if (first[0] === 0xef && first[1] === 0xbb && first[2] === 0xbf)
    faults.push(['encoding/mark', 'The file begins with a byte order mark.']);
  const named = /^\s*<\?xml[^>]*?\bencoding\s*=\s*["']([\w:.-]+)["']/u.exec(head.text)?.[1];
  const declared = named === undefined ? 'utf-8' : encodingNamed(named);
  const isPlain = /^\p{ASCII}*$/u.test(head.text);
  const family = (encoding: string | undefined): string | undefined => encoding?.replace(/^utf-16[lb]e$/u, 'utf-16');
  const isMarked = (first[0] === 0xff && first[1] === 0xfe) || (first[0] === 0xfe && first[1] === 0xff);
  if (family(declared) !== family(head.encoding) && !isPlain && !(named === undefined && isMarked))
    faults.push([
      'encoding/declared',
      named === undefined
        ? `The file declares no encoding, and is ${isTold ? 'read as' : 'in'} ${head.encoding}, not in UTF-8.`
        : `The file declares ${named}, and is ${isTold ? 'read as' : 'in'} ${head.encoding}.`,
    ]);
  return faults;
}

function firstBytes({ name, bytes }: Input): Uint8Array {
  if (bytes.length > 0 || name === dash) return bytes.subarray(0, 3);
  const first = new Uint8Array(3);
  const file = openSync(name, 'r');
  readSync(file, first);
  closeSync(file);
  return first;
}

/** What is mended by writing the file in UTF-8. */
const byWriting = (beginning: Beginning): Map<RuleName, number> => new Map(beginning.map(([rule]) => [rule, 1]));

async function fixMemory(source: TextSource, given: Given, output: string, beginning: Beginning): Promise<Status> {
  const { name } = source.input;
  const [place] = placesFor(output, savedStem(name), ['.tmx'])!;
  checkOutput(place!, [source.input]);
  const mended = byWriting(beginning);
  const { tags } = surveyOf(source);
  const out = printer(place!, given);
  const spool = openTextSpool(place);
  try {
    const validation = validateMemory();
    let isFirst = true;
    const pieces = mendMemory(source.pieces(progressOf(source, given)), { mended, firstTag: [...tags.keys()][0] });
    try {
      await eachInTurn(pieces, (text) => {
        const piece = isFirst ? inUtf8(text) : text;
        isFirst = false;
        spool.append('mended', piece);
        out.tell(validation.write(piece));
      });
    } catch (error) {
      throw inFileError(name, error);
    }
    out.tell(validation.close());
    await spool.settle([place!], [source.input]);
  } finally {
    progress(given['quiet'] === true)('');
    spool.discard();
  }
  if (given['quiet'] !== true) tellMended(mended, place!);
  return out.close();
}

const surveyOf = (source: TextSource) => {
  try {
    return surveyMemory(source.markup(), []);
  } catch (error) {
    if (error instanceof SverkaError) return { tags: new Map<string, number>() };
    throw error;
  }
};

function fixEdition(source: TextSource, given: Given, output: string, beginning: Beginning): Status {
  const { name } = source.input;
  const [place] = placesFor(output, savedStem(name), ['.tei.xml'])!;
  checkOutput(place!, [source.input]);
  const mended = byWriting(beginning);
  const text = inUtf8(mendEdition([...source.pieces()].join(''), { mended }));
  const out = printer(place!, given);
  out.tell(findingsOf(source, name, text));
  writeOutputs([{ path: place!, text }], [source.input]);
  if (given['quiet'] !== true) tellMended(mended, place!);
  return out.close();
}

const inUtf8 = (text: string): string =>
  text.replace(/^(\s*<\?xml[^>]*?\bencoding\s*=\s*)(["'])(?!utf-8\2)[^"']*\2/iu, '$1$2UTF-8$2');
