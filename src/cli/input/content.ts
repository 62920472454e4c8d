import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import {
  isHtml,
  isSubtitles,
  isTei,
  readHtml,
  readMarkdown,
  readOpenDocument,
  readSubtitles,
  readTeiTranscript,
  SverkaError,
  type Block,
  type Meta,
  type TeiTranscript,
  type Timing,
} from '../../index.js';
import { inFile, inFileError, textOf, type Manner } from './documents.js';
import { dash, display, readInput, type Input } from '../files.js';
import { compoundError, isCompound, isPacked, readPacked, type PackedText } from './office.js';
import { isPdf, readPdf } from './pdf.js';

/** A text, and what its file tells of it. */
export interface Content {
  readonly text: string;
  readonly meta: Meta;
  /** The language that a book says it is in. */
  readonly tag?: string;
  /** Of a book or a word processor's document: its paragraphs, of which the text is made. */
  readonly blocks?: readonly Block[];
  /** Of subtitles: when it is said. */
  readonly times?: readonly Timing[];
  /** Of TEI: what makes its document, whose units are those of the markup. */
  readonly tei?: TeiTranscript;
  /** Of subtitles: the file as it stands. */
  readonly cues?: string;
}

/**
 * The text of an input of any kind: of a word processor's document, a book, a PDF, subtitles, a web page, Markdown by its
 * name, or as it stands.
 * @param manner only `auto` looks for other kinds than plain text; what is no text at all is known whatever it is
 * @param refuse is asked whether plain text is to be read as such
 */
export async function contentOf(
  input: Input,
  manner: Manner,
  encoding: string | undefined,
  warn: (message: string) => void,
  refuse: (text: string, name: string) => void = () => {},
): Promise<Content> {
  const { name } = input;
  if (isPacked(input)) return ofPacked(await readPacked(input, warn, encoding));
  if (isCompound(input)) throw compoundError(input);
  if (isPdf(input)) return { text: await readPdf(input), meta: {} };
  const text = textOf(input, encoding, warn);
  if (manner === 'html' || (manner === 'auto' && isHtml(text))) return pageOf(text, name);
  if (manner !== 'auto') return { text, meta: {} };
  if (isSubtitles(text)) return { ...readSubtitles(text), meta: {}, cues: text };
  if (/^\uFEFF?\s*<\?xml[^>]*>\s*<office:document\s/u.test(text.slice(0, 1000)))
    return ofPacked({ blocks: inFile(name, () => readOpenDocument(text)), meta: {} });
  if (isTei(text)) return teiOf(text, name, encoding);
  refuse(text, name);
  return { text: /\.(?:md|markdown)$/iu.test(name) ? readMarkdown(text) : text, meta: {} };
}

function teiOf(text: string, name: string, encoding: string | undefined): Content {
  // Corpora keep the list of their persons beside their files, or above them.
  const beside = (file: string): string | undefined => {
    const found =
      name === dash ? [] : ['.', '..'].map((folder) => join(dirname(name), folder, file)).filter(existsSync);
    return found[0] === undefined ? undefined : textOf(readInput(found[0]), encoding);
  };
  const tei = inFile(name, () => readTeiTranscript(text, beside));
  return { text: tei.text, meta: {}, tei };
}

const ofPacked = (packed: PackedText): Content => ({
  ...packed,
  text: packed.blocks.map(({ text }) => `${text}\n`).join('\n'),
});

async function pageOf(text: string, name: string): Promise<Content> {
  if (!/<[a-z][^<>]*>/iu.test(text))
    throw new SverkaError(
      'input/not-html',
      'There is not one tag in the file: it is no web page.',
      'Leave --from out.',
      { file: display(name) },
    );
  try {
    return await readHtml(text);
  } catch (error) {
    throw inFileError(name, error);
  }
}
