import type { Alignment } from '../model/alignment.js';
import type { Document } from '../model/document.js';
import { isNull, type MemoryFacts } from '../model/ladder.js';
import { tallies, type Format, type WriteOptions, type Written } from './format.js';
import { compactInstant } from './instant.js';
import { lengths, splitsAlike } from './pairs.js';
import { forbiddenIn } from './removed.js';
import { beadRows, type Cell, type Row } from './rows.js';
import { rootName } from './sax.js';
import { timeOf, timeText } from './subtitles.js';
import {
  flow,
  formatConfidence,
  joinedText,
  languageNames,
  languageTag,
  removeForbidden,
  speakerNames,
  wordingOf,
} from './text.js';
import { provenance } from './tmx/provenance.js';
import { readTmx } from './tmx/read.js';
import { knownAttributes, tmxSink } from './tmx/sink.js';
import { block, buildXml, inline, type Block, type Element } from './xml.js';

/** Characters a side; RWS's cloud refuses more. */
const longest = 2000;

/** Soft hyphen, zero-width space, word joiner, byte order mark: unseen, and a text that has them matches nothing. */
const unseen = /[\u00AD\u200B\u2060\uFEFF]/gu;

/**
 * Translation Memory eXchange 1.4b (LISA OSCAR, 2005), level 1: no inline codes. Written so that
 * tools that read only the order of variants, that refuse a DOCTYPE or stop at `*all*` can use it.
 */
export const tmx: Format = {
  name: 'tmx',
  suffix: '.tmx',
  description: 'TMX 1.4 translation memory, of sentences or of paragraphs',
  write,
  read: readTmx,
  sink: tmxSink,
  recognizes: (text) => rootName(text) === 'tmx',
};

interface Pair {
  readonly row: Row;
  readonly source: Segment;
  readonly target: Segment;
  /** What stands around the source, where a memory is to say it. */
  readonly before?: string | undefined;
  after?: string | undefined;
}

/** One side of a unit: the texts of its sentences or paragraphs, those that have any, and these joined. */
interface Segment {
  readonly pieces: readonly string[];
  readonly text: string;
}

function write(alignment: Alignment, options: WriteOptions): Written {
  const document = documentId(alignment, options);
  const { pairs, left, remarks } = choosePairs(alignment, options, document);
  const stamp = options.date === undefined ? undefined : compactInstant(options.date);
  const root = (some: readonly Pair[]): Block =>
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
      block(
        'body',
        {},
        some.map((pair) => unit(alignment, options, document, stamp, pair)),
      ),
    ]);
  const size = options.maxUnits ?? Infinity;
  const cut =
    pairs.length <= size
      ? [pairs]
      : Array.from({ length: Math.ceil(pairs.length / size) }, (_, part) =>
          pairs.slice(part * size, (part + 1) * size),
        );
  return {
    parts: cut.map((some, part) => ({
      suffix: cut.length === 1 ? '.tmx' : `.${part + 1}.tmx`,
      text: buildXml(root(some)),
    })),
    kept: pairs.length,
    what: 'translation units',
    left,
    remarks,
  };
}

/** What becomes a unit, and counts of the rest. */
function choosePairs(alignment: Alignment, options: WriteOptions, document: string) {
  const { source, target } = alignment;
  const nbsp = options.nbsp ?? 'space';
  const left = new Map<string, number>();
  const leave = (reason: string) => left.set(reason, (left.get(reason) ?? 0) + 1);
  const seen = new Map<string, Set<string>>();
  const overlong: string[] = [];
  const ambiguous: string[] = [];
  let [removed, hidden] = [0, 0];

  const pairs: Pair[] = [];
  let before: Pair | undefined;
  for (const row of beadRows(alignment, options.level)) {
    const { bead } = row;
    const { posterior } = bead;
    if (isNull(bead)) {
      leave(`only in the ${languageNames[row.source.units.length > 0 ? source.lang : target.lang]} text`);
      continue;
    }
    if (options.confirmedOnly && bead.by !== 'person') {
      leave('not confirmed by a person');
      continue;
    }
    if (posterior !== undefined && posterior < options.minConfidence && bead.by !== 'person') {
      leave(`confidence below ${options.minConfidence}`);
      continue;
    }
    const from = segment(source, row.source, options.level, nbsp);
    const to = segment(target, row.target, options.level, nbsp);
    if (from.text === '' || to.text === '') {
      leave('nothing that TMX can hold');
      continue;
    }
    const translations = seen.get(from.text);
    if (translations?.has(to.text)) {
      leave('the same as an earlier unit');
      continue;
    }
    if (translations) ambiguous.push(unitId(document, row));
    seen.set(from.text, (translations ?? new Set()).add(to.text));
    if (from.text.length > longest || to.text.length > longest) overlong.push(unitId(document, row));
    removed += forbiddenIn(source, row.source.sentences) + forbiddenIn(target, row.target.sentences);
    for (const [document, { sentences }] of [
      [source, row.source],
      [target, row.target],
    ] as const)
      for (const sentence of sentences) hidden += wordingOf(document, sentence).match(unseen)?.length ?? 0;
    const pair: Pair = { row, source: from, target: to };
    if (before !== undefined && options.context) before.after = from.text;
    pairs.push(options.context ? (before = { ...pair, before: before?.source.text }) : pair);
  }
  return {
    pairs,
    left: tallies(left),
    remarks: tallies(
      new Map<string, number | readonly string[]>([
        ['the same source as an earlier unit, another translation', ambiguous],
        [`over ${longest} characters a side`, overlong],
        ['characters removed that XML cannot hold', removed],
        ['characters removed that nobody sees (soft hyphens, zero-width spaces, byte order marks)', hidden],
      ]),
    ),
  };
}

function unit(
  { source, target }: Alignment,
  options: WriteOptions,
  document: string,
  stamp: string | undefined,
  { row, before, after, ...segments }: Pair,
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

/** Units with nothing that TMX can hold are not there. */
function segment(document: Document, cell: Cell, level: WriteOptions['level'], nbsp: 'keep' | 'space'): Segment {
  const { paragraph } = document.units;
  const units =
    level === 'sentence'
      ? cell.sentences.map((sentence) => [sentence])
      : cell.units.map((unit) => cell.sentences.filter(({ parent }) => paragraph[parent] === unit));
  const pieces = units
    .map((sentences) => segmentText(joinedText(document, sentences, nbsp)))
    .filter((piece) => piece !== '');
  return { pieces, text: pieces.join(' ') };
}

/** From the first source unit, so that an edit elsewhere does not change it. */
const unitId = (document: string, { source }: Row): string => `${document}.${source.units[0]!.id}`;

const documentId = ({ source, target }: Alignment, { stem }: WriteOptions): string =>
  removeForbidden(source.meta.id ?? target.meta.id ?? stem)
    .trim()
    .replace(/\s+/gu, '-');

/** A line without what nobody sees and without blanks at the ends. */
const segmentText = (line: string): string => flow(line.replace(unseen, ''), 'keep').trim();
