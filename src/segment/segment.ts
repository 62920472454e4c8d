import type { Document, Language, Mark, Participant, Span, Unit, UnitKind } from '../model/document.js';
import { findIncidents } from './incident.js';
import { readPage, standsAlone } from './page.js';
import { findLines, findParagraphs } from './paragraphs.js';
import type { Part } from './part.js';
import { plainText, restoreDocument } from './plain.js';
import { ownSplitter, type Splitter } from './splitter.js';
import { findLabels, isRoleLabel, listParticipants, mayAsk, mayBeLabel } from './turns.js';

/** A turn before it has an id: the sentences of its paragraphs. */
interface Turn {
  readonly kind: UnitKind;
  readonly speaker?: string;
  readonly paragraphs: (readonly Span[])[];
}

/**
 * Segments the page of a transcript: furniture, dates and stage directions become marks, labels give
 * turns and speakers, title and headings are turns of their own.
 * @param given without byte order mark, line ends as they are
 * @param splitter parts the paragraphs; what is a paragraph, a label or furniture is not its business
 */
export function segmentTranscript(given: string, lang: Language, splitter: Splitter = ownSplitter(lang)): Document {
  const plain = plainText(given);
  return restoreDocument(readTranscript(plain.text, lang, splitter), given, plain);
}

function readTranscript(text: string, lang: Language, splitter: Splitter): Document {
  const paragraphs = findParagraphs(text, lang, {
    begins: (line) => mayBeLabel(line) || mayAsk(line),
    surely: isRoleLabel,
    alone: standsAlone,
  });
  const { parts, meta } = readPage(text, paragraphs);
  const spoken = paragraphs.map((at, index): Span => (parts[index] === 'text' ? at : [at[0], at[0]]));
  const first = parts.indexOf('text');
  const top = paragraphs.filter((_, index) => (index < first || first < 0) && isHead(parts[index]!));
  const labels = findLabels(text, spoken, top.map((at) => text.slice(...at)).join(' '));
  const marks: Mark[] = [];
  const turns: Turn[] = [];
  let speaker: Participant | undefined;
  let turn: Turn | undefined;
  for (const [index, at] of paragraphs.entries()) {
    const part = parts[index]!;
    const label = labels.get(index);
    if (label !== undefined) {
      marks.push({ kind: 'label', at: label.at });
      speaker = label.participant;
      turn = undefined;
    } else if (isHead(part)) {
      turns.push({ kind: part === 'note' ? 'note' : 'head', paragraphs: [splitter.split(text, at)] });
      turn = undefined;
      continue;
    } else if (part !== 'text') {
      marks.push({ kind: part, at });
      continue;
    }
    const incidents = findIncidents(text, [label?.at[1] ?? at[0], at[1]]);
    const sentences = sentencesBetween(text, [label?.at[1] ?? at[0], at[1]], incidents, splitter);
    for (const incident of incidents) marks.push(incident);
    if (sentences.length === 0) continue;
    if (turn === undefined)
      turns.push((turn = { kind: 'speech', ...(speaker && { speaker: speaker.id }), paragraphs: [] }));
    turn.paragraphs.push(sentences);
  }
  const participants = listParticipants(labels.values());
  return build(lang, text, turns, marks, { ...meta, ...(participants.length > 0 && { participants }) });
}

/** Whether a paragraph is a unit that nobody speaks. */
const isHead = (part: Part): part is 'title' | 'heading' | 'note' =>
  part === 'title' || part === 'heading' || part === 'note';

/**
 * Takes each line that is not blank as one sentence; a blank line ends a paragraph.
 * @param text without byte order mark, line ends as they are
 */
export function segmentLines(text: string, lang: Language): Document {
  const paragraphs: Span[][] = [];
  for (const { at, gap } of findLines(text)) {
    if (gap || paragraphs.length === 0) paragraphs.push([at]);
    else paragraphs.at(-1)!.push(at);
  }
  return build(lang, text, [{ kind: 'speech', paragraphs }], [], {});
}

/**
 * Segments plain text: paragraphs and sentences, one turn, and nothing taken for furniture.
 * @param given without byte order mark, line ends as they are
 * @param splitter parts the paragraphs into sentences
 */
export function segmentPlain(given: string, lang: Language, splitter: Splitter = ownSplitter(lang)): Document {
  const plain = plainText(given);
  const { text } = plain;
  const paragraphs = findParagraphs(text, lang).map((at) => splitter.split(text, at));
  return restoreDocument(build(lang, text, [{ kind: 'speech', paragraphs }], [], {}), given, plain);
}

/** The sentences of a span, in the stretches between its stage directions. */
function sentencesBetween(text: string, [from, to]: Span, incidents: readonly Mark[], splitter: Splitter): Span[] {
  const stretches: Span[] = [];
  let begin = from;
  for (const { at } of incidents) {
    stretches.push([begin, at[0]]);
    begin = at[1];
  }
  stretches.push([begin, to]);
  return stretches.flatMap((stretch) => splitter.split(text, stretch));
}

/** Gives turns, paragraphs and sentences their ids and parents; what holds no sentence is no unit. */
function build(
  lang: Language,
  text: string,
  turns: readonly Turn[],
  marks: readonly Mark[],
  meta: Document['meta'],
): Document {
  const units = { turn: [] as Unit[], paragraph: [] as Unit[], sentence: [] as Unit[] };
  for (const { kind, speaker, paragraphs } of turns) {
    const filled = paragraphs.filter((sentences) => sentences.length > 0);
    if (filled.length === 0) continue;
    // Written out, and the ids in one piece: a book has a million of them, and memory is what it runs out of first.
    const unit = (id: string, at: Span, parent: number): Unit =>
      speaker === undefined ? { id, at, parent, kind } : { id, at, parent, kind, speaker };
    const turn = units.turn.length;
    const id = `${lang}.u${turn + 1}`;
    units.turn.push(unit(id, [filled[0]![0]![0], filled.at(-1)!.at(-1)![1]], -1));
    for (const [number, sentences] of filled.entries()) {
      const paragraph = units.paragraph.length;
      const paragraphId = `${id}.p${number + 1}`;
      units.paragraph.push(unit(paragraphId, hull(sentences), turn));
      for (const [place, at] of sentences.entries())
        units.sentence.push(unit([paragraphId, '.s', place + 1].join(''), at, paragraph));
    }
  }
  return { lang, text, meta, units, marks: [...marks].sort((a, b) => a.at[0] - b.at[0]) };
}

/** From the first of the spans to the last. */
const hull = (spans: readonly Span[]): Span => [spans[0]![0], spans.at(-1)![1]];
