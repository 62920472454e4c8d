import type { Document, Level, Mark, Span, Unit } from '../../model/document.js';
import { childStarts } from '../rows.js';
import { flow } from '../text.js';
import {
  block,
  inline,
  longBlock,
  longInline,
  type Attributes,
  type Block,
  type Element,
  type Inline,
} from '../xml.js';
import type { Edition } from './edition.js';
import { planTimeline, type Timeline } from './timeline.js';

/** Stands where there was nothing that XML can hold: a unit or mark without a sign would have no place. */
const nothing = '\uFFFD';

/**
 * One text as TEI `text`: turns as `u`, paragraphs as `seg type="p"`, sentences as `s`. Headings open a
 * `div`; what stands between the sentences (labels, dates, furniture, incidents) stays in its place.
 */
export function buildText(edition: Edition, document: Document): Block {
  const { lang, units } = document;
  const timeline = planTimeline(document);
  const write = unitWriter(edition, document, timeline);
  const begins = divisionStarts(units.turn);
  const isEmpty = units.turn.length === 0 && document.marks.length === 0;
  const lines = function* (division: number): Generator<Element> {
    const [from, to] = [begins[division]!, begins[division + 1] ?? units.turn.length];
    for (let index = from; index < to; index++) {
      // Marks before a division's heading stand at the end of the one before; those before the first are the page's.
      if (index > from || division === 0) yield* write.marksBefore(units.turn[index]!.at[0]);
      yield write.turn(units.turn[index]!, index);
    }
    yield* write.marksBefore(units.turn[to]?.at[0] ?? Infinity);
  };
  return block('text', { 'xml:id': `${lang}.text`, 'xml:lang': lang }, [
    timeline?.element,
    block(
      'body',
      {},
      begins.map((_, division) => longBlock('div', {}, isEmpty ? [inline('p', {})] : lines(division))),
    ),
  ]);
}

/** The turns with which divisions begin: the first, and each heading that does not follow a heading, as a subtitle does. */
function divisionStarts(turns: readonly Unit[]): number[] {
  const starts = [0];
  let heads = true;
  for (const [index, { kind }] of turns.entries()) {
    if (kind === 'head' && !heads) starts.push(index);
    heads = kind === 'head';
  }
  return starts;
}

/** Paragraphs of more sentences are written one sentence at a time. */
const longParagraph = 200;

export function unitWriter(edition: Edition, document: Document, timeline: Timeline | undefined) {
  const { text, units, marks, lang } = document;
  const other = lang === 'en' ? 'ru' : 'en';
  const nbsp = edition.options.nbsp ?? 'keep';
  const paragraphStarts = childStarts(units.paragraph, units.turn.length);
  const sentenceStarts = childStarts(units.sentence, units.paragraph.length);
  let mark = 0;

  /** What stands at a place, without the blanks that are left at the ends where signs were removed. */
  const shown = (content: string): string => flow(content, nbsp).replace(/^ | $/gu, '') || nothing;
  const held = ([from, to]: Span): string => shown(text.slice(from, to));
  /** What stands there, and beside it what a person would have it read. */
  const reading = ({ at, correction }: Unit): string | Inline =>
    correction === undefined
      ? held(at)
      : inline('choice', {}, inline('sic', {}, held(at)), inline('corr', {}, shown(correction)));

  /** The same with its words as elements, where they are linked. */
  const inSentence = (unit: Unit): (string | Inline)[] => {
    const words = edition.words?.words.get(unit.id) ?? [];
    if (words.length === 0) return [reading(unit)];
    const sentence = held(unit.at);
    let end = 0;
    const parts = words.flatMap(({ at, id }): (string | Inline)[] => {
      const between = sentence.slice(end, at[0]);
      end = at[1];
      const corresp = edition
        .words!.counterparts.get(id)
        ?.map((counterpart) => edition.point(lang, other, counterpart))
        .join(' ');
      return [between, inline('w', { 'xml:id': id, corresp }, sentence.slice(...at))];
    });
    return [...parts, sentence.slice(end)].filter((part) => part !== '');
  };

  const marksBefore = (offset: number): Inline[] => {
    const elements: Inline[] = [];
    while (mark < marks.length && marks[mark]!.at[0] < offset) elements.push(markElement(marks[mark++]!));
    return elements;
  };
  const markElement = ({ kind, at }: Mark): Inline => {
    const content = held(at);
    if (kind === 'incident') return inline(incidentName(content), {}, inline('desc', {}, content));
    if (kind === 'furniture') return inline('fw', { type: 'furniture' }, content);
    return inline('note', { type: kind === 'label' ? 'speaker' : kind }, content);
  };
  const side = lang === edition.alignment.source.lang ? 'source' : 'target';
  const identity = (level: Level, index: number): Attributes => ({
    'xml:id': units[level][index]!.id,
    corresp: edition
      .counterparts(side, level, index)
      ?.map((counterpart) => edition.point(lang, other, counterpart))
      .join(' '),
  });

  /** The white space between two places of the text, with the marks that stand there. */
  const gap = (from: number, to: number): (string | Inline)[] => {
    const parts: (string | Inline)[] = [];
    let end = from;
    for (; mark < marks.length && marks[mark]!.at[0] < to; mark++) {
      const { at } = marks[mark]!;
      parts.push(flow(text.slice(end, at[0]), nbsp), markElement(marks[mark]!));
      end = at[1];
    }
    return [...parts, flow(text.slice(end, to), nbsp)].filter((part) => part !== '');
  };
  /** What a paragraph holds, from a place in the text on. */
  const content = function* (index: number, begin: number): Generator<string | Inline> {
    let end = begin;
    for (let at = sentenceStarts[index]!; at < sentenceStarts[index + 1]!; at++) {
      const sentence = units.sentence[at]!;
      yield* gap(end, sentence.at[0]);
      end = sentence.at[1];
      yield inline('s', { ...identity('sentence', at), ...timeline?.ofSentence(sentence) }, ...inSentence(sentence));
    }
  };
  const segmentOf = (index: number): Attributes => ({ type: 'p', ...identity('paragraph', index) });
  const paragraph = (unit: Unit, index: number, inTurn: boolean): Inline => {
    const size = sentenceStarts[index + 1]! - sentenceStarts[index]!;
    // What is made one by one must be gone through before what follows it is made.
    return inTurn && size > longParagraph
      ? longInline('seg', segmentOf(index), content(index, unit.at[0]))
      : inline('seg', segmentOf(index), ...content(index, unit.at[0]));
  };

  const paragraphs = function* ({ kind }: Unit, index: number): Generator<Inline> {
    for (let at = paragraphStarts[index]!; at < paragraphStarts[index + 1]!; at++) {
      const child = units.paragraph[at]!;
      yield* marksBefore(child.at[0]);
      const segment = paragraph(child, at, kind === 'speech');
      const remark = child.kind === 'note' && kind === 'speech';
      yield remark ? inline('note', { type: 'comment' }, segment) : segment;
    }
  };
  const speech = function* (unit: Unit, index: number): Generator<Inline> {
    yield* paragraphs(unit, index);
    // Laughter right after the words belongs to the turn, though the turn's last sentence is over.
    while (marks[mark]?.kind === 'incident' && marks[mark]!.at[0] < (units.turn[index + 1]?.at[0] ?? Infinity))
      yield markElement(marks[mark++]!);
  };
  const turn = (unit: Unit, index: number): Element => {
    const { kind, speaker } = unit;
    const own = identity('turn', index);
    if (kind === 'head') return inline('head', own, ...spaced([...paragraphs(unit, index)]));
    if (kind === 'note') return inline('note', { type: 'comment', ...own }, ...spaced([...paragraphs(unit, index)]));
    const who = speaker === undefined ? undefined : edition.point(lang, lang, edition.people.get(speaker)!);
    const lines = speech(unit, index);
    return longBlock('u', { ...own, who, ...timeline?.ofTurn(index) }, lines);
  };
  return { turn, marksBefore, content, segmentOf };
}

const spaced = (elements: readonly Inline[]): (string | Inline)[] =>
  elements.flatMap((element, index) => (index === 0 ? [element] : [' ', element]));

/** ParlaMint's use: laughter and applause are `kinesic`, voices are `vocal`, all else is an `incident`. */
function incidentName(content: string): string {
  if (/applau|laugh|smil|аплодис|сме[хею]|улыб/iu.test(content)) return 'kinesic';
  if (/shout|voice|exclam|murmur|выкрик|возглас|голос|шум/iu.test(content)) return 'vocal';
  return 'incident';
}
