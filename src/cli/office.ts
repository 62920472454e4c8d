import { readDocumentHtml, readOpenDocument, SverkaError, type Block } from '../index.js';
import { display, type Input } from './files.js';

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

/** A hundred megabytes of text are no transcript, and what unpacks to more is a trap. */
const mostBytes = 1e8;
const mostParts = 10_000;

/**
 * The paragraphs of a DOCX or ODT document. What reads them is loaded only here; nothing outside the file is read, and
 * of the file only its texts are unpacked.
 * @throws SverkaError `input/damaged`, `input/binary`, `input/encrypted`, `input/too-large`
 */
export async function readPacked(input: Input): Promise<readonly Block[]> {
  const file = display(input.name);
  try {
    const parts = await unpack(input);
    if (parts['word/document.xml'] !== undefined) return await readWord(parts);
    const { strFromU8 } = await import('fflate');
    if (parts['META-INF/manifest.xml'] && /encryption-data/u.test(strFromU8(parts['META-INF/manifest.xml'])))
      throw encrypted(file);
    if (parts['content.xml'] !== undefined) return readOpenDocument(strFromU8(parts['content.xml']));
  } catch (error) {
    if (error instanceof SverkaError) throw error.in(file);
    throw new SverkaError('input/damaged', 'The document cannot be read.', (error as Error).message, { file });
  }
  throw new SverkaError('input/binary', 'The file is no text.', 'Of packed files, DOCX and ODT are read.', { file });
}

type Parts = Readonly<Record<string, Uint8Array>>;

async function unpack({ bytes }: Input): Promise<Parts> {
  const { unzipSync } = await import('fflate');
  let [sum, count] = [0, 0];
  const wanted = ({ name, originalSize }: { readonly name: string; readonly originalSize: number }): boolean => {
    if (++count > mostParts) throw tooLarge();
    // No picture is looked at.
    if (!/\.(?:xml|rels)$/u.test(name)) return false;
    sum += originalSize;
    if (sum > mostBytes) throw tooLarge();
    return true;
  };
  try {
    // A part is unpacked into the room that it says it needs, and not beyond.
    return unzipSync(bytes, { filter: wanted });
  } catch (error) {
    if (error instanceof SverkaError) throw error;
    throw new SverkaError('input/damaged', 'The document cannot be unpacked.', (error as Error).message);
  }
}

const tooLarge = (): SverkaError =>
  new SverkaError(
    'input/too-large',
    'The document unpacks to more than a hundred megabytes of text.',
    'Save the part that is one transcript as a document of its own.',
  );

/** mammoth is given a packed file of its own, with nothing in it but parts whose size is known. */
async function readWord(parts: Parts): Promise<readonly Block[]> {
  const { strFromU8, zipSync } = await import('fflate');
  for (const [name, part] of Object.entries(parts))
    if (/<!DOCTYPE/iu.test(strFromU8(part.subarray(0, 4096), true)))
      throw new SverkaError('input/damaged', `There is a DOCTYPE in ${name}.`, 'Open and save the document anew.');
  const { default: mammoth } = await import('mammoth');
  const buffer = Buffer.from(zipSync({ ...parts }, { level: 0 }));
  const convertImage = mammoth.images.imgElement(() => Promise.resolve({ src: '' }));
  const { value } = await mammoth.convertToHtml({ buffer }, { convertImage });
  return readDocumentHtml(value);
}
