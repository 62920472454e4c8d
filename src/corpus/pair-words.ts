import type { WordLink } from '../model/alignment.js';
import { type Document, type Language, type Level, rawText, type Span, type Unit } from '../model/document.js';

/** Units of a bead on both sides, half-open. */
type Spans = Readonly<Record<Language, Span>>;

/**
 * The words of each bead that render each other, as characters of the bead's two texts: its units with a space
 * between, every run of white space being one. Sentences that a person corrected read otherwise, and have none.
 * @param words spans of characters of the documents, English as the source, in its order
 */
export function createWordPlacer(
  documents: Readonly<Record<Language, Document>>,
  level: Level,
  words: readonly WordLink[],
): (spans: Spans) => WordLink[] {
  return (spans) => {
    const english = documents.en.units[level].slice(...spans.en);
    const russian = documents.ru.units[level].slice(...spans.ru);
    if (english.length === 0 || russian.length === 0) return [];
    const place = { en: placer(documents.en, english), ru: placer(documents.ru, russian) };
    const links: WordLink[] = [];
    const end = english.at(-1)!.at[1];
    for (let at = firstFrom(words, english[0]!.at[0]); at < words.length && words[at]!.source[0] < end; at++) {
      const [source, target] = [place.en(words[at]!.source), place.ru(words[at]!.target)];
      if (source !== undefined && target !== undefined) links.push({ source, target, posterior: words[at]!.posterior });
    }
    return links;
  };
}

function placer(document: Document, units: readonly Unit[]): (span: Span) => Span | undefined {
  let from = 0;
  const shown = units.map((unit) => {
    const raw = rawText(document, unit);
    const start = from;
    const length = unit.correction?.length ?? collapsed(raw).length;
    from += length + 1;
    return { unit, raw, start, plain: length === raw.length };
  });
  return ([first, last]) => {
    const found = shown.find(({ unit }) => unit.at[0] <= first && last <= unit.at[1]);
    if (found === undefined || found.unit.correction !== undefined) return undefined;
    const { unit, raw, start, plain } = found;
    const offset = (at: number): number => (plain ? at : collapsed(raw.slice(0, at)).length);
    return [start + offset(first - unit.at[0]), start + offset(last - unit.at[0])];
  };
}

const collapsed = (text: string): string => text.replace(/\s+/gu, ' ');

/** Index of the first link whose source does not begin before a place. */
function firstFrom(words: readonly WordLink[], place: number): number {
  let [low, high] = [0, words.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (words[middle]!.source[0] < place) low = middle + 1;
    else high = middle;
  }
  return low;
}
