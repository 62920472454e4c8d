import type { MemoryFacts } from '../../model/ladder.js';
import type { PassingFile, PassingSide, PassingUnit, Sink, WriteOptions } from '../format.js';
import { compactInstant } from '../instant.js';
import { escapeXml } from '../xml.js';
import { contentXml, escapeAttribute } from './content.js';
import { plainTag } from './languages.js';
import { isTurned, shapeOf } from './pass.js';
import type { Extra, MemoryUnit, OwnCharacters, Variant } from './units.js';

type Attributes = Readonly<Record<string, string | undefined>>;

const shared =
  'o-encoding datatype usagecount lastusagedate creationtool creationtoolversion creationdate creationid changedate';

/** What TMX 1.4b allows; programs add others, with which the file would not be valid. */
const known: Readonly<Record<'header' | 'tu' | 'tuv' | 'ude' | 'map', readonly string[]>> = {
  header: 'o-encoding creationdate creationid changedate changeid'.split(' '),
  tu: `tuid ${shared} segtype changeid o-tmf srclang`.split(' '),
  tuv: `${shared} o-tmf changeid`.split(' '),
  ude: ['name', 'base'],
  map: ['unicode', 'code', 'ent', 'subst'],
};

/** Of the attributes that a memory had, those that the standard knows. */
export function knownAttributes(facts: MemoryFacts | undefined, element: 'tu' | 'tuv'): Record<string, string> {
  const { attributes = {} } = facts ?? {};
  return Object.fromEntries(Object.entries(attributes).filter(([name]) => known[element].includes(name)));
}

const segtypes: readonly string[] = ['block', 'paragraph', 'sentence', 'phrase'];

/** TMX 1.4 unit by unit, with all that the units say: notes, props, dates, codes, own characters. */
export function tmxSink(file: PassingFile, options: WriteOptions): Sink {
  const { source, target } = file;
  const text = (piece: string): string =>
    escapeXml(options.nbsp === 'space' ? piece.replace(/[\u00A0\u2007\u202F]/gu, ' ') : piece);
  const variant = (tag: string, side: PassingSide, whole: Variant | undefined): string => {
    const attributes = whole === undefined ? '' : listed(whole.attributes, known.tuv);
    const seg =
      whole !== undefined && (options.codes ?? 'keep') === 'keep' ? contentXml(whole.content, text) : text(side.text);
    const own = side.lengths === '' || whole !== undefined ? '' : `<prop type="x-lengths">${side.lengths}</prop>`;
    return `<tuv xml:lang="${tag}"${attributes}>${(whole?.extras ?? []).map(extraXml).join('')}${own}<seg>${seg}</seg></tuv>`;
  };
  return {
    suffixes: ['.tmx'],
    what: 'translation units',
    start: () => [
      `<?xml version="1.0" encoding="UTF-8"?>\n<tmx version="1.4">\n${headerXml(file, options)}\n  <body>\n`,
    ],
    add: (unit) => {
      const { whole } = unit;
      const lines = [
        `    <tu${unitAttributes(unit, source)}>`,
        ...extrasOf(unit).map((extra) => `      ${extraXml(extra)}`),
        `      ${variant(source, unit.source, whole?.source)}`,
        `      ${variant(target, unit.target, whole?.target)}`,
        '    </tu>\n',
      ];
      return [lines.join('\n')];
    },
    end: () => ['  </body>\n</tmx>\n'],
  };

  function unitAttributes({ whole, source: side }: PassingUnit, tag: string): string {
    if (whole === undefined) return listed({ tuid: side.ids[0] }, known.tu);
    const { attributes } = whole.unit;
    let line = '';
    // In the order in which the file has them, which is that of whoever wrote it.
    for (const name in attributes) {
      const value = attributes[name]!;
      // What the header says need not be said again.
      const isIdle =
        (name === 'srclang' && plainTag(value) === plainTag(tag)) || (name === 'segtype' && !segtypes.includes(value));
      if (!isIdle && known.tu.includes(name)) line += ` ${name}="${escapeAttribute(value)}"`;
    }
    return line;
  }

  function extrasOf({ whole, posterior, by }: PassingUnit): readonly Extra[] {
    const prop = (type: string, value: string): Extra => ({ name: 'prop', attributes: { type }, text: value });
    if (whole === undefined)
      return [
        ...(posterior === undefined ? [] : [prop('x-confidence', String(posterior))]),
        ...(by === 'person' ? [prop('x-status', 'confirmed')] : []),
      ];
    const { extras } = whole.unit;
    if (!isTurned(whole)) return extras;
    const turned = shapeOf(whole).join('-');
    return extras.map((extra) => (extra.attributes['type'] === 'x-alignment' ? { ...extra, text: turned } : extra));
  }
}

function headerXml({ header, source, level }: PassingFile, options: WriteOptions): string {
  const old = header?.attributes ?? {};
  const segtype = segtypes.includes(old['segtype'] ?? '') ? old['segtype'] : level;
  const { creationtool = '', creationtoolversion = '' } = old;
  const stamp = options.date === undefined ? undefined : compactInstant(options.date);
  const attributes: Attributes = {
    creationtool: 'sverka',
    creationtoolversion: options.version,
    segtype,
    'o-tmf': old['o-tmf'] ?? 'sverka',
    adminlang: old['adminlang'] ?? 'en-US',
    srclang: source,
    datatype: old['datatype'] ?? 'plaintext',
    ...Object.fromEntries(known.header.filter((name) => name !== 'o-encoding').map((name) => [name, old[name]])),
    ...(stamp !== undefined && { creationdate: stamp }),
  };
  const extras = header?.extras ?? [];
  const isNew = creationtool !== '' && creationtool !== 'sverka' && header?.props.has('x-creationtool') === false;
  const lines = [
    ...(header?.own ?? []).map(ownXml),
    ...extras.map(extraXml),
    ...(isNew
      ? [`<prop type="x-creationtool">${escapeXml(`${creationtool} ${creationtoolversion}`.trim())}</prop>`]
      : []),
  ].filter((line) => line !== '');
  const open = `  <header${listed(attributes, Object.keys(attributes))}`;
  return lines.length === 0 ? `${open}/>` : `${open}>\n${lines.map((line) => `    ${line}\n`).join('')}  </header>`;
}

/** Characters of a memory's own; nothing where none is defined. */
export function ownXml({ attributes, maps }: OwnCharacters): string {
  // The standard demands a base where codes are given.
  const base = attributes['base'] ?? (maps.some((map) => map['code'] !== undefined) ? 'unknown' : undefined);
  const inside = maps.map((map) => `<map${listed({ unicode: '', ...map }, known.map)}/>`).join('');
  return inside === '' ? '' : `<ude${listed({ name: '', ...attributes, base }, known.ude)}>${inside}</ude>`;
}

/** A unit with all its variants, in the order and with the attributes that the standard knows. */
export function unitXml({ attributes, extras, variants }: MemoryUnit): string {
  const lines = [
    `<tu${listed(attributes, known.tu)}>`,
    ...extras.map((extra) => `      ${extraXml(extra)}`),
    ...variants.map(
      ({ tag, attributes: own, extras: inner, content }) =>
        `      <tuv xml:lang="${escapeAttribute(tag)}"${listed(own, known.tuv)}>${inner.map(extraXml).join('')}` +
        `<seg>${contentXml(content)}</seg></tuv>`,
    ),
    '    </tu>',
  ];
  return lines.join('\n');
}

export function extraXml({ name, attributes, text }: Extra): string {
  let line = name === 'prop' ? `<prop type="${escapeAttribute(attributes['type'] ?? '')}"` : '<note';
  const lang = attributes['xml:lang'] ?? attributes['lang'];
  if (lang !== undefined) line += ` xml:lang="${escapeAttribute(lang)}"`;
  if (attributes['o-encoding'] !== undefined) line += ` o-encoding="${escapeAttribute(attributes['o-encoding'])}"`;
  return `${line}>${escapeXml(text)}</${name}>`;
}

const listed = (attributes: Attributes, names: readonly string[]): string =>
  names
    .map((name) => (attributes[name] === undefined ? '' : ` ${name}="${escapeAttribute(attributes[name])}"`))
    .join('');
