import { columnNames, features } from '../feature/features.js';
import { structureFeature } from '../feature/structure.js';
import type { Lexicon } from '../lexicon/lexicon.js';
import type { Weights } from '../method/weights.js';
import type { Gold } from '../model/gold.js';
import { fit } from './fit.js';
import { makeSample } from './sample.js';
import { simulateStructure } from './simulate.js';

export interface TrainOptions {
  readonly lexicon: Lexicon;
  /** What the gold is and where it comes from; goes into the weights. */
  readonly origin: string;
  readonly progress?: (what: string) => void;
}

export const rounds = 10;
export const l2 = 1;

/**
 * Fits the weights of the log-linear model. First all columns on the documents as they are, then the
 * columns of structure alone on the same documents with paragraphs and turns simulated.
 */
export function train(
  golds: readonly Gold[],
  { lexicon, origin, progress = () => {} }: TrainOptions,
): Omit<Weights, 'signature'> {
  const plain = golds.map((gold) => makeSample(gold, lexicon)).filter(({ lost }) => lost === 0);
  progress(`${plain.length} of ${golds.length} documents, ${golds.length - plain.length} lost in pruning`);
  const base = fit(plain, {
    rounds,
    l2,
    progress: (round, loss) => progress(`round ${round}: loss ${loss.toFixed(1)}`),
  });
  const names = columnNames(features);
  const free = names.map((name) => name.startsWith(`${structureFeature.name} `));
  const built = golds
    .map((gold, seed) => makeSample(hasStructure(gold) ? gold : simulateStructure(gold, seed + 1), lexicon))
    .filter(({ lost }) => lost === 0);
  const { weights, transitions } = fit(built, {
    rounds,
    l2,
    free,
    start: base,
    progress: (round, loss) => progress(`structure, round ${round}: loss ${loss.toFixed(1)}`),
  });
  const columns = Object.fromEntries(names.map((name, index) => [name, rounded(weights[index]!)]));
  return { origin, columns, transitions: [...transitions].map(rounded) };
}

const hasStructure = ({ source, target }: Gold): boolean =>
  source.units.turn.length > 1 && target.units.turn.length > 1;

/** Six decimals: what is below is noise, and the file's differences can be read. */
const rounded = (value: number): number => Math.round(value * 1e6) / 1e6;
