import type { Alignment } from '../model/alignment.js';
import type { Document } from '../model/document.js';
import { isNull } from '../model/ladder.js';
import { inStrings, tallies, type Format, type InPieces, type WriteOptions, type Written } from './format.js';
import { rootName } from './sax.js';
import { partSuffix, planEdition, type Edition, type Part } from './tei/edition.js';
import { buildCorpusHeader, buildTextHeader } from './tei/header.js';
import { buildStandOff } from './tei/links.js';
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
  read: readTei,
  recognizes: (text) => ['TEI', 'teiCorpus'].includes(rootName(text) ?? ''),
};

function write(alignment: Alignment, options: WriteOptions): Written {
  return inStrings(pieces(alignment, options));
}

function pieces(alignment: Alignment, options: WriteOptions): InPieces {
  const edition = planEdition(alignment, options);
  const { source, target, ladders } = edition.alignment;
  const parts: [Part, Block][] =
    options.teiLayout === 'corpus'
      ? [['corpus', buildCorpus(edition)]]
      : [
          [source.lang, buildTei(edition, source, namespace)],
          [target.lang, buildTei(edition, target, namespace)],
          ['corpus', buildLinkFile(edition)],
        ];
  return {
    parts: parts.map(([part, root]) => ({ suffix: partSuffix(part), pieces: xmlPieces(root, [model]) })),
    kept: (ladders.sentence ?? []).filter((bead) => !isNull(bead)).length,
    what: 'sentence links',
    left: tallies(
      new Map([
        ['characters that XML cannot hold', countForbidden(source.text) + countForbidden(target.text)],
        ['links of words in sentences that are corrected, or that overlap', edition.words?.left ?? 0],
      ]),
    ),
    remarks: [],
  };
}

function buildCorpus(edition: Edition): Block {
  const { source, target } = edition.alignment;
  return block('teiCorpus', { ...namespace, 'xml:id': edition.id, 'xml:lang': 'en' }, [
    buildCorpusHeader(edition),
    buildStandOff(edition),
    buildTei(edition, source, {}),
    buildTei(edition, target, {}),
  ]);
}

function buildTei(edition: Edition, document: Document, attributes: Readonly<Record<string, string>>): Block {
  const { lang } = document;
  const other = lang === 'en' ? 'ru' : 'en';
  return block('TEI', { ...attributes, 'xml:id': lang, 'xml:lang': lang, corresp: edition.point(lang, other, other) }, [
    buildTextHeader(edition, document),
    buildText(edition, document),
  ]);
}

function buildLinkFile(edition: Edition): Block {
  // Without links there would be nothing but a header, which TEI does not allow.
  const nothing = block('text', {}, [block('body', {}, [inline('p', {}, 'Nothing was aligned.')])]);
  return block('TEI', { ...namespace, 'xml:id': edition.id, 'xml:lang': 'en' }, [
    buildCorpusHeader(edition),
    buildStandOff(edition) ?? nothing,
  ]);
}
