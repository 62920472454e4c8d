// What the scripts that fit weights on gold documents have in common.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readGoldJson, readGoldTable, unpackLexicon } from '../dist/index.js';

export const here = (name) => fileURLToPath(new URL(`../${name}`, import.meta.url));
export const read = (path) => readFileSync(path, 'utf8');
export const ownLexicon = () => unpackLexicon(read(here('dist/lexicon/en-ru.stems.txt')));

/**
 * The gold documents of the folder that SVERKA_GOLD names, whose files `isOne` takes, and those of the corpora, whose
 * set is `corpora`. Ends the script when there is no such folder.
 */
export function goldDocuments(isOne, setOf) {
  const folder = process.env.SVERKA_GOLD;
  if (!folder || !existsSync(folder)) {
    console.error('Set SVERKA_GOLD to the folder with the gold documents.');
    process.exit(2);
  }
  const files = readdirSync(folder).filter(isOne).sort();
  const corpora = readdirSync(here('corpora'), { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return [
    ...files.map((name) => ({ name, set: setOf(name), gold: readGoldJson(read(join(folder, name))) })),
    ...corpora.map(({ name }) => {
      const [table, en, ru] = ['gold.tsv', 'en.txt', 'ru.txt'].map((file) => read(here(`corpora/${name}/${file}`)));
      return { name, set: 'corpora', gold: readGoldTable(table, en, ru) };
    }),
  ];
}
