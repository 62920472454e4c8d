import type { Alignment } from '../../model/alignment.js';
import type { Document } from '../../model/document.js';
import type { MemoryFacts } from '../../model/ladder.js';
import type { WriteOptions } from '../format.js';
import { compactInstant } from '../instant.js';
import { lengths, splitsAlike } from '../pairs.js';
import type { Cell, Row } from '../rows.js';
import { timeOf, timeText } from '../subtitles.js';
import { formatConfidence, languageTag, removeForbidden, speakerNames } from '../text.js';
import { block, inline, longBlock, type Block, type Element, type Raw } from '../xml.js';
import type { Choice, Pair, Segment } from './choice.js';
import { provenance } from './provenance.js';
import { knownAttributes } from './sink.js';

/** A whole memory, of which the body is made elsewhere. */
export function memoryOf(
  { source, target, signature, memory }: Pick<Alignment, 'source' | 'target' | 'signature' | 'memory'>,
  options: WriteOptions,
  document: string,
  units: Iterable<Element | Raw>,
): Block {
  return block('tmx', { version: '1.4' }, [
    block(
      'header',
      {
        creationtool: 'sverka',
        creationtoolversion: options.version,
        segtype: options.level,
        'o-tmf': 'sverka',
        adminlang: 'en-US',
        srclang: languageTag(source, options.regions),
        datatype: 'plaintext',
        creationdate: stampOf(options),
        creationid: 'sverka',
      },
      [
        ...[source, target].map((text) => {
          const note = provenance(text);
          return note === undefined ? undefined : inline('note', {}, note);
        }),
        inline('prop', { type: 'x-document' }, document),
        inline('prop', { type: 'x-signature' }, signature),
        ...props(memory),
      ],
    ),
    longBlock('body', {}, units),
  ]);
}

const stampOf = ({ date }: WriteOptions): string | undefined => (date === undefined ? undefined : compactInstant(date));

/** The units of some of the chosen beads, made one by one. */
export function* unitsOf(
  alignment: Alignment,
  options: WriteOptions,
  document: string,
  { beads, pair }: Choice,
  [from, to]: readonly [number, number],
): Generator<Block> {
  const stamp = stampOf(options);
  const sourceOf = (at: number): string | undefined =>
    options.context && at >= 0 && at < beads.length ? pair(beads[at]!).source.text : undefined;
  for (let at = from; at < to; at++)
    yield unit(alignment, options, document, stamp, pair(beads[at]!), [sourceOf(at - 1), sourceOf(at + 1)]);
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
export const unitId = (document: string, { source }: Row): string => `${document}.${source.units[0]!.id}`;

export const documentId = ({ source, target }: Alignment, { stem }: WriteOptions): string =>
  removeForbidden(source.meta.id ?? target.meta.id ?? stem)
    .trim()
    .replace(/\s+/gu, '-');
