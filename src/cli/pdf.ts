import { readPdfPages, SverkaError, type PdfPage, type PdfPiece } from '../index.js';
import { display, type Input } from './files.js';

/** Whether the bytes are a PDF; some programs write a few bytes before it. */
export const isPdf = ({ bytes }: Input): boolean =>
  Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 1024)).includes('%PDF-');

/** More are no transcript, and reading them takes minutes. */
const mostPages = 2000;

/**
 * The text of a PDF. What reads it is loaded only here.
 * @throws SverkaError `input/damaged`, `input/encrypted`, `input/no-text`, `input/too-large`
 */
export async function readPdf({ name, bytes }: Input): Promise<string> {
  const file = display(name);
  const { getDocumentProxy } = await import('unpdf');
  const damaged = (error: unknown): SverkaError =>
    error instanceof Error && error.name === 'PasswordException'
      ? new SverkaError('input/encrypted', 'The PDF is protected by a password.', 'Open it and save it without one.', {
          file,
        })
      : new SverkaError(
          'input/damaged',
          'The PDF cannot be read.',
          `${(error as Error).message} Get it anew, or print it to a new PDF.`,
          { file },
        );
  try {
    // The reader takes the bytes away from whom they belong to.
    const pdf = await getDocumentProxy(new Uint8Array(bytes), { isEvalSupported: false, verbosity: 0 });
    if (pdf.numPages > mostPages)
      throw new SverkaError(
        'input/too-large',
        `The PDF has ${pdf.numPages} pages.`,
        `Take out the pages of one transcript; at most ${mostPages} are read.`,
        { file },
      );
    const pages: PdfPage[] = [];
    for (let number = 1; number <= pdf.numPages; number++) {
      const page = await pdf.getPage(number);
      const { width, height, transform } = page.getViewport({ scale: 1 });
      const { items } = await page.getTextContent();
      pages.push({ width, height, pieces: items.flatMap((item) => pieceOf(item as TextItem, transform)) });
      page.cleanup();
    }
    await pdf.destroy();
    return readPdfPages(pages);
  } catch (error) {
    throw error instanceof SverkaError ? error.in(file) : damaged(error);
  }
}

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
