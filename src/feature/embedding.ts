import type { Document } from '../model/document.js';
import type { Bitext } from './bitext.js';
import { type Feature, isNullBead } from './feature.js';
import { atomTexts } from './atom.js';

/** Vectors of sentences, by their text, all of one length; in both languages from one multilingual model. */
export type Vectors = ReadonlyMap<string, Float32Array>;

/** Name of the column, as weights have it. */
export const embeddingColumn = 'embedding likeness';

/** Half-way between what any two sentences of the texts have in common and the same sentence: tells neither way. */
const neutral = 0.5;

/**
 * How alike the two sides of a bead are to a neural model of sentences: the cosine of the sums of their
 * atoms' vectors, set against what sentences of these two texts have in common anyway (0) and against
 * identity (1); models differ widely in that ground (Artetxe and Schwenk 2019). It counts once for each
 * pair of atoms' worth of text, so that a bead is not made larger to escape it. An atom without a vector
 * leaves the bead at neutral.
 */
export function embeddingFeature(vectors: Vectors): Feature {
  const prepare = (bitext: Bitext): Prepared => {
    const [english, russian] = [
      vectorsOf(bitext.english.document, vectors),
      vectorsOf(bitext.russian.document, vectors),
    ];
    return { bitext, english, russian, ground: dot(mean(english), mean(russian)) };
  };
  let prepared: Prepared | undefined;
  return {
    name: 'embedding',
    columns: ['likeness'],
    favours: ['likeness'],
    fill(bitext, beads, [likeness]) {
      if (prepared?.bitext !== bitext) prepared = prepare(bitext);
      const { english, russian, ground } = prepared;
      for (let b = 0; b < beads.count; b++) {
        if (isNullBead(beads, b)) continue;
        const [from, to] = [beads.englishFrom[b]!, beads.englishTo[b]!];
        const [start, end] = [beads.russianFrom[b]!, beads.russianTo[b]!];
        const [one, other] = [sum(english, from, to), sum(russian, start, end)];
        if (one === undefined || other === undefined) continue;
        const cosine = dot(one, other) / Math.sqrt(dot(one, one) * dot(other, other));
        const alike = Math.max(0, (cosine - ground) / Math.max(1e-6, 1 - ground));
        likeness![b] = ((alike - neutral) * (to - from + end - start)) / 2;
      }
    },
  };
}

interface Prepared {
  readonly bitext: Bitext;
  readonly english: readonly (Float32Array | undefined)[];
  readonly russian: readonly (Float32Array | undefined)[];
  /** Mean cosine of all pairs of atoms. */
  readonly ground: number;
}

const vectorsOf = (document: Document, vectors: Vectors): (Float32Array | undefined)[] =>
  atomTexts(document).map((text) => {
    const vector = vectors.get(text);
    if (vector === undefined) return undefined;
    const size = Math.sqrt(dot(vector, vector));
    return size === 0 ? undefined : vector.map((value) => value / size);
  });

function sum(all: readonly (Float32Array | undefined)[], from: number, to: number): Float32Array | undefined {
  if (to - from === 1) return all[from];
  let total: Float32Array | undefined;
  for (let atom = from; atom < to; atom++) {
    const vector = all[atom];
    if (vector === undefined) return undefined;
    if (total === undefined) total = vector.slice();
    else for (let at = 0; at < total.length; at++) total[at]! += vector[at]!;
  }
  return total;
}

function mean(all: readonly (Float32Array | undefined)[]): Float32Array {
  const known = all.filter((vector) => vector !== undefined);
  const total = known.length === 0 ? new Float32Array(0) : sum(known, 0, known.length)!;
  return total.map((value) => value / known.length);
}

function dot(a: Float32Array, b: Float32Array): number {
  let total = 0;
  for (let at = 0; at < Math.min(a.length, b.length); at++) total += a[at]! * b[at]!;
  return total;
}
