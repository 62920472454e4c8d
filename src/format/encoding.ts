import { alphabet, bigrams } from './letters.js';

/**
 * Encodings of one byte a character that Russian and English texts come in, likeliest first: what two of them read
 * alike (an English text with curly quotes) is taken for the first. A later one must be better by its handicap, in nats.
 */
const eightBit: readonly (readonly [name: string, handicap: number])[] = [
  ['windows-1252', 0],
  ['windows-1251', 0],
  ['koi8-r', 0],
  ['ibm866', 0],
  ['iso-8859-5', 10],
  ['x-mac-cyrillic', 10],
];

/** Whether a text in an encoding is judged by its letters. */
export const isJudged = (encoding: string): boolean => eightBit.some(([name]) => name === encoding);

/** What people call encodings and TextDecoder does not know. */
const nicknames: Readonly<Record<string, string>> = {
  '1251': 'windows-1251',
  '1252': 'windows-1252',
  ansi: 'windows-1251',
  win: 'windows-1251',
  win1251: 'windows-1251',
  'win-1251': 'windows-1251',
  windows1251: 'windows-1251',
  win1252: 'windows-1252',
  'win-1252': 'windows-1252',
  windows1252: 'windows-1252',
  dos: 'ibm866',
  'cp-866': 'ibm866',
  koi8r: 'koi8-r',
  utf16: 'utf-16le',
  utf16le: 'utf-16le',
  utf16be: 'utf-16be',
  maccyrillic: 'x-mac-cyrillic',
};

/** The names to offer to a user. */
export const encodingNames = ['utf-8', 'utf-16le', 'utf-16be', ...eightBit.map(([name]) => name)] as const;

/** The one name of an encoding (as the WHATWG Encoding Standard has it), or undefined where there is none. */
export function encodingNamed(name: string): string | undefined {
  const folded = name.trim().toLowerCase().replace(/_/gu, '-');
  if (/^(?:utf-?32|ucs-?4|iso-10646-ucs-4)(?:-?(?:le|be))?$/u.test(folded))
    return folded.endsWith('be') ? 'utf-32be' : 'utf-32le';
  try {
    return new TextDecoder(nicknames[folded] ?? folded).encoding;
  } catch {
    return undefined;
  }
}

/** What windows-1252 has from 80 to 9F (hexadecimal). */
const upper1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/**
 * The text of bytes in an encoding, without byte order mark.
 * @param encoding as `encodingNamed` gives it
 * @throws TypeError where the bytes do not fit and `strict` is set
 */
export function decodeBytes(bytes: Uint8Array, encoding: string, strict = false): string {
  if (isUtf32(encoding)) return decodeUtf32(bytes, encoding === 'utf-32le', strict);
  const text = new TextDecoder(encoding, { fatal: strict }).decode(bytes);
  // Some versions of Node decode ISO 8859-1 by this name, where these are control characters.
  return encoding === 'windows-1252'
    ? text.replace(/[\u0080-\u009f]/gu, (char) => upper1252[char.charCodeAt(0) - 0x80]!)
    : text;
}

/** TextDecoder does not know it, since no browser reads it; an XML file may be in it. */
const isUtf32 = (encoding: string): boolean => encoding === 'utf-32le' || encoding === 'utf-32be';

function decodeUtf32(bytes: Uint8Array, isLittle: boolean, strict: boolean): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const fault = (): string => {
    if (strict) throw new TypeError('The bytes are not UTF-32.');
    return '\uFFFD';
  };
  const parts: string[] = [];
  let text = '';
  for (let at = 0; at + 4 <= bytes.length; at += 4) {
    const code = view.getUint32(at, isLittle);
    const isSign = code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
    if (at > 0 || code !== 0xfeff) text += isSign ? String.fromCodePoint(code) : fault();
    if (text.length > 65_536) {
      parts.push(text);
      text = '';
    }
  }
  if (bytes.length % 4 !== 0) text += fault();
  return parts.join('') + text;
}

/** UTF-32, told by its mark or by the zeros around its first sign, which in XML is ASCII. */
export function guessUtf32([a, b, c, d]: Uint8Array): 'utf-32le' | 'utf-32be' | undefined {
  if (c === 0 && d === 0 && ((a === 0xff && b === 0xfe) || (a !== 0 && b === 0))) return 'utf-32le';
  return a === 0 && b === 0 && ((c === 0xfe && d === 0xff) || (c === 0 && d !== 0 && d !== undefined))
    ? 'utf-32be'
    : undefined;
}

/**
 * Decodes a file piece by piece.
 * @throws TypeError where the bytes do not fit
 */
export function pieceDecoder(encoding: string): (bytes: Uint8Array, isLast: boolean) => string {
  if (encoding === 'windows-1252') return (bytes) => decodeBytes(bytes, encoding, true);
  if (isUtf32(encoding)) return utf32Decoder(encoding);
  const decoder = new TextDecoder(encoding, { fatal: true });
  return (bytes, isLast) => decoder.decode(bytes, { stream: !isLast });
}

function utf32Decoder(encoding: string): (bytes: Uint8Array, isLast: boolean) => string {
  let rest = new Uint8Array(0);
  return (bytes, isLast) => {
    const all = new Uint8Array(rest.length + bytes.length);
    all.set(rest);
    all.set(bytes, rest.length);
    const whole = isLast ? all.length : all.length - (all.length % 4);
    rest = all.slice(whole);
    const text = decodeUtf32(all.subarray(0, whole), encoding === 'utf-32le', true);
    return text;
  };
}

/** An encoding for bytes that are not UTF-8, and how well it fits: nats for each byte that is not ASCII. */
export interface Guess {
  readonly encoding: string;
  readonly fit: number;
}

/** Text in a right encoding fits better than this, in a wrong one worse: docs/formats.md has figures. */
export const leastFit = -6.5;
/** Bytes judged, from the first on that is not ASCII. */
const sampleSize = 32_768;

/** The encoding of one byte a character in which the bytes read best. */
export function guessEncoding(bytes: Uint8Array): Guess {
  const sample = sampleOf(bytes);
  const guesses = eightBit.map(([encoding, handicap]) => {
    const { sum, count } = plausibility(decodeBytes(sample, encoding));
    return { encoding, worth: sum - handicap, fit: count === 0 ? 0 : sum / count };
  });
  return guesses.reduce((best, guess) => (guess.worth > best.worth ? guess : best));
}

/** How well bytes fit an encoding of one byte a character. */
export function fitOf(bytes: Uint8Array, encoding: string): number {
  const { sum, count } = plausibility(decodeBytes(sampleOf(bytes), encoding));
  return count === 0 ? 0 : sum / count;
}

function sampleOf(bytes: Uint8Array): Uint8Array {
  const first = Math.max(0, bytes.findIndex((byte) => byte >= 0x80) - 64);
  return bytes.subarray(first, first + sampleSize);
}

/**
 * UTF-16 without a byte order mark, told by its upper bytes: 0 for ASCII, 4 for Cyrillic, 20 (hexadecimal) for dashes
 * and quotes. Undefined for anything else.
 */
export function guessUtf16(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (bytes.length < 4 || bytes.length % 2 !== 0) return undefined;
  const sample = bytes.subarray(0, 4096);
  const share = (parity: 0 | 1): number => {
    let upper = 0;
    let some = 0;
    for (let index = parity; index < sample.length; index += 2) {
      const byte = sample[index]!;
      if (byte === 0 || byte === 4 || byte === 0x20) upper++;
      if (byte !== 0x20) some++;
    }
    return some === 0 ? 0 : upper / (sample.length >> 1);
  };
  const [little, big] = [share(1), share(0)];
  if (Math.max(little, big) < 0.9 || Math.abs(little - big) < 0.3) return undefined;
  return little > big ? 'utf-16le' : 'utf-16be';
}

/**
 * What an HTML or XML file says about itself in its first bytes, which are ASCII in all that it may be; undefined
 * where it says nothing that is known.
 */
export function declaredEncoding(bytes: Uint8Array): string | undefined {
  const head = decodeBytes(bytes.subarray(0, 2048), 'windows-1252');
  const name =
    /^\s*<\?xml[^>]*\bencoding\s*=\s*["']([\w:-]+)/iu.exec(head)?.[1] ??
    /<meta\b[^<>]*\bcharset\s*=\s*(?:["']\s*)?([\w:-]+)/iu.exec(head)?.[1];
  return name === undefined ? undefined : encodingNamed(name);
}

const place = new Map([...alphabet].map((letter, index) => [letter, index]));
/** Index in the alphabet; 0, a word's edge, for all that is no Russian letter. */
const letterAt = (text: string, index: number): number =>
  place.get((text[index] ?? ' ').toLowerCase().replace('ё', 'е')) ?? 0;

/** Logarithms of rough chances, in nats. Only their order of size matters, and that wrong readings lose. */
const costs = {
  /** A capital after a small letter: the mark of KOI8-R read as windows-1251 and the reverse. */
  camel: 6,
  capital: 1,
  yo: 3,
  /** A Cyrillic letter that Russian has not. */
  foreign: 7,
  /** A Cyrillic and a Latin letter side by side. */
  mixed: 4,
  sign: 3,
  /** A closing quote before a word, a dash in one. */
  misplaced: 5,
  /** é in café; and where no Latin letter is beside it. */
  accent: 5,
  strayAccent: 9,
  /** ½ and ×, which a text of today may have; lines of a box it has not. */
  rareSign: 5,
  symbol: 9,
  control: 14,
} as const;

const usualSigns = /[«»“”„‘’‚‹›—–…№•\u00a0§°©®™\p{Sc}]/u;

/** Logarithm of the chance of what is not ASCII in a text, as Russian or English, and the number of those characters. */
function plausibility(text: string): { readonly sum: number; readonly count: number } {
  let sum = 0;
  let count = 0;
  for (let index = 0; index < text.length; index++) {
    if (text.charCodeAt(index) < 0x80) continue;
    count++;
    sum -= costOf(text, index);
  }
  return { sum, count };
}

function costOf(text: string, index: number): number {
  const char = text[index]!;
  const here = letterAt(text, index);
  const besideLatin = isLatin(text[index - 1]) || isLatin(text[index + 1]);
  if (here > 0) {
    const before = letterAt(text, index - 1);
    const edge = letterAt(text, index + 1) === 0 ? Number(bigrams[here]![0]) : 0;
    const isCapital = char !== char.toLowerCase();
    const isCamel = isCapital && before > 0 && text[index - 1] === text[index - 1]!.toLowerCase();
    return (
      Number(bigrams[before]![here]) +
      edge +
      (isCamel ? costs.camel : isCapital ? costs.capital : 0) +
      (char.toLowerCase() === 'ё' ? costs.yo : 0) +
      (besideLatin ? costs.mixed : 0)
    );
  }
  if (usualSigns.test(char)) return costs.sign + (isMisplaced(text, index) ? costs.misplaced : 0);
  if (/\p{Script=Cyrillic}/u.test(char)) return costs.foreign + (besideLatin ? costs.mixed : 0);
  if (/\p{Script=Latin}/u.test(char)) return besideLatin ? costs.accent : costs.strayAccent;
  if (/[½¼¾×÷±²³µ]/u.test(char)) return costs.rareSign;
  return /[\p{Cc}\p{Cn}\p{Co}\ufffd]/u.test(char) ? costs.control : costs.symbol;
}

/** Whether a sign of one encoding stands where a letter of another would: ”эст for Уэст. */
function isMisplaced(text: string, index: number): boolean {
  const [before, after] = [isLetter(text[index - 1]), isLetter(text[index + 1])];
  if (/[«„‚“‘‹]/u.test(text[index]!)) return before === after && !/[\d"'«“„‘(<[….-]/u.test(text[index + 1] ?? '');
  if (/[—§°\p{Sc}•©]/u.test(text[index]!)) return before && after;
  if (/[»›”…®™]/u.test(text[index]!)) return after;
  return text[index] === '№' && before;
}

const isLetter = (char: string | undefined): boolean => char !== undefined && /\p{L}/u.test(char);
const isLatin = (char: string | undefined): boolean => char !== undefined && /[A-Za-z]/u.test(char);
