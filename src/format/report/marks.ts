import type { Alignment } from '../../model/alignment.js';
import { type Document, rawText } from '../../model/document.js';
import { shape } from '../../model/ladder.js';
import { beadRows, type Cell, type Row } from '../rows.js';
import { languageNames } from '../text.js';
import { type Mark, plotSheet, type Scene } from './figures.js';

/** What the plots show of an alignment. */
export const marksOf = (rows: readonly Row[], { source, target }: Alignment): Mark[] =>
  rows.map(({ bead, ...row }) => ({
    source: bead.source,
    target: bead.target,
    posterior: bead.posterior,
    lengths: [size(source, row.source), size(target, row.target)],
    shape: shape(bead),
    by: bead.by,
  }));

export const sceneOf = ({ source, target, moves }: Alignment, level: 'sentence' | 'paragraph'): Scene => ({
  sizes: [source.units[level].length, target.units[level].length],
  names: [languageNames[source.lang], languageNames[target.lang]],
  moves: level === 'sentence' ? moves : [],
});

const size = (document: Document, { sentences }: Cell): number =>
  sentences.reduce((sum, unit) => sum + rawText(document, unit).length, 0);

/**
 * The four plots of the report as one SVG: the path, lengths, confidence, shapes. Legible on light and on dark ground.
 * @throws SverkaError `format/no-ladder` when neither sentences nor paragraphs are aligned
 */
export function plotAlignment(alignment: Alignment, title: string): string {
  const level = alignment.ladders.sentence === undefined ? 'paragraph' : 'sentence';
  return plotSheet(marksOf(beadRows(alignment, level), alignment), sceneOf(alignment, level), title);
}
