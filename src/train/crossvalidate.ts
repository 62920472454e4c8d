import { SverkaError } from '../error.js';
import { judge, type Verdict } from '../evaluate/verdict.js';
import { columnNames, columnSenses } from '../feature/features.js';
import type { Lexicon } from '../lexicon/lexicon.js';
import { findLadder } from '../method/ladder.js';
import type { Embeddings } from '../method/method.js';
import { tableOf } from '../method/model.js';
import { weigh } from '../method/weigh.js';
import type { Glance } from '../method/weights.js';
import type { Gold, GoldLabel } from '../model/gold.js';
import { fit } from './fit.js';
import { makeSample } from './sample.js';
import { withoutStructure } from './simulate.js';
import { l2, rounds } from './train.js';

/** A gold document, and how many documents it counts for in fitting; 0 for one that is only judged. */
export interface Item {
  readonly label: GoldLabel;
  readonly gold: Gold;
  readonly weight: number;
}

/** An item with what was found of it. */
export interface Judged {
  readonly item: Item;
  readonly verdict: Verdict;
}

export interface CrossValidation {
  readonly lexicon: Lexicon;
  /** The quick model that thins the lattices; without it they stay whole, which takes long. */
  readonly glance?: Glance | undefined;
  /** A neural model's vectors of all sentences. */
  readonly embeddings?: Embeddings | undefined;
  readonly folds?: number;
  /** Told which fold is being fitted. */
  readonly progress?: (what: string) => void;
}

/**
 * Judges each document by weights that were fitted without it and its variants, which have the same id:
 * ids are dealt out to the folds in turn. Sentences alone are used: most gold has no structure.
 */
export function crossValidate(
  items: readonly Item[],
  { lexicon, glance, embeddings, folds = 5, progress = () => {} }: CrossValidation,
): Judged[] {
  const table = tableOf(embeddings);
  const groups = [...new Set(items.map(groupOf))];
  const samples = items.map(({ gold, weight }) => ({
    ...makeSample(withoutStructure(gold), lexicon, table, glance),
    weight,
  }));
  const names = columnNames(table);
  const judged: Judged[] = [];
  for (let fold = 0; fold < folds; fold++) {
    const held = new Set(groups.filter((_, index) => index % folds === fold));
    progress(`fold ${fold + 1} of ${folds}`);
    const training = samples.filter(
      (sample, index) => items[index]!.weight > 0 && !held.has(groupOf(items[index]!)) && sample.lost === 0,
    );
    if (training.length === 0)
      throw new SverkaError(
        'train/too-few',
        `Fold ${fold + 1} of ${folds} leaves no document to learn from.`,
        'Give more gold documents, or fewer folds.',
      );
    const { weights, transitions } = fit(training, { rounds, l2, senses: columnSenses(table) });
    const columns = Object.fromEntries(names.map((name, index) => [name, weights[index]!]));
    for (const [index, item] of items.entries()) {
      if (!held.has(groupOf(item))) continue;
      const { source, target, ladders } = item.gold;
      const { bitext, lattice, columns: values } = samples[index]!;
      const { ladder } = findLadder(
        bitext.english,
        bitext.russian,
        lattice,
        weigh(table, values, { columns }),
        transitions,
      );
      const found = { source, target, ladders: { sentence: ladder }, moves: [], signature: '' };
      judged.push({ item, verdict: judge(found, { source, target, ladders }).sentence! });
    }
  }
  return judged;
}

const groupOf = ({ label: { set, id } }: Item): string => `${set} ${id}`;
