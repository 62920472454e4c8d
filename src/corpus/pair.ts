import { type Alignment, swap, type WordLink } from '../model/alignment.js';
import { type Document, type Language, levels, readingOf, type Span, unitText } from '../model/document.js';
import { shape } from '../model/ladder.js';
import { createWordPlacer } from './pair-words.js';

/** Who speaks: by what id, and by what names in the two texts. */
export interface CorpusSpeaker {
  readonly id: string;
  readonly en: string;
  readonly ru: string;
}

/** What a corpus is made of: a bead as two pieces of text, one of which may be empty. */
export interface CorpusPair {
  readonly en: string;
  readonly ru: string;
  readonly speaker: CorpusSpeaker | undefined;
  readonly confidence: number | undefined;
  /** `2:1`: English units, Russian units. */
  readonly shape: string;
  /** Words of the two texts that render each other, English as the source, where the alignment has them. */
  readonly words?: readonly WordLink[];
}

/** The beads of an alignment at the finest level there is, as texts; corrections of a person are minded. */
export function corpusPairs(alignment: Alignment): CorpusPair[] {
  const { source, target, ladders } = alignment;
  const level = [...levels].reverse().find((each) => ladders[each] !== undefined);
  if (level === undefined) return [];
  const documents = source.lang === 'en' ? { en: source, ru: target } : { en: target, ru: source };
  const sides =
    source.lang === 'en' ? ({ en: 'source', ru: 'target' } as const) : ({ en: 'target', ru: 'source' } as const);
  const text = (lang: Language, [from, to]: Span): string => {
    const document = documents[lang];
    const read = level === 'sentence' ? readingOf : unitText;
    return document.units[level]
      .slice(from, to)
      .map((unit) => read(document, unit))
      .join(' ');
  };
  const speakers = new Map<string, CorpusSpeaker>();
  const speakerOf = (spans: Readonly<Record<Language, Span>>): CorpusSpeaker | undefined => {
    for (const lang of ['en', 'ru'] as const)
      for (const { speaker: id } of documents[lang].units[level].slice(...spans[lang])) {
        if (id === undefined) continue;
        const known = speakers.get(id);
        if (known !== undefined) return known;
        const made = { id, en: nameIn(documents.en, id), ru: nameIn(documents.ru, id) };
        speakers.set(id, made);
        return made;
      }
    return undefined;
  };
  const words = source.lang === 'en' ? alignment.words : swap(alignment).words;
  const wordsOf = words && createWordPlacer(documents, level, words);
  return ladders[level]!.map((bead) => {
    const spans = { en: bead[sides.en], ru: bead[sides.ru] };
    return {
      en: text('en', spans.en),
      ru: text('ru', spans.ru),
      speaker: speakerOf(spans),
      confidence: bead.posterior,
      shape: shape({ ...bead, source: spans.en, target: spans.ru }),
      ...(wordsOf && { words: wordsOf(spans) }),
    };
  });
}

const nameIn = ({ meta }: Document, id: string): string =>
  meta.participants?.find((participant) => participant.id === id)?.name ?? id;
