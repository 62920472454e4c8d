import type { Document, Language, Level, Mark, MarkKind, Unit, UnitKind } from '../../model/document.js';
import { content, elements, invalid, notOurs, plainText, type Node } from '../tree.js';
import { readTimeline } from './timeline.js';

type Written<T> = { -readonly [K in keyof T]: T[K] };

interface Builder {
  readonly lang: Language;
  readonly speakers: ReadonlyMap<string, string>;
  readonly timeOf: ReturnType<typeof readTimeline>;
  text: string;
  readonly units: Record<Level, Written<Unit>[]>;
  readonly marks: Mark[];
  readonly ids: Set<string>;
}

/**
 * The text of a TEI `text` with its units and marks: white space inside a paragraph as it is there, a
 * space after a label, and a blank line between all else.
 * @param speakers ids of participants by the XML names that `who` points to
 */
export function readText(
  root: Node,
  lang: Language,
  speakers: ReadonlyMap<string, string>,
): Pick<Document, 'text' | 'units' | 'marks'> {
  const builder: Builder = {
    lang,
    speakers,
    timeOf: readTimeline(root),
    text: '',
    units: { turn: [], paragraph: [], sentence: [] },
    marks: [],
    ids: new Set(),
  };
  for (const body of within(root, ['timeline', 'body']).filter(({ name }) => name === 'body'))
    for (const division of within(body, ['div'])) for (const child of within(division)) readBlock(builder, child);
  const { text, units, marks } = builder;
  return { text, units, marks };
}

/** The elements of an element that has no text of its own. */
function within(node: Node, names?: readonly string[]): readonly Node[] {
  for (const child of node.children)
    if (typeof child === 'string' ? /\S/u.test(child) : names !== undefined && !names.includes(child.name)) {
      const what = typeof child === 'string' ? `text outside of a sentence` : `${child.name}`;
      throw notOurs(`there is ${what} in ${node.name}`, typeof child === 'string' ? node.at : child.at);
    }
  return elements(node);
}

const turnKinds: Readonly<Record<string, UnitKind>> = { u: 'speech', head: 'head' };

function readBlock(builder: Builder, node: Node): void {
  const isRemark = node.name === 'note' && node.attributes['type'] === 'comment';
  const kind = isRemark ? 'note' : turnKinds[node.name];
  if (kind !== undefined) readTurn(builder, node, kind);
  // Where a text has nothing at all, TEI still wants a paragraph.
  else if (node.name !== 'p' || content(node).trim() !== '') addMark(builder, node, separator(builder));
}

function separator({ text, marks }: Builder): string {
  const last = marks.at(-1);
  return text === '' ? '' : last?.kind === 'label' && last.at[1] === text.length ? ' ' : '\n\n';
}

const markNames: Readonly<Record<string, MarkKind>> = {
  fw: 'furniture',
  kinesic: 'incident',
  vocal: 'incident',
  incident: 'incident',
};
const noteKinds: Readonly<Record<string, MarkKind>> = { speaker: 'label', date: 'date', place: 'place' };

function addMark(builder: Builder, node: Node, before: string): void {
  const kind = node.name === 'note' ? noteKinds[node.attributes['type'] ?? ''] : markNames[node.name];
  if (kind === undefined) throw notOurs(`there is a ${node.name} that is no unit and no mark`, node.at);
  const text = plainText(node);
  if (text === '') return;
  builder.text += before;
  const from = builder.text.length;
  builder.text += text;
  builder.marks.push({ kind, at: [from, builder.text.length] });
}

function readTurn(builder: Builder, node: Node, kind: UnitKind): void {
  const { units, speakers } = builder;
  const who = node.attributes['who'];
  const speaker = who === undefined ? undefined : speakers.get(who.slice(who.indexOf('#') + 1));
  if (who !== undefined && speaker === undefined) throw invalid(`who="${who}" points to no person`, node.at);
  const said = speaker === undefined ? {} : { speaker };
  const turn: Written<Unit> = { id: idOf(builder, node), at: [-1, -1], parent: -1, kind, ...said };
  units.turn.push(turn);
  const begin = units.paragraph.length;
  for (const child of within(node)) {
    const isRemark = child.name === 'note' && child.attributes['type'] === 'comment';
    if (isRemark) for (const inner of within(child, ['seg'])) readParagraph(builder, inner, 'note', said);
    else if (child.name === 'seg') readParagraph(builder, child, kind, said);
    else addMark(builder, child, separator(builder));
  }
  const [first, last] = [units.paragraph[begin], units.paragraph.at(-1)];
  if (first === undefined || last === undefined) throw invalid(`${turn.id} has no paragraph`, node.at);
  turn.at = [first.at[0], last.at[1]];
}

function readParagraph(builder: Builder, node: Node, kind: UnitKind, said: Pick<Unit, 'speaker'>): void {
  const { units } = builder;
  const paragraph: Written<Unit> = {
    id: idOf(builder, node),
    at: [-1, -1],
    parent: units.turn.length - 1,
    kind,
    ...said,
  };
  units.paragraph.push(paragraph);
  builder.text += separator(builder);
  for (const child of node.children) {
    if (typeof child === 'string') {
      if (/\S/u.test(child)) throw notOurs(`there is text outside of a sentence in ${paragraph.id}`, node.at);
      if (paragraph.at[0] >= 0) builder.text += oneSpace(child);
    } else if (child.name === 's') {
      const at = addSentence(builder, child, kind, said);
      paragraph.at = [paragraph.at[0] < 0 ? at[0] : paragraph.at[0], at[1]];
    } else addMark(builder, child, '');
  }
  if (paragraph.at[0] < 0) throw invalid(`${paragraph.id} has no sentence`, node.at);
}

function addSentence(builder: Builder, node: Node, kind: UnitKind, said: Pick<Unit, 'speaker'>): Unit['at'] {
  const { original, correction } = readingOf(node);
  const [, before = '', text = '', after = ''] = /^( ?)(.*?)( ?)$/su.exec(oneSpace(content(original)))!;
  const id = idOf(builder, node);
  if (text === '') throw invalid(`${id} is empty`, node.at);
  builder.text += before;
  const from = builder.text.length;
  const at = [from, from + text.length] as const;
  builder.text += text + after;
  const time = builder.timeOf(node);
  const parent = builder.units.paragraph.length - 1;
  builder.units.sentence.push({ id, at, parent, kind, ...said, ...(time && { time }), ...correction });
  return at;
}

/** What stands in a sentence; where a person would have it read otherwise, that is beside it. */
function readingOf(node: Node): { readonly original: Node; readonly correction?: Pick<Unit, 'correction'> } {
  const [choice, more] = elements(node);
  if (choice === undefined) return { original: node };
  const [sic, corr, ...others] = elements(choice);
  const isChoice = choice.name === 'choice' && sic?.name === 'sic' && corr?.name === 'corr' && others.length === 0;
  const inner = more ?? (isChoice ? [...elements(sic), ...elements(corr)][0] : choice);
  if (inner !== undefined) throw notOurs(`there is ${inner.name} in a sentence`, inner.at);
  const correction = plainText(corr!);
  return { original: sic!, ...(correction !== '' && { correction: { correction } }) };
}

const oneSpace = (text: string): string => text.replace(/[\t\n\r ]+/gu, ' ');

function idOf({ lang, ids }: Builder, node: Node): string {
  const id = node.attributes['xml:id'];
  if (id === undefined || !/^[a-z]{2}\.[\w.-]+$/u.test(id) || !id.startsWith(`${lang}.`))
    throw notOurs(`${node.name} has no xml:id that begins with "${lang}."`, node.at);
  if (ids.has(id)) throw invalid(`the xml:id ${id} is there twice`, node.at);
  ids.add(id);
  return id;
}
