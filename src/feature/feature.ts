import type { Bitext } from './bitext.js';

/** Beads in columns: English atoms `englishFrom[b]` to `englishTo[b]`, half-open, Russian likewise. */
export interface BeadColumns {
  readonly count: number;
  readonly englishFrom: Int32Array;
  readonly englishTo: Int32Array;
  readonly russianFrom: Int32Array;
  readonly russianTo: Int32Array;
  /** How freely the text is rendered, as `freedomOf` has it; 0 where nothing is known of it. */
  readonly freedom: number;
}

/**
 * Evidence about beads. It fills its columns for all beads of a lattice at once and knows no
 * weights: training and methods multiply.
 */
export interface Feature {
  readonly name: string;
  /** Names of its columns, unique within the feature. */
  readonly columns: readonly string[];
  /** Columns that can only speak for a bead, and columns that can only speak against it: training keeps to that. */
  readonly favours?: readonly string[];
  readonly opposes?: readonly string[];
  /** `into[c][b]` is column c of bead b; all zero at the start. */
  readonly fill: (bitext: Bitext, beads: BeadColumns, into: readonly Float32Array[]) => void;
  /** Adds the weighted sum of each bead's columns to `score[b]`: the same as by `fill`, where most of the columns are zero. */
  readonly score?: (bitext: Bitext, beads: BeadColumns, weights: Float64Array, score: Float64Array) => void;
}

/** Whether bead b leaves one side empty. */
export const isNullBead = (beads: BeadColumns, b: number): boolean =>
  beads.englishFrom[b] === beads.englishTo[b] || beads.russianFrom[b] === beads.russianTo[b];
