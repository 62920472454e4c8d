import { type Alignment, levels, shapesOf } from '../../index.js';
import type { Word } from './language.svelte.js';
import { beadsOf, sides } from './rows.js';

export interface Statistics {
  /** Of each side: turns, paragraphs, sentences, characters. */
  readonly units: readonly (readonly [label: Word, source: number, target: number])[];
  /** How many links of each shape, the most frequent first. */
  readonly shapes: readonly (readonly [shape: string, number: number])[];
  /** Sentences that are flagged, noted, corrected; moves. */
  readonly remarks: readonly (readonly [label: Word, number: number])[];
}

const labels = { turn: 'turns', paragraph: 'paragraphs', sentence: 'sentences' } as const;

export function statisticsOf(alignment: Alignment): Statistics {
  const { source, target, moves } = alignment;
  const units = sides.flatMap((side) => alignment[side].units.sentence);
  return {
    units: [
      ...levels.map((level) => [labels[level], source.units[level].length, target.units[level].length] as const),
      ['characters', source.text.length, target.text.length],
    ],
    shapes: shapesOf(beadsOf(alignment)),
    remarks: [
      ['status-flagged', units.filter(({ flag }) => flag).length],
      ['status-noted', units.filter(({ note }) => note !== undefined).length],
      ['status-corrected', units.filter(({ correction }) => correction !== undefined).length],
      ['moves', moves.length],
    ],
  };
}
