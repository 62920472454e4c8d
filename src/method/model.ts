import { SverkaError } from '../error.js';
import { embeddingColumn, embeddingFeature } from '../feature/embedding.js';
import type { Feature } from '../feature/feature.js';
import { features, glanceFeatures } from '../feature/features.js';
import { type SharedTimes, timeColumns, timeFeature } from '../feature/time.js';
import type { Embeddings, Resources } from './method.js';
import type { Glance, Weights } from './weights.js';

/**
 * Nats for a pair of sentences that a neural model finds identical, and as many against one with no more
 * in common than any two. It is not fitted here, since models differ: about what the fitted model gives to
 * all words of a sentence that match, so that both are heard. Weights with a column of that name, as
 * `train` fits it for one model, overrule it.
 */
const embeddingWeight = 4;

/**
 * Nats for what times say, where the texts share a clock. They are not among the weights of the model, since its gold has no
 * times: `node bin/fit-times.js` gives it times, with a seed, and fits these with all else as it is.
 */
const timeWeights: Readonly<Record<string, number>> = {
  [timeColumns.together]: 0.4,
  [timeColumns.alone]: -1,
  [timeColumns.apart]: -0.6,
};

/** The features that there are, with that of a neural model last. */
export const tableOf = (embeddings: Embeddings | undefined): readonly Feature[] =>
  embeddings === undefined ? features : [...features, embeddingFeature(embeddings.vectors)];

/**
 * The features that there are, and their weights: with that of times where the texts share a clock.
 * @throws SverkaError `weights/need-embeddings` when the weights were fitted beside a neural model and there is none
 */
export function modelOf(
  { weights, embeddings }: Pick<Resources, 'weights' | 'embeddings'>,
  times?: SharedTimes,
): Model {
  if (embeddings === undefined && weights.columns[embeddingColumn] !== undefined)
    throw new SverkaError(
      'weights/need-embeddings',
      'These weights were fitted with a neural model of sentences, and without it they are wrong.',
      'Give the model with --embeddings, or other weights.',
    );
  const table = tableOf(embeddings);
  const timed = times === undefined ? undefined : timeFeature(times);
  return {
    table: timed === undefined ? table : [...table, timed],
    quick: timed === undefined ? glanceFeatures : [...glanceFeatures, timed],
    weights: {
      columns: {
        ...(embeddings !== undefined && { [embeddingColumn]: embeddingWeight }),
        ...(timed !== undefined && timeWeights),
        ...weights.columns,
      },
    },
    glance: weights.glance && {
      ...weights.glance,
      columns: { ...(timed !== undefined && timeWeights), ...weights.glance.columns },
    },
  };
}

/** What beads are weighed by. */
export interface Model {
  readonly table: readonly Feature[];
  readonly weights: Pick<Weights, 'columns'>;
  /** The features of the quick model, and its weights. */
  readonly quick: readonly Feature[];
  readonly glance: Glance | undefined;
}
