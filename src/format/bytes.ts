import { SverkaError } from '../error.js';

/**
 * The text of a file: UTF-8, with or without byte order mark, which is taken off. Line ends stay.
 * @throws SverkaError `input/empty`, `input/binary`, `input/encoding`
 */
export function decodeText(bytes: Uint8Array): string {
  if (bytes.length === 0) throw empty('The file is empty.');
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw isBinary(bytes)
      ? binary()
      : new SverkaError(
          'input/encoding',
          'The file is not in UTF-8.',
          'Save it as UTF-8, or convert it: iconv -f WINDOWS-1251 -t UTF-8 FILE.',
        );
  }
  if (text.includes('\0')) throw binary();
  if (text.trim() === '') throw empty('The file holds nothing but white space.');
  return text;
}

const empty = (what: string): SverkaError =>
  new SverkaError('input/empty', what, 'Give a file with the text of the transcript.');

const binary = (): SverkaError =>
  new SverkaError('input/binary', 'The file is not a text.', 'Save the page or document as plain text first.');

/** A zero byte, or a tenth of control characters among the first bytes, is no text in any 8-bit encoding. */
function isBinary(bytes: Uint8Array): boolean {
  const head = bytes.subarray(0, 4096);
  const controls = head.filter((byte) => byte < 32 && ![9, 10, 12, 13, 27].includes(byte)).length;
  return head.includes(0) || controls > head.length / 10;
}
