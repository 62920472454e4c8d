import type { AlignOptions } from '../index.js';
import { resources } from './resources.js';

/** The lexicon and the weights that come with sverka, read from its folder, and its version: what `align` is given beside the texts. */
export const loadResources = (): Pick<AlignOptions, 'lexicon' | 'weights' | 'version'> => resources();
