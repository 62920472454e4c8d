#!/usr/bin/env node
// Fits the weights anew: on the gold documents of the folder SVERKA_GOLD whose licences let what is
// learnt from them be passed on, and on the corpora of this repository. With --cross-validate it
// prints how well that does on documents it is not fitted on; with --all it may learn from every document there.
// With --no-lexicon it does without the lexicon, to be compared.
// With --glance only the quick model that thins the lattice is fitted anew.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  addScores,
  bySureness,
  calibrationError,
  decodeText,
  emptyLexicon,
  omissionRates,
  parseWeights,
  readGoldJson,
  readGoldTable,
  strictRates,
  unpackLexicon,
  wrongAmongLeastSure,
} from '../dist/index.js';
import { crossValidate } from '../dist/train/crossvalidate.js';
import { pageWeight, train, trainGlance } from '../dist/train/train.js';

const here = (name) => fileURLToPath(new URL(`../${name}`, import.meta.url));
const read = (path) => readFileSync(path, 'utf8');
const text = (path, lang) => decodeText(readFileSync(join(path, `${lang}.txt`)));

const folder = process.env.SVERKA_GOLD;
if (!folder || !existsSync(folder)) {
  console.error('Set SVERKA_GOLD to the folder with the gold documents.');
  process.exit(2);
}
const trains = /^(ntrex|pud)-/;
const files = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .sort();
const lexicon = process.argv.includes('--no-lexicon')
  ? emptyLexicon
  : unpackLexicon(read(here('dist/lexicon/en-ru.stems.txt')));
const { glance } = parseWeights(read(here('src/method/weights.json')));

const corpora = readdirSync(here('corpora'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => join(here('corpora'), name))
  .map((path) => readGoldTable(read(join(path, 'gold.tsv')), text(path, 'en'), text(path, 'ru')));

if (process.argv.includes('--cross-validate')) {
  const learnsAll = process.argv.includes('--all');
  const items = [
    ...files.map((name) => ({
      group: name.replace(/(-om|-hard)?\.json$/, ''),
      kind: { om: 'omissions', hard: 'hard' }[/-(om|hard)\.json$/.exec(name)?.[1]] ?? 'plain',
      gold: readGoldJson(read(join(folder, name))),
      weight: learnsAll || trains.test(name) ? 1 : 0,
    })),
    ...corpora.map((gold, index) => ({ group: `page ${index}`, kind: 'pages', gold, weight: pageWeight })),
  ];
  const judged = crossValidate(items, lexicon, glance);
  console.log(
    'variant    documents  strict F1  omission P  omission R  calibration error  wrong in the 5 % least sure',
  );
  for (const kind of ['plain', 'omissions', 'hard', 'pages', 'all']) {
    const some = judged.filter((one) => kind === 'all' || one.kind === kind);
    const scores = addScores(some.map((one) => one.scores));
    const links = some.flatMap((one) => one.links);
    const { precision, recall } = omissionRates(scores);
    const numbers = [
      strictRates(scores).f1,
      precision,
      recall,
      calibrationError(links),
      wrongAmongLeastSure(bySureness(links), 0.05) ?? 1,
    ];
    const [f1, p, r, error, found] = numbers.map((number) => number.toFixed(4));
    console.log(
      `${kind.padEnd(9)}  ${String(some.length).padStart(9)}  ${f1.padStart(9)}  ${p.padStart(10)}  ${r.padStart(10)}  ${error.padStart(17)}  ${found.padStart(27)}`,
    );
  }
} else {
  const documents = files.filter((name) => trains.test(name)).map((name) => readGoldJson(read(join(folder, name))));
  const path = here('src/method/weights.json');
  const progress = (what) => console.error(what);
  const weights = process.argv.includes('--glance')
    ? { ...JSON.parse(read(path)), glance: trainGlance(documents, corpora, { lexicon, progress }) }
    : train(documents, corpora, {
        lexicon,
        origin: `${documents.length} documents of NTREX-128 (CC BY-SA 4.0) and Parallel Universal Dependencies (CC BY-SA 3.0), ${corpora.length} of the corpora of sverka`,
        progress,
      });
  writeFileSync(path, `${JSON.stringify(weights, undefined, 2)}\n`);
}
