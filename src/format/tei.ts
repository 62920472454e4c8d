import type { Alignment } from '../model/alignment.js';
import type { Document } from '../model/document.js';
import {
  inStrings,
  tallies,
  type Format,
  type InPieces,
  type PieceWriter,
  type WriteOptions,
  type Written,
} from './format.js';
import { rootName } from './sax.js';
import { partSuffix, planEdition, type Edition, type Part } from './tei/edition.js';
import { buildCorpusHeader, buildTextHeader } from './tei/header.js';
import { buildStandOff } from './tei/links.js';
import { forbidden, piecewise } from './tei/piecewise.js';
import { readTei } from './tei/read.js';
import { buildText } from './tei/text.js';
import { countForbidden } from './text.js';
import { block, inline, xmlPieces, type Block } from './xml.js';

const namespace = { xmlns: 'http://www.tei-c.org/ns/1.0' };

/** Where editors find what the file is valid by: the schema of all TEI, which is at the TEI Consortium’s. */
const model =
  '<?xml-model href="https://www.tei-c.org/release/xml/tei/custom/schema/relaxng/tei_all.rng" ' +
  'type="application/xml" schematypens="http://relaxng.org/ns/structure/1.0"?>';

/**
 * TEI P5, valid by tei_all and by Parla-CLARIN: both texts with turns, paragraphs and sentences, and the
 * links apart from them in `standOff`; `corresp` on each unit says the same again, for tools without links.
 */
export const tei: Format = {
  name: 'tei',
  suffix: '.tei.xml',
  description: 'TEI P5 edition of both texts with links by turn, paragraph and sentence',
  write,
  pieces,
  piecewise: pieceWriter,
  read: readTei,
  recognizes: (text) => ['TEI', 'teiCorpus'].includes(rootName(text) ?? ''),
};

function write(alignment: Alignment, options: WriteOptions): Written {
  return inStrings(pieces(alignment, options));
}

function pieces(alignment: Alignment, options: WriteOptions): InPieces {
  const edition = planEdition(alignment, options);
  const { source, target } = edition.alignment;
  const bodies = (document: Document): Block => buildText(edition, document);
  return {
    ...written(edition, bodies, buildStandOff(edition)),
    left: tallies(
      new Map([
        [forbidden, countForbidden(source.text) + countForbidden(target.text)],
        ['links of words in sentences that are corrected, or that overlap', edition.words?.left ?? 0],
      ]),
    ),
  };
}

type Bodies = (document: Document) => Block;

/** The files, of the texts and the links that are made. */
function written(edition: Edition, bodies: Bodies, links: Block | undefined): InPieces {
  const { source, target } = edition.alignment;
  const parts: [Part, Block][] =
    edition.options.teiLayout === 'corpus'
      ? [['corpus', buildCorpus(edition, bodies, links)]]
      : [
          [source.lang, buildTei(edition, source, namespace, bodies)],
          [target.lang, buildTei(edition, target, namespace, bodies)],
          ['corpus', buildLinkFile(edition, links)],
        ];
  return {
    parts: parts.map(([part, root]) => ({ suffix: partSuffix(part), pieces: xmlPieces(root, [model]) })),
    kept: edition.counts.links.sentence,
    what: 'sentence links',
    left: [],
    remarks: [],
  };
}

function pieceWriter(options: WriteOptions): PieceWriter {
  const { add, finish } = piecewise(options);
  return {
    add,
    finish: (section) => {
      const { edition, bodies, links, left } = finish(section);
      return { ...written(edition, bodies, links), left };
    },
  };
}

function buildCorpus(edition: Edition, bodies: Bodies, links: Block | undefined): Block {
  const { source, target } = edition.alignment;
  return block('teiCorpus', { ...namespace, 'xml:id': edition.id, 'xml:lang': 'en' }, [
    buildCorpusHeader(edition),
    links,
    buildTei(edition, source, {}, bodies),
    buildTei(edition, target, {}, bodies),
  ]);
}

function buildTei(
  edition: Edition,
  document: Document,
  attributes: Readonly<Record<string, string>>,
  bodies: Bodies,
): Block {
  const { lang } = document;
  const other = lang === 'en' ? 'ru' : 'en';
  return block('TEI', { ...attributes, 'xml:id': lang, 'xml:lang': lang, corresp: edition.point(lang, other, other) }, [
    buildTextHeader(edition, document),
    bodies(document),
  ]);
}

function buildLinkFile(edition: Edition, links: Block | undefined): Block {
  // Without links there would be nothing but a header, which TEI does not allow.
  const nothing = block('text', {}, [block('body', {}, [inline('p', {}, 'Nothing was aligned.')])]);
  return block('TEI', { ...namespace, 'xml:id': edition.id, 'xml:lang': 'en' }, [
    buildCorpusHeader(edition),
    links ?? nothing,
  ]);
}
