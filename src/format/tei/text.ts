import type { Document, Mark, Span, Unit } from '../../model/document.js';
import { childrenOf, childStarts } from '../rows.js';
import { flow } from '../text.js';
import { block, inline, type Attributes, type Block, type Element, type Inline } from '../xml.js';
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
  const divisions: { heads: boolean; lines: Element[] }[] = [{ heads: true, lines: [] }];
  for (const [index, turn] of units.turn.entries()) {
    // Marks before the first heading are the page's: the first division holds them. A heading after a
    // heading is a subtitle.
    let division = divisions.at(-1)!;
    const before = write.marksBefore(turn.at[0]);
    division.lines.push(...before);
    if (turn.kind === 'head' && !division.heads) divisions.push((division = { heads: true, lines: [] }));
    if (turn.kind !== 'head') division.heads = false;
    division.lines.push(write.turn(turn, index));
  }
  divisions.at(-1)!.lines.push(...write.marksBefore(Infinity));
  return block('text', { 'xml:id': `${lang}.text`, 'xml:lang': lang }, [
    timeline?.element,
    block(
      'body',
      {},
      divisions.map(({ lines }) => block('div', {}, lines.length > 0 ? lines : [inline('p', {})])),
    ),
  ]);
}

function unitWriter(edition: Edition, document: Document, timeline: Timeline | undefined) {
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
  const identity = ({ id }: Unit): Attributes => ({
    'xml:id': id,
    corresp: edition.counterparts
      .get(id)
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
  const paragraph = (unit: Unit, index: number): Inline => {
    let end = unit.at[0];
    const content = childrenOf(units.sentence, sentenceStarts, index).flatMap((sentence) => {
      const before = gap(end, sentence.at[0]);
      end = sentence.at[1];
      return [...before, inline('s', { ...identity(sentence), ...timeline?.ofSentence(sentence) }, reading(sentence))];
    });
    return inline('seg', { type: 'p', ...identity(unit) }, ...content);
  };

  const turn = (unit: Unit, index: number): Element => {
    const { kind, speaker } = unit;
    const lines = childrenOf(units.paragraph, paragraphStarts, index).flatMap((child, offset) => {
      const before = marksBefore(child.at[0]);
      const segment = paragraph(child, paragraphStarts[index]! + offset);
      const remark = child.kind === 'note' && kind === 'speech';
      return [...before, remark ? inline('note', { type: 'comment' }, segment) : segment];
    });
    if (kind === 'head') return inline('head', identity(unit), ...spaced(lines));
    if (kind === 'note') return inline('note', { type: 'comment', ...identity(unit) }, ...spaced(lines));
    // Laughter right after the words belongs to the turn, though the turn's last sentence is over.
    while (marks[mark]?.kind === 'incident' && marks[mark]!.at[0] < (units.turn[index + 1]?.at[0] ?? Infinity))
      lines.push(markElement(marks[mark++]!));
    const who = speaker === undefined ? undefined : edition.point(lang, lang, edition.people.get(speaker)!);
    return block('u', { ...identity(unit), who, ...timeline?.ofTurn(index) }, lines);
  };
  return { turn, marksBefore };
}

const spaced = (elements: readonly Inline[]): (string | Inline)[] =>
  elements.flatMap((element, index) => (index === 0 ? [element] : [' ', element]));

/** ParlaMint's use: laughter and applause are `kinesic`, voices are `vocal`, all else is an `incident`. */
function incidentName(content: string): string {
  if (/applau|laugh|smil|аплодис|сме[хею]|улыб/iu.test(content)) return 'kinesic';
  if (/shout|voice|exclam|murmur|выкрик|возглас|голос|шум/iu.test(content)) return 'vocal';
  return 'incident';
}
