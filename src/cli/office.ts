import { readDocumentHtml, readOpenDocument, SverkaError } from '../index.js';
import { display, type Input } from './files.js';

/** Whether the bytes are a packed document, as word processors write them. */
export const isPacked = ({ bytes }: Pick<Input, 'bytes'>): boolean =>
  bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 0x03 && bytes[3] === 0x04;

/**
 * The text of a DOCX or ODT document. What reads them is loaded only here.
 * @throws SverkaError `input/damaged`, `input/binary`
 */
export async function readPacked({ name, bytes }: Input): Promise<string> {
  const file = display(name);
  const { unzipSync, strFromU8 } = await import('fflate');
  let parts: Readonly<Record<string, Uint8Array>>;
  try {
    // A hundred megabytes of text are no transcript, and what unpacks to more is a trap.
    const wanted = (part: { readonly name: string; readonly originalSize: number }): boolean =>
      ['content.xml', 'mimetype', '[Content_Types].xml', 'word/document.xml'].includes(part.name) &&
      part.originalSize < 1e8;
    parts = unzipSync(bytes, { filter: wanted });
  } catch (error) {
    throw new SverkaError('input/damaged', 'The document cannot be unpacked.', (error as Error).message, { file });
  }
  try {
    if (parts['word/document.xml'] !== undefined) {
      const { default: mammoth } = await import('mammoth');
      const { value } = await mammoth.convertToHtml({ buffer: Buffer.from(bytes) });
      return readDocumentHtml(value);
    }
    if (parts['content.xml'] !== undefined) return readOpenDocument(strFromU8(parts['content.xml']));
  } catch (error) {
    if (error instanceof SverkaError) throw error.in(file);
    throw new SverkaError('input/damaged', 'The document cannot be read.', (error as Error).message, { file });
  }
  throw new SverkaError('input/binary', 'The file is no text.', 'Of packed files, DOCX and ODT are read.', { file });
}
