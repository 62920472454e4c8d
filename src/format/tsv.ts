import type { Alignment } from '../model/alignment.js';
import type { Document } from '../model/document.js';
import { shape } from '../model/ladder.js';
import type { Format, WriteOptions, Written } from './format.js';
import { beadRows, type Cell } from './rows.js';
import { flow, formatConfidence, joinedText, speakerNames } from './text.js';

const columns = [
  ['bead', 'level', 'shape', 'confidence', 'by'],
  ['source_ids', 'target_ids', 'source_speaker', 'target_speaker', 'source', 'target'],
].flat();

/** A bead a line, null beads with an empty cell; no quoting, since no cell holds a tab or a line break. */
export const tsv: Format = {
  name: 'tsv',
  suffix: '.tsv',
  description: 'table with one bead a line: shape, confidence, ids, speakers, both texts',
  write,
};

function write(alignment: Alignment, options: WriteOptions): Written {
  const { source, target } = alignment;
  const rows = beadRows(alignment, options.level);
  const cells = rows.map(({ bead, ...row }, index) => [
    String(index + 1),
    options.level,
    shape(bead),
    bead.posterior === undefined ? '' : formatConfidence(bead.posterior),
    bead.by,
    ids(row.source),
    ids(row.target),
    speakerNames(source, row.source.units),
    speakerNames(target, row.target.units),
    cellText(source, row.source, options),
    cellText(target, row.target, options),
  ]);
  const text = [columns, ...cells].map((line) => `${line.map((cell) => flow(cell, 'keep')).join('\t')}\n`).join('');
  return { parts: [{ suffix: '.tsv', text }], kept: rows.length, what: 'beads', left: [], remarks: [] };
}

const ids = ({ units }: Cell): string => units.map(({ id }) => id).join(' ');

const cellText = (document: Document, { sentences }: Cell, options: WriteOptions): string =>
  joinedText(document, sentences, options.nbsp ?? 'keep');
