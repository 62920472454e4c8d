import { SverkaError } from '../error.js';
import type { Span } from './document.js';
import { type Bead, shape } from './ladder.js';

/** A bead of sentences that is settled before the search: it is kept as it is. An empty side is kept too. */
export interface Anchor extends Bead {
  readonly by: 'person' | 'anchor';
}

/**
 * Anchors in the order of their places, when they can lie on one ladder.
 * @param sources number of sentences of the source; likewise `targets`
 * @throws SverkaError `anchor/invalid`, `anchor/outside`, `anchor/crossing`
 */
export function orderAnchors(anchors: readonly Anchor[], sources: number, targets: number): readonly Anchor[] {
  for (const anchor of anchors) {
    const { source, target } = anchor;
    if (!isProper(anchor))
      throw new SverkaError(
        'anchor/invalid',
        `${describe(anchor)} is no anchor.`,
        'An anchor has whole numbers for ends, a sentence on one side at least, a posterior from 0 to 1 if any, and is `by` person or anchor.',
      );
    if (source[1] > sources || target[1] > targets)
      throw new SverkaError(
        'anchor/outside',
        `${describe(anchor)} reaches past the texts, which have ${sources} and ${targets} sentences.`,
        'Take the anchors of the same texts, segmented the same way.',
      );
  }
  const ordered = [...anchors].sort(
    (a, b) =>
      a.source[0] - b.source[0] || a.target[0] - b.target[0] || a.source[1] - b.source[1] || a.target[1] - b.target[1],
  );
  for (const [index, anchor] of ordered.entries()) {
    const before = ordered[index - 1];
    if (before === undefined) continue;
    if (anchor.source[0] < before.source[1] || anchor.target[0] < before.target[1])
      throw new SverkaError(
        'anchor/crossing',
        `${describe(before)} and ${describe(anchor)} cross or overlap.`,
        'Keep one of the two.',
      );
  }
  return ordered;
}

function isProper({ source, target, by, posterior = 1 }: Bead): boolean {
  const isSpan = ([from, to]: Span): boolean =>
    Number.isInteger(from) && Number.isInteger(to) && 0 <= from && from <= to;
  const isEmpty = source[0] === source[1] && target[0] === target[1];
  return isSpan(source) && isSpan(target) && !isEmpty && by !== 'search' && posterior >= 0 && posterior <= 1;
}

const describe = (anchor: Bead): string =>
  `The ${shape(anchor)} anchor at sentences ${anchor.source[0]} and ${anchor.target[0]}`;
