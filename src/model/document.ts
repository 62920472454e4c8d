export type Language = 'en' | 'ru';

/** From the coarsest to the finest. */
export const levels = ['turn', 'paragraph', 'sentence'] as const;
export type Level = (typeof levels)[number];

/** Half-open: [7, 7) is empty, and still has a place. Of characters (UTF-16 code units) or of units, as the field says. */
export type Span = readonly [from: number, to: number];

/** The index of the span that holds a place, -1 for none. */
export const spanAt = (spans: readonly Span[], place: number): number =>
  spans.findIndex(([from, to]) => from <= place && place < to);

/** `head`: a title or heading. `speech`: what was said. `note`: a remark of the editors that is text of its own. */
export type UnitKind = 'head' | 'speech' | 'note';

/** A turn, paragraph or sentence. */
export interface Unit {
  /** An XML name that begins with the language: `en.u3`, `en.u3.p2`, `en.u3.p2.s1`. */
  readonly id: string;
  /**
   * Characters of `Document.text`, without white space at either end. A turn or paragraph goes from
   * its first sentence to its last: marks may lie between its sentences, its label lies before it.
   */
  readonly at: Span;
  /** Index of the unit one level up that holds this one; turns have -1. */
  readonly parent: number;
  readonly kind: UnitKind;
  /** Id of a participant; on the turn and on all it holds. Left out where the page names nobody. */
  readonly speaker?: string;
  /** Of a sentence from subtitles: when it is on the screen, in seconds from the beginning. */
  readonly time?: readonly [from: number, to: number];
  /** Of the unit in the TEI or the document of links that it was read from: its id there. */
  readonly origin?: string;
  /** Of a sentence: what a person would have it read. The text and all places in it stay as they are. */
  readonly correction?: string;
  /** Of a sentence: what a person wrote beside it. */
  readonly note?: string;
  /** Of a sentence: a person wants it looked at again. */
  readonly flag?: true;
}

/** What stands in the text and is nobody's sentence. */
export type MarkKind = 'label' | 'furniture' | 'date' | 'place' | 'incident';

export interface Mark {
  readonly kind: MarkKind;
  /** Characters of `Document.text`. */
  readonly at: Span;
}

/** Who speaks. `name` and `role` are in the language of the document. */
export interface Participant {
  readonly id: string;
  readonly name: string;
  readonly role?: string;
  /** The press, the audience: not one person. */
  readonly group?: boolean;
}

/** What is known of a text. Nothing here is guessed: it was read off the page or given by the user. */
export interface Meta {
  /** Of the pair: the same in both documents. */
  readonly id?: string;
  readonly title?: string;
  /** ISO 8601: 2021-03-02. */
  readonly date?: string;
  /** 18:00. */
  readonly time?: string;
  readonly place?: string;
  readonly event?: string;
  readonly participants?: readonly Participant[];
  readonly status?: 'original' | 'translation';
  readonly publisher?: string;
  readonly source?: string;
  /** What follows the language in its tag where that is known: GB of en-GB; empty when it is plain en. */
  readonly region?: string;
  readonly licence?: string;
  readonly note?: string;
}

/**
 * One text. `text` is kept whole (byte order mark removed, line ends as they were), and each of its
 * characters that is not white space lies in exactly one sentence or in exactly one mark.
 */
export interface Document {
  readonly lang: Language;
  readonly text: string;
  readonly meta: Meta;
  readonly units: Readonly<Record<Level, readonly Unit[]>>;
  readonly marks: readonly Mark[];
}

/** The unit's text as it stands, line breaks and all. */
export function rawText(document: Document, unit: Unit): string {
  return document.text.slice(unit.at[0], unit.at[1]);
}

/** The unit's text with every run of white space made one space. */
export function unitText(document: Document, unit: Unit): string {
  return rawText(document, unit).replace(/\s+/gu, ' ');
}

/** How many characters of a text are not white space. */
export const countVisible = (text: string): number => text.replace(/\s+/gu, '').length;

/** A sentence as a person would have it read: its correction, or its text with every run of white space made one space. */
export const readingOf = (document: Document, unit: Unit): string => unit.correction ?? unitText(document, unit);

/** Index of the paragraph or turn that each sentence lies in. */
export function ancestors({ units }: Document, level: Exclude<Level, 'sentence'>): Int32Array {
  const paragraphs = Int32Array.from(units.sentence, ({ parent }) => parent);
  return level === 'paragraph' ? paragraphs : paragraphs.map((paragraph) => units.paragraph[paragraph]!.parent);
}

/** The marks that lie inside a span of characters, in order. `marks` is sorted by place. */
export function marksWithin(marks: readonly Mark[], [from, to]: Span): readonly Mark[] {
  let low = 0;
  let high = marks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (marks[middle]!.at[0] < from) low = middle + 1;
    else high = middle;
  }
  let end = low;
  while (end < marks.length && marks[end]!.at[1] <= to) end++;
  return marks.slice(low, end);
}
