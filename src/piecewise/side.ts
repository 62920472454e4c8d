import { SverkaError } from '../error.js';
import type { Document, Language, Meta, Span, Unit } from '../model/document.js';
import type { SegmentedPart } from '../segment/parts.js';

/** A sentence of one of the texts: its characters in what is held, and where it stands in the whole. */
interface Held {
  readonly at: Span;
  /** Number of its paragraph in the whole, and its own in the paragraph; both from 0. */
  readonly paragraph: number;
  readonly number: number;
}

/** One of two texts that come part by part: what was read and is not done with. */
export interface Side {
  readonly lang: Language;
  /** Sentences at hand. */
  readonly held: () => number;
  /** Whether nothing comes after these. */
  readonly isAtEnd: () => boolean;
  /** Reads on until so many sentences are at hand, if there are so many, and they are not longer than any text of so many. */
  readonly fill: (count: number) => Promise<void>;
  /** The first sentences as a document, with the ids of the whole; the last of the text have all its rest with them. */
  readonly document: (count: number) => Document;
  /** Whether a paragraph ends before sentence `index`. */
  readonly parts: (index: number) => boolean;
  /** Whether the first sentence at hand goes on with a paragraph. */
  readonly begun: () => boolean;
  /** Lets the first sentences go. */
  readonly drop: (count: number) => void;
  /** Reads no more. */
  readonly close: () => Promise<void>;
  /** Line where what is held begins, from 1. */
  readonly line: () => number;
}

/** In UTF-16 code units: a few thousand sentences as long as books are not to fill the memory. */
const mostCharacters = (count: number): number => Math.max(1 << 25, 1000 * count);

/** And all of them, with what stands between: much more is no string. */
const mostText = 1 << 28;

const tooLong = (line: number): SverkaError =>
  new SverkaError(
    'piecewise/long-line',
    `What is looked at together is longer than ${mostText.toLocaleString('en')} characters.`,
    'Look at less at once (--window), or take out the blank lines.',
    { line },
  );

export function openSide(lang: Language, meta: Meta, parts: AsyncIterator<SegmentedPart>): Side {
  let [text, line, isAtEnd] = ['', 1, false];
  let sentences: Held[] = [];
  /** Of the sentences that are held. */
  let characters = 0;
  let last: Held | undefined;
  const take = ({ text: more, paragraphs, goesOn }: SegmentedPart): void => {
    const start = text.length;
    text += more;
    for (const [index, spans] of paragraphs.entries())
      for (const [from, to] of spans) {
        const before: Held | undefined = last;
        const isNew = before === undefined || (spans[0]![0] === from && !(index === 0 && goesOn));
        const paragraph: number = (before?.paragraph ?? -1) + (isNew ? 1 : 0);
        last = { at: [start + from, start + to], paragraph, number: isNew ? 0 : before.number + 1 };
        sentences.push(last);
        characters += to - from;
      }
  };
  const endOf = (count: number): number =>
    isAtEnd && count === sentences.length ? text.length : count === 0 ? 0 : sentences[count - 1]!.at[1];
  const partsBefore = (index: number): boolean => (index < sentences.length ? sentences[index]!.number === 0 : isAtEnd);
  return {
    lang,
    held: () => sentences.length,
    isAtEnd: () => isAtEnd,
    begun: () => sentences.length > 0 && sentences[0]!.number > 0,
    parts: partsBefore,
    line: () => line,
    close: async () => {
      await parts.return?.();
    },
    // A sentence more tells whether the last paragraph is at its end.
    fill: async (count) => {
      while (!isAtEnd && sentences.length <= count && characters < mostCharacters(count)) {
        if (text.length > mostText) throw tooLong(line);
        const next = await parts.next();
        if (next.done === true) isAtEnd = true;
        else take(next.value);
      }
    },
    document: (count) => documentOf(lang, meta, text.slice(0, endOf(count)), sentences.slice(0, count)),
    drop: (count) => {
      const end = endOf(count);
      for (let at = text.indexOf('\n'); at >= 0 && at < end; at = text.indexOf('\n', at + 1)) line++;
      text = text.slice(end);
      for (const { at } of sentences.slice(0, count)) characters -= at[1] - at[0];
      sentences = sentences
        .slice(count)
        .map(({ at: [from, to], paragraph, number }) => ({ at: [from - end, to - end], paragraph, number }));
    },
  };
}

function documentOf(lang: Language, meta: Meta, text: string, sentences: readonly Held[]): Document {
  const units = { turn: [] as Unit[], paragraph: [] as Unit[], sentence: [] as Unit[] };
  const kind = 'speech';
  let first = 0;
  for (const [index, { at, paragraph, number }] of sentences.entries()) {
    const id = `${lang}.u1.p${paragraph + 1}`;
    if (index === 0 || number === 0) first = at[0];
    const isLast = sentences[index + 1] === undefined || sentences[index + 1]!.number === 0;
    if (isLast) units.paragraph.push({ id, at: [first, at[1]], parent: 0, kind });
    units.sentence.push({
      id: [id, '.s', number + 1].join(''),
      at,
      parent: units.paragraph.length - (isLast ? 1 : 0),
      kind,
    });
  }
  if (sentences.length > 0)
    units.turn.push({ id: `${lang}.u1`, at: [sentences[0]!.at[0], sentences.at(-1)!.at[1]], parent: -1, kind });
  return { lang, text, meta, units, marks: [] };
}
