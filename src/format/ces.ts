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

function read(text: string, { sibling, texts, remark = () => {} }: ReadOptions = {}): Alignment {
  const fault = (message: string, at: Node['at']) => unitsInvalid(message, at);
  const root = readTree(text, undefined, fault, fault);
  const groups =
    root.name === 'linkGrp' ? [root] : [...descend(root, 'linkGrp'), ...descend(root, 'linkList', 'linkGrp')];
  if (groups.length === 0) throw unitsInvalid('it has no linkGrp', root.at);
  if (groups.length > 1 && texts !== undefined)
    throw unitsInvalid(`it links ${groups.length} pairs of documents, and --texts names one`, groups[1]!.at);
  const document = (name: string | undefined, given: string | undefined): Sentences => {
    // OPUS keeps its documents packed, and names them so. A file of links may not lead out of its folder.
    const isInside = name !== undefined && !/^(?:[\\/]|\w:)|(?:^|[\\/])\.\.(?:[\\/]|$)/u.test(name);
    const found = given ?? (isInside ? sibling?.(name.replace(/\.gz$/u, ''))?.text : undefined);
    if (found === undefined)
      throw new SverkaError(
        'units/no-document',
        `The document ${name ?? 'of the links'} is not there.`,
        'Put it beside the links under that name, or give both documents: --texts SOURCE,TARGET.',
      );
    return sentences(readTree(found, name, fault, fault));
  };
  const linked = groups.map((group) => ({
    group,
    source: document(group.attributes['fromDoc'], texts?.[0]),
    target: document(group.attributes['toDoc'], texts?.[1]),
  }));
  const sample = (side: 'source' | 'target'): string =>
    linked
      .flatMap((each) => [...each[side].values()].slice(0, 200).map(({ text }) => text))
      .slice(0, 400)
      .join(' ');
  const languages = languagesOfTexts([undefined, undefined], [sample('source'), sample('target')]);
  const pairsOf = ({ group, source, target }: (typeof linked)[number], index: number): readonly UnitPair[] =>
    elements(group, 'link').map((link): UnitPair => {
      const [from = '', to = ''] = (link.attributes['xtargets'] ?? '').split(';');
      const side = (list: string, all: Sentences, lang: string) => {
        const found = list
          .split(' ')
          .filter((id) => id !== '')
          .map((id) => {
            const sentence = all.get(id);
            if (sentence === undefined) throw unitsInvalid(`there is no sentence ${id}`, link.at);
            return { id, ...sentence };
          })
          .filter(({ text }) => text !== '');
        return {
          // Ours say of what turn they are; of others the documents say which paragraph, and all is one turn.
          ids: found.map(({ id, place: [paragraph, number] }) =>
            ours.test(id) ? id : `${lang}.u${index + 1}.p${paragraph}.s${number}`,
          ),
          origins: found.map(({ id }) => (ours.test(id) ? undefined : id)),
          text: found.map(({ text }) => text).join(' '),
          lengths: found.map(({ text }) => [...text].length).join(' '),
        };
      };
      const [first, second] = [side(from, source, languages[0]), side(to, target, languages[1])];
      const certainty = Number(link.attributes['certainty'] ?? NaN);
      return {
        source: first.text,
        target: second.text,
        ids: [first.ids, second.ids],
        origins: [first.origins, second.origins],
        lengths: [first.lengths, second.lengths],
        ...(certainty >= 0 && certainty <= 1 && { posterior: certainty }),
        by: link.attributes['status'] === 'man' ? 'person' : 'search',
      };
    });
  if (groups.length > 1) remark(`${groups.length} pairs of documents stand one after the other as one.`);
  const alignment = alignUnits(linked.flatMap(pairsOf), languages, 'read from links');
  // No more is aligned than the documents have: OPUS and InterText know no turns, and some of OPUS no paragraphs.
  const all = linked.flatMap(({ source, target }) => [...source, ...target]);
  if (all.every(([id]) => ours.test(id))) return alignment;
  const { turn, paragraph, ...ladders } = alignment.ladders;
  const hasParagraphs = all.every(([, { isInParagraph }]) => isInParagraph);
  return { ...alignment, ladders: hasParagraphs ? { paragraph: paragraph!, ...ladders } : ladders };
}

/** An id of ours: of a turn, a paragraph and a sentence. */
const ours = /^(?:en|ru)\.u\d+\.p\d+\.s\d+$/u;

interface Sentence {
  readonly text: string;
  /** The number of its paragraph in the document, and its own in that, from 1. */
  readonly place: readonly [paragraph: number, sentence: number];
  /** The document has paragraphs; else all its sentences are in one. */
  readonly isInParagraph: boolean;
}

/** By id, in order. */
type Sentences = ReadonlyMap<string, Sentence>;

/** The sentences of a document; words may be elements of their own. */
function sentences(root: Node): Sentences {
  const found = new Map<string, Sentence>();
  let [paragraph, number, isInside, isFresh] = [0, 0, false, true];
  const walk = (node: Node): void => {
    const id = node.attributes['id'] ?? node.attributes['xml:id'];
    if ((node.name === 's' || node.name === 'seg') && id !== undefined) {
      if (isFresh) [paragraph, number, isFresh] = [paragraph + 1, 0, false];
      const text = sentenceText(node)
        .replace(/[\t\n\r ]+/gu, ' ')
        .trim();
      found.set(id, { text, place: [paragraph, ++number], isInParagraph: isInside });
      return;
    }
    const isParagraph = node.name === 'p' || node.name === 'head';
    if (isParagraph) [isInside, isFresh] = [true, true];
    for (const child of elements(node)) walk(child);
    if (isParagraph) [isInside, isFresh] = [false, true];
  };
  walk(root);
  return found;
}

/** Text of a sentence. Where its words are elements a line each, what says that no space follows decides, or else the sign. */
function sentenceText(node: Node): string {
  const words = elements(node, 'w');
  const between = node.children.filter((child): child is string => typeof child === 'string');
  if (words.length < 2 || between.some((text) => /\S/u.test(text)) || between.length < words.length - 1)
    return content(node);
  const isTold = words.some(({ attributes }) => noSpace.test(attributes['misc'] ?? ''));
  let text = '';
  let isGlued = true;
  for (const word of words) {
    const form = content(word).trim();
    text += isGlued || (!isTold && closing.test(form)) ? form : ` ${form}`;
    isGlued = isTold ? noSpace.test(word.attributes['misc'] ?? '') : opening.test(form);
  }
  return text;
}

const noSpace = /(?:^|\|)SpaceAfter=No(?:\||$)/u;
const closing = /^(?:[,.!?:;…)\]»”%]+|'(?:s|re|ve|ll|d|m|t)|n't)$/u;
const opening = /^[([«“]$/u;
