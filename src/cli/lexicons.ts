import { emptyLexicon, extendLexicon, readGlossary, type Lexicon } from '../index.js';
import type { Given, Options } from './command.js';
import { inFile, textOf } from './input/documents.js';
import { readInput, type Input } from './files.js';
import { eachOf } from './options.js';

/** What all commands have in common that look words up. */
export const lexiconOptions: Options = {
  lexicon: { value: 'FILE', description: 'know these words too; TSV, .dic or TBX; may be given again' },
  'no-lexicon': { description: 'do without the words that come with sverka' },
};

/** The lexicon that the options ask for, and the files it is of. */
export function readLexicon(
  given: Given,
  own: () => Lexicon,
): { readonly lexicon: Lexicon; readonly inputs: readonly Input[] } {
  const inputs = eachOf(given, 'lexicon').map(readInput);
  const base = given['no-lexicon'] === true ? emptyLexicon : own();
  const lexicon = inputs.reduce(
    (known, input) =>
      extendLexicon(
        known,
        inFile(input.name, () => readGlossary(textOf(input))),
      ),
    base,
  );
  return { lexicon, inputs };
}
