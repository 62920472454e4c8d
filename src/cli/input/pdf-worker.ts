import { parentPort, workerData } from 'node:worker_threads';
import { getDocumentProxy } from 'unpdf';
import type { PdfPage, PdfPiece } from '../../index.js';

/** What the thread says, the last being `end` or `error`. */
export type PdfWord =
  | { readonly kind: 'length'; readonly pages: number }
  | { readonly kind: 'page'; readonly page: PdfPage }
  | { readonly kind: 'end' }
  | { readonly kind: 'error'; readonly name: string; readonly message: string };

const say = (word: PdfWord): void => parentPort!.postMessage(word);

/** A piece of text as pdf.js gives it; what only marks structure has none. */
interface TextItem {
  readonly str?: string;
  readonly transform: readonly number[];
  readonly width: number;
}

type Matrix = readonly [number, number, number, number, number, number];

/** A piece upright on its page; what is written aslant or upwards is a watermark or a margin. */
function pieceOf({ str, transform, width }: TextItem, view: readonly number[]): readonly PdfPiece[] {
  if (str === undefined || str === '') return [];
  const [a, b, c, d, e, f] = transform as unknown as Matrix;
  const [va, vb, vc, vd, ve, vf] = view as unknown as Matrix;
  const [along, aslant] = [va * a + vc * b, vb * a + vd * b];
  if (along <= 0 || Math.abs(aslant) > 0.1 * along) return [];
  const size = Math.hypot(va * c + vc * d, vb * c + vd * d);
  return [{ text: str, x: va * e + vc * f + ve, y: vb * e + vd * f + vf, width, size }];
}

const { bytes, most } = workerData as { readonly bytes: Uint8Array; readonly most: number };
try {
  const pdf = await getDocumentProxy(bytes, { isEvalSupported: false, verbosity: 0 });
  say({ kind: 'length', pages: pdf.numPages });
  for (let number = 1; number <= Math.min(most, pdf.numPages); number++) {
    const page = await pdf.getPage(number);
    const { width, height, transform } = page.getViewport({ scale: 1 });
    const { items } = await page.getTextContent();
    say({
      kind: 'page',
      page: { width, height, pieces: items.flatMap((item) => pieceOf(item as TextItem, transform)) },
    });
    page.cleanup();
  }
  await pdf.destroy();
  say({ kind: 'end' });
} catch (error) {
  const { name, message } = error as Error;
  say({ kind: 'error', name, message });
}
