import { describe, expect, test } from 'vitest';
import { formats } from '../../src/format/formats.js';
import { writeDefaults, type WriteOptions } from '../../src/format/format.js';
import { readTei } from '../../src/format/tei/read.js';
import { validateEdition } from '../../src/validate/validation.js';
import { swap, type Alignment } from '../../src/model/alignment.js';
import { ancestors } from '../../src/model/document.js';
import { closeOver, type Bead } from '../../src/model/ladder.js';
import type { AlignedPiece } from '../../src/model/piece.js';
import { segmentLines } from '../../src/segment/segment.js';
import { beadsOf, linesOf, piecesOf } from '../piecewise/texts.js';

const options: WriteOptions = { ...writeDefaults, stem: 'talks', version: '0.1.0' };

/** The same beads, as an alignment that is at hand as a whole. */
function wholeOf(pieces: readonly AlignedPiece[], english: string, russian: string): Alignment {
  const [source, target] = [segmentLines(english, 'en'), segmentLines(russian, 'ru')];
  const sentence = beadsOf(pieces);
  const block = ({ source: from, target: to }: Pick<Bead, 'source' | 'target'>): Bead => ({
    source: from,
    target: to,
    posterior: 1,
    by: 'search',
  });
  const paragraph = closeOver(sentence, ancestors(source, 'paragraph'), ancestors(target, 'paragraph')).map(block);
  const turn = [block({ source: [0, 1], target: [0, 1] })];
  let [sources, targets] = [0, 0];
  const moves = pieces.flatMap(({ alignment }) => {
    const some = alignment.moves.map((move) => ({
      ...move,
      source: [move.source[0] + sources, move.source[1] + sources] as const,
      target: [move.target[0] + targets, move.target[1] + targets] as const,
    }));
    sources += alignment.source.units.sentence.length;
    targets += alignment.target.units.sentence.length;
    return some;
  });
  return { source, target, ladders: { sentence, paragraph, turn }, moves, signature: pieces[0]!.alignment.signature };
}

/** What a format makes of pieces: its files by their suffixes, and what it tells. */
function written(pieces: readonly AlignedPiece[], name: string, more: Partial<WriteOptions> = {}) {
  const writer = formats.find((format) => format.name === name)!.piecewise!({ ...options, ...more });
  const sections = new Map<string, string>();
  for (const piece of pieces)
    for (const [section, text] of writer.add(piece))
      sections.set(section, (sections.get(section) ?? '') + [...text].join(''));
  const { parts, ...account } = writer.finish(function* (section) {
    // As a file is read: cut anywhere.
    const text = sections.get(section) ?? '';
    for (let at = 0; at < text.length; at += 1000) yield text.slice(at, at + 1000);
  });
  return { files: Object.fromEntries(parts.map(({ suffix, pieces: some }) => [suffix, [...some].join('')])), account };
}

function wholly(alignment: Alignment, name: string, more: Partial<WriteOptions> = {}) {
  const { parts, ...account } = formats.find((format) => format.name === name)!.write!(alignment, {
    ...options,
    ...more,
  });
  return { files: Object.fromEntries(parts.map(({ suffix, text }) => [suffix, text])), account };
}

/** Blocks of paragraphs are given no probability when they are put together here. */
const plain = (files: Record<string, string>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(files).map(([name, text]) => [
      name,
      text.replace(/(<(?:link|span) (?=[^>]*\.p\d+(?:"| ))(?![^>]*\.s\d+(?:"| ))[^>]*) cert="[^"]*"/gu, '$1'),
    ]),
  );

describe.each([
  ['with paragraphs', true],
  ['without', false],
])('of texts %s', async (_, blank) => {
  // A heading without a partner, and what XML cannot hold.
  const english = `Alone & <first>\u0001\n${linesOf('en', blank).join('\n')}\r\n \n`;
  const russian = linesOf('ru', blank).join('\n');
  const pieces = await piecesOf(english, russian, { window: 300 });
  const whole = wholeOf(pieces, english, russian);

  test.each(formats.flatMap(({ name, piecewise }) => (piecewise ? [name] : [])))(
    '%s has the same bytes as one that is written at once, and tells the same',
    (name) => {
      const [found, wanted] = [written(pieces, name), wholly(whole, name)];
      expect(plain(found.files)).toEqual(plain(wanted.files));
      const sorted = ({ remarks, left, ...rest }: typeof found.account) => ({
        ...rest,
        remarks: [...remarks].sort((a, b) => (a.reason < b.reason ? -1 : 1)).map(({ units: _units, ...each }) => each),
        left: [...left].sort((a, b) => (a.reason < b.reason ? -1 : 1)),
      });
      expect(sorted(found.account)).toEqual(sorted(wanted.account));
    },
  );

  test('an edition in three files is the same, too, and either text may come first', () => {
    const split = { teiLayout: 'split', nbsp: 'space', date: '2024-01-02T03:04:05Z' } as const;
    expect(plain(written(pieces, 'tei', split).files)).toEqual(plain(wholly(whole, 'tei', split).files));
    const exchange = ({ source, target }: AlignedPiece['begun']) => ({ source: target, target: source });
    const turned = pieces.map((piece) => ({
      ...piece,
      alignment: swap(piece.alignment),
      begun: exchange(piece.begun),
      ended: exchange(piece.ended),
    }));
    for (const name of ['tei', 'tmx'])
      expect(plain(written(turned, name).files)).toEqual(plain(wholly(swap(whole), name).files));
  });

  test('an edition is valid, and is read back with the same links', () => {
    const { files } = written(pieces, 'tei');
    const edition = files['.tei.xml']!;
    expect(
      validateEdition({ name: 'talks.tei.xml', text: edition }, () => undefined).filter(
        ({ severity }) => severity === 'error',
      ),
    ).toEqual([]);
    const { ladders } = readTei(edition);
    const shapes = (ladder: readonly Bead[]) =>
      ladder.map(({ source, target, posterior }) => [...source, ...target, posterior]);
    expect(shapes(ladders.sentence!)).toEqual(shapes(whole.ladders.sentence!));
    expect(ladders.paragraph!.map(({ source, target }) => [source, target])).toEqual(
      whole.ladders.paragraph!.map(({ source, target }) => [source, target]),
    );
    expect(ladders.paragraph!.every(({ posterior }) => posterior! > 0 && posterior! <= 1)).toBe(true);
  });

  if (blank)
    test('a memory of paragraphs, where pieces end with them', async () => {
      const closed = await piecesOf(english, russian, { window: 300, atParagraphs: true });
      const level = { level: 'paragraph' } as const;
      const confidence = (files: Record<string, string>) => files['.tmx']!.replace(/x-confidence">[^<]*/gu, '');
      expect(confidence(written(closed, 'tmx', level).files)).toBe(
        confidence(wholly(wholeOf(closed, english, russian), 'tmx', level).files),
      );
    });
});
