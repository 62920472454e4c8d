import { embeddingColumn, embeddingFeature } from '../feature/embedding.js';
import type { Feature } from '../feature/feature.js';
import { features } from '../feature/features.js';
import type { Resources } from './method.js';
import type { Weights } from './weights.js';

/**
 * Nats for a pair of sentences that a neural model finds identical, and as many against one with no more
 * in common than any two. It is not fitted, since models differ: about what the fitted model gives to
 * all words of a sentence that match, so that both are heard. Weights with a column of that name overrule it.
 */
const embeddingWeight = 4;

/** The features that there are, and their weights. */
export function modelOf({ weights, embeddings }: Pick<Resources, 'weights' | 'embeddings'>): {
  readonly table: readonly Feature[];
  readonly weights: Pick<Weights, 'columns'>;
} {
  if (embeddings === undefined) return { table: features, weights };
  return {
    table: [...features, embeddingFeature(embeddings.vectors)],
    weights: { columns: { [embeddingColumn]: embeddingWeight, ...weights.columns } },
  };
}
