import type { Alignment } from '../model/alignment.js';
import type { Document } from '../model/document.js';
import type { MemoryFacts } from '../model/ladder.js';
import { inStrings, type Format, type InPieces, type WriteOptions, type Written } from './format.js';
import { compactInstant } from './instant.js';
import { lengths, splitsAlike } from './pairs.js';
import type { Cell, Row } from './rows.js';
import { rootName } from './sax.js';
import { timeOf, timeText } from './subtitles.js';
import { formatConfidence, languageTag, removeForbidden, speakerNames } from './text.js';
import { chooseBeads, type Pair, type Segment } from './tmx/choice.js';
import { provenance } from './tmx/provenance.js';
import { readTmx } from './tmx/read.js';
import { knownAttributes, tmxSink } from './tmx/sink.js';
import { block, inline, longBlock, xmlPieces, type Block, type Element } from './xml.js';

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
  read: readTmx,
  sink: tmxSink,
  recognizes: (text) => rootName(text) === 'tmx',
};

function write(alignment: Alignment, options: WriteOptions): Written {
  return inStrings(pieces(alignment, options));
}

function pieces(alignment: Alignment, options: WriteOptions): InPieces {
  const document = documentId(alignment, options);
  const { beads, pair, left, remarks } = chooseBeads(alignment, options, (row) => unitId(document, row));
  const stamp = options.date === undefined ? undefined : compactInstant(options.date);
  const units = function* (from: number, to: number): Generator<Block> {
    const sourceOf = (at: number): string | undefined =>
      options.context && at >= 0 && at < beads.length ? pair(beads[at]!).source.text : undefined;
    for (let at = from; at < to; at++)
      yield unit(alignment, options, document, stamp, pair(beads[at]!), [sourceOf(at - 1), sourceOf(at + 1)]);
  };
  const root = (from: number, to: number): Block =>
    block('tmx', { version: '1.4' }, [
      block(
        'header',
        {
          creationtool: 'sverka',
          creationtoolversion: options.version,
          segtype: options.level,
          'o-tmf': 'sverka',
          adminlang: 'en-US',
          srclang: languageTag(alignment.source, options.regions),
          datatype: 'plaintext',
          creationdate: stamp,
          creationid: 'sverka',
        },
        [
          ...[alignment.source, alignment.target].map((text) => {
            const note = provenance(text);
            return note === undefined ? undefined : inline('note', {}, note);
          }),
          inline('prop', { type: 'x-document' }, document),
          inline('prop', { type: 'x-signature' }, alignment.signature),
          ...props(alignment.memory),
        ],
      ),
      longBlock('body', {}, units(from, to)),
    ]);
  const size = options.maxUnits ?? Infinity;
  const cuts = beads.length <= size ? 1 : Math.ceil(beads.length / size);
  return {
    parts: Array.from({ length: cuts }, (_, part) => ({
      suffix: cuts === 1 ? '.tmx' : `.${part + 1}.tmx`,
      pieces:
        cuts === 1
          ? xmlPieces(root(0, beads.length))
          : xmlPieces(root(part * size, Math.min(beads.length, (part + 1) * size))),
    })),
    kept: beads.length,
    what: 'translation units',
    left,
    remarks,
  };
}

function unit(
  { source, target }: Alignment,
  options: WriteOptions,
  document: string,
  stamp: string | undefined,
  { row, ...segments }: Pair,
  [before, after]: readonly [string | undefined, string | undefined],
): Block {
  const { bead } = row;
  const { memory } = bead;
  const speakers = speakerNames(source, row.source.units) || speakerNames(target, row.target.units);
  const prop = (type: string, value: string) => (value === '' ? undefined : inline('prop', { type }, value));
  const variant = (
    text: Document,
    { sentences }: Cell,
    { pieces, text: content }: Segment,
    facts: MemoryFacts | undefined,
  ): Element =>
    inline(
      'tuv',
      { 'xml:lang': languageTag(text, options.regions), ...knownAttributes(facts, 'tuv') },
      ...notes(facts),
      ...props(facts),
      ...(text === source
        ? [prop('x-context-pre', before ?? ''), prop('x-context-post', after ?? '')].filter(
            (each) => each !== undefined,
          )
        : []),
      ...[prop('x-time', timeText(timeOf(sentences)))].filter((each) => each !== undefined),
      ...(splitsAlike(pieces, content, text.lang, options.level)
        ? []
        : [inline('prop', { type: 'x-lengths' }, lengths(pieces))]),
      inline('seg', {}, content),
    );
  return block(
    'tu',
    {
      tuid: unitId(document, row),
      ...(stamp !== undefined && { creationdate: stamp, creationid: 'sverka' }),
      ...knownAttributes(memory, 'tu'),
    },
    [
      ...notes(memory),
      prop('x-document', document),
      prop('x-speaker', speakers),
      prop('x-alignment', `${segments.source.pieces.length}-${segments.target.pieces.length}`),
      prop('x-confidence', bead.posterior === undefined ? '' : formatConfidence(bead.posterior)),
      prop('x-status', bead.by === 'person' ? 'confirmed' : ''),
      ...props(memory),
      variant(source, row.source, segments.source, memory?.source),
      variant(target, row.target, segments.target, memory?.target),
    ],
  );
}

/** What a memory said that was read, to be said again. */
const notes = (facts: MemoryFacts | undefined) => (facts?.notes ?? []).map((note) => inline('note', {}, note));
const props = (facts: MemoryFacts | undefined) =>
  (facts?.props ?? []).map(([type, value]) => inline('prop', { type }, value));

/** From the first source unit, so that an edit elsewhere does not change it. */
const unitId = (document: string, { source }: Row): string => `${document}.${source.units[0]!.id}`;

const documentId = ({ source, target }: Alignment, { stem }: WriteOptions): string =>
  removeForbidden(source.meta.id ?? target.meta.id ?? stem)
    .trim()
    .replace(/\s+/gu, '-');
