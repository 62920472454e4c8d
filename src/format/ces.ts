import { SverkaError } from '../error.js';
import type { Alignment } from '../model/alignment.js';
import { type Document } from '../model/document.js';
import { shape } from '../model/ladder.js';
import type { Format, ReadOptions, WriteOptions, Written } from './format.js';
import { rootName } from './sax.js';
import { removedFrom } from './removed.js';
import { beadRows } from './rows.js';
import { flow, formatConfidence, wordingOf } from './text.js';
import { content, descend, elements, readTree, type Node } from './tree.js';
import { alignUnits, languagesOfTexts, unitsInvalid, type UnitPair } from './units.js';
import { block, buildXml, inline } from './xml.js';

/** Links of OPUS (cesAlign, as XCES has them) with the two documents that they are of. */
export const ces: Format = {
  name: 'ces',
  suffix: '.ces.xml',
  description: 'cesAlign links as in OPUS, and the two documents',
  hasParts: true,
  write: (alignment, options) => write(alignment, options, false),
  read,
  recognizes: (text) => rootName(text) === 'cesAlign' || rootName(text) === 'linkGrp',
};

/** The same as the InterText editor keeps it: ids of numbers, links with shape and status. */
export const intertext: Format = {
  name: 'intertext',
  suffix: '.intertext.xml',
  description: 'links and documents for the editor InterText',
  hasParts: true,
  write: (alignment, options) => write(alignment, options, true),
  read,
};

function write(alignment: Alignment, options: WriteOptions, isInterText: boolean): Written {
  const { source, target } = alignment;
  // InterText wants its documents so named; ours have other ids, and must not be taken for them.
  const suffixes = [source, target].map(({ lang }) => `${isInterText ? '' : '.ces'}.${lang}.xml`) as [string, string];
  const names = { source: numbered(source, isInterText), target: numbered(target, isInterText) };
  const rows = beadRows(alignment, options.level);
  const links = rows.map(({ bead, ...row }, index) => {
    const ends = [
      row.source.sentences.map(({ id }) => names.source.get(id)),
      row.target.sentences.map(({ id }) => names.target.get(id)),
    ];
    const certainty = bead.posterior === undefined ? undefined : formatConfidence(bead.posterior);
    return isInterText
      ? inline('link', {
          type: shape(bead, '-'),
          xtargets: ends.map((ids) => ids.join(' ')).join(';'),
          status: bead.by === 'person' ? 'man' : 'auto',
        })
      : inline('link', {
          id: `SL${index + 1}`,
          xtargets: ends.map((ids) => ids.join(' ')).join(';'),
          certainty,
          status: bead.by === 'person' ? 'man' : undefined,
        });
  });
  const documents = { fromDoc: options.stem + suffixes[0], toDoc: options.stem + suffixes[1] };
  const root = isInterText
    ? block('linkGrp', documents, links)
    : block('cesAlign', { version: '1.0' }, [block('linkGrp', { targType: 's', ...documents }, links)]);
  return {
    parts: [
      { suffix: isInterText ? intertext.suffix : ces.suffix, text: buildXml(root) },
      ...[source, target].map((document, index) => ({
        suffix: suffixes[index]!,
        text: documentXml(document, index === 0 ? names.source : names.target, isInterText, options),
      })),
    ],
    kept: rows.length,
    what: 'links',
    left: [],
    remarks: removedFrom(alignment),
  };
}

/** Ids of sentences as the files have them: InterText's are numbers, of the paragraph and in it. */
function numbered({ units }: Document, isInterText: boolean): ReadonlyMap<string, string> {
  let [paragraph, sentence] = [-1, 0];
  return new Map(
    units.sentence.map(({ id, parent }) => {
      sentence = parent === paragraph ? sentence + 1 : 1;
      paragraph = parent;
      return [id, isInterText ? `${parent + 1}:${sentence}` : id];
    }),
  );
}

function documentXml(
  document: Document,
  names: ReadonlyMap<string, string>,
  isInterText: boolean,
  options: WriteOptions,
): string {
  const { sentence, paragraph } = document.units;
  const paragraphs = paragraph.map(({ id }, index) =>
    block(
      'p',
      { id: isInterText ? String(index + 1) : id },
      sentence
        .filter(({ parent }) => parent === index)
        .map((unit) =>
          inline(
            's',
            { id: names.get(unit.id) },
            flow(wordingOf(document, unit), options.nbsp ?? 'keep').trim() || '\uFFFD',
          ),
        ),
    ),
  );
  return buildXml(block('text', { 'xml:lang': document.lang }, paragraphs));
}

function read(text: string, { sibling, texts }: ReadOptions = {}): Alignment {
  const fault = (message: string, at: Node['at']) => unitsInvalid(message, at);
  const root = readTree(text, undefined, fault, fault);
  const group =
    root.name === 'linkGrp' ? root : (descend(root, 'linkGrp')[0] ?? descend(root, 'linkList', 'linkGrp')[0]);
  if (group === undefined) throw unitsInvalid('it has no linkGrp', root.at);
  const document = (name: string | undefined, given: string | undefined): Map<string, string> => {
    // OPUS keeps its documents packed, and names them so.
    const found = given ?? sibling?.((name ?? '').replace(/\.gz$/u, ''))?.text;
    if (found === undefined)
      throw new SverkaError(
        'units/no-document',
        `The document ${name ?? 'of the links'} is not there.`,
        'Put it beside the links under that name, or give both documents: --texts SOURCE,TARGET.',
      );
    return sentences(readTree(found, name, fault, fault));
  };
  const [source, target] = [
    document(group.attributes['fromDoc'], texts?.[0]),
    document(group.attributes['toDoc'], texts?.[1]),
  ];
  const sample = (all: Map<string, string>): string => [...all.values()].slice(0, 200).join(' ');
  const languages = languagesOfTexts([undefined, undefined], [sample(source), sample(target)]);
  const pairs = elements(group, 'link').map((link): UnitPair => {
    const [from = '', to = ''] = (link.attributes['xtargets'] ?? '').split(';');
    const side = (list: string, all: Map<string, string>, lang: string) => {
      const ids = list.split(' ').filter((id) => id !== '');
      const pieces = ids.map((id) => {
        const piece = all.get(id);
        if (piece === undefined) throw unitsInvalid(`there is no sentence ${id}`, link.at);
        return piece;
      });
      // InterText's 4:2 is the second sentence of the fourth paragraph.
      const ours = ids.map((id) => id.replace(/^(\d+):(\d+)$/u, `${lang}.u1.p$1.s$2`));
      return { ids: ours, text: pieces.join(' '), lengths: pieces.map((piece) => [...piece].length).join(' ') };
    };
    const [first, second] = [side(from, source, languages[0]), side(to, target, languages[1])];
    const certainty = Number(link.attributes['certainty'] ?? NaN);
    return {
      source: first.text,
      target: second.text,
      ids: [first.ids, second.ids],
      lengths: [first.lengths, second.lengths],
      ...(certainty >= 0 && certainty <= 1 && { posterior: certainty }),
      by: link.attributes['status'] === 'man' ? 'person' : 'search',
    };
  });
  const alignment = alignUnits(pairs, languages, 'read from links');
  // InterText has no turns: one that holds all would say of each text that it is of one speaker.
  const hasTurns = [...source.keys(), ...target.keys()].some((id) => !/^\d+:\d+$/u.test(id));
  const { turn, ...ladders } = alignment.ladders;
  return hasTurns ? alignment : { ...alignment, ladders };
}

/** Texts of the sentences of a document, by id; words may be elements of their own. */
function sentences(root: Node): Map<string, string> {
  const found = new Map<string, string>();
  const walk = (node: Node): void => {
    const id = node.attributes['id'] ?? node.attributes['xml:id'];
    if ((node.name === 's' || node.name === 'seg') && id !== undefined) {
      const words = elements(node, 'w');
      const text = words.length > 0 ? words.map(content).join(' ') : content(node);
      found.set(id, text.replace(/[\t\n\r ]+/gu, ' ').trim());
    } else for (const child of elements(node)) walk(child);
  };
  walk(root);
  return found;
}
