import { SverkaError } from '../error.js';
import type { Meta } from '../model/document.js';
import { decode } from './bytes.js';
import type { Block } from './office/blocks.js';
import { bookText } from './epub/chapter.js';
import { damaged, mendHint } from './epub/fault.js';
import { containerPath, encryptionPath, readContainer, readEncryption, readPackage } from './epub/package.js';
import { faultOf, type Mend } from './epub/mend.js';
import type { Silence } from './epub/silence.js';
import { countVisible } from '../model/document.js';

/** The files of a book by their paths; those that are not there are missing in the answer. */
export type BookFiles = (paths: readonly string[]) => ReadonlyMap<string, Uint8Array>;

/** Something of a book that is no part of its running text, and how many characters of it there are, white space apart. */
export interface LeftOut {
  /** In English: `notes`. */
  readonly what: string;
  readonly characters: number;
}

/** The text of a book. Each character of its spine that is not white space is in the text or is counted in `left`. */
export interface Book {
  /** Headings, paragraphs, items of lists and cells of tables, in reading order. */
  readonly blocks: readonly Block[];
  /** Title, date, publisher and identifier. */
  readonly meta: Meta;
  /** Its language as the book says: `en-GB`. */
  readonly tag?: string;
  readonly left: readonly LeftOut[];
  readonly pictures: number;
}

/** What an EPUB may ask of whoever reads it. */
export interface BookReading {
  /** Of its documents, where they are not in the encoding that they say. */
  readonly encoding?: string | undefined;
  /** Is told what was decided and is not sure. */
  readonly remark?: (message: string) => void;
  /** Mends documents that are not well formed (`loadMend`), which is told; without it they are refused. */
  readonly mend?: Mend | undefined;
}

const names: Readonly<Record<Exclude<Silence, 'script'>, string>> = {
  note: 'notes',
  mark: 'marks of notes',
  page: 'numbers of pages',
  contents: 'the table of contents',
  aside: 'documents outside of the reading order',
  hidden: 'hidden passages',
  picture: 'pictures',
};

/** A hundred megabytes of text are no book: entities of a few letters have made more of it. */
const mostText = 1e8;
const long = 'its text is longer than a hundred million characters';
/** The package documents of books of ten thousand documents have a million. */
const mostPlan = 4e6;

/**
 * Reads an EPUB, 2 or 3: the documents of its spine in order. Notes, pictures, tables of contents and what is outside of
 * the reading order are left out. Nothing is read but what `files` gives.
 * @throws SverkaError `input/damaged`, `input/encrypted`, `input/too-large`, `input/no-text`, and those of `decode`
 */
export function readEpub(files: BookFiles, { encoding, remark = () => {}, mend }: BookReading = {}): Book {
  const heads = files([containerPath, encryptionPath]);
  const plain = (bytes: Uint8Array | undefined, path: string, named?: string): string => {
    if (bytes === undefined) throw damaged(`${path} is missing`);
    try {
      const { text, guessed, encoding: found } = decode(bytes, named);
      if (guessed) remark(`${path} is read as ${found}; --encoding overrules this.`);
      return text;
    } catch (error) {
      throw error instanceof SverkaError ? error.of(path) : error;
    }
  };
  const small = (bytes: Uint8Array | undefined, path: string): string => {
    if ((bytes?.length ?? 0) > mostPlan) throw tooLarge(`${path} is larger than ${mostPlan / 1e6} MB`);
    return plain(bytes, path);
  };
  const mended = (text: string, path: string): string => {
    const fault = mend && faultOf(text);
    const better = fault === undefined ? undefined : mend?.(text);
    if (better === undefined) return text;
    remark(
      `${path} is not well formed (${fault}) and is read as browsers read web pages; see that nothing is missing.`,
    );
    return better;
  };
  const container = readContainer(small(heads.get(containerPath), containerPath));
  const secret = heads.get(encryptionPath);
  const locked = secret === undefined ? new Set() : readEncryption(small(secret, encryptionPath));
  const plan = locked.has(container)
    ? undefined
    : readPackage(small(files([container]).get(container), container), container);
  const documents = plan?.items ?? [];
  if (plan === undefined || documents.some(({ path }) => locked.has(path))) throw encrypted();

  const left = new Map<keyof typeof names, number>();
  let [pictures, length] = [plan.pictures, 0];
  const leave = (what: Silence, text: string): void => {
    if (what === 'script') return;
    if (what === 'picture' && text === '') pictures++;
    const characters = countVisible(text);
    if (characters > 0) left.set(what, (left.get(what) ?? 0) + characters);
  };
  const grow = (more: number): void => {
    if ((length += more) > mostText) throw tooLarge(long);
  };
  const book = bookText({ leave, grow });
  const contents = files(documents.map(({ path }) => path));
  for (const { path, role } of documents) {
    const text = mended(plain(contents.get(path), path, encoding), path);
    try {
      book.read(text, path, role);
    } catch (error) {
      // Entities have made more of a paragraph than a string can hold.
      if (error instanceof RangeError) throw tooLarge(long);
      throw error;
    }
  }
  if (book.blocks.length === 0)
    throw new SverkaError(
      'input/no-text',
      'There is no text in the book.',
      pictures > 0 ? 'Its pages are pictures: have its text recognized first.' : mendHint,
    );
  return {
    blocks: book.blocks,
    meta: plan.meta,
    ...(plan.tag !== undefined && { tag: plan.tag }),
    left: [...left].map(([what, characters]) => ({ what: names[what], characters })),
    pictures,
  };
}

const tooLarge = (what: string): SverkaError =>
  new SverkaError(
    'input/too-large',
    `The book cannot be read: ${what}.`,
    'Make a book of the part that is one text, with Calibre or Sigil.',
  );

const encrypted = (): SverkaError =>
  new SverkaError(
    'input/encrypted',
    'The book is protected (DRM): its text is encrypted.',
    'Ask whoever sold it for a copy without protection.',
  );
