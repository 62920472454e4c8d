import { isUtf8 } from 'node:buffer';
import { closeSync, openSync, readSync, statSync, type BigIntStats } from 'node:fs';
import { decode, pieceDecoder, SverkaError, type Decoded } from '../../index.js';
import { inFile } from './documents.js';
import { dash, display, readInput, type Input } from '../files.js';
import { isPacked } from './office.js';

/** A file whose text may be read more than once, piece by piece. */
export interface TextSource {
  /** Without its bytes where it is large. */
  readonly input: Input;
  /** Of its beginning. */
  readonly head: Decoded;
  /** In bytes, or characters. */
  readonly size: number;
  /** @param progress is told how much of `size` was read */
  readonly pieces: (progress?: (read: number) => void) => Iterable<string>;
  /** The same with what is not ASCII garbled: for the markup alone, and faster. */
  readonly markup: () => Iterable<string>;
  /** It is packed, and has no text before it is unpacked. */
  readonly isPacked: boolean;
}

/** What is smaller is read at once, so that its encoding can be found out from all of it. */
const large = 16 << 20;
const headSize = 1 << 20;
const pieceSize = 1 << 18;

/** @throws SverkaError as reading and decoding a file does */
export function openSource(name: string, encoding?: string): TextSource {
  const stats = name === dash ? undefined : statsOf(name);
  if (stats === undefined || !stats.isFile() || stats.size <= large) {
    const input = readInput(name);
    if (isPacked(input))
      return {
        input,
        head: { text: '', encoding: '', guessed: false },
        size: 0,
        pieces: () => [],
        markup: () => [],
        isPacked: true,
      };
    const head = inFile(name, () => decode(input.bytes, encoding));
    const { text } = head;
    const pieces = (progress?: (read: number) => void): Iterable<string> => slices(text, progress);
    return { input, head, size: text.length, pieces, markup: pieces, isPacked: false };
  }
  const head = inFile(name, () => decode(headOf(name), encoding));
  const input = { name, bytes: new Uint8Array(), id: `${stats.dev}:${stats.ino}` };
  const { encoding: found } = head;
  return {
    input,
    head,
    size: Number(stats.size),
    pieces: (progress) => filePieces(name, found, progress),
    markup: () => filePieces(name, /^utf-(?:16|32)/u.test(found) ? found : 'latin1'),
    isPacked: false,
  };
}

/** Nothing where it cannot be looked at: reading it tells why. */
function statsOf(name: string): BigIntStats | undefined {
  try {
    return statSync(name, { bigint: true });
  } catch {
    return undefined;
  }
}

function* slices(text: string, progress: ((read: number) => void) | undefined): Generator<string> {
  for (let at = 0; at < text.length; at += pieceSize) {
    yield text.slice(at, at + pieceSize);
    progress?.(Math.min(at + pieceSize, text.length));
  }
}

/** The first bytes, to the end of a tag or line, so that no character is cut. */
function headOf(name: string): Uint8Array {
  const file = openFile(name);
  try {
    const bytes = new Uint8Array(headSize);
    const head = bytes.subarray(0, readSync(file, bytes));
    const end = Math.max(head.lastIndexOf(0x3e), head.lastIndexOf(0x0a));
    // In UTF-16 and UTF-32 zeros stand before or after.
    if (!head.includes(0)) return head.subarray(0, end < 0 ? wholeCharacters(head) : end + 1);
    const size = (head[0] === 0 && head[1] === 0) || (head[2] === 0 && head[3] === 0) ? 4 : 2;
    return head.subarray(0, end - (end % size));
  } finally {
    closeSync(file);
  }
}

/** How many bytes there are without a character of UTF-8 that is cut at their end. */
function wholeCharacters(bytes: Uint8Array): number {
  let end = bytes.length;
  while (end > 0 && bytes.length - end < 3 && (bytes[end - 1]! & 0xc0) === 0x80) end--;
  return end > 0 && bytes[end - 1]! >= 0xc0 ? end - 1 : bytes.length;
}

/** The text of a file, piece by piece. */
export function* filePieces(name: string, encoding: string, progress?: (read: number) => void): Generator<string> {
  const file = openFile(name);
  try {
    const decoder = encoding === 'utf-8' ? utf8Decoder() : encoding === 'latin1' ? latin1 : pieceDecoder(encoding);
    const bytes = new Uint8Array(pieceSize);
    let read = 0;
    for (;;) {
      const size = readSync(file, bytes);
      yield decoded(() => decoder(bytes.subarray(0, size), size === 0), name, encoding);
      if (size === 0) return;
      progress?.((read += size));
    }
  } finally {
    closeSync(file);
  }
}

const latin1 = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');

/** As strict as a TextDecoder, and several times as fast. */
function utf8Decoder(): (bytes: Uint8Array, isLast: boolean) => string {
  let rest = new Uint8Array();
  let isFirst = true;
  return (bytes, isLast) => {
    const all = Buffer.concat([rest, bytes]);
    let end = all.length;
    // The first bytes of a character that the next piece completes.
    if (!isLast)
      for (let back = 1; back <= 3 && back <= end; back++) {
        const byte = all[end - back]!;
        if (byte < 0x80) break;
        if (byte >= 0xc0) {
          if (back < (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2)) end -= back;
          break;
        }
      }
    const whole = all.subarray(0, end);
    rest = Uint8Array.from(all.subarray(end));
    if (!isUtf8(whole)) throw new TypeError('not UTF-8');
    const text = whole.toString('utf8');
    const marked = isFirst && text.startsWith('\uFEFF');
    isFirst = false;
    return marked ? text.slice(1) : text;
  };
}

function decoded(decoder: () => string, name: string, encoding: string): string {
  try {
    return decoder();
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new SverkaError(
      'input/encoding',
      `The file is not in ${encoding}, or it is damaged.`,
      'Get it anew, or save it again as UTF-8; --encoding names another encoding.',
      { file: display(name) },
    );
  }
}

function openFile(name: string): number {
  try {
    return openSync(name, 'r');
  } catch (error) {
    throw new SverkaError('file/unreadable', 'The file cannot be read.', (error as Error).message, { file: name });
  }
}
