import { SverkaError } from '../error.js';
import { embeddingColumn, embeddingFeature } from '../feature/embedding.js';
import type { Feature } from '../feature/feature.js';
import { features } from '../feature/features.js';
import type { Embeddings, Resources } from './method.js';
import type { Weights } from './weights.js';

/**
 * Nats for a pair of sentences that a neural model finds identical, and as many against one with no more
 * in common than any two. It is not fitted here, since models differ: about what the fitted model gives to
 * all words of a sentence that match, so that both are heard. Weights with a column of that name, as
 * `train` fits it for one model, overrule it.
 */
const embeddingWeight = 4;

/** The features that there are, with that of a neural model last. */
export const tableOf = (embeddings: Embeddings | undefined): readonly Feature[] =>
  embeddings === undefined ? features : [...features, embeddingFeature(embeddings.vectors)];

/**
 * The features that there are, and their weights.
 * @throws SverkaError `weights/need-embeddings` when the weights were fitted beside a neural model and there is none
 */
export function modelOf({ weights, embeddings }: Pick<Resources, 'weights' | 'embeddings'>): {
  readonly table: readonly Feature[];
  readonly weights: Pick<Weights, 'columns'>;
} {
  const table = tableOf(embeddings);
  if (embeddings !== undefined)
    return { table, weights: { columns: { [embeddingColumn]: embeddingWeight, ...weights.columns } } };
  if (weights.columns[embeddingColumn] === undefined) return { table, weights };
  throw new SverkaError(
    'weights/need-embeddings',
    'These weights were fitted with a neural model of sentences, and without it they are wrong.',
    'Give the model with --embeddings, or other weights.',
  );
}
