import type { Format, PassingFile, PassingUnit, ReadOptions, Sink, WriteOptions } from './format.js';
import { rootName } from './sax.js';
import { formatConfidence } from './text.js';
import { escapeAttribute } from './tmx/content.js';
import { descend, elements, readTree, type Node } from './tree.js';
import { alignUnits, languagesOfTexts, sampleOf, unitFormat, unitsInvalid, type UnitPair } from './units.js';
import { escapeXml } from './xml.js';

/** XLIFF 1.2 (OASIS 2008): what every program for translators opens. */
export const xliff: Format = {
  name: 'xliff',
  suffix: '.xlf',
  description: 'XLIFF 1.2, to review in a program for translators',
  ...unitFormat((file, options) => sink(file, options, writer12), false),
  read,
  recognizes: (text) => rootName(text) === 'xliff',
};

/** XLIFF 2.1 (OASIS 2018), core. */
export const xliff2: Format = {
  name: 'xliff2',
  suffix: '.xliff',
  description: 'XLIFF 2.1, to review in a program for translators',
  ...unitFormat((file, options) => sink(file, options, writer21), false),
  read,
};

interface Writer {
  readonly start: (file: PassingFile, options: WriteOptions) => string;
  readonly unit: (file: PassingFile, unit: PassingUnit, id: string, notes: readonly Note[]) => string;
  readonly end: string;
}

type Note = readonly [name: string, value: string];

const head = '<?xml version="1.0" encoding="UTF-8"?>\n';
const attribute = (name: string, value: string): string => ` ${name}="${escapeAttribute(value)}"`;

const writer12: Writer = {
  start: ({ source, target }, { stem, version }) =>
    `${head}<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">\n` +
    `  <file${attribute('original', stem)} source-language="${source}" target-language="${target}" datatype="plaintext" xml:space="preserve">\n` +
    `    <header><tool tool-id="sverka" tool-name="sverka"${attribute('tool-version', version)}/></header>\n    <body>\n`,
  unit: ({ source, target }, unit, id, notes) =>
    `      <trans-unit${attribute('id', id)}${unit.by === 'person' ? ' approved="yes"' : ''}>` +
    `<source xml:lang="${source}">${escapeXml(unit.source.text)}</source>` +
    `<target xml:lang="${target}" state="${unit.by === 'person' ? 'final' : 'needs-review-translation'}">${escapeXml(unit.target.text)}</target>` +
    notes.map(([name, value]) => `<note${attribute('from', name)}>${escapeXml(value)}</note>`).join('') +
    '</trans-unit>\n',
  end: '    </body>\n  </file>\n</xliff>\n',
};

const writer21: Writer = {
  start: ({ source, target }, { stem }) =>
    `${head}<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.1" srcLang="${source}" trgLang="${target}">\n` +
    `  <file id="f1"${attribute('original', stem)} xml:space="preserve">\n`,
  unit: (_, unit, id, notes) =>
    `    <unit${attribute('id', id)}>` +
    (notes.length === 0
      ? ''
      : `<notes>${notes.map(([name, value]) => `<note${attribute('category', name)}>${escapeXml(value)}</note>`).join('')}</notes>`) +
    `<segment state="${unit.by === 'person' ? 'final' : 'translated'}"><source>${escapeXml(unit.source.text)}</source>` +
    `<target>${escapeXml(unit.target.text)}</target></segment></unit>\n`,
  end: '  </file>\n</xliff>\n',
};

function sink(file: PassingFile, options: WriteOptions, writer: Writer): Sink {
  return {
    suffixes: [writer === writer12 ? xliff.suffix : xliff2.suffix],
    what: 'units',
    start: () => [writer.start(file, options)],
    add: (unit) => {
      const { source, target, posterior, whole } = unit;
      const speakers = source.speaker === target.speaker ? [] : [target.speaker];
      const notes: Note[] = [
        ['x-confidence', posterior === undefined ? '' : formatConfidence(posterior)] as const,
        ['x-speaker', [source.speaker, ...speakers].join('\n')] as const,
        ['x-source-ids', source.ids.join(' ')] as const,
        ['x-target-ids', target.ids.join(' ')] as const,
        ['x-lengths', source.lengths + target.lengths === '' ? '' : `${source.lengths};${target.lengths}`] as const,
      ].filter(([, value]) => value.trim() !== '');
      // Ids of a memory may come twice.
      return [writer.unit(file, unit, whole === undefined ? source.ids[0]! : `u${unit.number}`, notes)];
    },
    end: () => [writer.end],
  };
}

/** Elements that hold native code of the document, or stand for it. */
const codes = new Set(['bpt', 'ept', 'ph', 'it', 'x', 'bx', 'ex', 'sc', 'ec', 'sm', 'em']);

/** XLIFF 1.0 to 1.2 and 2.0 to 2.2: units with a target, their inline codes left out. */
function read(text: string, { remark = () => {} }: ReadOptions = {}): ReturnType<typeof alignUnits> {
  const fault = (message: string, at: Node['at']) => unitsInvalid(message, at);
  const root = readTree(text, undefined, fault, fault);
  if (root.name !== 'xliff') throw unitsInvalid(`its root is ${root.name}, not xliff`, root.at);
  const lost = { codes: 0, alone: 0 };
  const words = (node: Node | undefined): string =>
    (node?.children ?? [])
      .map((child) => {
        if (typeof child === 'string') return child;
        if (child.name === 'cp') return String.fromCodePoint(parseInt(child.attributes['hex'] ?? '20', 16));
        if (!codes.has(child.name)) return words(child);
        lost.codes++;
        return '';
      })
      .join('');
  const isNew = root.attributes['srcLang'] !== undefined;
  const files = descend(root, 'file');
  const units = files.flatMap((file) => within(file, isNew ? 'unit' : 'trans-unit'));
  const pairs = units.flatMap((unit): UnitPair[] => {
    const notes = new Map(
      (isNew ? descend(unit, 'notes', 'note') : elements(unit, 'note')).map((note) => [
        note.attributes[isNew ? 'category' : 'from'] ?? '',
        words(note),
      ]),
    );
    const segments = isNew ? elements(unit, 'segment') : (markedSegments(unit) ?? [unit]);
    return segments.flatMap((segment): UnitPair[] => {
      const [source, target] = [words(elements(segment, 'source')[0]), words(elements(segment, 'target')[0])];
      if (source.trim() === '' || target.trim() === '') {
        lost.alone++;
        return [];
      }
      const posterior = Number(notes.get('x-confidence') ?? NaN);
      const list = (name: string): readonly string[] => (notes.get(name) ?? '').split(' ').filter((id) => id !== '');
      const [first = '', second = first] = (notes.get('x-speaker') ?? '').split('\n');
      const [before = '', after = ''] = (notes.get('x-lengths') ?? '').split(';');
      const confirmed = isNew ? segment.attributes['state'] === 'final' : unit.attributes['approved'] === 'yes';
      return [
        {
          source,
          target,
          ids: [list('x-source-ids'), list('x-target-ids')],
          lengths: [before, after],
          speakers: [first, second],
          ...(posterior >= 0 && posterior <= 1 && { posterior }),
          by: confirmed ? 'person' : 'search',
        },
      ];
    });
  });
  if (lost.codes > 0) remark(`${lost.codes} inline codes left out.`);
  if (lost.alone > 0)
    remark(`${lost.alone} ${lost.alone === 1 ? 'unit' : 'units'} without a target or a source left out.`);
  const tags = isNew
    ? ([root.attributes['srcLang'], root.attributes['trgLang']] as const)
    : ([files[0]?.attributes['source-language'], files[0]?.attributes['target-language']] as const);
  return alignUnits(
    pairs,
    languagesOfTexts([tags[0], tags[1]], sampleOf(pairs)),
    `xliff ${root.attributes['version'] ?? ''}`.trim(),
  );
}

/**
 * A unit of XLIFF 1.2 that was segmented is cut where its marks (`mrk mtype="seg"`) are, which `mid` pairs: the source
 * stands in `seg-source` then. Undefined where it was not.
 */
function markedSegments(unit: Node): readonly Node[] | undefined {
  const marks = (name: string): readonly Node[] =>
    elements(unit, name).flatMap((node) =>
      find(node, (child) => child.name === 'mrk' && child.attributes['mtype'] === 'seg'),
    );
  const [sources, targets] = [marks('seg-source'), marks('target')];
  if (sources.length === 0 || targets.length === 0) return undefined;
  return sources.map((source) => {
    const target = targets.find(({ attributes }) => attributes['mid'] === source.attributes['mid']);
    const children = [{ ...source, name: 'source' }, ...(target === undefined ? [] : [{ ...target, name: 'target' }])];
    return { ...unit, children };
  });
}

const find = (node: Node, isWanted: (node: Node) => boolean): readonly Node[] =>
  elements(node).flatMap((child) => (isWanted(child) ? [child] : find(child, isWanted)));

/** Units stand in groups, at any depth. */
const within = (node: Node, name: string): readonly Node[] =>
  elements(node).flatMap((child) => (child.name === name ? [child] : within(child, name)));
