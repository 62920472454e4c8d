#!/usr/bin/env node
// Fits the weights anew: on the gold documents of the folder SVERKA_GOLD whose licences let what is
// learnt from them be passed on, and on the corpora of this repository.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseLexicon, readGoldJson, readGoldTable } from '../dist/index.js';
import { train } from '../dist/train/train.js';

const here = (name) => fileURLToPath(new URL(`../${name}`, import.meta.url));
const read = (path) => readFileSync(path, 'utf8');

const folder = process.env.SVERKA_GOLD;
if (!folder || !existsSync(folder)) {
  console.error('Set SVERKA_GOLD to the folder with the gold documents.');
  process.exit(2);
}
const documents = readdirSync(folder)
  .filter((name) => /^(ntrex|pud)-.*\.json$/.test(name))
  .sort()
  .map((name) => readGoldJson(read(join(folder, name))));
const corpora = readdirSync(here('corpora'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => join(here('corpora'), name))
  .map((path) => readGoldTable(read(join(path, 'gold.tsv')), read(join(path, 'en.txt')), read(join(path, 'ru.txt'))));

const weights = train([...documents, ...corpora], {
  lexicon: parseLexicon(read(here('src/lexicon/en-ru.tsv'))),
  origin: `${documents.length} documents of NTREX-128 (CC BY-SA 4.0) and Parallel Universal Dependencies (CC BY-SA 3.0), ${corpora.length} of the corpora of sverka`,
  progress: (what) => console.error(what),
});
writeFileSync(here('src/method/weights.json'), `${JSON.stringify(weights, undefined, 2)}\n`);
