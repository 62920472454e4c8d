import { shownConfidence } from '../../index.js';
import { currentTongue } from './language.svelte.js';

/** `0.97`, `0.998`, `>0.999`, as in the report; in Russian with a comma. */
export const probability = (value: number): string =>
  currentTongue() === 'ru' ? shownConfidence(value).replace('.', ',') : shownConfidence(value);

/** How loud a doubt is: 0 at 999 in 1000 and above, 1 at one half and below; even steps of odds between. */
export function doubt(posterior: number): number {
  const nines = -Math.log10(Math.max(1e-9, 1 - posterior));
  return Math.max(0, Math.min(1, 1 - (nines - 0.3) / 2.7));
}
