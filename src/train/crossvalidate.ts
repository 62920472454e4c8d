import { isNull } from '../model/ladder.js';
import type { Judged } from '../evaluate/calibration.js';
import { splitNulls } from '../evaluate/place.js';
import { compareLadders, type Scores } from '../evaluate/scores.js';
import { columnNames, columnSenses, features } from '../feature/features.js';
import type { Lexicon } from '../lexicon/lexicon.js';
import { weigh } from '../method/weigh.js';
import { findLadder } from '../method/ladder.js';
import type { Glance } from '../method/weights.js';
import type { Gold } from '../model/gold.js';
import { fit } from './fit.js';
import { makeSample } from './sample.js';
import { withoutStructure } from './simulate.js';
import { l2, rounds } from './train.js';

/** A gold document of a group (its variants are of one) and a kind, under which it is reported. */
export interface Item {
  readonly group: string;
  readonly kind: string;
  readonly gold: Gold;
  /** How many documents it counts for in fitting; 0 for one that is only judged. */
  readonly weight: number;
}

export interface Judgement {
  readonly kind: string;
  readonly scores: Scores;
  /** The links found, nulls left out. */
  readonly links: readonly Judged[];
}

/**
 * Judges each document by weights that were fitted without its group: groups are dealt out to the
 * folds in turn. Sentences alone are used: most gold has no structure.
 */
export function crossValidate(items: readonly Item[], lexicon: Lexicon, glance: Glance, folds = 5): Judgement[] {
  const groups = [...new Set(items.map(({ group }) => group))];
  const samples = items.map(({ gold, weight }) => ({
    ...makeSample(withoutStructure(gold), lexicon, features, glance),
    weight,
  }));
  const names = columnNames(features);
  const judgements: Judgement[] = [];
  for (let fold = 0; fold < folds; fold++) {
    const held = new Set(groups.filter((_, index) => index % folds === fold));
    const training = samples.filter(
      (sample, index) => items[index]!.weight > 0 && !held.has(items[index]!.group) && sample.lost === 0,
    );
    const { weights, transitions } = fit(training, { rounds, l2, senses: columnSenses(features) });
    const columns = Object.fromEntries(names.map((name, index) => [name, weights[index]!]));
    for (const [index, { group, kind, gold }] of items.entries()) {
      if (!held.has(group)) continue;
      const { bitext, lattice, columns: values } = samples[index]!;
      const { ladder } = findLadder(
        bitext.english,
        bitext.russian,
        lattice,
        weigh(features, values, { columns }),
        transitions,
      );
      judgements.push({
        kind,
        scores: compareLadders(splitNulls(ladder), splitNulls(gold.ladders.sentence!)),
        links: judge(ladder, gold),
      });
    }
  }
  return judgements;
}

function judge(ladder: NonNullable<Gold['ladders']['sentence']>, gold: Gold): Judged[] {
  const key = ({ source, target }: (typeof ladder)[number]): string => `${source.join('-')} ${target.join('-')}`;
  const right = new Set(gold.ladders.sentence!.map(key));
  return ladder
    .filter((bead) => !isNull(bead))
    .map((bead) => ({ posterior: bead.posterior!, right: right.has(key(bead)) }));
}
