import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { alignPiecewise, type PiecewiseOptions } from '../../src/piecewise.js';
import { segmentPlain, segmentTranscript } from '../../src/segment/segment.js';
import { unitText, type Document, type Language } from '../../src/model/document.js';
import type { Bead } from '../../src/model/ladder.js';
import type { AlignedPiece } from '../../src/model/piece.js';
import { options } from '../align/cases.js';

const names = readdirSync('corpora', { withFileTypes: true })
  .filter((each) => each.isDirectory())
  .map(({ name }) => name)
  .sort();

const pageOf = (name: string, lang: Language): string => readFileSync(join('corpora', name, `${lang}.txt`), 'utf8');

/** All corpora one after another, a sentence a line, a blank line between paragraphs. */
export function linesOf(lang: Language, blank = true): string[] {
  return names.flatMap((name) => {
    const document = segmentTranscript(pageOf(name, lang), lang);
    return document.units.sentence.flatMap((unit, index) => {
      const isFirst = blank && index > 0 && document.units.sentence[index - 1]!.parent !== unit.parent;
      return [...(isFirst ? [''] : []), unitText(document, unit)];
    });
  });
}

/** The same as plain text, with blank lines between paragraphs. */
export const plainOf = (lang: Language): string =>
  names
    .flatMap((name) => {
      const document = segmentPlain(pageOf(name, lang), lang);
      return document.units.paragraph.map((unit) => unitText(document, unit));
    })
    .join('\n\n');

export const means = { lexicon: options.lexicon, weights: options.weights, version: 'test' };

/** A text in chunks of some size. */
export function* chunks(text: string, size: number): Generator<string> {
  for (let at = 0; at < text.length; at += size) yield text.slice(at, at + size);
}

export async function piecesOf(
  english: string,
  russian: string,
  more: Partial<PiecewiseOptions> = {},
  size = 1000,
): Promise<AlignedPiece[]> {
  const found: AlignedPiece[] = [];
  const texts = [
    { lang: 'en', text: chunks(english, size) },
    { lang: 'ru', text: chunks(russian, size) },
  ] as const;
  for await (const piece of alignPiecewise(...texts, { ...means, manner: 'lines', ...more })) found.push(piece);
  return found;
}

/** The beads of all pieces, by the numbers that sentences have in the whole. */
export function beadsOf(pieces: readonly AlignedPiece[]): Bead[] {
  let [sources, targets] = [0, 0];
  return pieces.flatMap(({ alignment: { ladders, source, target } }) => {
    const beads = ladders.sentence!.map((bead) => ({
      ...bead,
      source: [bead.source[0] + sources, bead.source[1] + sources] as const,
      target: [bead.target[0] + targets, bead.target[1] + targets] as const,
    }));
    sources += source.units.sentence.length;
    targets += target.units.sentence.length;
    return beads;
  });
}

/** Texts of one side put together. */
export const textOf = (pieces: readonly AlignedPiece[], side: 'source' | 'target'): string =>
  pieces.map(({ alignment }) => alignment[side].text).join('');

/** Ids of the units of one side, of a paragraph that goes on once. */
export const idsOf = (pieces: readonly AlignedPiece[], side: 'source' | 'target', level: 'paragraph' | 'sentence') =>
  pieces.flatMap(({ alignment, begun }) =>
    alignment[side].units[level].slice(level === 'paragraph' && begun[side] ? 1 : 0).map(({ id }) => id),
  );

export const allIds = (document: Document, level: 'paragraph' | 'sentence'): string[] =>
  document.units[level].map(({ id }) => id);
