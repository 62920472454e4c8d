import { describe, expect, test } from 'vitest';
import { apply, fromSentences, linkWords, readGoldWords, type Alignment, type Document } from '../../src/index.js';
import { options as means } from '../align/cases.js';
import { pharaoh } from '../../src/format/pharaoh.js';
import { writeDefaults } from '../../src/format/format.js';
import { generator } from '../../src/model/random.js';
import { growLinks } from '../../src/words/grow.js';

const { lexicon } = means;

/** A bead each pair; an empty sentence is none. */
function aligned(pairs: readonly (readonly [string, string])[]): Alignment {
  const [source, target] = (['en', 'ru'] as const).map((lang, side) =>
    fromSentences(lang, [pairs.map((pair) => pair[side]!).filter((text) => text !== '')], false),
  ) as [Document, Document];
  let [i, j] = [0, 0];
  const sentence = pairs.map(([english, russian]) => ({
    source: [i, (i += english === '' ? 0 : 1)] as const,
    target: [j, (j += russian === '' ? 0 : 1)] as const,
    by: 'search' as const,
  }));
  return { source, target, ladders: { sentence }, moves: [], signature: '' };
}

const linked = (alignment: Alignment): string[] =>
  linkWords(alignment, { lexicon }).map(
    ({ source, target }) => `${alignment.source.text.slice(...source)}~${alignment.target.text.slice(...target)}`,
  );

describe('linkWords', () => {
  test('finds words in another order, names and numbers', () => {
    expect(linked(aligned([['In 2020 Kamilov visited Moscow.', 'Камилов побывал в Москве в 2020 году.']]))).toEqual(
      expect.arrayContaining(['2020~2020', 'Kamilov~Камилов', 'Moscow~Москве']),
    );
  });

  test('learns in a collection what no lexicon knows', () => {
    const words = ['zib хум', 'wom мшэ', 'kra лыж', 'dol цуг', 'fen вож', 'gup ряк', 'hax дыб', 'jot щан', 'lem фыр'];
    const random = generator(1);
    const some = (): string[] => words.toSorted(() => random() - 0.5).slice(0, 4);
    const pairs = Array.from({ length: 100 }, () => {
      const chosen = some().map((pair) => pair.split(' ') as [string, string]);
      // Neighbours change places, so that the order alone does not tell.
      const turned = [1, 0, 3, 2].map((at) => chosen[at]!);
      return [chosen.map(([one]) => one).join(' '), turned.map(([, other]) => other).join(' ')] as const;
    });
    const found = new Set(linked(aligned(pairs)));
    expect(found).toEqual(new Set(words.map((pair) => pair.replace(' ', '~'))));
  });

  test('leaves what has no partner, and beads without one', () => {
    const alignment = aligned([
      ['Nobody said this.', ''],
      ['Peace.', 'Мир.'],
    ]);
    expect(linked(alignment)).toEqual(['Peace~Мир']);
    expect(linkWords(aligned([]), { lexicon })).toEqual([]);
  });
});

describe('growLinks', () => {
  test('keeps what both have, grows to neighbours, and takes what is left between words without a link', () => {
    // English 0-3, Russian 0-3: both have 0-0; 1-0 is beside it; 3-3 stands alone on one side only.
    const forward = Int32Array.from([0, -1, -1, 3]);
    const backward = Int32Array.from([0, 0, -1, -1]);
    expect([...growLinks(forward, backward)]).toEqual([0, 4, 15]);
  });

  test('is empty where nothing is', () => {
    expect([...growLinks(Int32Array.of(-1, -1), Int32Array.of(-1))]).toEqual([]);
  });
});

describe('pharaoh', () => {
  const alignment = aligned([
    ['Peace, at last.', 'Наконец-то мир.'],
    ['Nobody said this.', ''],
    ['There were 35,000 of them.', 'Их было 35\u00a0000.'],
  ]);
  const options = { ...writeDefaults, stem: 'x', version: '0' };
  test('has a line a link, with the texts in words beside it', () => {
    const parts = pharaoh.write!({ ...alignment, words: linkWords(alignment, { lexicon }) }, options).parts;
    expect(parts.map(({ suffix }) => suffix)).toEqual(['.pharaoh', '.tok.en', '.tok.ru']);
    const [links, english, russian] = parts.map(({ text }) => text.trimEnd().split('\n'));
    expect(english).toEqual(['Peace , at last .', 'There were 35,000 of them .']);
    expect(russian).toEqual(['Наконец-то мир .', 'Их было 35000 .']);
    expect(links![0]!.split(' ')).toContain('0-1');
    expect(links![1]!.split(' ')).toContain('2-2');
  });

  test('has what a sentence is to read, and the words that it still has', () => {
    const words = linkWords(alignment, { lexicon });
    const text = 'Now Peace, at last.';
    const after = apply({ ...alignment, words }, { kind: 'correct', side: 'source', sentence: 0, text }).alignment;
    const firstLines = (of: Alignment): string[] =>
      pharaoh.write!(of, options).parts.map((part) => part.text.split('\n')[0]!);
    const [links, english] = firstLines(after);
    expect(english).toBe('Now Peace , at last .');
    const before = firstLines({ ...alignment, words })[0]!;
    expect(before).not.toBe('');
    expect(links).toBe(before.replace(/\d+(?=-)/gu, (place) => String(Number(place) + 1)));
  });

  test('is refused without words', () => {
    expect(() => pharaoh.write!(alignment, options)).toThrow(expect.objectContaining({ code: 'words/none' }));
  });
});

test('a row that is no gold of words is named by its line', () => {
  expect(() => readGoldWords('# x\nwords\ta\tb\tone\tодин\t0-1\n')).toThrow(
    expect.objectContaining({ code: 'gold/words', at: { line: 2 } }),
  );
});
