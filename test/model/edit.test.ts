import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { apply, type Edit } from '../../src/model/edit.js';
import { applyChanges } from '../../src/model/edit/change.js';
import type { Bead } from '../../src/model/ladder.js';
import { makeDocument } from '../format/documents.js';
import { full, small } from '../format/fixtures.js';
import { errorOf } from '../format/errors.js';
import { alignmentOf, faultOf, notationOf, write } from './edits.js';

const cases = readFileSync(new URL('../cases/edits.txt', import.meta.url), 'utf8')
  .split(/^# /mu)
  .slice(1)
  .map((block) => {
    const [name, before, edit, after] = block.trim().split('\n');
    return { name: name!, before: before!, edit: JSON.parse(edit!) as Edit, after: after! };
  });

describe('an edit of links', () => {
  test.each(cases)('$name', ({ before, edit, after }) => {
    const alignment = alignmentOf(before);
    expect(notationOf(alignment)).toBe(before);
    if (after.startsWith('! ')) {
      const error = errorOf(() => apply(alignment, edit));
      expect(error.code).toBe(after.slice(2));
      return;
    }
    const edited = apply(alignment, edit);
    expect(`==> ${notationOf(edited.alignment)}`).toBe(after);
    expect(faultOf(edited.alignment)).toBeUndefined();
    expect(write(applyChanges(alignment, edited.changes))).toBe(write(edited.alignment));
    const undone = apply(edited.alignment, edited.inverse);
    expect(write(undone.alignment)).toBe(write(alignment));
    expect(write(apply(undone.alignment, undone.inverse).alignment)).toBe(write(edited.alignment));
  });
});

describe('sentences', () => {
  const ids = (alignment: typeof small, side: 'source' | 'target' = 'source'): string[] =>
    alignment[side].units.sentence.map(({ id }) => id);

  test('one becomes two, in its link, and all others keep their ids', () => {
    const { at, id } = small.source.units.sentence[1]!;
    const place = small.source.text.indexOf(' ', at[0]);
    const { alignment } = apply(small, { kind: 'split-sentence', side: 'source', sentence: 1, at: place });
    const [first, second] = alignment.source.units.sentence.slice(1, 3);
    expect([first!.id, second!.id]).toEqual([id, `${id}.2`]);
    expect([first!.at, second!.at].map((span) => small.source.text.slice(...span))).toEqual(['Good', 'afternoon.']);
    expect(ids(alignment).filter((each) => each !== `${id}.2`)).toEqual(ids(small));
    expect(alignment.ladders.sentence!.map(({ source }) => source)).toEqual([
      [0, 1],
      [1, 3],
      [3, 5],
      [5, 5],
      [5, 6],
      [6, 7],
      [7, 8],
    ]);
    expect(faultOf(alignment)).toBeUndefined();
  });

  test('an id that is taken is not given again', () => {
    const cut = (alignment: typeof small, after: number): typeof small => {
      const { at } = alignment.source.units.sentence[2]!;
      return apply(alignment, { kind: 'split-sentence', side: 'source', sentence: 2, at: at[0] + after }).alignment;
    };
    expect(ids(cut(cut(small, 4), 2)).slice(2, 5)).toEqual(['en.u2.p1.s2', 'en.u2.p1.s2.3', 'en.u2.p1.s2.2']);
  });

  test('two become one, and so do their links', () => {
    const { alignment } = apply(small, { kind: 'join-sentences', side: 'source', sentence: 1 });
    expect(ids(alignment).slice(0, 4)).toEqual(['en.u1.p1.s1', 'en.u2.p1.s1', 'en.u2.p1.s3', 'en.u3.p1.s1']);
    expect(alignment.ladders.sentence!.slice(0, 2)).toMatchObject([
      { source: [0, 1], target: [0, 1], by: 'search' },
      { source: [1, 3], target: [1, 3], by: 'person', posterior: 1 },
    ]);
    expect(faultOf(alignment)).toBeUndefined();
  });

  test('two of two paragraphs become one, and so do the paragraphs', () => {
    const { sentence, paragraph } = full.target.units;
    const first = sentence.findIndex(({ parent }, index) => {
      const next = sentence[index + 1]!;
      return next.parent !== parent && paragraph[next.parent]!.parent === paragraph[parent]!.parent;
    });
    const [one, two] = [sentence[first]!, sentence[first + 1]!];
    const edited = apply(full, { kind: 'join-sentences', side: 'target', sentence: first });
    const { units } = edited.alignment.target;
    expect(units.paragraph).toHaveLength(paragraph.length - 1);
    expect(units.paragraph[one.parent]).toEqual({
      ...paragraph[one.parent]!,
      at: [paragraph[one.parent]!.at[0], paragraph[two.parent]!.at[1]],
    });
    expect(units.sentence[first]).toEqual({ ...one, at: [one.at[0], two.at[1]] });
    expect(units.sentence.slice(first + 1)).toEqual(
      sentence.slice(first + 2).map((unit) => ({ ...unit, parent: unit.parent - 1 })),
    );
    // What was `1:1 1:0 3:2` holds one paragraph less, and is what its sentences say.
    expect(faultOf(edited.alignment)).toBeUndefined();
    expect(edited.alignment.ladders.turn!.map(({ source, target }) => [source, target])).toEqual(
      full.ladders.turn!.map(({ source, target }) => [source, target]),
    );
    expect(write(apply(edited.alignment, edited.inverse).alignment)).toBe(write(full));
  });

  test('a heading and what is said are not joined', () => {
    const kinds = makeDocument('en', '-: One. | Two.');
    const sentence = kinds.units.sentence.map((unit, index) =>
      index === 0 ? { ...unit, kind: 'head' as const } : unit,
    );
    const source = { ...kinds, units: { ...kinds.units, sentence } };
    expect(
      errorOf(() => apply({ ...small, source }, { kind: 'join-sentences', side: 'source', sentence: 0 })).code,
    ).toBe('edit/other-turn');
  });

  test.each([
    [{ kind: 'join-sentences', side: 'source', sentence: 0 }, 'edit/other-turn'],
    [{ kind: 'join-sentences', side: 'source', sentence: 5 }, 'edit/mark-between'],
    [{ kind: 'join-sentences', side: 'source', sentence: 6 }, 'edit/missing'],
    [{ kind: 'split-sentence', side: 'source', sentence: 1, at: 0 }, 'edit/no-cut'],
    [{ kind: 'split-sentence', side: 'source', sentence: 9, at: 0 }, 'edit/missing'],
    [{ kind: 'flag', side: 'source', sentence: 1, on: false }, 'edit/nothing'],
    [{ kind: 'note', side: 'source', sentence: 1, text: ' ' }, 'edit/nothing'],
    [{ kind: 'correct', side: 'source', sentence: 1, text: 'Good afternoon.' }, 'edit/nothing'],
  ] as const)('%j is refused', (edit, code) => expect(errorOf(() => apply(small, edit)).code).toBe(code));

  test('a pair of surrogates is not split', () => {
    const index = full.source.units.sentence.findIndex(({ at }) => full.source.text.slice(...at).includes('😀'));
    const at = full.source.text.indexOf('😀') + 1;
    expect(errorOf(() => apply(full, { kind: 'split-sentence', side: 'source', sentence: index, at })).code).toBe(
      'edit/no-cut',
    );
  });

  test('a correction, a note and a flag stand beside the text, and go along', () => {
    const edits: Edit[] = [
      { kind: 'correct', side: 'source', sentence: 3, text: ' He was listening. ' },
      { kind: 'note', side: 'source', sentence: 2, text: 'who?' },
      { kind: 'note', side: 'source', sentence: 3, text: 'where?' },
      { kind: 'flag', side: 'source', sentence: 3, on: true },
    ];
    const { alignment, inverse } = apply(small, { kind: 'several', edits });
    expect(alignment.source.text).toBe(small.source.text);
    expect(alignment.ladders).toBe(small.ladders);
    expect(alignment.source.units.sentence[3]).toMatchObject({
      correction: 'He was listening.',
      note: 'where?',
      flag: true,
    });
    expect(write(alignment)).toContain('"correction": "He was listening.", "note": "where?", "flag": true }');
    expect(
      errorOf(() =>
        apply(alignment, {
          kind: 'split-sentence',
          side: 'source',
          sentence: 3,
          at: small.source.units.sentence[3]!.at[0] + 3,
        }),
      ).code,
    ).toBe('edit/corrected');
    const joined = apply(alignment, { kind: 'join-sentences', side: 'source', sentence: 2 }).alignment;
    expect(joined.source.units.sentence[2]).toMatchObject({
      id: 'en.u2.p1.s2',
      correction: 'He stopped. He was listening.',
      note: 'who?\nwhere?',
      flag: true,
    });
    expect(write(apply(alignment, inverse).alignment)).toBe(write(small));
  });

  test('a move is renumbered with its sentences, and taken back when it is cut', () => {
    const { at } = full.source.units.sentence[0]!;
    const split = apply(full, { kind: 'split-sentence', side: 'source', sentence: 0, at: at[0] + 5 }).alignment;
    const was = full.moves[0]!;
    expect(split.moves.map(({ source, target }) => [source, target])).toEqual([
      [was.source.map((each) => each + 1), was.target],
    ]);
  });
});

describe('blocks of paragraphs and turns', () => {
  const sentence = small.ladders.sentence!.map((bead): Bead => ({ ...bead, by: 'search' }));
  const open = { ...small, ladders: { ...small.ladders, sentence } };
  const told = (alignment: typeof small) =>
    alignment.ladders.paragraph!.map(({ source, posterior, by, was }) => [...source, posterior, by, was?.posterior]);

  test('are closed again; those that a person touched on one side only keep what was said of them', () => {
    expect(told(apply(open, { kind: 'merge', bead: 0, with: 'down' }).alignment)).toEqual([
      [0, 2, 0.6, 'search', undefined],
      [2, 3, 0.9, 'search', undefined],
    ]);
  });

  test('are as probable as their corners where the search did not weigh them', () => {
    const one = apply(open, { kind: 'shift', bead: 1, side: 'source', to: 'up' }).alignment;
    const two = apply(one, { kind: 'unconfirm', beads: [0, 2] }).alignment;
    expect(told(one)[0]).toEqual([0, 2, 0.6, 'search', undefined]);
    expect(told(two)[0]).toEqual([0, 2, 0.6, 'search', undefined]);
  });

  test('are a person’s when both corners are, and the search’s again when they are no more', () => {
    const confirmed = apply(open, { kind: 'confirm', beads: [0, 2] }).alignment;
    expect(told(confirmed)).toEqual([
      [0, 1, 1, 'person', 1],
      [1, 2, 0.970001, 'search', undefined],
      [2, 3, 0.9, 'search', undefined],
    ]);
    expect(apply(confirmed, { kind: 'unconfirm', beads: [0, 2] }).alignment.ladders).toEqual(open.ladders);
  });

  test('are not made where there were none', () => {
    const bare = { ...small, ladders: { sentence: small.ladders.sentence! } };
    expect(Object.keys(apply(bare, { kind: 'merge', bead: 0, with: 'down' }).alignment.ladders)).toEqual(['sentence']);
  });
});

test('what a later version keeps in links and sentences is kept', () => {
  const sentence = small.ladders.sentence!.map((bead, index) => ({ ...bead, later: index }));
  const alignment = { ...small, ladders: { ...small.ladders, sentence }, later: { of: 'all' } };
  const merged = apply(alignment, { kind: 'merge', bead: 0, with: 'down' });
  expect(merged.alignment).toMatchObject({ later: { of: 'all' } });
  expect(merged.alignment.ladders.sentence![0]).toMatchObject({ later: 0, source: [0, 2] });
  expect(write(apply(merged.alignment, merged.inverse).alignment)).toBe(write(alignment));
});

test('where sentences are not aligned, links are not edited, and corrections are', () => {
  const alignment = { ...small, ladders: {} };
  expect(errorOf(() => apply(alignment, { kind: 'merge', bead: 0, with: 'down' })).code).toBe('edit/no-ladder');
  expect(
    apply(alignment, { kind: 'flag', side: 'target', sentence: 0, on: true }).alignment.target.units.sentence[0]!.flag,
  ).toBe(true);
});
