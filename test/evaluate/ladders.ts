import type { Alignment } from '../../src/model/alignment.js';
import type { Document } from '../../src/model/document.js';
import type { Bead, Ladder } from '../../src/model/ladder.js';
import { documentOf } from '../align/cases.js';

/** Two texts of four sentences each. */
export const source = documentOf('en', ['One. | Two. | Three. | Four.']);
export const target = documentOf('ru', ['Раз. | Два. | Три. | Четыре.']);

/** `1:1 2:1` from the beginning of two texts; a confidence may follow: `1:1@0.9`. */
export function ladder(shapes: string): Ladder {
  let [from, to] = [0, 0];
  return shapes.split(' ').map((name): Bead => {
    const [sizes, posterior] = name.split('@') as [string, string?];
    const [n, m] = sizes.split(':').map(Number) as [number, number];
    const bead: Bead = {
      source: [from, from + n],
      target: [to, to + m],
      by: 'search',
      ...(posterior === undefined ? {} : { posterior: Number(posterior) }),
    };
    [from, to] = [from + n, to + m];
    return bead;
  });
}

export const alignment = (
  shapes: string,
  [first, second]: readonly [Document, Document] = [source, target],
): Alignment => ({
  source: first,
  target: second,
  ladders: { sentence: ladder(shapes) },
  moves: [],
  signature: '',
});
