import { SverkaError } from '../error.js';
import { columnNames, columnSenses, glanceFeatures } from '../feature/features.js';
import { structureFeature } from '../feature/structure.js';
import type { Lexicon } from '../lexicon/lexicon.js';
import type { Embeddings } from '../method/method.js';
import { tableOf } from '../method/model.js';
import type { Glance, Weights } from '../method/weights.js';
import type { Gold } from '../model/gold.js';
import { fit, type Fitted } from './fit.js';
import { makeSample, type Sample } from './sample.js';
import { simulateStructure, withoutStructure } from './simulate.js';

export interface TrainOptions {
  readonly lexicon: Lexicon;
  /** What the gold is and where it comes from; goes into the weights. */
  readonly origin: string;
  readonly progress?: (what: string) => void;
  /** A neural model's vectors of all sentences of the documents: its weight is fitted with the others, and they with it. */
  readonly embeddings?: Embeddings | undefined;
}

export const rounds = 30;
export const l2 = 3;

/**
 * Pages of the kind that sverka is made for are few beside the sentences of news: each counts for so
 * many documents. Of 1, 4 and 10, the one that did best on each corpus when fitted without it.
 */
export const pageWeight = 4;

/**
 * Fits the weights of the log-linear model. First all columns on sentences alone, then the columns of
 * structure, all else fixed: on the pages as they are, and on the documents with paragraphs and turns
 * simulated.
 * @param documents gold of sentences alone
 * @param pages gold of whole pages, with paragraphs, turns and speakers
 */
export function train(
  documents: readonly Gold[],
  pages: readonly Gold[],
  { lexicon, origin, progress = () => {}, embeddings }: TrainOptions,
): Omit<Weights, 'signature'> {
  const glance = trainGlance(documents, pages, { lexicon, progress });
  const table = tableOf(embeddings);
  const sample = (gold: Gold, weight: number): Sample => ({ ...makeSample(gold, lexicon, table, glance), weight });
  const usable = ({ lost }: Sample): boolean => lost === 0;
  const all = [
    ...documents.map((gold) => sample(gold, 1)),
    ...pages.map((page) => sample(withoutStructure(page), pageWeight)),
  ];
  requireSome(all.filter(usable).length);
  progress(`${all.filter(usable).length} of ${all.length} documents can be used`);
  const base = fit(all.filter(usable), {
    rounds,
    l2,
    senses: columnSenses(table),
    progress: tell(progress, 'all columns'),
  });
  const names = columnNames(table);
  const built = [
    ...documents.map((gold, index) => sample(simulateStructure(gold, index + 1), 1)),
    ...pages.map((page) => sample(page, pageWeight)),
  ];
  const { weights, transitions } = fit(built.filter(usable), {
    rounds,
    l2,
    free: names.map((name) => name.startsWith(`${structureFeature.name} `)),
    start: base,
    senses: columnSenses(table),
    progress: tell(progress, 'structure'),
  });
  return { origin, ...named(names, { weights, transitions }), glance };
}

/** Fits the quick model alone. */
export function trainGlance(
  documents: readonly Gold[],
  pages: readonly Gold[],
  { lexicon, progress = () => {} }: Pick<TrainOptions, 'lexicon' | 'progress'>,
): Glance {
  const samples = [
    ...documents.map((gold) => ({ ...makeSample(gold, lexicon, glanceFeatures), weight: 1 })),
    ...pages.map((page) => ({ ...makeSample(withoutStructure(page), lexicon, glanceFeatures), weight: pageWeight })),
  ];
  const usable = samples.filter(({ lost }) => lost === 0);
  requireSome(usable.length);
  return named(
    columnNames(glanceFeatures),
    fit(usable, {
      rounds,
      l2,
      senses: columnSenses(glanceFeatures),
      progress: tell(progress, 'at a glance'),
    }),
  );
}

function requireSome(documents: number): void {
  if (documents > 0) return;
  throw new SverkaError(
    'train/too-few',
    'There is no document to learn from.',
    'Give gold documents, and sets that they are of.',
  );
}

const named = (names: readonly string[], { weights, transitions }: Fitted): Glance => ({
  columns: Object.fromEntries(names.map((name, index) => [name, rounded(weights[index]!)])),
  transitions: [...transitions].map(rounded),
});

const tell =
  (progress: (what: string) => void, what: string) =>
  (round: number, loss: number): void =>
    progress(`${what}, round ${round}: loss ${loss.toFixed(1)}`);

/** Six decimals: what is below is noise, and the file's differences can be read. */
const rounded = (value: number): number => Math.round(value * 1e6) / 1e6;
