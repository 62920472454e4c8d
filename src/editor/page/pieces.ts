/** A stretch of a text, and how it is to look. */
export interface Range {
  readonly from: number;
  readonly to: number;
  readonly look: string;
}

export interface Piece {
  readonly text: string;
  readonly from: number;
  /** Names of looks, for a class attribute; empty for plain text. */
  readonly looks: string;
}

/** Cuts a text where ranges begin and end; ranges may meet and overlap. */
export function piecesOf(text: string, ranges: readonly Range[]): readonly Piece[] {
  if (ranges.length === 0) return [{ text, from: 0, looks: '' }];
  const inside = ranges.filter(({ from, to }) => from < to && from < text.length && to > 0);
  const cuts = [...new Set([0, text.length, ...inside.flatMap(({ from, to }) => [from, to])])]
    .filter((cut) => cut >= 0 && cut <= text.length)
    .sort((a, b) => a - b);
  return cuts.slice(0, -1).map((from, index) => {
    const to = cuts[index + 1]!;
    const looks = new Set(inside.filter((range) => range.from <= from && range.to >= to).map(({ look }) => look));
    return { text: text.slice(from, to), from, looks: [...looks].join(' ') };
  });
}

/**
 * Where a character of a raw text stands once every run of white space is one character: texts are shown so,
 * and places are told in the raw text.
 */
export function plainPlace(raw: string, place: number): number {
  let gone = 0;
  for (const { index, 0: run } of raw.matchAll(/\s{2,}/gu)) {
    if (index >= place) break;
    gone += Math.min(place, index + run.length) - index - 1;
  }
  return place - Math.max(0, gone);
}

/** The inverse of `plainPlace`: the first raw place that is shown at a plain one. */
export function rawPlace(raw: string, plain: number): number {
  let gone = 0;
  for (const { index, 0: run } of raw.matchAll(/\s{2,}/gu)) {
    if (index - gone >= plain) break;
    gone += run.length - 1;
  }
  return plain + gone;
}
