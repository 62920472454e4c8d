// What the scripts that fit weights on gold documents have in common.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readGoldJson, readGoldTable, unpackLexicon } from '../dist/index.js';

export const here = (name) => fileURLToPath(new URL(`../${name}`, import.meta.url));
export const read = (path) => readFileSync(path, 'utf8');
export const ownLexicon = () => unpackLexicon(read(here('dist/lexicon/en-ru.stems.txt')));

/** Nothing is fitted on it: its scores are those of a text that the aligner does not know. */
const heldOut = new Set(['1948-12-10-udhr']);

/** Folders of the corpora that weights are fitted on. */
export const fittedCorpora = () =>
  readdirSync(here('corpora'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !heldOut.has(entry.name))
    .map(({ name }) => name)
    .sort();

/**
 * The gold documents of the folder that SVERKA_GOLD names, whose files `isOne` takes, and those of the corpora that weights are
 * fitted on, whose set is `corpora`. Ends the script when there is no such folder.
 */
export function goldDocuments(isOne, setOf) {
  const folder = process.env.SVERKA_GOLD;
  if (!folder || !existsSync(folder)) {
    console.error('Set SVERKA_GOLD to the folder with the gold documents.');
    process.exit(2);
  }
  const files = readdirSync(folder).filter(isOne).sort();
  return [
    ...files.map((name) => ({ name, set: setOf(name), gold: readGoldJson(read(join(folder, name))) })),
    ...fittedCorpora().map((name) => {
      const [table, en, ru] = ['gold.tsv', 'en.txt', 'ru.txt'].map((file) => read(here(`corpora/${name}/${file}`)));
      return { name, set: 'corpora', gold: readGoldTable(table, en, ru) };
    }),
  ];
}
