import { methods, realign, type Alignment } from '../index.js';
import { resources } from './resources.js';

let means: ReturnType<typeof resources> | undefined;

/** Searches again between what a person confirmed, by the method that the alignment was made with. */
export function realignAsBefore(alignment: Alignment): ReturnType<typeof realign> {
  means ??= resources();
  const name = /(?:^| )method:(\S+)/u.exec(alignment.signature)?.[1];
  const method = methods.find((known) => known.name === name) ?? methods[0]!;
  return realign(alignment, { ...means, method: method.name });
}
