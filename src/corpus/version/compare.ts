import { type Document, type Span, unitText } from '../../model/document.js';
import { findWords } from '../../segment/words.js';
import { type ChangeKind, changeKinds, type Piece } from './piece.js';
import { alignVersions, type VersionLink } from './sentence.js';
import { compareWords } from './word.js';

/** Sentences that belong together, and the words in which they differ. */
export interface ComparedLink extends VersionLink {
  readonly pieces: readonly Piece[];
  /** Whether a paragraph begins here: in the first version, or in the second where the first has nothing. */
  readonly begins: boolean;
}

/** How much there is of a kind. */
export interface ChangeCount {
  readonly kind: ChangeKind;
  readonly places: number;
  /** Of those places: whole sentences. */
  readonly sentences: number;
  /** Words there, in each version. */
  readonly first: number;
  readonly second: number;
}

export interface Comparison {
  readonly links: readonly ComparedLink[];
  readonly counts: readonly ChangeCount[];
}

/** Compares two versions of a text, in one language: two translations, or two editions of a page. */
export function compareVersions(first: Document, second: Document): Comparison {
  const texts = (document: Document): string[] => document.units.sentence.map((unit) => unitText(document, unit));
  const [one, other] = [texts(first), texts(second)];
  const join = (all: readonly string[], [from, to]: Span): string => all.slice(from, to).join(' ');
  let paragraph = -1;
  const links = alignVersions(one, other, first.lang).map((link): ComparedLink => {
    const there = link.first[0] < link.first[1];
    const parent = there ? first.units.sentence[link.first[0]]!.parent : paragraph;
    const begins = parent !== paragraph || paragraph < 0;
    paragraph = Math.max(parent, 0);
    const [before, after] = [join(one, link.first), join(other, link.second)];
    const alone: Piece[] = [
      { kind: link.moved !== undefined ? 'reordered' : there ? 'dropped' : 'added', first: before, second: after },
    ];
    return { ...link, begins, pieces: before === '' || after === '' ? alone : compareWords(before, after) };
  });
  return { links, counts: countChanges(links) };
}

function countChanges(links: readonly ComparedLink[]): ChangeCount[] {
  const counts = new Map(changeKinds.map((kind) => [kind, { kind, places: 0, sentences: 0, first: 0, second: 0 }]));
  for (const { pieces, first, second } of links)
    for (const piece of pieces) {
      if (piece.kind === 'same') continue;
      const count = counts.get(piece.kind)!;
      count.places++;
      if (first[0] === first[1] || second[0] === second[1]) count.sentences++;
      count.first += findWords(piece.first).length / 2;
      count.second += findWords(piece.second).length / 2;
    }
  return [...counts.values()].filter(({ places }) => places > 0);
}
