import type { Alignment } from '../../src/model/alignment.js';
import type { Bead } from '../../src/model/ladder.js';
import { documentOf } from '../align/cases.js';

/** Sentences that render each other, a pair a paragraph; an empty one is not there. */
export function alignmentOf(
  pairs: readonly (readonly [english: string, russian: string])[],
  posterior = 0.9,
): Alignment {
  const ladder: Bead[] = [];
  let [source, target] = [0, 0];
  for (const [english, russian] of pairs) {
    const [ours, theirs] = [english === '' ? 0 : 1, russian === '' ? 0 : 1];
    ladder.push({ source: [source, source + ours], target: [target, target + theirs], posterior, by: 'search' });
    [source, target] = [source + ours, target + theirs];
  }
  const said = (side: 0 | 1): string[] => pairs.map((pair) => pair[side]).filter((text) => text !== '');
  return {
    source: documentOf('en', said(0)),
    target: documentOf('ru', said(1)),
    ladders: { sentence: ladder },
    moves: [],
    signature: 'test',
  };
}
