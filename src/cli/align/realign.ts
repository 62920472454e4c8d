import { methods, realign, type Alignment, type AlignOptions } from '../../index.js';
import type { Given } from '../command.js';
import { readInput } from '../files.js';
import { readLexicon } from '../lexicons.js';
import { valueOf } from '../options.js';
import { ownLexicon, resources } from '../resources.js';

/** What a search is given beside the texts, as the options say. */
export function meansOf(given: Given): Omit<AlignOptions, 'method'> {
  const weights = valueOf(given, 'weights');
  const { lexicon } = readLexicon(given, ownLexicon);
  return resources({ lexicon, weights: weights === undefined ? undefined : readInput(weights) });
}

/** Searches again between what a person confirmed, by the method that the alignment was made with. */
export function realignAsBefore(alignment: Alignment, means: Omit<AlignOptions, 'method'>): ReturnType<typeof realign> {
  return realign(alignment, { ...means, method: methodOf(alignment) });
}

/** The method that an alignment was made with; the usual one, where it is of another program. */
export function methodOf({ signature }: Alignment): string {
  const name = /(?:^| )method:(\S+)/u.exec(signature)?.[1];
  return (methods.find((known) => known.name === name) ?? methods[0]!).name;
}
