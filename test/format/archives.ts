import { zipSync, type Zippable } from 'fflate';
import { bytesOf, type Files } from './books.js';

/** Packs the files of a book, what it is first and as it stands (OCF 3.3, 4.3). */
export const packed = (files: Files): Uint8Array =>
  zipSync(
    Object.fromEntries(
      Object.entries(files).map(([path, content]): [string, Zippable[string]] => [
        path,
        path === 'mimetype' ? [bytesOf(content), { level: 0 }] : bytesOf(content),
      ]),
    ),
  );

/** The same file, where what has a size says that it has another. */
export function claiming(file: Uint8Array, size: number, claimed: number): Uint8Array {
  const bytes = Buffer.from(file);
  const told = Buffer.alloc(4);
  told.writeUInt32LE(size);
  for (let place = bytes.indexOf(told); place >= 0; place = bytes.indexOf(told, place + 1))
    bytes.writeUInt32LE(claimed, place);
  return bytes;
}

/** The same file with another name of the same length, where the name is and where it is listed. */
export function renamed(file: Uint8Array, from: string, to: string): Uint8Array {
  const bytes = Buffer.from(file);
  for (let place = bytes.indexOf(from); place >= 0; place = bytes.indexOf(from, place + 1)) bytes.write(to, place);
  return bytes;
}

/** The same file, which does not say of any name that it is UTF-8, as many programs forget. */
export function unflagged(file: Uint8Array): Uint8Array {
  const bytes = Buffer.from(file);
  for (const [sign, flags] of [
    ['PK\u0003\u0004', 6],
    ['PK\u0001\u0002', 8],
  ] as const)
    for (let place = bytes.indexOf(sign); place >= 0; place = bytes.indexOf(sign, place + 1))
      bytes.writeUInt16LE(bytes.readUInt16LE(place + flags) & ~0x800, place + flags);
  return bytes;
}
