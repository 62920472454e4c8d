import type { Bead } from '../../model/ladder.js';
import type { AlignedPiece } from '../../model/piece.js';

type SideName = 'source' | 'target';

/** A block of paragraphs that goes on from piece to piece, by the ids of its paragraphs. */
export interface OpenBlock {
  readonly source: string[];
  readonly target: string[];
  posterior: number;
  /** Of its paragraphs, what writes into their tags which are their counterparts. */
  readonly holes: { readonly side: SideName; readonly fill: (markup: string) => void }[];
}

/** Of one piece, its blocks of paragraphs: those that are in it as a whole, and those that are not. */
export interface Blocks {
  readonly whole: readonly Bead[];
  /** By side and paragraph, the block that is not in this piece alone. */
  readonly partial: Readonly<Record<SideName, ReadonlyMap<number, OpenBlock>>>;
  /** The one that began before and ends here. */
  readonly shut: OpenBlock | undefined;
}

/** Joins the blocks of one piece after another. What lies on the two sides of a cut is independent. */
export function blockJoiner(): (piece: AlignedPiece) => Blocks {
  let open: OpenBlock | undefined;
  return ({ alignment, goesOn, isOpen, begun }) => {
    const ladder = alignment.ladders.paragraph ?? [];
    const whole: Bead[] = [];
    const partial = { source: new Map<number, OpenBlock>(), target: new Map<number, OpenBlock>() };
    let shut: OpenBlock | undefined;
    for (const [index, bead] of ladder.entries()) {
      const continues = goesOn && index === 0;
      const stays = isOpen && index === ladder.length - 1;
      if (!continues && !stays) {
        whole.push(bead);
        continue;
      }
      const block: OpenBlock = continues && open ? open : { source: [], target: [], posterior: 1, holes: [] };
      block.posterior *= bead.posterior ?? 1;
      for (const side of ['source', 'target'] as const)
        for (let unit = bead[side][0]; unit < bead[side][1]; unit++) {
          if (unit > 0 || !begun[side]) block[side].push(alignment[side].units.paragraph[unit]!.id);
          partial[side].set(unit, block);
        }
      open = stays ? block : undefined;
      if (!stays) shut = block;
    }
    return { whole, partial, shut };
  };
}
