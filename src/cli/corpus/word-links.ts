import type { WordLink } from '../../index.js';

/** Of a link: its four places and how sure it is, in 65,535ths, each two bytes, the lower first. */
const width = 10;
const scale = 65_535;

/** Links of words as the database keeps them. Nothing for texts too long for it. */
export function packLinks(links: readonly WordLink[]): Uint8Array | undefined {
  const view = new DataView(new ArrayBuffer(width * links.length));
  for (const [index, { source, target, posterior }] of links.entries())
    for (const [at, value] of [...source, ...target, Math.round(posterior * scale)].entries()) {
      if (value > scale) return undefined;
      view.setUint16(width * index + 2 * at, value, true);
    }
  return new Uint8Array(view.buffer);
}

export function unpackLinks(bytes: Uint8Array): WordLink[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Array.from({ length: bytes.byteLength / width }, (_, index) => {
    const at = (place: number): number => view.getUint16(width * index + 2 * place, true);
    return { source: [at(0), at(1)], target: [at(2), at(3)], posterior: at(4) / scale };
  });
}
