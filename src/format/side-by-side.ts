import type { Alignment } from '../model/alignment.js';
import type { Document, Language } from '../model/document.js';
import { isNull, shape } from '../model/ladder.js';
import { gradeOf, shownConfidence, type Grade } from './confidence.js';
import type { WriteOptions } from './format.js';
import { beadRows, type Cell } from './rows.js';
import { flow, joinedText, languageNames, speakerName } from './text.js';

/** One side of a bead, as it is printed. */
export interface PrintedSide {
  readonly lang: Language;
  /** Nothing where the text has nothing. */
  readonly text: string;
  /** Of its units. */
  readonly ids: readonly string[];
  /** Who begins to speak here; nothing where the same goes on, or nobody is named. */
  readonly speaker: string;
}

/** A bead, as it is printed: a row of a table with two columns of text. */
export interface PrintedBead {
  /** From 1. */
  readonly number: number;
  readonly source: PrintedSide;
  readonly target: PrintedSide;
  /** `2:1` */
  readonly shape: string;
  readonly grade: Grade;
  /** `0.97`; ✓ of what a person confirmed; nothing where it is not known. */
  readonly confidence: string;
  /** A paragraph begins on either side. */
  readonly begins: boolean;
  readonly isHead: boolean;
}

/** Signs of doubt: a printer may know no colours. */
export const doubtSigns: Readonly<Record<Grade, string>> = { sure: '', fair: '?', doubtful: '??' };

/** What stands in the place of a text that is not there. */
export const missingText = (lang: Language): string => `— not in the ${languageNames[lang]} text —`;

/** The beads of a level as rows to be printed. */
export function printedBeads(alignment: Alignment, options: WriteOptions): readonly PrintedBead[] {
  const sides = [sideOf(alignment.source, options), sideOf(alignment.target, options)] as const;
  return beadRows(alignment, options.level).map(({ bead, ...row }, index) => {
    const [source, target] = [sides[0](row.source), sides[1](row.target)];
    return {
      number: index + 1,
      source: source.side,
      target: target.side,
      shape: shape(bead),
      grade: gradeOf(bead),
      confidence: bead.by === 'person' ? '✓' : bead.posterior === undefined ? '' : shownConfidence(bead.posterior),
      begins: source.begins || target.begins,
      isHead: !isNull(bead) && [...row.source.units, ...row.target.units].every(({ kind }) => kind === 'head'),
    };
  });
}

/** Follows a text from bead to bead, to tell where its turns and paragraphs begin. */
function sideOf(document: Document, { level, nbsp = 'keep' }: WriteOptions) {
  const { turn, paragraph } = document.units;
  let [turnBefore, paragraphBefore] = [-1, -1];
  return ({ units, sentences }: Cell): { readonly side: PrintedSide; readonly begins: boolean } => {
    const [first, last] = [sentences[0], sentences.at(-1)];
    const now = first === undefined ? turnBefore : paragraph[first.parent]!.parent;
    const speaker = now === turnBefore ? undefined : turn[now]?.speaker;
    const begins = first !== undefined && (level === 'paragraph' || first.parent !== paragraphBefore);
    if (last !== undefined) [turnBefore, paragraphBefore] = [paragraph[last.parent]!.parent, last.parent];
    return {
      side: {
        lang: document.lang,
        text: joinedText(document, sentences, nbsp).trim(),
        ids: units.map(({ id }) => id),
        speaker: speaker === undefined ? '' : flow(speakerName(document.meta, speaker), 'keep').trim(),
      },
      begins,
    };
  };
}

/** What stands over both texts. */
export interface Heading {
  readonly title: string;
  /** Of the target, where it is another. */
  readonly other: string | undefined;
  /** Date and place. */
  readonly place: string;
  /** `English (original)`, of the source and of the target. */
  readonly columns: readonly [string, string];
}

export function headingOf({ source, target }: Alignment, stem: string): Heading {
  const line = (text: string): string => flow(text, 'keep').trim();
  const title = line(source.meta.title ?? target.meta.title ?? source.meta.id ?? stem);
  const other = target.meta.title === undefined ? '' : line(target.meta.title);
  const column = ({ lang, meta }: Document): string =>
    meta.status === undefined ? languageNames[lang] : `${languageNames[lang]} (${meta.status})`;
  return {
    title,
    other: other === '' || other === title ? undefined : other,
    place: [source.meta.date ?? target.meta.date, source.meta.place ?? target.meta.place]
      .map((each) => line(each ?? ''))
      .filter((each) => each !== '')
      .join(' · '),
    columns: [column(source), column(target)],
  };
}
