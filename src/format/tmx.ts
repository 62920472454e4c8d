import type { Alignment } from '../model/alignment.js';
import { inStrings, type Format, type InPieces, type WriteOptions, type Written } from './format.js';
import { rootName } from './sax.js';
import { chooseBeads } from './tmx/choice.js';
import { piecewise } from './tmx/piecewise.js';
import { readTmx } from './tmx/read.js';
import { tmxSink } from './tmx/sink.js';
import { documentId, memoryOf, unitId, unitsOf } from './tmx/write.js';
import { xmlPieces } from './xml.js';

/**
 * Translation Memory eXchange 1.4b (LISA OSCAR, 2005), level 1: no inline codes. Written so that
 * tools that read only the order of variants, that refuse a DOCTYPE or stop at `*all*` can use it.
 */
export const tmx: Format = {
  name: 'tmx',
  suffix: '.tmx',
  description: 'TMX 1.4 translation memory, of sentences or of paragraphs',
  write,
  pieces,
  piecewise,
  read: readTmx,
  sink: tmxSink,
  recognizes: (text) => rootName(text) === 'tmx',
};

function write(alignment: Alignment, options: WriteOptions): Written {
  return inStrings(pieces(alignment, options));
}

function pieces(alignment: Alignment, options: WriteOptions): InPieces {
  const document = documentId(alignment, options);
  const choice = chooseBeads(alignment, options, (row) => unitId(document, row));
  const { beads, left, remarks } = choice;
  const memory = (from: number, to: number): Iterable<string> =>
    xmlPieces(memoryOf(alignment, options, document, unitsOf(alignment, options, document, choice, [from, to])));
  const size = options.maxUnits ?? Infinity;
  const cuts = beads.length <= size ? 1 : Math.ceil(beads.length / size);
  return {
    parts: Array.from({ length: cuts }, (_, part) => ({
      suffix: cuts === 1 ? '.tmx' : `.${part + 1}.tmx`,
      pieces: cuts === 1 ? memory(0, beads.length) : memory(part * size, Math.min(beads.length, (part + 1) * size)),
    })),
    kept: beads.length,
    what: 'translation units',
    left,
    remarks,
  };
}
