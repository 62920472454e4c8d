import { SverkaError } from '../../error.js';
import { escapeXml, type Attributes } from '../xml.js';

/** A part of an Office package (ECMA-376, part 2): its path, its kind, and what it holds. */
export interface PackagePart {
  /** Without a slash before it: `xl/workbook.xml`. */
  readonly path: string;
  /** Of the content, after `application/vnd.openxmlformats-`. */
  readonly type: string;
  readonly xml: string;
  /** Other parts that it speaks of: kind of the relation, after `…/relationships/`, and path beside its own folder. */
  readonly relations?: readonly (readonly [kind: string, target: string])[];
}

export interface PackageFacts {
  readonly title: string;
  readonly version: string;
  /** An instant in ISO 8601; without it no time is written. */
  readonly date: string | undefined;
}

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const schemas = 'http://schemas.openxmlformats.org';
const relationships = `${schemas}/officeDocument/2006/relationships`;

/** An element with attributes of ours, none of which needs more than `escapeXml` and the quotation mark. */
export const tag = (name: string, attributes: Attributes, content = ''): string => {
  const list = Object.entries(attributes)
    .map(([key, value]) => (value === undefined ? '' : ` ${key}="${escapeXml(value).replaceAll('"', '&quot;')}"`))
    .join('');
  return content === '' ? `<${name}${list}/>` : `<${name}${list}>${content}</${name}>`;
};

/**
 * An Office document, packed, the main part first. The same parts give the same bytes: the times in the archive are
 * its first ones. What packs it is loaded only here.
 */
export async function packDocument(parts: readonly PackagePart[], facts: PackageFacts): Promise<Uint8Array> {
  const { strToU8, zipSync } = await import('fflate');
  const types = [
    tag('Default', { Extension: 'rels', ContentType: 'application/vnd.openxmlformats-package.relationships+xml' }),
    tag('Default', { Extension: 'xml', ContentType: 'application/xml' }),
    ...[...parts, core(facts), app(facts)].map(({ path, type }) =>
      tag('Override', { PartName: `/${path}`, ContentType: `application/vnd.openxmlformats-${type}` }),
    ),
  ].join('');
  const files = [
    ['[Content_Types].xml', tag('Types', { xmlns: `${schemas}/package/2006/content-types` }, types)],
    [
      '_rels/.rels',
      relations([
        ['officeDocument', parts[0]!.path],
        ['extended-properties', app(facts).path],
        [`${schemas}/package/2006/relationships/metadata/core-properties`, core(facts).path],
      ]),
    ],
    ...[...parts, core(facts), app(facts)].flatMap(({ path, xml, relations: own }): [string, string][] => [
      [path, xml],
      ...(own === undefined ? [] : [[path.replace(/[^/]+$/u, '_rels/$&.rels'), relations(own)] as [string, string]]),
    ]),
  ] as const;
  // The first year that an archive knows; in the time of the place, which is what it holds.
  const mtime = new Date(1980, 0, 1);
  return zipSync(Object.fromEntries(files.map(([path, xml]) => [path, strToU8(declaration + xml)])), { mtime });
}

const relations = (list: readonly (readonly [string, string])[]): string =>
  tag(
    'Relationships',
    { xmlns: `${schemas}/package/2006/relationships` },
    list
      .map(([kind, target], index) =>
        tag('Relationship', {
          Id: `rId${index + 1}`,
          Type: kind.startsWith('http') ? kind : `${relationships}/${kind}`,
          Target: target,
        }),
      )
      .join(''),
  );

const core = ({ title, date }: PackageFacts): PackagePart => ({
  path: 'docProps/core.xml',
  type: 'package.core-properties+xml',
  xml: tag(
    'cp:coreProperties',
    {
      'xmlns:cp': `${schemas}/package/2006/metadata/core-properties`,
      'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
      'xmlns:dcterms': 'http://purl.org/dc/terms/',
      'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
    },
    `<dc:title>${escapeXml(title)}</dc:title><dc:creator>sverka</dc:creator>` +
      (date === undefined ? '' : `<dcterms:created xsi:type="dcterms:W3CDTF">${escapeXml(date)}</dcterms:created>`),
  ),
});

const app = ({ version }: PackageFacts): PackagePart => ({
  path: 'docProps/app.xml',
  type: 'officedocument.extended-properties+xml',
  xml: tag(
    'Properties',
    { xmlns: `${schemas}/officeDocument/2006/extended-properties` },
    `<Application>sverka</Application><AppVersion>${/^\d+\.\d+/u.exec(version)?.[0] ?? '0.0'}</AppVersion>`,
  ),
});

/** So much text unpacked is no table of this world, and a trap. */
const mostBytes = 5e8;

/**
 * The parts of an archive whose paths are wanted.
 * @throws SverkaError `input/too-large` when they unpack to more than half a gigabyte together
 */
export async function unpackParts(
  bytes: Uint8Array,
  isWanted: (path: string) => boolean,
): Promise<ReadonlyMap<string, string>> {
  const { strFromU8, unzipSync } = await import('fflate');
  let sum = 0;
  // A part is unpacked into the room that it says it needs, and not beyond.
  const filter = ({ name, originalSize }: { readonly name: string; readonly originalSize: number }): boolean => {
    if (!isWanted(name)) return false;
    sum += originalSize;
    if (sum > mostBytes)
      throw new SverkaError(
        'input/too-large',
        'The workbook unpacks to more than half a gigabyte of text.',
        'Save it as tables of its parts, in TSV or CSV: these have no limit.',
      );
    return true;
  };
  return new Map(Object.entries(unzipSync(bytes, { filter })).map(([path, content]) => [path, strFromU8(content)]));
}
