import { describe, expect, test } from 'vitest';
import { type Bead, closeOver, type Ladder, shape, tilingFault } from '../../src/model/ladder.js';

/** `1:1 0:1 2:1` as a ladder. */
const ladder = (shapes: string): Ladder => {
  let [source, target] = [0, 0];
  return shapes.split(' ').map((name): Bead => {
    const [n, m] = name.split(':').map(Number) as [number, number];
    const bead: Bead = { source: [source, source + n], target: [target, target + m], by: 'search' };
    [source, target] = [source + n, target + m];
    return bead;
  });
};

describe('a ladder', () => {
  test('tiles both sides', () => {
    expect(tilingFault(ladder('1:1 0:1 2:1'), 3, 3)).toBeUndefined();
    expect(tilingFault([], 0, 0)).toBeUndefined();
  });

  test('is told where it does not', () => {
    expect(tilingFault(ladder('1:1 1:1'), 3, 2)).toBe('the ladder ends at 2:2, the units at 3:2');
    expect(tilingFault(ladder('1:1 0:0 1:1'), 2, 2)).toBe('bead 2 is empty');
    expect(tilingFault(ladder('1:1 1:1').slice(1), 2, 2)).toBe('bead 1 begins at 1:1, not at 0:0');
  });
});

describe('closing over paragraphs', () => {
  const shapes = (beads: string, source: number[], target: number[]): string =>
    closeOver(ladder(beads), source, target)
      .map((block) => shape({ ...block, by: 'search' }))
      .join(' ');

  test('paragraphs that end together are blocks', () => {
    expect(shapes('1:1 1:1 1:1', [0, 0, 1], [0, 0, 1])).toBe('1:1 1:1');
  });

  test('a bead across an end, or an end on one side alone, makes one block of both', () => {
    expect(shapes('1:1 2:1', [0, 0, 1], [0, 0])).toBe('2:1');
    expect(shapes('1:1 1:1 1:1', [0, 0, 1], [0, 1, 1])).toBe('2:2');
  });

  test('a paragraph without a partner is a null block, unless it stands inside one', () => {
    expect(shapes('1:1 1:0 1:0 1:1', [0, 1, 1, 2], [0, 1])).toBe('1:1 1:0 1:1');
    expect(shapes('1:1 1:0 1:1', [0, 1, 2], [0, 0])).toBe('3:1');
    expect(shapes('1:1 1:0', [0, 0], [0])).toBe('1:1');
  });

  test('blocks tile the paragraphs', () => {
    const blocks = closeOver(ladder('0:1 1:0 2:1 1:3'), [0, 1, 1, 2], [0, 1, 2, 2, 2]);
    expect(
      tilingFault(
        blocks.map((block) => ({ ...block, by: 'search' as const })),
        3,
        3,
      ),
    ).toBeUndefined();
  });
});
