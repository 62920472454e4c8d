import {
  loadMend,
  readDocumentHtml,
  readEpub,
  readOpenDocument,
  SverkaError,
  type Block,
  type Book,
  type BookFiles,
  type Mend,
  type Meta,
} from '../../index.js';
import { openArchive, type Archive } from './archive.js';
import { display, type Input } from '../files.js';
import { count } from '../terminal.js';

/** Whether the bytes are a packed document, as word processors write them. */
export const isPacked = ({ bytes }: Pick<Input, 'bytes'>): boolean =>
  bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 0x03 && bytes[3] === 0x04;

/** Whether the bytes are a compound file of Microsoft's: a document of before 2007, or a protected one. */
export const isCompound = ({ bytes }: Input): boolean =>
  [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1].every((byte, index) => bytes[index] === byte);

/** @returns the error that tells what to do with such a file */
export function compoundError({ name, bytes }: Input): SverkaError {
  // Names in it are UTF-16; this part is in those alone that have a password.
  const isLocked = Buffer.from(bytes).includes(Buffer.from('EncryptedPackage', 'utf16le'));
  return isLocked
    ? encrypted(display(name))
    : new SverkaError(
        'input/binary',
        'This is a Word document of the old kind (.doc).',
        'Save it as DOCX: soffice --headless --convert-to docx FILE does so too.',
        { file: display(name) },
      );
}

const encrypted = (file: string): SverkaError =>
  new SverkaError('input/encrypted', 'The document is protected by a password.', 'Open it and save it without one.', {
    file,
  });

/** What a packed document holds. */
export interface PackedText {
  readonly blocks: readonly Block[];
  readonly meta: Meta;
  /** Its language, as a book says of itself. */
  readonly tag?: string;
}

/**
 * The paragraphs of a DOCX, ODT or EPUB. What reads them is loaded only here; nothing outside the file is read, and
 * of the file only its texts are unpacked.
 * @param encoding of the documents of a book
 * @param warn is told what a book has beside its text
 * @throws SverkaError `input/damaged`, `input/binary`, `input/encrypted`, `input/too-large`, `input/no-text`
 */
export async function readPacked(
  input: Input,
  warn: (message: string) => void = () => {},
  encoding?: string,
): Promise<PackedText> {
  const file = display(input.name);
  try {
    const archive = await openArchive(input.bytes);
    const { strFromU8 } = await import('fflate');
    const heads = archive.read((name) => name === 'mimetype' || name === 'META-INF/container.xml');
    const isBook = strFromU8(heads.get('mimetype')?.subarray(0, 100) ?? new Uint8Array()).startsWith(epubType);
    if (isBook || heads.has('META-INF/container.xml')) return await readBook(archive, file, warn, encoding);
    const parts = archive.read((name) => /\.(?:xml|rels)$/u.test(name));
    if (parts.has('word/document.xml')) return { blocks: await readWord(parts), meta: {} };
    const manifest = parts.get('META-INF/manifest.xml');
    if (manifest !== undefined && /encryption-data/u.test(strFromU8(manifest))) throw encrypted(file);
    const content = parts.get('content.xml');
    if (content !== undefined) return { blocks: readOpenDocument(strFromU8(content)), meta: {} };
  } catch (error) {
    if (error instanceof SverkaError) throw error.in(file);
    throw new SverkaError('input/damaged', 'The document cannot be read.', (error as Error).message, { file });
  }
  throw new SverkaError('input/binary', 'The file is no text.', 'Of packed files, DOCX, ODT and EPUB are read.', {
    file,
  });
}

const epubType = 'application/epub+zip';

async function readBook(
  archive: Archive,
  file: string,
  warn: (message: string) => void,
  encoding: string | undefined,
): Promise<PackedText> {
  const files: BookFiles = (paths) => {
    const names = new Map(paths.flatMap((path) => archive.find(path).map((name) => [name, path] as const)));
    return new Map([...archive.read((name) => names.has(name))].map(([name, bytes]) => [names.get(name)!, bytes]));
  };
  const read = (mend?: Mend): Book => {
    const said: string[] = [];
    const found = readEpub(files, { encoding, remark: (message) => said.push(message), mend });
    for (const message of said) warn(`${file}: ${message}`);
    return found;
  };
  let book: Book;
  try {
    book = read();
  } catch (error) {
    if (!(error instanceof SverkaError && error.code === 'input/damaged')) throw error;
    book = read(await loadMend());
  }
  const { blocks, meta, tag, left, pictures } = book;
  const number = (value: number): string => value.toLocaleString('en');
  const parts = [
    ...left.map(({ what, characters }, index) => `${number(characters)}${index === 0 ? ' characters' : ''} of ${what}`),
    ...(pictures > 0 ? [count(pictures, 'picture')] : []),
  ];
  if (parts.length > 0) warn(`${file}: left out are ${parts.join(', ')}.`);
  return { blocks, meta, ...(tag !== undefined && { tag }) };
}

/** mammoth is given a packed file of its own, with nothing in it but parts whose size is known. */
async function readWord(parts: ReadonlyMap<string, Uint8Array>): Promise<readonly Block[]> {
  const { strFromU8, zipSync } = await import('fflate');
  for (const [name, part] of parts)
    if (/<!DOCTYPE/iu.test(strFromU8(part.subarray(0, 4096), true)))
      throw new SverkaError('input/damaged', `There is a DOCTYPE in ${name}.`, 'Open and save the document anew.');
  const { default: mammoth } = await import('mammoth');
  const buffer = Buffer.from(zipSync(Object.fromEntries(parts), { level: 0 }));
  const convertImage = mammoth.images.imgElement(() => Promise.resolve({ src: '' }));
  const { value } = await mammoth.convertToHtml({ buffer }, { convertImage });
  return readDocumentHtml(value);
}
