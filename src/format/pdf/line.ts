/** A piece of text as a page has it: where it begins, on which base line. Points, from the upper left corner. */
export interface PdfPiece {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  /** Of the letters. */
  readonly size: number;
}

export interface PdfPage {
  readonly width: number;
  readonly height: number;
  readonly pieces: readonly PdfPiece[];
}

/** All that stands on one base line, over the whole page or in a column of it. */
export interface Line {
  readonly text: string;
  readonly from: number;
  readonly to: number;
  readonly y: number;
  readonly size: number;
  readonly pieces: readonly PdfPiece[];
}

/** Lines of a page from top to bottom, whatever columns they are of. */
export function findLines({ pieces }: Pick<PdfPage, 'pieces'>): readonly Line[] {
  const rows: PdfPiece[][] = [];
  const sorted = pieces.filter(({ text }) => text.trim() !== '').sort((a, b) => a.y - b.y);
  for (const piece of sorted) {
    const row = rows.at(-1);
    // Raised and lowered signs belong to the line that they stand in.
    if (row !== undefined && piece.y - row[0]!.y < 0.45 * Math.max(piece.size, ...row.map(({ size }) => size)))
      row.push(piece);
    else rows.push([piece]);
  }
  return rows.map(lineOf);
}

export function lineOf(row: readonly PdfPiece[]): Line {
  const pieces = [...row].sort((a, b) => a.x - b.x);
  const size = commonest(pieces.map((piece) => [piece.size, piece.text.length]));
  const main = pieces.filter((piece) => piece.size === size);
  const y = commonest(main.map((piece) => [piece.y, piece.text.length]));
  let text = '';
  let end = -Infinity;
  for (const piece of pieces) {
    if (isMark(piece, size, y)) continue;
    if (text !== '' && piece.x - end > 0.15 * size && !text.endsWith(' ')) text += ' ';
    text += piece.text.replace(ligatures, (sign) => sign.normalize('NFKC'));
    end = piece.x + piece.width;
  }
  return { text: text.replace(/\s+/gu, ' ').trim(), from: pieces[0]!.x, to: endOf(pieces), y, size, pieces };
}

const ligatures = /[\ufb00-\ufb06]/gu;

/** The number of a note: small and raised. */
const isMark = (piece: PdfPiece, size: number, y: number): boolean =>
  piece.size < 0.8 * size && piece.y < y - 0.1 * size && /^\s*[\d*†‡]{1,3}\s*$/u.test(piece.text);

const endOf = (pieces: readonly PdfPiece[]): number => Math.max(...pieces.map(({ x, width }) => x + width));

/** The value of the greatest weight; values are compared to a tenth of a point. */
export function commonest(values: readonly (readonly [value: number, weight: number])[]): number {
  const weights = new Map<number, { value: number; weight: number }>();
  for (const [value, weight] of values) {
    const key = Math.round(value * 10);
    const known = weights.get(key) ?? { value, weight: 0 };
    weights.set(key, { value: known.value, weight: known.weight + weight });
  }
  return [...weights.values()].reduce((best, each) => (each.weight > best.weight ? each : best)).value;
}
