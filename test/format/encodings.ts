/** A text in an encoding of one byte a character, or in UTF-16 without a mark; for what the encoding lacks it throws. */
export function encode(text: string, encoding: string): Uint8Array {
  if (encoding === 'utf-8') return new TextEncoder().encode(text);
  if (encoding.startsWith('utf-16')) {
    const bytes = new Uint8Array(2 * text.length);
    const view = new DataView(bytes.buffer);
    for (let index = 0; index < text.length; index++)
      view.setUint16(2 * index, text.charCodeAt(index), encoding === 'utf-16le');
    return bytes;
  }
  const all = Uint8Array.from({ length: 256 }, (_, byte) => byte);
  // Node's own decoder of windows-1252 is not to be trusted with these.
  const table =
    encoding === 'windows-1252'
      ? new TextDecoder('iso-8859-1')
          .decode(all)
          .replace('\u0091', '‘')
          .replace('\u0092', '’')
          .replace('\u0093', '“')
          .replace('\u0094', '”')
          .replace('\u0096', '–')
          .replace('\u0097', '—')
      : new TextDecoder(encoding).decode(all);
  return Uint8Array.from([...text], (char) => {
    const byte = table.indexOf(char);
    if (byte < 0) throw new Error(`${encoding} has no ${char}`);
    return byte;
  });
}
