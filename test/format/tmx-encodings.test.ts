import { describe, expect, test } from 'vitest';
import { decode } from '../../src/format/bytes.js';
import { pieceDecoder } from '../../src/format/encoding.js';
import { tmx } from '../../src/format/tmx.js';
import { encode } from './encodings.js';
import { errorOf } from './errors.js';

// What programs wrote since 1998, and kits of conformance ask for: the same memory in every encoding that XML may declare.
const memory = (declaration: string, en = 'The Minister – said: yes.', ru = 'Министр сказал: да. Ещё.'): string =>
  `${declaration}\n<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n<tmx version="1.4">\n<header creationtool="x" creationtoolversion="1" segtype="sentence" o-tmf="x" adminlang="en" srclang="en" datatype="plaintext"/>\n<body>\n` +
  `<tu><tuv xml:lang="en"><seg>${en}</seg></tuv><tuv xml:lang="ru"><seg>${ru}</seg></tuv></tu>\n</body>\n</tmx>\n`;

const read = (bytes: Uint8Array): [string, string] => {
  const { source, target } = tmx.read!(decode(bytes).text);
  return [source.text, target.text];
};

const both: [string, string] = ['The Minister – said: yes.', 'Министр сказал: да. Ещё.'];
const marks: Readonly<Record<string, string>> = { 'utf-8': '\uFEFF', 'utf-16le': '\uFEFF', 'utf-16be': '\uFEFF' };

describe('Unicode', () => {
  const declared = [
    '<?xml version="1.0"?>',
    '<?xml version="1.0" encoding="UTF-16"?>',
    "<?xml version='1.0' encoding='utf-8' ?>",
  ];
  for (const encoding of ['utf-8', 'utf-16le', 'utf-16be'])
    test.each(declared)(`${encoding}, with a mark and without: %s`, (declaration) => {
      // What is in one encoding and declares another was saved anew by an editor: its bytes are right.
      const text = memory(declaration);
      expect(read(encode(text, encoding))).toEqual(both);
      expect(read(encode(marks[encoding]! + text, encoding))).toEqual(both);
    });
});

describe('UTF-32', () => {
  const wide = (text: string, isLittle: boolean): Uint8Array => {
    const signs = [...text];
    const bytes = Buffer.alloc(4 * signs.length);
    for (const [index, sign] of signs.entries())
      if (isLittle) bytes.writeUInt32LE(sign.codePointAt(0)!, 4 * index);
      else bytes.writeUInt32BE(sign.codePointAt(0)!, 4 * index);
    return bytes;
  };
  test.each(['UTF-32', 'ISO-10646-UCS-4', 'utf-8'])('that declares %s, with a mark and without', (name) => {
    const text = memory(`<?xml version="1.0" encoding="${name}"?>`, '😀 yes.', 'Да.');
    for (const isLittle of [true, false])
      for (const mark of ['', '\uFEFF']) expect(read(wide(mark + text, isLittle))).toEqual(['😀 yes.', 'Да.']);
  });
  test('cut off, or with what is no character', () => {
    const bytes = wide(memory('<?xml version="1.0"?>'), true);
    expect(errorOf(() => read(bytes.subarray(0, bytes.length - 1))).code).toMatch(/^input\//u);
    expect(errorOf(() => decode(bytes.subarray(0, bytes.length - 1), 'utf-32')).code).toBe('input/encoding');
    const half = wide('\u0041', true);
    half.set([0, 0xd8, 0, 0]);
    expect(errorOf(() => decode(Buffer.concat([wide('ab', true), half]), 'utf-32le')).code).toBe('input/encoding');
  });
  test('in pieces, cut inside of characters', () => {
    const decoder = pieceDecoder('utf-32be');
    const bytes = wide('\uFEFFа😀b', false);
    expect(
      Array.from(bytes, (_, at) => decoder(bytes.subarray(at, at + 1), false)).join('') +
        decoder(new Uint8Array(), true),
    ).toBe('а😀b');
  });
});

describe('encodings of one byte a character', () => {
  const texts = ['The Minister said: yes.', 'Министр сказал: да. Ещё.'] as const;
  test.each([
    ['windows-1251', 'windows-1251'],
    ['Windows-1251', 'windows-1251'],
    ['cp1251', 'windows-1251'],
    ['KOI8-R', 'koi8-r'],
    ['ISO-8859-5', 'iso-8859-5'],
    ['iso8859-5', 'iso-8859-5'],
    ['IBM866', 'ibm866'],
    ['x-mac-cyrillic', 'x-mac-cyrillic'],
    ['koi8-u', 'koi8-u'],
  ])('%s', (name, encoding) => {
    const text = memory(`<?xml version="1.0" encoding="${name}"?>`, ...texts);
    expect(read(encode(text, encoding))).toEqual([...texts]);
  });
  test('a short unit, which tells nothing by its letters', () => {
    for (const encoding of ['windows-1251', 'koi8-r', 'iso-8859-5']) {
      const text = memory(`<?xml version="1.0" encoding="${encoding}"?>`, 'No.', 'Я');
      expect(read(encode(text, encoding))).toEqual(['No.', 'Я']);
    }
  });
  test('signs of an English text', () => {
    for (const [name, encoding] of [
      ['ISO-8859-1', 'windows-1252'],
      ['windows-1252', 'windows-1252'],
    ] as const) {
      const text = memory(`<?xml version="1.0" encoding="${name}"?>`, 'Café São “é” ½', '&#1044;&#x430;');
      expect(read(encode(text, encoding))).toEqual(['Café São “é” ½', 'Да']);
    }
    const ascii = memory('<?xml version="1.0" encoding="US-ASCII"?>', 'A&#x2014;b', '&#1044;&#x430;');
    expect(read(encode(ascii, 'utf-8'))).toEqual(['A—b', 'Да']);
  });
});

test('what the bytes cannot be is refused, and nothing is guessed wrong', () => {
  const text = memory('<?xml version="1.0" encoding="utf-8"?>');
  const bytes = encode(text, 'utf-8').slice();
  bytes[bytes.indexOf(0xd0) + 1] = 0x41;
  expect(errorOf(() => read(bytes)).code).toBe('input/encoding');
});
