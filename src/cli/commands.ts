import type { Command } from './command.js';

export interface CommandEntry {
  readonly name: string;
  readonly description: string;
  readonly load: () => Promise<Command>;
}

/** Each is a file of its own and is read only when it is asked for, so that help and version come at once. */
export const commands: readonly CommandEntry[] = [
  {
    name: 'align',
    description: 'align an English and a Russian text',
    load: async () => (await import('./commands/align.js')).align,
  },
  {
    name: 'batch',
    description: 'align many pairs of texts',
    load: async () => (await import('./commands/batch.js')).batch,
  },
  {
    name: 'worker',
    description: 'align what batches put on a queue',
    load: async () => (await import('./commands/worker.js')).worker,
  },
  {
    name: 'segment',
    description: 'print the sentences of a text, one a line',
    load: async () => (await import('./commands/segment.js')).segment,
  },
  {
    name: 'review',
    description: 'correct an alignment in the browser',
    load: async () => (await import('./commands/review.js')).review,
  },
  {
    name: 'edit',
    description: 'correct an alignment from the command line',
    load: async () => (await import('./commands/edit.js')).edit,
  },
  {
    name: 'update',
    description: 'carry an alignment over to corrected texts',
    load: async () => (await import('./commands/update.js')).update,
  },
  {
    name: 'convert',
    description: 'write a saved alignment in other formats',
    load: async () => (await import('./commands/convert.js')).convert,
  },
  {
    name: 'validate',
    description: 'tell what is wrong in a TMX or TEI file, and mend it',
    load: async () => (await import('./commands/validate.js')).validate,
  },
  {
    name: 'tm',
    description: 'clean, merge, split, count and compare memories',
    load: async () => (await import('./commands/tm.js')).tm,
  },
  {
    name: 'evaluate',
    description: 'tell how good an alignment is, or the aligner',
    load: async () => (await import('./commands/evaluate.js')).evaluate,
  },
  {
    name: 'train',
    description: 'fit the weights of the model on gold documents',
    load: async () => (await import('./commands/train.js')).train,
  },
  {
    name: 'lexicon',
    description: 'learn words from alignments, or look words up',
    load: async () => (await import('./commands/lexicon.js')).lexicon,
  },
  {
    name: 'index',
    description: 'gather alignments in a corpus that can be searched',
    load: async () => (await import('./commands/indexing.js')).indexing,
  },
  {
    name: 'search',
    description: 'look for words and their renderings in a corpus',
    load: async () => (await import('./commands/search.js')).search,
  },
  {
    name: 'renderings',
    description: 'count what a word became in a corpus',
    load: async () => (await import('./commands/renderings.js')).renderings,
  },
  {
    name: 'terms',
    description: 'find terms and what renders them',
    load: async () => (await import('./commands/terms.js')).terms,
  },
  {
    name: 'stats',
    description: 'count and plot what there is in alignments',
    load: async () => (await import('./commands/stats.js')).stats,
  },
  {
    name: 'compare',
    description: 'show where two versions of a text differ',
    load: async () => (await import('./commands/compare.js')).compare,
  },
  {
    name: 'check',
    description: 'tell what differs between the two versions of a text',
    load: async () => (await import('./commands/check.js')).check,
  },
];

/** Made by yargs. */
export const completion = {
  name: 'completion',
  description: 'print a script that completes lines in bash, zsh or fish',
} as const;
