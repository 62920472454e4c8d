import { expect, test } from 'vitest';
import { decodeText } from '../../src/format/bytes.js';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

test('UTF-8 is read, its byte order mark goes, line ends stay', () => {
  expect(decodeText(bytes('Да.\r\nYes.\n'))).toBe('Да.\r\nYes.\n');
  expect(decodeText(bytes('\uFEFFДа.'))).toBe('Да.');
});

test.each([
  ['nothing', bytes(''), 'input/empty'],
  ['white space', bytes(' \n\u00a0\n'), 'input/empty'],
  ['a picture', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13), 'input/binary'],
  ['a zero in a text', bytes('a\0b'), 'input/binary'],
  ['windows-1251', Uint8Array.of(0xc4, 0xe0, 0x2e), 'input/encoding'],
])('%s is refused', (_, file, code) => {
  expect(() => decodeText(file)).toThrow(expect.objectContaining({ code }) as Error);
});
