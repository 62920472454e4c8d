import { describe, expect, test } from 'vitest';
import { apply } from '../../src/model/edit.js';
import { findBeads, type Query } from '../../src/review/query.js';
import { errorOf } from '../format/errors.js';
import { makeAlignment, makeDocument } from '../format/documents.js';
import { full, small } from '../format/fixtures.js';

const beads = (query: Query, alignment = small): number[] => findBeads(alignment, query).map(({ bead }) => bead);

describe('what is looked for', () => {
  test.each([
    [{}, [0, 1, 2, 3, 4, 5, 6]],
    [{ text: 'HE ' }, [2]],
    [{ text: '  почему? ' }, [4]],
    [{ text: 'почему', side: 'source' }, []],
    [{ pattern: '^h' }, [2]],
    [{ pattern: '(?-i)^h' }, []],
    [{ pattern: '^\\p{Lu}\\p{Ll}+\\?$' }, [4, 6]],
    [{ pattern: '^What', text: 'for' }, [5]],
    [{ pattern: '^What', text: 'why' }, []],
    [{ speaker: 'press' }, [4, 5, 6]],
    [{ shape: '2:1' }, [2]],
    [{ least: 0.6, most: 0.74 }, [2, 3]],
    [{ status: 'made' }, [4]],
    [{ status: 'confirmed' }, []],
    [{ status: 'open', speaker: 'press' }, [5, 6]],
    [{ status: 'alone' }, [3, 5]],
    [{ status: 'moved' }, []],
    [{ status: 'flagged' }, []],
  ] satisfies [Query, number[]][])('%j → %j', (query, found) => expect(beads(query)).toEqual(found));

  test('of what a person wrote', () => {
    const { alignment } = apply(small, {
      kind: 'several',
      edits: [
        { kind: 'correct', side: 'target', sentence: 4, text: 'Зачем же?' },
        { kind: 'note', side: 'source', sentence: 0, text: 'capitals' },
        { kind: 'flag', side: 'source', sentence: 7 - 1, on: true },
        { kind: 'confirm', beads: [0, 1] },
      ],
    });
    const status = (name: Query['status'] & string): number[] => beads({ status: name }, alignment);
    expect([status('corrected'), status('noted'), status('flagged'), status('confirmed')]).toEqual([
      [4],
      [0],
      [6],
      [0],
    ]);
    expect(beads({ text: 'зачем' }, alignment)).toEqual([4]);
    expect(beads({ text: 'почему' }, alignment)).toEqual([]);
    expect(beads({ status: 'moved' }, full).length).toBeGreaterThan(0);
  });
});

test('the places are those of the sentence as it is shown', () => {
  const alignment = makeAlignment(makeDocument('en', '-: A⏎ b.'), makeDocument('ru', '-: Ещё раз: все, всё.'), {
    sentence: '1:1@1',
  });
  expect(findBeads(alignment, { text: 'все' })).toEqual([
    {
      bead: 0,
      hits: [
        { side: 'target', sentence: 0, at: [9, 12] },
        { side: 'target', sentence: 0, at: [14, 17] },
      ],
    },
  ]);
  expect(findBeads(alignment, { text: 'a b' })[0]!.hits).toEqual([{ side: 'source', sentence: 0, at: [0, 3] }]);
});

test('a pattern that never ends elsewhere ends here, and an empty match is one', () => {
  const long = 'a'.repeat(50_000);
  const alignment = makeAlignment(makeDocument('en', `-: ${long}!`), makeDocument('ru', '-: Да.'), {
    sentence: '1:1@1',
  });
  expect(beads({ pattern: '^(a+)+$' }, alignment)).toEqual([]);
  expect(findBeads(alignment, { pattern: 'x*', side: 'target' })[0]!.hits.length).toBe(4);
});

test.each(['(', '(a)\\1', '(?=a)', '[я-а]'])('%s is no pattern', (pattern) => {
  const error = errorOf(() => findBeads(small, { pattern }));
  expect(error.code).toBe('query/pattern');
});
