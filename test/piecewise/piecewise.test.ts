import { describe, expect, test } from 'vitest';
import { align } from '../../src/align.js';
import { isNull, tilingFault } from '../../src/model/ladder.js';
import { generator } from '../../src/model/random.js';
import { alignPiecewise } from '../../src/piecewise.js';
import { segmentLines, segmentPlain } from '../../src/segment/segment.js';
import { countChanged } from '../align/whole.js';
import { allIds, beadsOf, idsOf, linesOf, means, piecesOf, plainOf, textOf } from './texts.js';

const [english, russian] = [linesOf('en').join('\n'), linesOf('ru').join('\n')];
const [source, target] = [segmentLines(english, 'en'), segmentLines(russian, 'ru')];
const whole = align(source, target, means).ladders.sentence!;

describe('in windows of any size', () => {
  // Of how many beads in a thousand may differ: what is rare in a text is told by fewer sentences in a small window.
  test.each([
    [60, 10],
    [150, 10],
    [333, 5],
    [1000, 1],
    [5000, 0],
  ])(
    'of %i sentences all is there once, and at most %i beads in 1,000 differ',
    { timeout: 60_000 },
    async (window, most) => {
      const pieces = await piecesOf(english, russian, { window }, 777);
      expect(pieces.length).toBeGreaterThanOrEqual(Math.floor(source.units.sentence.length / window / 2));
      for (const [side, document] of [
        ['source', source],
        ['target', target],
      ] as const) {
        expect(textOf(pieces, side)).toBe(document.text);
        for (const level of ['paragraph', 'sentence'] as const)
          expect(idsOf(pieces, side, level)).toEqual(allIds(document, level));
      }
      for (const { alignment } of pieces) {
        const { sentence, paragraph } = alignment.ladders;
        const counts = (level: 'sentence' | 'paragraph') =>
          [alignment.source.units[level].length, alignment.target.units[level].length] as const;
        expect(tilingFault(sentence!, ...counts('sentence'))).toBeUndefined();
        expect(tilingFault(paragraph!, ...counts('paragraph'))).toBeUndefined();
      }
      const beads = beadsOf(pieces);
      expect(countChanged(beads, whole)).toBeLessThanOrEqual((most * beads.length) / 1000);
    },
  );

  test('texts without paragraphs are cut in them', async () => {
    const [here, there] = [linesOf('en', false).join('\n'), linesOf('ru', false).join('\n')];
    const pieces = await piecesOf(here, there, { window: 300 });
    expect(pieces.length).toBeGreaterThan(3);
    expect(pieces.map(({ isOpen }) => isOpen)).toEqual(pieces.map((_, index) => index < pieces.length - 1));
    expect(pieces.map(({ goesOn }) => goesOn)).toEqual(pieces.map((_, index) => index > 0));
    expect(idsOf(pieces, 'source', 'paragraph')).toEqual(['en.u1.p1']);
    expect(textOf(pieces, 'target')).toBe(there);
    const one = align(segmentLines(here, 'en'), segmentLines(there, 'ru'), means).ladders.sentence!;
    expect(countChanged(beadsOf(pieces), one)).toBeLessThanOrEqual(one.length / 200);
    await expect(piecesOf(here, there, { window: 40, atParagraphs: true })).rejects.toThrow(/No place is sure/u);
  });

  test('only where paragraphs end, when that is asked for', async () => {
    const pieces = await piecesOf(english, russian, { window: 200, atParagraphs: true });
    expect(pieces.length).toBeGreaterThan(3);
    expect(pieces.filter(({ isOpen, goesOn }) => isOpen || goesOn)).toEqual([]);
  });

  test('plain text is parted as it is as a whole, and either language may come first', async () => {
    const [here, there] = [plainOf('en'), plainOf('ru')];
    const pieces = await piecesOf(here, there, { manner: 'text', window: 400 }, 50_000);
    expect(idsOf(pieces, 'source', 'sentence')).toEqual(allIds(segmentPlain(here, 'en'), 'sentence'));
    expect(idsOf(pieces, 'target', 'sentence')).toEqual(allIds(segmentPlain(there, 'ru'), 'sentence'));
    const found = [];
    for await (const piece of alignPiecewise(
      { lang: 'ru', text: [there] },
      { lang: 'en', text: [here] },
      { ...means, manner: 'text', window: 400 },
    ))
      found.push(piece);
    const turned = beadsOf(found).map((bead) => ({ ...bead, source: bead.target, target: bead.source }));
    expect(turned).toEqual(beadsOf(pieces));
  });
});

/** Lines without what stands from one place to another. */
const without = (lines: readonly string[], from: number, to: number): string[] => [
  ...lines.slice(0, from),
  ...lines.slice(to),
];
const plain = { en: linesOf('en', false), ru: linesOf('ru', false) };

describe('where one text lacks much', () => {
  test('an omission longer than a window is passed in a larger one', { timeout: 60_000 }, async () => {
    const shorter = without(plain.ru, 200, 500).join('\n');
    const pieces = await piecesOf(plain.en.join('\n'), shorter, { window: 200 });
    expect(textOf(pieces, 'source')).toBe(plain.en.join('\n'));
    expect(textOf(pieces, 'target')).toBe(shorter);
    const beads = beadsOf(pieces);
    const one = align(segmentLines(plain.en.join('\n'), 'en'), segmentLines(shorter, 'ru'), means).ladders.sentence!;
    expect(countChanged(beads, one)).toBeLessThanOrEqual(beads.length / 50);
    expect(beads.filter((bead) => bead.target[0] === bead.target[1]).length).toBeGreaterThan(250);
  });

  test.each(['en', 'ru'] as const)('what is left when the %s text is at its end has no partner', async (lang) => {
    const texts = { ...plain, [lang]: plain[lang].slice(0, 130) };
    const pieces = await piecesOf(texts.en.join('\n'), texts.ru.join('\n'), { window: 150 });
    expect(textOf(pieces, 'source')).toBe(texts.en.join('\n'));
    expect(textOf(pieces, 'target')).toBe(texts.ru.join('\n'));
    const beads = beadsOf(pieces);
    expect(tilingFault(beads, texts.en.length, texts.ru.length)).toBeUndefined();
    expect(beads.slice(-500).every(isNull)).toBe(true);
    expect(beads.slice(0, 100).filter((bead) => !isNull(bead)).length).toBeGreaterThan(80);
    expect(pieces.at(-1)).toMatchObject({ isOpen: false, ended: { source: true, target: true } });
  });

  test('texts that do not belong together are an error with its place', { timeout: 60_000 }, async () => {
    const random = generator(5);
    const shuffled = [...plain.ru].map((line) => ({ line, at: random() })).sort((a, b) => a.at - b.at);
    await expect(
      piecesOf(plain.en.join('\n'), shuffled.map(({ line }) => line).join('\n'), { window: 50 }),
    ).rejects.toMatchObject({
      code: 'piecewise/no-cut',
    });
  });
});

test('a text without sentences, and two in one language, are refused as by align', async () => {
  await expect(piecesOf('', 'Да.')).rejects.toMatchObject({ code: 'input/empty' });
  await expect(piecesOf('Yes.', ' \n\n ')).rejects.toMatchObject({ code: 'input/empty' });
});

test('a signal ends it with its reason, before the end', async () => {
  const stop = new AbortController();
  const reason = new Error('enough');
  const closed: string[] = [];
  // As a file is: it must be closed, however it ends.
  const watched = function* (text: string, lang: string): Generator<string> {
    try {
      for (;;) yield text;
    } finally {
      closed.push(lang);
    }
  };
  const pieces = alignPiecewise(
    { lang: 'en', text: watched(english, 'en') },
    { lang: 'ru', text: watched(russian, 'ru') },
    { ...means, manner: 'lines', window: 100, signal: stop.signal },
  );
  expect((await pieces.next()).done).toBe(false);
  stop.abort(reason);
  await expect(pieces.next()).rejects.toBe(reason);
  expect(closed.sort()).toEqual(['en', 'ru']);
  await expect(piecesOf(english, russian, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
});
