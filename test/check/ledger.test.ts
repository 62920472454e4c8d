import { describe, expect, test } from 'vitest';
import { openLedger } from '../../src/check/ledger.js';
import { streamSentences } from '../../src/format/tei/sentences.js';
import type { Language } from '../../src/model/document.js';
import { countVisible, unitText } from '../../src/model/document.js';
import { isNull } from '../../src/model/ladder.js';
import { linesOf, piecesOf } from '../piecewise/texts.js';

const [english, russian] = [linesOf('en').slice(0, 700).join('\n'), linesOf('ru').slice(0, 700).join('\n')];
const pieces = await piecesOf(english, russian, { window: 150 });
const all = [countVisible(english), countVisible(russian)] as const;
const ledger = openLedger('sentence');
for (const { alignment } of pieces) ledger.add(alignment);

type Pair = readonly [source: string, target: string];
const beads = pieces.flatMap(({ alignment: { source, target, ladders } }) =>
  ladders.sentence!.map((bead) => ({
    isNull: isNull(bead),
    // As a memory joins them.
    texts: [
      source.units.sentence
        .slice(...bead.source)
        .map((unit) => unitText(source, unit))
        .join(' '),
      target.units.sentence
        .slice(...bead.target)
        .map((unit) => unitText(target, unit))
        .join(' '),
    ] as Pair,
  })),
);
const pairs = beads.map(({ texts }) => texts);
const lost = (units: readonly Pair[], told = 0): boolean => {
  const { source, target } = ledger.units(units, told, all);
  return source.lost > 0 || target.lost > 0;
};

describe('units', () => {
  test('all of them, or all but those that are said to be left out', () => {
    expect(pieces.length).toBeGreaterThan(2);
    expect(ledger.units(pairs, 0, all)).toEqual({
      source: { all: all[0], kept: all[0], left: new Map(), lost: 0 },
      target: { all: all[1], kept: all[1], left: new Map(), lost: 0 },
      lostUnits: [],
    });
    const linked = beads.filter((bead) => !bead.isNull).map(({ texts }) => texts);
    const nulls = beads.length - linked.length;
    expect(nulls).toBeGreaterThan(0);
    const { source } = ledger.units(linked, nulls, all);
    expect([source.lost, source.kept + source.left.get('sentence')!]).toEqual([0, all[0]]);
    expect(lost(linked, nulls - 1)).toBe(true);
  });

  test.each<[string, (units: Pair[]) => readonly Pair[]]>([
    ['one is not there', (units) => units.toSpliced(100, 1)],
    ['the last is not there', (units) => units.slice(0, -1)],
    ['two are exchanged', (units) => units.toSpliced(100, 2, units[101]!, units[100]!)],
    ['a letter is another', (units) => units.with(100, [`${units[100]![0]}x`, units[100]![1]])],
    ['one comes twice', (units) => units.toSpliced(100, 0, units[100]!)],
    ['one is from nowhere', (units) => [...units, ['So.', 'Так.']]],
    ['the sides are exchanged', (units) => units.map(([one, two]) => [two, one])],
    ['there is none', () => []],
  ])('it is told when %s', (_, change) => {
    expect(lost(change([...pairs]))).toBe(true);
    // One more that was said to be left out hides no other text.
    if (change([...pairs]).length >= pairs.length) expect(lost(change([...pairs]), 1)).toBe(true);
  });

  test('it is told when what was read did not come to be aligned', () => {
    expect(ledger.units(pairs, 0, [all[0] + 1, all[1]]).source.lost).toBe(1);
  });
});

describe('sentences of an edition', () => {
  const sentences = (['source', 'target'] as const).flatMap((side) =>
    pieces.flatMap(({ alignment: { [side]: document } }) =>
      document.units.sentence.map((unit) => [document.lang, unitText(document, unit)] as [Language, string]),
    ),
  );
  const isLost = (some: Iterable<readonly [Language, string]>): readonly boolean[] => {
    const { source, target } = ledger.sentences(some, all);
    return [source.lost > 0, target.lost > 0];
  };

  test('all of both, or told of which language they are not', () => {
    expect(isLost(sentences)).toEqual([false, false]);
    expect(isLost(sentences.toSpliced(20, 1))).toEqual([true, false]);
    expect(isLost(sentences.slice(0, -1))).toEqual([false, true]);
    expect(isLost(sentences.toSpliced(20, 2, sentences[21]!, sentences[20]!))).toEqual([true, false]);
    expect(isLost([])).toEqual([true, true]);
  });

  test('are read wherever the file is cut', () => {
    const file =
      '<TEI><text xml:lang="en"><u><s xml:id="a">One &amp; <w>two</w>.</s>\n<s>Three.</s></u></text><text xml:lang="ru-RU"><s>Да</s></text></TEI>';
    for (const size of [1, 7, file.length]) {
      const stream = streamSentences();
      const found = [];
      for (let at = 0; at < file.length; at += size) found.push(...stream.write(file.slice(at, at + size)));
      stream.close();
      expect(found).toEqual([
        ['en', 'One & two.'],
        ['en', 'Three.'],
        ['ru', 'Да'],
      ]);
    }
    expect(() => streamSentences().write('<a></b>')).toThrow(expect.objectContaining({ code: 'tei/invalid' }) as Error);
  });
});
