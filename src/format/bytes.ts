import { SverkaError } from '../error.js';
import {
  decodeBytes,
  declaredEncoding,
  encodingNamed,
  encodingNames,
  fitOf,
  guessEncoding,
  guessUtf16,
  guessUtf32,
  isJudged,
  leastFit,
} from './encoding.js';

/** The text of a file, and how it was found. */
export interface Decoded {
  /** Without byte order mark; line ends stay. */
  readonly text: string;
  /** As the WHATWG Encoding Standard names it: `windows-1251`. */
  readonly encoding: string;
  /** The file does not tell its encoding, which was inferred from its letters. */
  readonly guessed: boolean;
}

/**
 * Decodes the bytes of a file: by its byte order mark, as UTF-8 or UTF-16 where it is that, as an HTML or XML file
 * says of itself, else in the encoding in which its letters make most sense.
 * @param encoding a name or nickname of one, which overrides all but a byte order mark that says the same
 * @throws SverkaError `input/empty`, `input/binary`, `input/encoding`, `input/unknown-encoding`
 */
export function decode(bytes: Uint8Array, encoding?: string): Decoded {
  if (bytes.length === 0) throw empty('The file is empty.');
  const { text, ...how } = encoding === undefined ? detect(bytes) : decodeAs(bytes, encoding);
  if (text.includes('\0')) throw binary();
  // Ctrl-Z, with which DOS ended files.
  let content = text;
  while (content.endsWith('\x1a')) content = content.slice(0, -1);
  if (content.trim() === '') throw empty('The file holds nothing but white space.');
  return { text: content, ...how };
}

/** The text alone. */
export const decodeText = (bytes: Uint8Array, encoding?: string): string => decode(bytes, encoding).text;

function detect(bytes: Uint8Array): Decoded {
  const widest = guessUtf32(bytes);
  const widestText = widest === undefined ? undefined : tryDecode(bytes, widest);
  if (widestText !== undefined) return found(widestText, widest!);
  const marked = byMark(bytes);
  if (marked !== undefined) return found(strictly(bytes, marked), marked);
  const wide = guessUtf16(bytes);
  const wideText = wide === undefined ? undefined : tryDecode(bytes, wide);
  if (wideText !== undefined) return found(wideText, wide!);
  const text = tryDecode(bytes, 'utf-8');
  if (text !== undefined) return found(text, 'utf-8');
  if (isBinary(bytes)) throw binary();
  const declared = declaredEncoding(bytes);
  if (declared !== undefined && !declared.startsWith('utf-')) {
    // Of what is neither Russian nor English, letters tell nothing: a memory of Japanese is as it says.
    const foreign = isJudged(declared) ? undefined : tryDecode(bytes, declared);
    if (foreign !== undefined && !hasControls(foreign)) return found(foreign, declared);
    if (fitOf(bytes, declared) > leastFit) return found(strictly(bytes, declared), declared);
  }
  refuseBrokenUtf8(bytes);
  const { encoding, fit } = guessEncoding(bytes);
  if (fit < leastFit)
    throw new SverkaError(
      'input/encoding',
      'The encoding of the file cannot be told: it is not UTF-8, and makes no sense in another.',
      `Save it as UTF-8, or name its encoding: --encoding NAME. Those known are ${encodingNames.join(', ')}.`,
    );
  return { text: decodeBytes(bytes, encoding), encoding, guessed: true };
}

const found = (text: string, encoding: string): Decoded => ({ text, encoding, guessed: false });

function decodeAs(bytes: Uint8Array, name: string): Decoded {
  const encoding = encodingNamed(name);
  if (encoding === undefined)
    throw new SverkaError(
      'input/unknown-encoding',
      `There is no encoding ${name}.`,
      `Those known are ${encodingNames.join(', ')}, and what else browsers know.`,
    );
  const text = strictly(bytes, encoding);
  const fits = encoding.startsWith('utf-') || fitOf(bytes, encoding) > leastFit;
  if (fits && !hasControls(text)) return found(text, encoding);
  const better = inferred(bytes);
  throw new SverkaError(
    'input/encoding',
    `The file makes no sense in ${encoding}.`,
    better === undefined || better === encoding ? 'Name another encoding.' : `It looks like ${better}.`,
  );
}

/** What the bytes would be taken for, if that can be told. */
function inferred(bytes: Uint8Array): string | undefined {
  try {
    return detect(bytes).encoding;
  } catch {
    return undefined;
  }
}

function byMark([first, second, third]: Uint8Array): string | undefined {
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : undefined;
}

function tryDecode(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return decodeBytes(bytes, encoding, true);
  } catch (error) {
    // Node tells of encodings of one byte that the bytes do not fit.
    const characters = bytes.length / (encoding.startsWith('utf-16') ? 2 : 1);
    if (!(error instanceof TypeError) || (!/^utf-(?:8|32)/u.test(encoding) && characters > longestString))
      throw tooLarge();
    return undefined;
  }
}

function strictly(bytes: Uint8Array, encoding: string): string {
  const text = tryDecode(bytes, encoding);
  if (text !== undefined) return text;
  const line = lineOfFault(bytes, encoding);
  throw new SverkaError(
    'input/encoding',
    `The file is not in ${encoding}, or it is damaged.`,
    'Get it anew, or save it again as UTF-8; without --encoding its encoding is found out.',
    line === undefined ? {} : { line },
  );
}

/** A file that is UTF-8 but for a few bytes is damaged, and in no other encoding. */
function refuseBrokenUtf8(bytes: Uint8Array): void {
  const text = new TextDecoder().decode(bytes);
  const wide = text.match(/[\u0080-\uffff]/gu)?.length ?? 0;
  const faults = text.match(/\ufffd/gu)?.length ?? 0;
  if (faults > 0.1 * wide) return;
  const line = lineOfFault(bytes, 'utf-8');
  throw new SverkaError(
    'input/encoding',
    'The file is in UTF-8, but damaged.',
    'Get it anew, or mend this line; --encoding reads it in another encoding.',
    line === undefined ? {} : { line },
  );
}

function lineOfFault(bytes: Uint8Array, encoding: string): number | undefined {
  const text = decodeBytes(bytes, encoding);
  const at = text.indexOf('\ufffd');
  return at < 0 ? undefined : text.slice(0, at).split(/\r\n|[\n\r\u2028\u2029]/u).length;
}

/** V8's longest string, in UTF-16 code units. */
const longestString = 2 ** 29 - 24;

const tooLarge = (): SverkaError =>
  new SverkaError(
    'input/too-large',
    `The text is longer than ${longestString.toLocaleString('en')} characters, which is more than can be held.`,
    'sverka align --piecewise takes plain text and lines of any length.',
  );

const empty = (what: string): SverkaError =>
  new SverkaError('input/empty', what, 'Give a file with a text or an alignment in it.');

const binary = (): SverkaError =>
  new SverkaError('input/binary', 'The file is not a text.', 'Save the page or document as plain text first.');

/** A zero byte, or a tenth of control characters among the first bytes, is no text in any 8-bit encoding. */
function isBinary(bytes: Uint8Array): boolean {
  const head = bytes.subarray(0, 4096);
  const controls = head.filter((byte) => byte < 32 && ![9, 10, 12, 13, 26, 27].includes(byte)).length;
  return head.includes(0) || controls > head.length / 10;
}

/** A hundredth of control characters, C1 among them, is what a wrong encoding makes of letters. */
function hasControls(text: string): boolean {
  const head = text.slice(0, 4096);
  return (head.match(/[^\P{Cc}\t\n\f\r\x85]/gu)?.length ?? 0) > head.length / 100;
}
