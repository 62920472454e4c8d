import type { Language } from '../../model/document.js';
import { block, buildXml, inline, type Inline } from '../xml.js';
import { oneLine } from './edition.js';

/** A stretch that two versions share, or where they differ, and how. */
export interface Reading {
  readonly kind: string;
  readonly first: string;
  readonly second: string;
}

/** Two versions of a text, sentence by sentence. */
export interface Versions {
  readonly names: readonly [string, string];
  readonly lang: Language;
  readonly version: string;
  readonly sentences: readonly { readonly begins: boolean; readonly pieces: readonly Reading[] }[];
}

/**
 * Two versions as TEI P5 with a critical apparatus, parallel-segmented: `app` with a `rdg` for each witness
 * wherever they differ; its `type` says how. What a witness lacks is an empty `rdg`.
 */
export function writeApparatus({ names, lang, version, sentences }: Versions): string {
  const paragraphs: Inline[][] = [];
  for (const { begins, pieces } of sentences) {
    if (begins || paragraphs.length === 0) paragraphs.push([]);
    paragraphs.at(-1)!.push(inline('s', {}, ...pieces.map(pieceOf)));
  }
  const title = names.map(oneLine).join(' — ');
  const root = block('TEI', { xmlns: 'http://www.tei-c.org/ns/1.0' }, [
    block('teiHeader', {}, [
      block('fileDesc', {}, [
        block('titleStmt', {}, [
          inline('title', {}, title),
          block('respStmt', {}, [inline('resp', {}, 'compared the versions'), inline('name', {}, `sverka ${version}`)]),
        ]),
        block('publicationStmt', {}, [inline('p', {}, 'Not published.')]),
        block('sourceDesc', {}, [
          block('listWit', {}, [
            inline('witness', { 'xml:id': 'A' }, oneLine(names[0])),
            inline('witness', { 'xml:id': 'B' }, oneLine(names[1])),
          ]),
        ]),
      ]),
      block('encodingDesc', {}, [inline('variantEncoding', { method: 'parallel-segmentation', location: 'internal' })]),
    ]),
    block('text', { 'xml:lang': lang }, [
      block(
        'body',
        {},
        paragraphs.map((parts) =>
          inline('p', {}, ...parts.flatMap((part, index) => (index === 0 ? [part] : [' ', part]))),
        ),
      ),
    ]),
  ]);
  return buildXml(root);
}

const pieceOf = ({ kind, first, second }: Reading): string | Inline =>
  kind === 'same'
    ? first
    : inline('app', { type: kind }, inline('rdg', { wit: '#A' }, first), inline('rdg', { wit: '#B' }, second));
