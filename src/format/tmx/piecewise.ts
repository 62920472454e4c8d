import type { Alignment } from '../../model/alignment.js';
import { tallySum, type PieceWriter, type WriteOptions } from '../format.js';
import { xmlLines, xmlPieces } from '../xml.js';
import { chooseBeads, seenUnits } from './choice.js';
import { documentId, memoryOf, unitId, unitsOf } from './write.js';

/** How deep a unit stands: in the body, in the memory. */
const depth = 2;

/** A memory that grows unit by unit. Of those that are written digests are kept, to know what comes again: some 50 bytes a unit. */
export function piecewise(options: WriteOptions): PieceWriter {
  const seen = seenUnits();
  const [left, remarks] = [tallySum(), tallySum()];
  let kept = 0;
  let last: Alignment | undefined;
  return {
    add: ({ alignment }) => {
      last = alignment;
      const document = documentId(alignment, options);
      const choice = chooseBeads(alignment, options, (row) => unitId(document, row), seen);
      left.add(choice.left);
      remarks.add(choice.remarks);
      kept += choice.beads.length;
      const units = unitsOf(alignment, options, document, choice, [0, choice.beads.length]);
      return [['units', xmlLines(units, depth)]];
    },
    finish: (section) => ({
      parts: [
        {
          suffix: '.tmx',
          pieces: xmlPieces(
            memoryOf(last!, options, documentId(last!, options), kept === 0 ? [] : [{ raw: section('units') }]),
          ),
        },
      ],
      kept,
      what: 'translation units',
      left: left.all(),
      remarks: remarks.all(),
    }),
  };
}
