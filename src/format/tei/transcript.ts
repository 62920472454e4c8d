import { SverkaError, type Place } from '../../error.js';
import type {
  Document,
  Language,
  Mark,
  MarkKind,
  Meta,
  Participant,
  Span,
  Unit,
  UnitKind,
} from '../../model/document.js';
import { plainText as plainTextOf } from '../../segment/plain.js';
import { ownSplitter, type Splitter } from '../../segment/splitter.js';
import { rootName } from '../sax.js';
import { descend, elements, plainText, readTree, type Node } from '../tree.js';
import { readPieces, type Piece } from './inline.js';
import { readTimeline } from './timeline.js';
import { readPersons, type Beside, type Persons } from './persons.js';

/** Whether a text is TEI. */
export const isTei = (text: string): boolean => ['TEI', 'teiCorpus'].includes(rootName(text) ?? '');

/** A transcript in TEI, of any project. */
export interface TeiTranscript {
  /** As its root or its text says; undefined where neither does. */
  readonly tag: string | undefined;
  /** All the words, for telling the language. */
  readonly text: string;
  /** Its units are those of the markup: `u`, `seg` or `p`, and `s`; what is not parted into `s` is parted by the splitter. */
  readonly document: (lang: Language, splitter?: Splitter) => Document;
}

/**
 * Reads a transcript: TEI as ParlaMint, Parla-CLARIN and sverka have it, and plain TEI with `sp`, `p` or `ab`. Turns,
 * paragraphs, sentences, speakers, remarks and incidents are those of the markup.
 * @throws SverkaError `tei/invalid` with the line when it is not well formed, `input/empty`
 */
export function readTeiTranscript(file: string, beside: Beside = () => undefined): TeiTranscript {
  const fault = (message: string, at: Place): SverkaError =>
    new SverkaError('tei/invalid', `The TEI cannot be read: ${message}.`, 'It is to be well-formed XML.', at);
  const root = readTree(file, undefined, fault, fault);
  const texts = root.name === 'teiCorpus' ? find(root, 'TEI') : [root];
  const bodies = texts.flatMap((tei) => elements(tei, 'text'));
  const blocks = bodies.flatMap((body) => blocksOf(body));
  if (blocks.length === 0)
    throw new SverkaError(
      'input/empty',
      'There is no text in this TEI.',
      'Of a corpus in several files, give one that holds a transcript.',
    );
  const [first = root] = texts;
  const text = blocks.flatMap(({ pieces }) => pieces.map((piece) => piece.text)).join(' ');
  return {
    tag:
      first.attributes['xml:lang'] ?? elements(first, 'text')[0]?.attributes['xml:lang'] ?? root.attributes['xml:lang'],
    text,
    document: (lang, splitter = ownSplitter(lang)) => {
      const persons = readPersons(root === first ? [root] : [root, first], lang, beside);
      const clocks = bodies.map((body) => readTimeline(body));
      const timeOf: TimeOf = (node) => clocks.map((clock) => clock(node)).find((time) => time !== undefined);
      return build(blocks, lang, splitter, persons, timeOf, metaOf(first, lang));
    },
  };
}

/** A paragraph, or a mark between paragraphs. */
interface Block {
  readonly kind: UnitKind | MarkKind;
  readonly pieces: readonly Piece[];
  /** Blocks of one turn have the same; a paragraph outside of turns goes on with the one before. */
  readonly turn: Node | undefined;
  readonly who: string | undefined;
  readonly origin: string | undefined;
}

const turnNames = new Set(['u', 'sp']);
const paragraphNames = new Set([
  'seg',
  'p',
  'ab',
  'l',
  'item',
  'cell',
  'salute',
  'closer',
  'opener',
  'trailer',
  'byline',
]);
const marks: Readonly<Record<string, MarkKind>> = {
  kinesic: 'incident',
  vocal: 'incident',
  incident: 'incident',
  writing: 'incident',
  stage: 'incident',
  gap: 'incident',
  fw: 'furniture',
  dateline: 'date',
  docDate: 'date',
  speaker: 'label',
};
const noteMarks: Readonly<Record<string, MarkKind>> = { speaker: 'label', date: 'date', time: 'date', place: 'place' };

const markOf = (node: Node): MarkKind | undefined =>
  node.name === 'note' ? (noteMarks[node.attributes['type'] ?? ''] ?? 'incident') : marks[node.name];

/** Whether something is a paragraph of the editors and no remark on what happens. */
const isRemark = (node: Node): boolean =>
  node.name === 'note' && node.children.some((child) => typeof child !== 'string' && /^(?:seg|p|s)$/u.test(child.name));

/** What a `text` holds, in order: containers are passed through, and what has words of its own is a paragraph. */
function blocksOf(root: Node): readonly Block[] {
  const blocks: Block[] = [];
  const add = (node: Node, kind: Block['kind'], turn: Node | undefined): void => {
    const pieces = readPieces(node, markOf);
    if (pieces.length > 0)
      blocks.push({ kind, pieces, turn, who: turn?.attributes['who'], origin: node.attributes['xml:id'] });
  };
  const walk = (node: Node, kind: UnitKind, turn: Node | undefined): void => {
    if (hasWords(node) && !hasBlocks(node)) return add(node, kind, turn);
    for (const child of node.children) {
      if (typeof child === 'string') {
        add({ ...node, attributes: {}, children: [child] }, kind, turn);
        continue;
      }
      const mark = markOf(child);
      if (isRemark(child)) walk(child, 'note', turn ?? child);
      else if (mark !== undefined) add(child, mark, turn);
      else if (turnNames.has(child.name)) walk(child, 'speech', child);
      else if (child.name === 'head') add(child, 'head', child);
      else if (paragraphNames.has(child.name) && !hasBlocks(child)) add(child, kind, turn);
      else walk(child, kind, turn);
    }
  };
  walk(root, 'speech', undefined);
  return blocks;
}

/** Whether words stand in an element that are in no paragraph of their own. */
const hasWords = (node: Node): boolean =>
  node.children.some((child) => (typeof child === 'string' ? /\S/u.test(child) : /^(?:s|w|pc)$/u.test(child.name)));

const hasBlocks = (node: Node): boolean =>
  elements(node).some((child) => paragraphNames.has(child.name) || turnNames.has(child.name) || hasBlocks(child));

const find = (node: Node, name: string): readonly Node[] =>
  elements(node).flatMap((child) => (child.name === name ? [child] : find(child, name)));

type Built = { -readonly [Key in keyof Unit]: Unit[Key] };

type TimeOf = ReturnType<typeof readTimeline>;

function build(
  blocks: readonly Block[],
  lang: Language,
  splitter: Splitter,
  persons: Persons,
  timeOf: TimeOf,
  meta: Meta,
): Document {
  const units = { turn: [] as Built[], paragraph: [] as Built[], sentence: [] as Unit[] };
  const found: Mark[] = [];
  const spoken = new Map<string, Participant>();
  let text = '';
  let open: { readonly turn: Node | undefined; readonly kind: UnitKind } | undefined;
  for (const { kind, pieces, turn, who, origin } of blocks) {
    const label = found.at(-1);
    text += text === '' ? '' : label?.kind === 'label' && label.at[1] === text.length ? ' ' : '\n\n';
    const begin = text.length;
    const sentences: Pick<Unit, 'at' | 'origin' | 'correction' | 'time'>[] = [];
    for (const piece of pieces) {
      text += piece.space && text.length > begin ? ' ' : '';
      const at: Span = [text.length, text.length + piece.text.length];
      text += piece.text;
      if (kind !== 'head' && kind !== 'speech' && kind !== 'note') found.push({ kind, at });
      else if (piece.mark !== undefined) found.push({ kind: piece.mark, at });
      else if (piece.sentence === undefined)
        for (const span of split(piece.text, at[0], splitter)) sentences.push({ at: span });
      else {
        const time = timeOf(piece.sentence);
        const { correction } = piece;
        sentences.push({ at, ...idOf(piece.sentence), ...(time && { time }), ...(correction && { correction }) });
      }
    }
    if (sentences.length === 0 || (kind !== 'head' && kind !== 'speech' && kind !== 'note')) continue;
    const person = who === undefined ? undefined : persons(who);
    if (person !== undefined) spoken.set(person.id, person);
    const shared = { kind, ...(person && { speaker: person.id }) };
    if (open === undefined || open.turn !== turn || open.kind !== kind) {
      const id = `${lang}.u${units.turn.length + 1}`;
      units.turn.push({ id, at: sentences[0]!.at, parent: -1, ...shared, ...origined(turn?.attributes['xml:id'], id) });
      open = { turn, kind };
    }
    const [parent, above] = [units.turn.length - 1, units.turn.at(-1)!];
    const number = units.paragraph.filter((each) => each.parent === parent).length + 1;
    const id = `${above.id}.p${number}`;
    const at: Span = [sentences[0]!.at[0], sentences.at(-1)!.at[1]];
    units.paragraph.push({
      id,
      at,
      parent,
      ...shared,
      ...(origin !== turn?.attributes['xml:id'] && origined(origin, id)),
    });
    above.at = [above.at[0], at[1]];
    for (const [index, sentence] of sentences.entries()) {
      const own = `${id}.s${index + 1}`;
      const { origin: named, ...rest } = sentence;
      units.sentence.push({ id: own, parent: units.paragraph.length - 1, ...shared, ...rest, ...origined(named, own) });
    }
  }
  const participants = [...spoken.values()];
  return {
    lang,
    text: `${text}\n`,
    meta: { ...meta, ...(participants.length > 0 && { participants }) },
    units,
    marks: found,
  };
}

/** The sentences of a stretch that stands at a place of a text. */
function split(stretch: string, from: number, splitter: Splitter): readonly Span[] {
  const { text, restore } = plainTextOf(stretch);
  return splitter.split(text, [0, text.length]).map((span): Span => {
    const [begin, end] = restore?.(span) ?? span;
    return [from + begin, from + end];
  });
}

const idOf = (node: Node): { origin?: string } => {
  const id = node.attributes['xml:id'];
  return id === undefined ? {} : { origin: id };
};

/** What the file calls a unit, where that is another name than ours. */
const origined = (origin: string | undefined, id: string): Pick<Unit, 'origin'> =>
  origin === undefined || origin === id ? {} : { origin };

function metaOf(root: Node, lang: Language): Meta {
  const header = elements(root, 'teiHeader')[0];
  const description = descend(header, 'fileDesc')[0];
  const inLanguage = (nodes: readonly Node[]): Node | undefined =>
    nodes.find(({ attributes }) => attributes['xml:lang']?.split('-')[0] === lang) ??
    nodes.find(({ attributes }) => attributes['xml:lang'] === undefined) ??
    nodes[0];
  const bibl = descend(description, 'sourceDesc', 'bibl')[0];
  const said = (nodes: readonly Node[]): string | undefined => {
    const found = inLanguage(nodes);
    return found === undefined ? undefined : plainText(found) || undefined;
  };
  const date = [...descend(bibl, 'date'), ...descend(header, 'profileDesc', 'settingDesc', 'setting', 'date')].flatMap(
    (node) => /^\d{4}(?:-\d{2}(?:-\d{2})?)?/u.exec(node.attributes['when'] ?? plainText(node)) ?? [],
  )[0];
  const titles = descend(description, 'titleStmt', 'title');
  const main = titles.filter(({ attributes }) => attributes['type'] === 'main');
  const entries = {
    title: said(descend(bibl, 'title')) ?? said(main.length > 0 ? main : titles),
    date,
    place: said(descend(header, 'profileDesc', 'settingDesc', 'setting', 'name')),
    publisher: said(descend(bibl, 'publisher')),
    source: descend(bibl, 'idno')
      .filter(({ attributes }) => attributes['type'] === 'URI')
      .map(plainText)[0],
  };
  return Object.fromEntries(Object.entries(entries).filter(([, value]) => value !== undefined));
}
